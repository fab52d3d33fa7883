"""The months of a member's statement that did not come from an employer: paid alone, or by somebody for a list."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from payung.kernel.amounts import rupiah_text
from payung.ledger.models import MemberLine
from payung.registry.known_as import numbers_of
from payung.registry.models import Person
from payung.rolls.queries import rolls_by_number
from payung.web.members.statement import IN, Entry
from payung.web.words import date_words


def programmes_of(line: MemberLine) -> frozenset[str]:
    """What a line brought something for."""
    brought = {
        "JKK": line.jkk,
        "JKM": line.jkm,
        "JHT": line.jht_employer + line.jht_worker,
        "JP": line.jp_employer + line.jp_worker,
        "JKP": line.jkp_from_jkk + line.jkp_from_jkm + line.jkp_from_state,
    }
    return frozenset(name for name, amount in brought.items() if amount)


def roll_entries(person: Person, lines: Sequence[MemberLine]) -> list[Entry]:
    """One entry per line of a roll, with its sentence; who paid is named as on the roll."""
    rolls = rolls_by_number(line.bill_id for line in lines)
    numbers, entries = numbers_of(person.pk), []
    for line in lines:
        roll = rolls[line.bill_id]
        own = roll.payer_kind == "person" and roll.payer_id in numbers
        payer = _("Iuran mandiri") if own else roll.payer_name
        programmes = programmes_of(line)
        told = {
            "programmes": ", ".join(name for name in ("JKK", "JKM", "JHT") if name in programmes),
            "paid": date_words(line.value_date),
            "base": rupiah_text(line.wage),
        }
        if own and line.wage:
            text = _("%(programmes)s atas penghasilan dasar %(base)s; Anda membayar %(paid)s.") % told
        elif own:
            text = _("%(programmes)s; Anda membayar %(paid)s.") % told
        else:
            text = _("%(programmes)s dibayarkan untuk Anda; masuk %(paid)s.") % told
        entries.append(
            Entry(
                month=line.month,
                employer=payer,
                state=IN,
                due_on=roll.due_on,
                wage=line.wage,
                jht_employer=line.jht_employer,
                jht_worker=line.jht_worker,
                programmes=programmes,
                paid_on=line.value_date,
                text=text,
            )
        )
    return entries
