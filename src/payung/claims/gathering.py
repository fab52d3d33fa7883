"""Everything a judge needs about one claim, from the registry, the books and what was stated, each with its source.

Eligibility is asked of the day of the event, never of today: what was credited or declared later does not count.
"""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import Any

from django.db.models import Q
from django.utils.timezone import localdate

from payung.claims.books import ONE_BY_ONE, Books
from payung.claims.claim import Claim
from payung.claims.claimants import Claimant
from payung.claims.contributed import CreditedMonth, credited_months
from payung.claims.facts import Fact, Facts, iso
from payung.claims.gathering_savings import gather_savings
from payung.claims.stated import LABELS
from payung.statute_book import StatuteBook

Programme = Claim.Programme
DATA, BOOKS, SHEET = "Data peserta", "Buku iuran", "Lembar upah perusahaan"


def gather(claim: Claim, today: dt.date, law: StatuteBook, books: Books = ONE_BY_ONE) -> Facts:
    """The facts of a claim as they are known today; nothing is written.

    Names are those of `cases`; a fact that nobody knows is left out or null.
    """
    event_on = claim.event.happened_on
    stated = {**claim.event.facts, **claim.facts}
    months = books.credited(claim, event_on)
    facts = _member(claim, months, books) | _stated(claim, stated)
    if claim.programme in (Programme.JKK, Programme.JKP):
        facts |= _wage(claim, stated, books)
    if claim.programme in (Programme.JKK, Programme.JKM, Programme.JKP):
        facts |= _arrears(claim, books)
    if claim.programme == Programme.JKP:
        facts |= _job_loss(claim, today, law)
    if claim.programme in (Programme.JHT, Programme.JP):
        facts |= gather_savings(claim, today, books)
    if claim.programme == Programme.SCHOLARSHIP:
        facts |= _children(claim)
    return facts


def _member(claim: Claim, months: list[CreditedMonth], books: Books) -> Facts:
    person, event_on = claim.person, claim.event.happened_on
    work, cards = books.work(claim), books.cards(claim)
    here = [(start, name) for start, end, name in work if end is None or end >= event_on]
    first = min([start for start, *_ in work] + cards + [each.month for each in months], default=None)
    this_month = event_on.replace(day=1)
    own = any(each.month == this_month and each.segment != "PU" for each in months)
    where = ", ".join(f"{name} sejak {start.isoformat()}" for start, name in here)
    return {
        "event_on": Fact(iso(event_on), "Hari kejadian", f"Laporan {claim.event.get_reporter_display()}", event_on),
        "claimed_on": Fact(iso(claim.claimed_on), "Diajukan", "Laporan", claim.claimed_on),
        "born": Fact(iso(person.birth_date), "Tanggal lahir", f"{DATA}, NIK {person.get_nik_state_display()}"),
        "registered_on": Fact(iso(first), "Peserta sejak", DATA, event_on),
        "member": Fact(bool(here) or own, "Peserta pada hari kejadian", where or DATA, event_on),
        "contribution_months": Fact(len(months), "Bulan iuran dibayar sampai hari kejadian", BOOKS, event_on),
        "segment": Fact(months[-1].segment if months else "PU", "Segmen", BOOKS, event_on),
    }


def _stated(claim: Claim, stated: dict[str, Any]) -> Facts:
    """What the reporter or an officer stated, under its own name."""
    own = set(claim.facts)
    return {
        name: Fact(value, LABELS[name], "Petugas, dari dokumen" if name in own else "Laporan")
        for name, value in stated.items()
    } | {"reported_on": Fact(iso(_day(stated, "first_report_on") or localdate(claim.event.reported_at)),
                             "Laporan pertama", "Laporan")}  # fmt: skip


def _day(stated: dict[str, Any], name: str) -> dt.date | None:
    return dt.date.fromisoformat(stated[name]) if stated.get(name) else None


def _wage(claim: Claim, stated: dict[str, Any], books: Books) -> Facts:
    """The wage last declared for a month not after the day that counts."""
    day = _day(stated, "accident_on") or claim.event.happened_on
    found = books.last_wage(claim, day.replace(day=1))
    if found:
        source = f"{SHEET}, {'posting' if found.state == 'posted' else 'finalisasi'} {found.month:%m-%Y}"
        return {"wage": Fact(found.amount, "Upah terakhir", source, found.month)}
    amount = stated.get("stated_wage")
    return {"wage": Fact(amount, "Upah", "Dinyatakan, tidak ada di lembar upah")} if amount else {}


def _arrears(claim: Claim, books: Books) -> Facts:
    """Months of work before the event whose contributions were due and had not come by that day."""
    event_on = claim.event.happened_on
    first = dt.date(event_on.year - 2, event_on.month, 1)
    every = books.member_months(claim, first, event_on.replace(day=1))
    unpaid = [
        each.month
        for each in every
        if each.employer_id == claim.event.employer_id
        and each.month < event_on.replace(day=1)
        and (each.credited_on is None or each.credited_on > event_on)
        and not (each.due_on and each.due_on >= event_on)
    ]
    return {"unpaid_months": Fact(len(unpaid), "Bulan tunggakan perusahaan", BOOKS, event_on)}


def _job_loss(claim: Claim, today: dt.date, law: StatuteBook) -> Facts:
    """Contributions in the window before the end, those without a gap up to it, and benefits received before."""
    ended = claim.event.happened_on
    number = _number(ended)
    window = law["jkp.claim.window_months"].value(ended)
    months = [each for each in credited_months(claim.person_id, today) if each.jkp and _number(each.month) <= number]
    numbers = [_number(each.month) for each in months]
    earlier = Claim.objects.filter(
        Q(person=claim.person, programme=Programme.JKP, decisions__granted=True, decisions__approved_by__isnull=False)
    ).exclude(pk=claim.pk).distinct()  # fmt: skip
    last = max((_number(each.claimed_on) for each in earlier), default=None)
    return {
        "paid_months": Fact(sum(number - window < each for each in numbers), "Bulan JKP dalam jangka", BOOKS, ended),
        "consecutive_months": Fact(_row(numbers, number), "Bulan JKP berturut-turut", BOOKS, ended),
        "earlier_claims": Fact(earlier.count(), "Klaim JKP sebelumnya", "Klaim di Payung", today),
        "months_since_claim": Fact(
            len(numbers) if last is None else sum(each > last for each in numbers),
            "Bulan sejak klaim JKP",
            BOOKS,
            ended,
        ),
        "in_jkp": Fact(bool(numbers), "Peserta JKP", BOOKS, ended),
    }


def _number(day: dt.date) -> int:
    return day.year * 12 + day.month


def _row(numbers: list[int], last: int) -> int:
    """How many months stand in a row up to the last one; the month of the end itself may still be unpaid."""
    if not numbers or numbers[-1] < last - 1:
        return 0
    gaps = [place for place, (a, b) in enumerate(pairwise(numbers), 1) if b - a > 1]
    return len(numbers) - (gaps[-1] if gaps else 0)


def _children(claim: Claim) -> Facts:
    """The children who study, in the order the family names them."""
    rows = Claimant.objects.filter(event=claim.event, relation=Claimant.Relation.CHILD, ended_at=None).order_by("place")
    children = [
        {
            "claimant_id": child.pk,
            "name": child.name,
            "born": iso(child.birth_date),
            "level": child.facts["level"],
            "years_left": child.facts.get("years_left"),
        }
        for child in rows
        if child.facts.get("level") and not child.facts.get("married")
    ]
    return {"children": Fact(children, "Anak yang bersekolah", "Kartu keluarga; surat sekolah")}
