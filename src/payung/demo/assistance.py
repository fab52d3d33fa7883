"""Invented programmes of assistance in Landak, Mempawah and Kubu Raya, through the same actions as on the pages, and a
village that asks for statuses."""

from __future__ import annotations

import datetime as dt
import io

import numpy as np
import xlsxwriter
from django.utils.timezone import get_default_timezone

from payung.access.actor import SYSTEM, Actor, Held
from payung.access.models import Grant, Role, ScopeKind, User
from payung.assistance.actions.approve_list import approve_list
from payung.assistance.actions.open_programme import open_programme
from payung.assistance.actions.order_instalment import order_instalment
from payung.assistance.actions.read_list import read_list
from payung.assistance.actions.record_sponsor import record_sponsor
from payung.assistance.bnba import BNBA
from payung.assistance.drafting import Draft
from payung.assistance.models import Programme, Sponsor
from payung.demo.homes import Inside, settle
from payung.demo.logins import VILLAGE_CODE, VILLAGE_LOGIN, kept_password
from payung.inquiry.actions.agree import Agreed, agree
from payung.kernel.periods import first_day, month_of
from payung.payments.simulator import SimulatedBank
from payung.registry.models import Person
from payung.rolls.actions.post_settled import post_settled
from payung.rolls.models import Roll

LANDAK, MEMPAWAH, KUBU_RAYA = "61.08", "61.02", "61.12"
PAYER, NEXT = "Pemkab Contoh Mempawah", "Pemkab Contoh Kubu Raya"
FIRST = (
    *("Agus", "Yohana", "Lusia", "Rusli", "Marta", "Petrus", "Nurul", "Hendra", "Sari", "Yulius", "Dewi", "Anton"),
    *("Siti", "Bonifasius", "Ratna", "Karim"),
)
LAST = ("Contohan", "Rekaan", "Umpama", "Misalnya", "Andaian", "Teladan", "Perumpamaan", "Karangan")
NOON = dt.time(10)
"""Place, sponsor kind and name, title, cohort, basis, how many months back it began, months, months of one payment,
places, income or honorarium, people listed. Numbers of the press, divided by fifty."""
PROGRAMMES = (
    (LANDAK, "regency", "Pemkab Contoh Landak", "Contoh: pegawai honorer", "honorer", "income", 3, 12, 3, 24, 0, 28),
    (MEMPAWAH, "village", "Desa Rekaan Mempawah", "Contoh: perangkat desa", "perangkat", "income", 5, 6, 6, 14, 0, 14),
    (LANDAK, "palm_fund", "DBH sawit Contoh Landak", "Contoh: pekerja sawit", "sawit", "income", 1, 6, 2, 30, 0, 40),
    (MEMPAWAH, "regency", PAYER, "Contoh: pegawai honorer Mempawah", "honorer", "income", 10, 12, 6, 18, 0, 19),
    (MEMPAWAH, "regency", PAYER, "Contoh: KPPS Pemilu", "kpps", "honorarium", 18, 2, 2, 112, 1_100_000, 112),
    (MEMPAWAH, "regency", PAYER, "Contoh: Linmas Pemilu", "linmas", "honorarium", 18, 2, 2, 36, 700_000, 36),
    (MEMPAWAH, "regency", PAYER, "Contoh: PPK dan PPS Pemilu", "pps", "honorarium", 18, 4, 4, 20, 1_500_000, 20),
    (MEMPAWAH, "regency", PAYER, "Contoh: PPK dan PPS Pilkada", "pps", "honorarium", 15, 5, 5, 10, 1_500_000, 11),
    (KUBU_RAYA, "regency", NEXT, "Contoh: guru mengaji", "guru", "income", 18, 8, 8, 60, 0, 62),
    (KUBU_RAYA, "regency", NEXT, "Contoh: ketua RT dan RW", "rtrw", "income", 10, 12, 6, 80, 0, 83),
)  # fmt: skip


def invent_assistance(rng: np.random.Generator, inside: Inside, *, today: dt.date) -> int:
    """Programmes in every state of a list, some run out, one open draft, and the log-in of a village.

    inside  districts and villages where the people of a list live

    Returns how many people were registered by them.
    """
    before = Person.objects.count()
    month = month_of(today)
    number = 0
    sponsors: dict[str, Sponsor] = {}
    for place, kind, payer, title, cohort, basis, back, months, instalment, quota, base, people in PROGRAMMES:
        start = first_day(month - back)
        at = _moment(min(start, today))
        by = Actor("Contoh: pejabat daerah", None, (Held(Role.REGENCY, ScopeKind.REGION, place),))
        sponsor = sponsors.get(payer) or record_sponsor(payer, kind, place, by=by, at=at)
        sponsors[payer] = sponsor
        programme = open_programme(
            _draft(sponsor, title, cohort, basis, place, start, months, instalment, quota, base), by=by, at=at
        )
        _send(programme, rng, inside, number, people, by, at)
        number += people
        _paid(programme, by, at, today)
    _draft_of_landak(rng, inside, number, _moment(today), month)
    _log_in(today)
    _status_agreement(today)
    return Person.objects.count() - before


def _moment(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, NOON, tzinfo=get_default_timezone())


