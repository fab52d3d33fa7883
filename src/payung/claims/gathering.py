"""Everything a judge needs about one claim, from the registry, the books and what was stated, each with its source.

Eligibility is asked of the day of the event, never of today: what was credited or declared later does not count.
"""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

from django.utils.timezone import get_default_timezone, localdate

from payung.claims.abroad import SEGMENT as ABROAD
from payung.claims.abroad import gather_abroad
from payung.claims.books import NOTHING, Books
from payung.claims.care.facts import gather_treatment
from payung.claims.claim import Claim
from payung.claims.claimants import Claimant
from payung.claims.facts import Fact, Facts, iso
from payung.claims.gathering_projects import gather_project
from payung.claims.gathering_savings import gather_savings
from payung.claims.jkm_paid import FACT
from payung.claims.stated import LABELS
from payung.statute_book import StatuteBook

Programme = Claim.Programme
OF_ONE_STEP = ("absence_days", "transport")
"""Stated of one step of an accident; a later claim states its own."""
OF_THE_DAY = (Programme.JKK, Programme.JKM, Programme.SCHOLARSHIP, Programme.CARE)
"""Programmes that ask under what somebody was covered on the day."""
DATA, BOOKS, SHEET = "Data peserta", "Buku iuran", "Lembar upah perusahaan"


def gather(claim: Claim, today: dt.date, law: StatuteBook, books: Books | None = None) -> Facts:
    """The facts of a claim as they are known today; nothing is written.

    Names are those of `cases`; a fact that nobody knows is left out or null.
    """
    books = books or Books([claim], today)
    facts = _member(claim, books) | _stated(claim, books)
    if claim.programme in (Programme.JKK, Programme.JKP):
        facts |= _wage(claim, facts, books)
    if claim.programme in (Programme.JKK, Programme.JKM, Programme.JKP):
        unpaid = books.unpaid(claim)
        facts["unpaid_months"] = Fact(unpaid, "Bulan tunggakan perusahaan", BOOKS, claim.event.happened_on)
    if claim.programme == Programme.JKP:
        facts |= _job_loss(claim, today, law, books)
    if claim.programme == Programme.JKK:
        facts |= _same_accident(claim, books) | _concluded(claim, books) | _paid_jkm(claim, books)
    if claim.programme in (Programme.JHT, Programme.JP):
        facts |= gather_savings(claim, today, books)
    if claim.programme == Programme.SCHOLARSHIP:
        facts |= _children(claim, books)
    if claim.programme == Programme.CARE:
        facts |= gather_treatment(claim)
    if claim.programme in (Programme.JKK, Programme.JKM):
        accident_on = facts["accident_on"].value if "accident_on" in facts else None
        day = dt.date.fromisoformat(accident_on) if accident_on else claim.event.happened_on
        facts |= gather_project(books.project(claim, day), day, facts, wage_asked=claim.programme == Programme.JKK)
    if claim.programme in OF_THE_DAY:
        day = claim.accident_on
        facts |= gather_abroad(books.abroad(claim, day), day, facts)
    return facts


def _member(claim: Claim, books: Books) -> Facts:
    person, event_on = claim.person, claim.event.happened_on
    work, credited, roll = books.work(claim), books.credited(claim), books.on_roll(claim)
    here = [(start, name) for start, end, name in work if end is None or end >= event_on]
    starts = [*(start for start, *_ in work), books.first_card(claim), credited.first]
    first = min((day for day in starts if day is not None), default=None)
    where = ", ".join(f"{name} sejak {start.isoformat()}" for start, name in here)
    if roll and not here:
        where = f"Iuran {roll.segment} dari {roll.payer}, melindungi sejak {roll.since.isoformat()}"
    segment = roll.segment if roll and not here else credited.segment
    if segment == ABROAD:  # the last contribution was of work abroad; whether that covers the day is asked apart
        segment = NOTHING.segment
    return {
        "event_on": Fact(iso(event_on), "Hari kejadian", f"Laporan {claim.event.get_reporter_display()}", event_on),
        "claimed_on": Fact(iso(claim.claimed_on), "Diajukan", "Laporan", claim.claimed_on),
        "born": Fact(iso(person.birth_date), "Tanggal lahir", f"{DATA}, NIK {person.get_nik_state_display()}"),
        "registered_on": Fact(iso(first), "Peserta sejak", DATA, event_on),
        "member": Fact(bool(here or roll), "Peserta pada hari kejadian", where or DATA, event_on),
        "contribution_months": Fact(credited.months, "Bulan iuran dibayar sampai hari kejadian", BOOKS, event_on),
        "segment": Fact(segment, "Segmen", BOOKS, event_on),
    }


