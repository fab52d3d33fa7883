"""A right that runs on in the words of its page: where it stands, each month, what is asked next."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from payung.claims.models import Entitlement, Overpayment, PeriodicOrder, Repayment
from payung.claims.periodic.practice import life_warning_days
from payung.claims.periodic.queries import amount_on, owed_back
from payung.claims.periodic.standing import LATER, OPEN, WAITING, Period, held_back, last_orders, periods
from payung.statute_book import StatuteBook
from payung.web.words import translated

State, Kind = Entitlement.State, Entitlement.Kind
STATES = {
    "paid": ("safe", gettext_lazy("dibayar")),
    "accepted": ("wait", gettext_lazy("diterima, menunggu pembayaran")),
    "waiting": ("wait", gettext_lazy("menunggu diperiksa")),
    "open": ("you", gettext_lazy("perlu dibuktikan")),
    "missed": ("stop", gettext_lazy("lewat, tidak dibayar")),
    "later": ("plain", gettext_lazy("belum waktunya")),
}
ORDERS = {
    PeriodicOrder.State.INSTRUCTED: ("wait", gettext_lazy("dikirim ke bank")),
    PeriodicOrder.State.CONFIRMED: ("safe", gettext_lazy("diterima")),
    PeriodicOrder.State.RETURNED: ("stop", gettext_lazy("dikembalikan bank")),
    PeriodicOrder.State.KEPT: ("plain", gettext_lazy("kembali ke dana")),
}
SHOWN_PAYMENTS = 36


@dataclass(frozen=True)
class Line:
    """One month paid and what the bank did with it."""

    payment: Any
    order: PeriodicOrder | None
    status: tuple[str, Any] | None


@dataclass(frozen=True)
class Debt:
    """What was paid too much, how much is left, and the code with which it can be paid now."""

    over: Overpayment
    left: int
    code: Repayment | None


@dataclass(frozen=True)
class Right:
    """Everything a page says about one right."""

    right: Entitlement
    status: tuple[str, str]
    amount: int | None
    periods: list[tuple[Period, tuple[str, Any]]]
    payments: list[Line]
    debts: list[Debt]
    open: Period | None
    held: int
    life_due: bool
    life_waits: bool
    returned: int

    @property
    def is_pension(self) -> bool:
        return self.right.alive_until is not None


def status_of(right: Entitlement) -> tuple[str, str]:
    """The tag of a right: running, waiting or ended, with its reason."""
    if right.state == State.ACTIVE:
        return "safe", _("berjalan")
    if right.state == State.SUSPENDED:
        return "you", _("ditahan: belum ada bukti masih hidup")
    return "plain", _("berakhir: %(why)s") % {"why": translated(right.get_reason_display()).lower()}


def shown(right: Entitlement, today: dt.date, now: dt.datetime, law: StatuteBook) -> Right:
    """The right as it stands on a day."""
    every, orders = periods(right, today, law), last_orders(right)
    paid = list(right.payments.order_by("-month")[:SHOWN_PAYMENTS])
    lines = []
    for payment in paid:
        order = orders.get(payment.month)
        lines.append(Line(payment, order, ORDERS.get(PeriodicOrder.State(order.state)) if order else None))
    debts = list(right.overpayments.prefetch_related("repayments").order_by("pk"))
    left = owed_back([each.pk for each in debts])
    warn = today + dt.timedelta(days=life_warning_days())
    return Right(
        right=right,
        status=status_of(right),
        amount=amount_on(right, max(today.replace(day=1), right.first_month)),
        periods=[(each, STATES[each.state]) for each in every],
        payments=lines,
        debts=[Debt(each, left[each.pk], _open_code(each, now)) for each in debts],
        open=next((each for each in every if each.state == OPEN), None),
        held=held_back(right, today),
        life_due=right.alive_until is not None and right.state != State.STOPPED and right.alive_until <= warn,
        life_waits=right.evidence.filter(month=None, state="waiting").exists(),
        returned=sum(each.state == PeriodicOrder.State.RETURNED for each in orders.values()),
    )


def next_words(each: Right) -> tuple[str, str, dt.date | None]:
    """Who acts next, what is to be done, and by when."""
    if each.right.state == State.STOPPED:
        return _("Tidak ada"), each.right.get_reason_display(), each.right.ended_on
    if each.returned:
        return _("Petugas"), _("Rekening diperbaiki, lalu uangnya dikirim lagi"), None
    if each.open:
        return _("Penerima"), _("Kirim bukti"), each.open.closes
    if any(period.state == WAITING for period, _tag in each.periods) or each.life_waits:
        return _("Petugas"), _("Memeriksa bukti yang dikirim"), None
    if each.life_due:
        return _("Penerima"), _("Beri bukti masih hidup"), each.right.alive_until
    coming = next((period for period, _tag in each.periods if period.state == LATER and period.opens), None)
    if coming:
        return _("Penerima"), _("Belum ada; bukti berikutnya dikirim mulai tanggal ini"), coming.opens
    return _("Kami"), _("Membayar bulan berikutnya"), each.right.next_month if each.is_pension else None


def _open_code(over: Overpayment, now: dt.datetime) -> Repayment | None:
    return next(
        (each for each in reversed(over.repayments.all()) if each.posted_at is None and each.expires_at > now), None
    ) if over.state == Overpayment.State.DEBT else None  # fmt: skip
