"""A member says what is not so about their own work; the employer's clock starts."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.timezone import localdate

from payung.access.actor import Actor, NotAllowed
from payung.audit.act import act
from payung.compliance.mending import declared_wage
from payung.compliance.models import MemberWord
from payung.compliance.opening import open_word_case
from payung.compliance.papers import checked_paper
from payung.compliance.practice import answer_due
from payung.compliance.refused import WORD_DAY, WORD_MONTH, WORD_NAME, WORD_OPEN, WORD_SAME, WORD_WAGE, refuse
from payung.kernel.amounts import rupiah_text
from payung.kernel.dates import date_text
from payung.kernel.identity import parse_npp
from payung.kernel.periods import last_day, month_of
from payung.registry.models import Employer, Employment, Person
from payung.registry.queries import people_reached
from payung.statute_book import StatuteBook, read_statute_book

Kind, State = MemberWord.Kind, MemberWord.State
REASONS = ("resigned", "laid_off", "contract_ended", "pension_age")
"""Reasons for leaving that a living member gives."""


@dataclass(frozen=True)
class Said:
    """What was typed. spell: for `left` and `wage`; named, npp: for `unlisted`."""

    kind: str
    spell: Employment | None = None
    day: dt.date | None = None
    end_reason: str = ""
    month: dt.date | None = None
    wage: int = 0
    named: str = ""
    npp: str = ""
    note: str = ""
    paper: tuple[str, bytes] | None = None


def say_word(person: Person, said: Said, *, by: Actor, at: dt.datetime, law: StatuteBook | None = None) -> MemberWord:
    """Keep what a member says. An employer that we do not know makes it a case at once; the member sees no difference.

    Raises NotAllowed; Refused word-day, word-month, word-wage, word-wage-same, word-name, word-open, document-size,
    document-type, lead-shape.
    """
    law = law or read_statute_book()
    with act("compliance.say_word", by, at) as deed:
        if not people_reached(by, "compliance.say_word").filter(pk=person.pk).exists():
            raise NotAllowed(f"{by.name}: compliance.say_word")
        Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
        today, fields = localdate(at), _judged(person, said, localdate(at))
        running = MemberWord.objects.filter(person=person, kind=said.kind, state__in=[State.WAITING, State.CASE])
        same = {name: fields[name] for name in ("employment", "month", "employer") if name in fields}
        if running.filter(**same).filter(**({"named": fields["named"]} if said.kind == Kind.UNLISTED else {})).exists():
            raise refuse(WORD_OPEN, "masih berjalan", "Pernyataan")

        paper = checked_paper(said.paper)
        word = MemberWord.objects.create(
            kind=said.kind, person=person, told_at=at, answer_by=answer_due(today, law), note=said.note.strip()[:500],
            proof_name=paper.name, proof_type=paper.media_type, proof=paper.content or None, **fields,
        )  # fmt: skip
        if word.employer is None:
            open_word_case(word, by, at)
            word.save()
        deed.about(f"word:{word.pk}", kind=said.kind, employer=word.employer_id, person=person.pk)
        return word


def _judged(person: Person, said: Said, today: dt.date) -> dict[str, object]:
    """The columns of the statement. Raises Refused."""
    if said.kind == Kind.UNLISTED:
        return _unlisted(said, today)
    spell = said.spell
    if spell is None or spell.person_id != person.pk:
        raise NotAllowed("a spell of somebody else")
    about = {"employment": spell, "employer": spell.employer, "named": spell.employer.name}
    if said.kind == Kind.LEFT:
        if said.day is None or not spell.started_on <= said.day <= today or spell.ended_on:
            raise refuse(WORD_DAY, date_text(said.day) if said.day else "kosong", "Hari kerja terakhir")
        if said.end_reason not in REASONS:
            raise refuse(WORD_DAY, "belum dipilih", "Sebab")
        return about | {"day": said.day, "end_reason": said.end_reason}
    month = said.month
    if month is None or month.day != 1 or not _worked(spell, month) or month >= today.replace(day=1):
        raise refuse(WORD_MONTH, date_text(month) if month else "kosong", "Bulan")
    if said.wage < 1:
        raise refuse(WORD_WAGE, "nol", "Upah")
    reported = declared_wage(spell.employer_id, person.pk, month)
    if reported == said.wage:
        raise refuse(WORD_SAME, rupiah_text(said.wage), "Upah")
    return about | {"month": month, "wage": said.wage, "reported": reported}


def _worked(spell: Employment, month: dt.date) -> bool:
    return spell.started_on <= last_day(month_of(month)) and (spell.ended_on is None or spell.ended_on >= month)


def _unlisted(said: Said, today: dt.date) -> dict[str, object]:
    if not said.named.strip():
        raise refuse(WORD_NAME, "kosong", "Nama perusahaan")
    if said.day is None or said.day > today:
        raise refuse(WORD_DAY, date_text(said.day) if said.day else "kosong", "Mulai bekerja")
    npp = parse_npp(said.npp) if said.npp.strip() else ""
    known = (
        Employer.objects.filter(npp=npp.upper(), ended_on=None).order_by("division")
        if isinstance(npp, str) and npp
        else None
    )
    return {
        "employer": known.first() if known is not None else None,
        "named": said.named.strip()[:200],
        "day": said.day,
    }