def _stated(claim: Claim, books: Books) -> Facts:
    """What the reporter or an officer stated, under its own name.

    Where an earlier claim of this very event was granted, what the report said of days and costs was paid by it.
    """
    reported = claim.event.facts
    if claim.programme == Programme.JKK and any(each.event_id == claim.event_id for each in books.same_accident(claim)):
        reported = {name: value for name, value in reported.items() if name not in OF_ONE_STEP}
    own = set(claim.facts)
    facts = {
        name: Fact(value, LABELS[name], "Petugas, dari dokumen" if name in own else "Laporan")
        for name, value in {**reported, **claim.facts}.items()
    }
    first = facts["first_report_on"].value if "first_report_on" in facts else None
    told = first or iso(localdate(claim.event.reported_at, get_default_timezone()))
    return facts | {"reported_on": Fact(told, "Laporan pertama", "Laporan")}


def _wage(claim: Claim, facts: Facts, books: Books) -> Facts:
    """The wage last declared for a month not after the day that counts; without an employer, the base of the roll."""
    roll = books.on_roll(claim)
    if roll and roll.income and claim.event.employer_id is None:
        return {"wage": Fact(roll.income, "Penghasilan dasar", f"Iuran {roll.segment} dari {roll.payer}", roll.since)}
    found = books.last_wage(claim)
    if found:
        source = f"{SHEET}, {'posting' if found.state == 'posted' else 'finalisasi'} {found.month:%m-%Y}"
        return {"wage": Fact(found.amount, "Upah terakhir", source, found.month)}
    amount = facts["stated_wage"].value if "stated_wage" in facts else None
    return {"wage": Fact(amount, "Upah", "Dinyatakan, tidak ada di lembar upah")} if amount else {}


def _same_accident(claim: Claim, books: Books) -> Facts:
    """What earlier claims of the same accident paid: the days go on, amounts are taken off."""
    earlier = books.same_accident(claim)
    if not earlier:
        return {}
    paid: dict[str, int] = {}
    for each in earlier:
        for code, amount in each.lines.items():
            paid[code] = paid.get(code, 0) + amount
    days, on = sum(each.absence_days for each in earlier), claim.accident_on
    return {
        "paid_days": Fact(days, "Hari STMB yang sudah dibayar", "Klaim atas kecelakaan yang sama", on),
        "paid": Fact(paid, "Sudah dibayar", "Klaim atas kecelakaan yang sama", on),
    }


def _paid_jkm(claim: Claim, books: Books) -> Facts:
    """Who is paid after a death and what JKM each received, where any was paid before it was known to be of work."""
    received = books.paid_jkm(claim) if claim.basis == "death" else {}
    people = [
        {"claimant_id": one.pk, "name": one.name, "relation": one.relation, "amount": received.get(one.pk, 0)}
        for one in books.people(claim)
        if one.relation not in (Claimant.Relation.EMPLOYER, Claimant.Relation.FACILITY)
    ]
    if not any(each["amount"] for each in people):
        return {}
    return {FACT: Fact(people, "JKM yang sudah dibayar", "Klaim JKM atas kematian yang sama", claim.accident_on)}


def _concluded(claim: Claim, books: Books) -> Facts:
    """What a suspicion came to, where there was one."""
    found = books.suspicion(claim)
    if found is None or found.concluded_at is None:
        return {}
    day = localdate(found.concluded_at, get_default_timezone())
    return {"work_related": Fact(found.work_related, "Akibat kerja", "Kesimpulan petugas atas dugaan", day)}


def _job_loss(claim: Claim, today: dt.date, law: StatuteBook, books: Books) -> Facts:
    """Contributions in the window before the end, those without a gap up to it, and benefits received before."""
    ended = claim.event.happened_on
    number = _number(ended)
    window = law["jkp.claim.window_months"].value(ended)
    numbers = [_number(each.month) for each in books.months(claim) if each.jkp and _number(each.month) <= number]
    earlier, last_claim = books.job_losses(claim)
    last = _number(last_claim) if last_claim else None
    return {
        "paid_months": Fact(sum(number - window < each for each in numbers), "Bulan JKP dalam jangka", BOOKS, ended),
        "consecutive_months": Fact(_row(numbers, number), "Bulan JKP berturut-turut", BOOKS, ended),
        "earlier_claims": Fact(earlier, "Klaim JKP sebelumnya", "Klaim di Payung", today),
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


def _children(claim: Claim, books: Books) -> Facts:
    """The children who study, in the order the family names them."""
    rows = [one for one in books.people(claim) if one.relation == Claimant.Relation.CHILD]
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
