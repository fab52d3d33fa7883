"""Months are asked for, and get one code: arrears where wanted, and one to twelve months from now or next month on."""

from __future__ import annotations

import datetime as dt

import polars as pl
from django.utils.timezone import get_default_timezone, localdate

from payung.access.actor import Actor
from payung.audit.act import act
from payung.kernel.dates import month_text
from payung.kernel.periods import last_day, month_of
from payung.own_account.amounts import priced, run_of
from payung.own_account.choice import choice_for
from payung.own_account.holding import PAYER_KIND, cancel_open, hold_membership, open_rolls
from payung.own_account.models import Membership
from payung.own_account.outbox import write_message
from payung.own_account.refused import AHEAD, ENDED, MONTHS, refuse
from payung.own_account.standing import SEGMENT, due_on, standing, starts
from payung.own_account.texts import order_text
from payung.rolls.models import Roll
from payung.rolls.writing import RollSpec, write_roll
from payung.rules.contributions.own_account import payable_ahead
from payung.statute_book import StatuteBook, read_statute_book


def order_months(
    membership_id: int,
    months: int,
    *,
    start: dt.date | None = None,
    with_arrears: bool = False,
    by: Actor,
    at: dt.datetime,
    law: StatuteBook | None = None,
) -> Roll:
    """Write the roll of these months with its code; an unpaid one before it is cancelled, the same one is kept.

    months  how many from `start`, one of those the law lets pay ahead
    start   the first of them; by default the first that is unpaid now. Where this month is unpaid, next month too

    Raises NotAllowed; Refused own-account-ended, own-account-months, own-account-start, own-account-paid.
    """
    law = law or read_statute_book()
    today = localdate(at)
    with act("own_account.order_months", by, at) as deed:
        held = hold_membership(membership_id, "own_account.order_months", by)
        here = standing(held.last_paid, today, law)
        if here.has_ended:  # the worker ends it in its next round; nobody pays a month into what is over
            raise refuse(ENDED, "Kepesertaan", "sudah berakhir")
        start = start or here.next_month
        if months not in payable_ahead(month_of(today), law):
            raise refuse(MONTHS, "Jumlah bulan", str(months))
        if start not in starts(here, today) or (with_arrears and here.arrears and start != here.next_month):
            raise refuse(AHEAD, "Bulan mulai", month_text(month_of(start)))
        wanted = [*(here.arrears if with_arrears else ()), *run_of(start, months)]

        roll = _same(held, wanted, at) or _write(held, wanted, start, at, law)
        deed.about(f"roll:{roll.pk}", membership=held.pk, months=len(wanted), amount=roll.amount)
        return roll


def _same(held: Membership, wanted: list[dt.date], at: dt.datetime) -> Roll | None:
    """The open roll of just these months, when its code still lives and nothing was chosen anew since."""
    roll = open_rolls(held.person_id).filter(expires_at__gt=at).first()
    if roll is None or held.terms.filter(chosen_at__gt=roll.issued_at).exists():
        return None
    return roll if sorted(set(roll.lines.values_list("month", flat=True))) == wanted else None


def _write(held: Membership, wanted: list[dt.date], start: dt.date, at: dt.datetime, law: StatuteBook) -> Roll:
    cancel_open(held.person_id, at)
    rows = list(held.terms.all())
    price = priced([(month, choice_for(rows, month)) for month in wanted], law)
    end = dt.datetime.combine(last_day(month_of(start)), dt.time(23, 59, 59), tzinfo=get_default_timezone())
    first, last = month_text(month_of(wanted[0])), month_text(month_of(wanted[-1]))
    spec = RollSpec(
        kind=Roll.Kind.OWN_ACCOUNT,
        segment=SEGMENT,
        payer_kind=PAYER_KIND,
        payer_id=held.person_id,
        payer_name=held.person.name,
        first_month=wanted[0],
        months=len(wanted),
        due_on=due_on(month_of(start), law),
        expires_at=max(end, at + dt.timedelta(days=1)),
        description=f"Iuran mandiri {first}" + (f" sampai {last}" if len(wanted) > 1 else ""),
        law_version=law.version,
    )
    lines = price.lines.with_columns(person_id=pl.lit(held.person_id, dtype=pl.Int64))
    roll = write_roll(spec, lines, price.amounts, at)
    write_message(held.person.phone, order_text(roll.payment_code, roll.amount, roll.expires_at), held.person_id, at)
    return roll
