"""Invented cases of every kind in every step, and what invented workers say, through the actions people use."""

from __future__ import annotations

import datetime as dt

from django.db.models import Max
from django.utils.timezone import make_aware

from payung.access.actor import SYSTEM, Actor, Held
from payung.access.models import Role, ScopeKind
from payung.compliance.actions.answer_case import answer_case
from payung.compliance.actions.answer_word import answer_word
from payung.compliance.actions.close_case import close_case
from payung.compliance.actions.decide_word import decide_word
from payung.compliance.actions.find_cases import find_cases
from payung.compliance.actions.lapse_words import lapse_words
from payung.compliance.actions.record_lead import record_lead
from payung.compliance.actions.say_word import Said, say_word
from payung.compliance.actions.take_step import Plan, take_step
from payung.compliance.models import Case, CaseStep, MemberWord
from payung.compliance.reach import cases_reached
from payung.contributions.models import Bill, Declaration
from payung.registry.models import Employer, Employment, Region

DAY = dt.timedelta(days=1)
ROAD = ("letter_1", "letter_2", "visit", "meeting", "plan", "inspector")
STAGES = len(ROAD) + 2  # with none taken, and closed
PLACE = "61.12"
LEADS = ("Kilang Padi", "Bengkel Las", "Warung Makan", "Kebun Sawit", "Toko Bangunan", "Usaha Mebel", "Laundri",
         "Tambak Udang")  # fmt: skip
WORDS = 24
MISSING = 10


def make_cases(hero: Employer, branch: str, officer: Actor, *, today: dt.date) -> None:
    """Cases as seen from `today`; the hero's clerk has two statements to answer. Nothing where people are too few."""
    spells = list(
        Employment.objects.filter(employer__office=branch, ended_on=None, started_on__lt=today - 200 * DAY)
        .exclude(employer=hero).select_related("employer", "person").order_by("pk")[100 : 100 + WORDS + MISSING]
    )  # fmt: skip
    if len(spells) < WORDS + MISSING:
        return
    _leave_out(spells[WORDS:], hero, today)
    _end_some(hero, branch)
    find_cases(by=officer, at=_at(today, 45))
    place = Region.objects.get(pk=PLACE)
    for number, name in enumerate(LEADS):
        record_lead(
            place, name=f"{name} (contoh)", place=f"Desa Contoh {number + 1}", workers=4 + 3 * number,
            source="Kantor desa" if number % 2 else "Dinas tenaga kerja", by=officer, at=_at(today, 40 - number),
        )  # fmt: skip
    _speak(spells[:WORDS], officer, today)
    for kind in Case.Kind.values:
        reached = cases_reached(officer, "compliance.take_step").filter(kind=kind)
        for stage, case in enumerate(reached.order_by("pk")[:STAGES]):
            _walk(case, stage, officer, today)
    _ask_the_hero(hero, today)
    find_cases(by=SYSTEM, at=_at(today, 1))


def _leave_out(spells: list[Employment], hero: Employer, today: dt.date) -> None:
    """People whom a second employer of the same branch has on its list and never declares."""
    declaring = Employer.objects.filter(office=spells[0].employer.office_id, declarations__state="posted")
    employers = list(
        declaring.exclude(pk__in=[hero.pk, *(spell.employer_id for spell in spells)]).distinct().order_by("pk")
    )
    if not employers:
        return
    Employment.objects.bulk_create(
        Employment(person=spell.person, employer=employers[place % len(employers)], started_on=today - 150 * DAY)
        for place, spell in enumerate(spells)
    )


def _end_some(hero: Employer, branch: str) -> None:
    """Employers with an unpaid bill, ended before its month."""
    open_bills = Bill.objects.filter(state=Bill.State.OPEN, employer__office=branch).exclude(employer=hero)
    newest = open_bills.values("employer").annotate(month=Max("month")).order_by("employer")[:4]
    for row in newest:
        Employer.objects.filter(pk=row["employer"]).update(ended_on=row["month"] - DAY)


