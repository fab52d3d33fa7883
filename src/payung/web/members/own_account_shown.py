"""What the own-account pages print: where a membership stands, what may be paid and its price, one code."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from payung.kernel.periods import first_day, month_of
from payung.own_account.amounts import Band, bands, priced, run_of
from payung.own_account.choice import Choice, choice_for
from payung.own_account.models import Membership
from payung.own_account.occupations import occupations
from payung.own_account.standing import ACTIVE, DUE, LAPSED, NEW, OVER, Standing, standing, starts
from payung.payments.models import Receipt
from payung.registry.known_as import numbers_of
from payung.registry.models import Region
from payung.rolls.models import Roll, RollAmount
from payung.rolls.queries import cover_on
from payung.rules.contributions.own_account import payable_ahead
from payung.rules.findings import Finding
from payung.statute_book import StatuteBook

__all__ = ["Offer", "Overview", "RollShown", "offers", "overview"]


@dataclass(frozen=True)
class Overview:
    """One membership on a day.

    state           kind and words for the `status` tag
    covered_since   first and last day of the cover that holds today; None where none does
    choice          what holds for the next month to pay, and in words below it
    """

    membership: Membership
    standing: Standing
    state: tuple[str, str]
    covered_since: dt.date | None
    covered_until: dt.date | None
    choice: Choice
    occupation: str
    region: str
    band: Band

    @property
    def in_time(self) -> bool:
        """Cover goes on without a gap when the next month is paid by its due day."""
        return self.standing.state in (ACTIVE, DUE)

    @property
    def programmes(self) -> str:
        return "JKK, JKM, JHT" if self.choice.jht else "JKK, JKM"


def overview(membership: Membership, today: dt.date, law: StatuteBook) -> Overview:
    """Where the membership stands today."""
    here = standing(membership.last_paid, today, law)
    cover = cover_on(numbers_of(membership.person_id), today).filter(segment="BPU")
    choice = choice_for(membership.terms.all(), here.next_month)
    by_base = {band.base: band for band in bands(here.next_month, law)}
    return Overview(
        membership=membership,
        standing=here,
        state=state_words(here.state, bool(cover.height)),
        covered_since=cover["since"].min() if cover.height else None,
        covered_until=cover["until"].max() if cover.height else None,
        choice=choice,
        occupation=occupations()[choice.occupation].name,
        region=Region.objects.get(pk=choice.region).name,
        band=by_base.get(choice.income, Band(choice.income, choice.income, choice.income)),
    )


def state_words(state: str, covered: bool) -> tuple[str, str]:
    """Kind and words of a state."""
    if covered:
        return ("safe", _("terlindungi"))
    return {
        NEW: ("you", _("terdaftar, belum dibayar")),
        ACTIVE: ("wait", _("dibayar, belum mulai")),
        DUE: ("you", _("jatuh tempo bulan ini")),
        LAPSED: ("stop", _("perlindungan berhenti")),
        OVER: ("stop", _("berakhir, daftar lagi")),
    }[state]


@dataclass(frozen=True)
class Offer:
    """One choice of months: how many from which month on, with the months gone by or without."""

    months: int
    start: dt.date
    with_arrears: bool
    total: int = 0
    last: dt.date | None = None
    workings: tuple[tuple[str, int, str], ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def value(self) -> str:
        """As the form sends it back: `3:2026-11-01:0`."""
        return f"{self.months}:{self.start.isoformat()}:{int(self.with_arrears)}"

    @classmethod
    def read(cls, text: str) -> Self | None:
        """What the form sent; None when it is none of ours."""
        try:
            months, start, arrears = text.split(":")
            return cls(int(months), dt.date.fromisoformat(start), arrears == "1")
        except ValueError:
            return None


def offers(membership: Membership, today: dt.date, law: StatuteBook) -> list[tuple[str, list[Offer]]]:
    """What may be paid now, in groups with a heading: from this month, from the next, with the months gone by."""
    here, rows = standing(membership.last_paid, today, law), list(membership.terms.all())
    if here.has_ended:
        return []
    counts = payable_ahead(month_of(today), law)
    groups = []
    for place, start in enumerate(starts(here, today)):
        arrears = (False, True) if place == 0 and here.arrears else (False,)
        for with_arrears in arrears:
            before = here.arrears if with_arrears else ()
            made = []
            for count in counts:
                months = [*before, *run_of(start, count)]
                price = priced([(month, choice_for(rows, month)) for month in months], law)
                workings = tuple(price.amounts.select("programme", "amount", "rate_text").iter_rows())
                made.append(Offer(count, start, with_arrears, price.total, months[-1], workings, price.findings))
            groups.append((_heading(place, with_arrears, here), made))
    return groups


def _heading(place: int, with_arrears: bool, here: Standing) -> str:
    if with_arrears:
        return _("Mulai bulan ini, dan bulan yang tertinggal")
    if place:
        return _("Mulai bulan depan")
    return _("Mulai bulan ini") if here.state != ACTIVE else _("Lanjutan")


@dataclass(frozen=True)
class RollShown:
    """One code, ready to print."""

    roll: Roll
    amounts: tuple[RollAmount, ...]
    last_month: dt.date
    to_pay: bool
    expired: bool
    bank: str

    @property
    def state(self) -> str:
        return self.roll.state

    @property
    def status(self) -> tuple[str, str]:
        """Kind and words."""
        if self.state == Roll.State.PAID:
            return ("safe", _("lunas"))
        if self.state == Roll.State.CANCELLED:
            return ("plain", _("dibatalkan"))
        return ("plain", _("kode lewat waktu")) if self.expired else ("you", _("menunggu pembayaran Anda"))

    @classmethod
    def of(cls, rolls: Iterable[Roll], now: dt.datetime) -> list[Self]:
        """The rolls as they stand now; money that came in and is not booked yet counts as paid to its payer. Two
        queries however many."""
        every = list(rolls)
        prefetch_related_objects(every, "amounts")
        codes = [roll.payment_code for roll in every]
        settled = Receipt.objects.filter(code__in=codes, outcome="settled").order_by("-pk")
        banks = dict(settled.values_list("code", "bank"))
        return [cls._one(roll, banks.get(roll.payment_code), now) for roll in every]

    @classmethod
    def _one(cls, roll: Roll, bank: str | None, now: dt.datetime) -> Self:
        expired = roll.expires_at < now
        last = first_day(month_of(roll.first_month) + roll.months - 1)
        open_now = roll.state == Roll.State.OPEN and not expired and bank is None
        return cls(roll, tuple(roll.amounts.all()), last, open_now, expired, bank or "")