def _draft(sponsor: Sponsor, title: str, cohort: str, basis: str, place: str, start: dt.date, months: int,
           instalment: int, quota: int, base: int) -> Draft:  # fmt: skip
    palm = sponsor.kind == Sponsor.Kind.PALM_FUND
    return Draft(
        sponsor=sponsor.pk, title=title, cohort=cohort, basis=basis, region=place,
        legal_basis=f"Contoh Perbup 1/{start.year}", budget_line="DPA contoh 5.1.02.02", budget=quota * months * 20_000,
        quota=quota, first_month=start, months=months, instalment=instalment, base=base or 1_000_000,
        age_from=17 if palm else None, age_to=61 if palm else None, allocation=900_000_000 if palm else None,
    )  # fmt: skip


def _send(
    programme: Programme, rng: np.random.Generator, inside: Inside, first: int, people: int, by: Actor, at: dt.datetime
) -> None:
    """A file of names: most fit; one is listed twice, one lives elsewhere, one is too old, one has a short NIK."""
    homes = settle(rng.spawn(1)[0], np.full(people, programme.region_id, dtype=object), inside)
    rows = [_row(programme, rng, first + place, home) for place, home in enumerate(homes.tolist())]
    rows += [rows[0], [*rows[1][:4], "61.01.01.2001", *rows[1][5:]], [f"{rows[2][0][:-2]}", *rows[2][1:]]]
    rows[-2][0] = f"{rows[1][0][:12]}{9_900 + first // 20:04d}"
    old = [*rows[3]]
    old[0], old[2] = f"{old[0][:12]}{9_950 + first // 20:04d}", "03-05-1948"
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        page = book.add_worksheet(BNBA.sheet)
        for line, cells in enumerate([list(BNBA.titles.values())[:7], *rows, old]):
            page.write_row(line, 0, cells)
    read_list(programme.pk, out.getvalue(), "daftar-contoh.xlsx", region_code=programme.region_id, by=by, at=at)


def _row(programme: Programme, rng: np.random.Generator, number: int, home: str) -> list[str]:
    born = dt.date(1972, 1, 1) + dt.timedelta(days=int(rng.integers(0, 10_000)))
    woman = bool(rng.random() < 0.45)
    day = born.day + (40 if woman else 0)
    nik = f"{programme.region_id.replace('.', '')}09{day:02d}{born:%m%y}{9_500 + number % 400:04d}"
    name = f"{rng.choice(FIRST)} {rng.choice(LAST)}"
    work = "Pemanen sawit" if programme.needs_palm_work else programme.get_cohort_display()
    place = VILLAGE_CODE if programme.region_id == LANDAK and number % 3 == 0 else home
    return [nik, name, f"{born:%d-%m-%Y}", "P" if woman else "L", place, "", work]


def _paid(programme: Programme, by: Actor, at: dt.datetime, today: dt.date) -> None:
    """Approved, and every payment up to today made; the newest waits where one is due next month."""
    roll: Roll | None = approve_list(programme.pk, f"SK contoh 7/{at.year}", at.date(), by=by, at=at).roll
    while roll is not None:
        SimulatedBank().pay(roll.payment_code, roll.amount, at=at)
        post_settled(by=SYSTEM, at=at)
        after = first_day(month_of(roll.first_month) + roll.months)
        if after > programme.last_month or after > today:
            return
        at = _moment(after)
        roll = order_instalment(programme.pk, by=by, at=at)


def _draft_of_landak(rng: np.random.Generator, inside: Inside, first: int, at: dt.datetime, month: int) -> None:
    """What the official decides on next: a list that waits for its decree."""
    by = Actor("Contoh: pejabat daerah", None, (Held(Role.REGENCY, ScopeKind.REGION, LANDAK),))
    sponsor = Sponsor.objects.get(name="Pemkab Contoh Landak")
    draft = _draft(sponsor, "Contoh: pekerja rentan", "rentan", "income", LANDAK, first_day(month + 1), 6, 1, 10, 0)
    _send(open_programme(draft, by=by, at=at), rng, inside, first, 12, by, at)


def _log_in(today: dt.date) -> None:
    user = User.objects.create(username=VILLAGE_LOGIN, full_name="Yosefina Contoh", password=kept_password())
    Grant.objects.create(
        user=user, role=Role.VILLAGE, scope_kind=ScopeKind.REGION, scope_key=VILLAGE_CODE,
        valid_from=today.replace(day=1),
    )  # fmt: skip


def _status_agreement(today: dt.date) -> None:
    """The agency of the demonstration may ask about its own list for a year."""
    by = Actor("Contoh: petugas cabang", None, (Held(Role.OFFICER, ScopeKind.ALL, ""),))
    key = Grant.objects.filter(role=Role.AGENCY).values_list("scope_key", flat=True).first() or "1"
    agree(
        Agreed(
            number="PKS-CONTOH/01", party="Dinas Sosial Contoh", asker="agency", asker_key=key, region=LANDAK,
            purpose="Contoh: padanan penerima bantuan sosial", daily_limit=500, valid_from=today,
            valid_to=today + dt.timedelta(days=365), tells_segment=True,
        ),
        by=by, at=_moment(today),
    )  # fmt: skip
