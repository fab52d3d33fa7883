"""A member's months from the books, the registry and the declarations: what came in, and what should have."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import numpy as np
from django.db.models import Min
from django.utils.translation import gettext as _

from payung.contributions.models import Declaration
from payung.contributions.queries import MemberMonth, member_months
from payung.kernel.amounts import rupiah_text
from payung.kernel.periods import first_day, month_of
from payung.ledger.models import MemberLine
from payung.ledger.queries import lines_of
from payung.registry.known_as import numbers_of
from payung.registry.models import Employer, Employment, Person
from payung.rolls.queries import rolls_by_number
from payung.rules.contributions.penalty import WAGE_EARNERS, due_day
from payung.statute_book import StatuteBook
from payung.web.members.roll_entries import programmes_of, roll_entries
from payung.web.members.statement import (
    ABSENT,
    IN,
    LATER,
    UNPAID,
    UNREPORTED,
    Entry,
    Statement,
    statement_of,
)
from payung.web.words import date_words

Place = tuple[int, dt.date]
"""Employer and first day of the month."""


def spells_of(person: Person) -> list[Employment]:
    """Every spell of work that was not a mistake, the newest first."""
    found = Employment.objects.filter(person__in=numbers_of(person.pk)).exclude(end_reason=Employment.EndReason.MISTAKE)
    return list(found.select_related("employer", "card").order_by("-started_on", "-pk"))


def working_for(spells: list[Employment], day: dt.date) -> list[Employer]:
    """The employers of that day, each once."""
    now = [s.employer for s in spells if s.started_on <= day and (s.ended_on is None or s.ended_on >= day)]
    return list(dict.fromkeys(now))


def gather_statement(person: Person, spells: list[Employment], as_of: dt.date, law: StatuteBook) -> Statement:
    """The whole statement of one person on a day."""
    credited: dict[Place, Entry] = {}
    names = {spell.employer_id: spell.employer.name for spell in spells}
    lines = [line for line in lines_of(*numbers_of(person.pk)) if line.value_date <= as_of]
    rolls = rolls_by_number(line.bill_id for line in lines)
    wages = [line for line in lines if line.bill_id not in rolls]
    names |= dict(Employer.objects.filter(pk__in={line.payer_id for line in wages}).values_list("pk", "name"))
    for line in wages:
        place = (line.payer_id, line.month)
        credited[place] = _credited(line, names[line.payer_id], credited.get(place), law)
    on_rolls = roll_entries(person, [line for line in lines if line.bill_id in rolls])
    missing = [entry for place, entry in _missing(person, spells, as_of, law) if place not in credited]
    return statement_of((_worded(entry) for entry in [*credited.values(), *missing, *on_rolls]), as_of)


def _credited(line: MemberLine, employer: str, before: Entry | None, law: StatuteBook) -> Entry:
    """The entry of one line, added to what another bill brought for the same month."""
    entry = Entry(
        month=line.month,
        employer=employer,
        state=IN,
        due_on=_due(line.month, law),
        wage=line.wage,
        jht_employer=line.jht_employer,
        jht_worker=line.jht_worker,
        programmes=programmes_of(line),
        paid_on=line.value_date,
    )
    return entry if before is None else entry.added_to(before)


def _missing(person: Person, spells: list[Employment], as_of: dt.date, law: StatuteBook) -> list[tuple[Place, Entry]]:
    """Every month worked that brought nothing, with the reason; the month that still runs is left out.

    Counted for each employer since its first month in these books.
    """
    if not spells:
        return []
    began = Declaration.objects.filter(employer__in={spell.employer_id for spell in spells})
    first = dict(began.values_list("employer").annotate(Min("month")).values_list("employer", "month__min"))
    since = {s.employer_id: first.get(s.employer_id, s.employer.registered_on.replace(day=1)) for s in spells}
    this_month = first_day(month_of(as_of))
    found = member_months(person.pk, min(since.values()), first_day(month_of(as_of) - 1))
    return [
        ((each.employer_id, each.month), _uncredited(each, as_of, law))
        for each in found
        if since[each.employer_id] <= each.month < this_month and each.is_missing
    ]


def _uncredited(each: MemberMonth, as_of: dt.date, law: StatuteBook) -> Entry:
    due_on = _due(each.month, law)
    state = {"billed": UNPAID}.get(each.status, UNREPORTED)
    if each.status == "undeclared" and each.due_on:  # the employer's bill of that month goes without this person
        state = ABSENT
    elif as_of <= due_on:
        state = LATER
    return Entry(each.month, each.employer_name, state, due_on, wage=each.wage or 0)


def _due(month: dt.date, law: StatuteBook) -> dt.date:
    return due_day(np.array([month_of(month)], dtype=np.int64), WAGE_EARNERS, law)[0].astype(object)


def _worded(entry: Entry) -> Entry:
    """The entry with the sentence under its line."""
    return entry if entry.text else replace(entry, text=_sentence(entry))


def _sentence(entry: Entry) -> str:
    told = {
        "wage": rupiah_text(entry.wage),
        "employer": rupiah_text(entry.jht_employer),
        "worker": rupiah_text(entry.jht_worker),
        "due": date_words(entry.due_on),
        "after": date_words(entry.due_on + dt.timedelta(days=1)),
        "paid": date_words(entry.paid_on) if entry.paid_on else "",
    }
    if entry.state == IN and entry.jht == 0:
        return _("upah %(wage)s; masuk %(paid)s. Perusahaan ini belum ikut JHT.") % told
    return {
        IN: _("upah %(wage)s: perusahaan %(employer)s, Anda %(worker)s; masuk %(paid)s"),
        LATER: _("Perusahaan membayar paling lambat %(due)s."),
        UNPAID: _(
            "Perusahaan belum membayar tagihan bulan ini. Kami menagih sejak %(after)s. Anda tidak perlu"
            " melakukan apa-apa."
        ),
        ABSENT: _(
            "Perusahaan melaporkan bulan ini tanpa nama Anda. Tanyakan ke bagian upah, atau datang ke kantor cabang."
        ),
        UNREPORTED: _(
            "Perusahaan belum melaporkan upah bulan ini. Batasnya %(due)s. Yang wajib melapor perusahaan; Anda tidak"
            " perlu melakukan apa-apa."
        ),
    }[entry.state] % told