def _speak(spells: list[Employment], officer: Actor, today: dt.date) -> None:
    """Every third says they left, every third another wage, every third that they work elsewhere unlisted."""
    month = (today - 62 * DAY).replace(day=1)  # over when the first of them speaks
    for number, spell in enumerate(spells):
        by = Actor(spell.person.name, None, (Held(Role.MEMBER, ScopeKind.PERSON, str(spell.person_id)),))
        said = (
            Said("left", spell, day=today - 30 * DAY, end_reason="resigned"),
            Said("wage", spell, month=month, wage=3_900_000 + 10_000 * number, note="Menurut slip upah."),
            Said("unlisted", named=f"UD Rekaan {number}", day=today - 120 * DAY),
        )[number % 3]
        word = say_word(spell.person, said, by=by, at=_at(today, 3 if number < 3 else 25))
        if number >= 3 and number % 4 == 1 and word.state == MemberWord.State.WAITING:
            answer_word(
                word.pk, agrees=number % 8 == 1, reason="Masih tercatat di absensi.", by=_clerk(spell.employer_id),
                at=_at(today, 18),
            )  # fmt: skip
    lapse_words(by=SYSTEM, at=_at(today, 6))


def _walk(case: Case, stage: int, officer: Actor, today: dt.date) -> None:
    """Bring the case to one stage: none, a letter and then the step of that stage, or closed after a letter."""
    age = max(4, (today - case.opened_at.date()).days)
    taken = [] if stage == 0 else ["letter_1"] if stage in (1, STAGES - 1) else ["letter_1", ROAD[stage - 1]]
    for number, step in enumerate(taken, 1):
        plan = Plan(4_500_000, 3) if step == CaseStep.Kind.PLAN else None
        when = _at(today, max(1, age - number * age // 3))
        take_step(case.pk, step, note="Kantor cabang, pukul 09.00", plan=plan, by=officer, at=when)
    if stage == 1 and case.employer_id:
        answer_case(
            case.pk, words="Kami sedang mencocokkan dengan bagian upah.", by=_clerk(case.employer_id), at=_at(today, 1)
        )
    if stage == STAGES - 1:
        if MemberWord.objects.filter(case=case).exists():
            decide_word(case.pk, holds=False, reason="Tidak ada bukti lain.", by=officer, at=_at(today, 1))
        else:
            close_case(case.pk, outcome="explained", reason="Sudah dicocokkan bersama.", by=officer, at=_at(today, 1))


def _ask_the_hero(hero: Employer, today: dt.date) -> None:
    """Two of the hero's own workers say something; the first is the member who can log in, if they work there."""
    spells = list(hero.employments.filter(ended_on=None).select_related("person", "employer").order_by("pk")[:2])
    over = (today - 2 * DAY).replace(day=1)
    months = (
        Declaration.objects.filter(employer=hero, month__lt=over).order_by("-month").values_list("month", flat=True)
    )
    for number, spell in enumerate(spells):
        by = Actor(spell.person.name, None, (Held(Role.MEMBER, ScopeKind.PERSON, str(spell.person_id)),))
        said = Said("left", spell, day=today - 10 * DAY, end_reason="contract_ended")
        if number == 0 and months and months[0] >= spell.started_on.replace(day=1):
            said = Said("wage", spell, month=months[0], wage=5_150_000, note="Menurut slip upah.")
        say_word(spell.person, said, by=by, at=_at(today, 2))


def _clerk(employer_id: int) -> Actor:
    return Actor("Bagian upah (contoh)", None, (Held(Role.CLERK, ScopeKind.EMPLOYER, str(employer_id)),))


def _at(today: dt.date, days_ago: int) -> dt.datetime:
    return make_aware(dt.datetime.combine(today - days_ago * DAY, dt.time(10)))
