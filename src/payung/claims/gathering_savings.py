"""What JHT and JP ask: the balance, earlier payments, and the wages and months of a pension."""

from __future__ import annotations

import datetime as dt

from payung.claims.books import ONE_BY_ONE, Books
from payung.claims.claim import Claim
from payung.claims.claimants import Claimant
from payung.claims.contributed import credited_months
from payung.claims.facts import Fact, Facts

Programme = Claim.Programme
BOOK = "Buku JHT"
SURVIVORS = (("widow", ("spouse",)), ("children", ("child",)), ("parents", ("ascendant",)))
"""Event of a pension → the relations that claim it, in the order of the law."""


def gather_savings(claim: Claim, today: dt.date, books: Books = ONE_BY_ONE) -> Facts:
    """The facts of a JHT or JP claim beyond membership."""
    return _balance(claim, today, books) if claim.programme == Programme.JHT else _pension(claim, today)


def _balance(claim: Claim, today: dt.date, books: Books) -> Facts:
    """What was credited up to today less what was granted before; development results are not booked yet."""
    earlier = books.savings_paid(claim)
    credited = books.balance(claim, today)
    drawn = sum(amount for _, amount in earlier)
    partial = books.partial_before(claim)
    return {
        "balance": Fact(credited - drawn, "Saldo JHT", BOOK, today),
        "earlier": Fact(
            [[day.isoformat(), amount] for day, amount in earlier], "JHT dibayar sebelumnya", "Klaim", today
        ),
        "partial_before": Fact(partial, "Pengambilan sebagian sebelumnya", "Klaim", today),
        "left_on": Fact(claim.event.happened_on.isoformat(), "Hari berhenti", "Laporan", claim.event.happened_on),
    }


def _pension(claim: Claim, today: dt.date) -> Facts:
    event_on = claim.event.happened_on
    months = [each for each in credited_months(claim.person_id, today) if each.jp and each.month <= event_on]
    member = _months_between(months[0].month, event_on) if months else 0
    wages = [[each.month.isoformat(), each.wage] for each in months]
    return {
        "pension_event": Fact(_event(claim), "Jenis pensiun", "Ahli waris dan laporan", event_on),
        "jp_months": Fact(len(months), "Bulan iuran JP", "Buku iuran", event_on),
        "jp_membership_months": Fact(max(member, len(months)), "Bulan kepesertaan JP", "Buku iuran", event_on),
        "jp_wages": Fact(wages, "Upah yang diiur untuk JP", "Buku iuran", event_on),
        "jp_paid": Fact(sum(each.jp for each in months), "Iuran JP seluruhnya", "Buku iuran", event_on),
    }


def _event(claim: Claim) -> str:
    if claim.basis != "survivors":
        return claim.basis
    named = set(
        Claimant.objects.filter(event=claim.event, ended_at=None).values_list("relation", flat=True)
    )  # fmt: skip
    return next((event for event, relations in SURVIVORS if named & set(relations)), SURVIVORS[0][0])


def _months_between(first: dt.date, last: dt.date) -> int:
    return (last.year - first.year) * 12 + last.month - first.month + 1
