"""What JHT and JP ask: the balance, earlier payments, and the wages and months of a pension."""

from __future__ import annotations

import datetime as dt

from payung.claims.books import Books
from payung.claims.claim import Claim
from payung.claims.facts import Fact, Facts

Programme = Claim.Programme
BOOK = "Buku JHT"
SURVIVORS = (("widow", ("spouse",)), ("children", ("child",)), ("parents", ("ascendant",)))
"""Event of a pension → the relations that claim it, in the order of the law."""


def gather_savings(claim: Claim, today: dt.date, books: Books) -> Facts:
    """The facts of a JHT or JP claim beyond membership."""
    return _balance(claim, today, books) if claim.programme == Programme.JHT else _pension(claim, books)


def _balance(claim: Claim, today: dt.date, books: Books) -> Facts:
    """What was credited up to today less what was granted before; development results are not booked yet."""
    earlier = books.drawn(claim)
    left = books.balance(claim) - sum(each.amount for each in earlier)
    before = [[each.day.isoformat(), each.amount] for each in earlier]
    partial = sum(each.partial for each in earlier)
    return {
        "balance": Fact(left, "Saldo JHT", BOOK, today),
        "earlier": Fact(before, "JHT dibayar sebelumnya", "Klaim", today),
        "partial_before": Fact(partial, "Pengambilan sebagian sebelumnya", "Klaim", today),
        "left_on": Fact(claim.event.happened_on.isoformat(), "Hari berhenti", "Laporan", claim.event.happened_on),
    }


def _pension(claim: Claim, books: Books) -> Facts:
    event_on = claim.event.happened_on
    months = [each for each in books.months(claim) if each.jp and each.month <= event_on]
    member = _months_between(months[0].month, event_on) if months else 0
    wages = [[each.month.isoformat(), each.wage] for each in months]
    return {
        "pension_event": Fact(_event(claim, books), "Jenis pensiun", "Ahli waris dan laporan", event_on),
        "jp_months": Fact(len(months), "Bulan iuran JP", "Buku iuran", event_on),
        "jp_membership_months": Fact(max(member, len(months)), "Bulan kepesertaan JP", "Buku iuran", event_on),
        "jp_wages": Fact(wages, "Upah yang diiur untuk JP", "Buku iuran", event_on),
        "jp_paid": Fact(sum(each.jp for each in months), "Iuran JP seluruhnya", "Buku iuran", event_on),
    }


def _event(claim: Claim, books: Books) -> str:
    if claim.basis != "survivors":
        return claim.basis
    named = {one.relation for one in books.people(claim)}
    return next((event for event, relations in SURVIVORS if named & set(relations)), SURVIVORS[0][0])


def _months_between(first: dt.date, last: dt.date) -> int:
    return (last.year - first.year) * 12 + last.month - first.month + 1
