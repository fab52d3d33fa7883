"""`payung server bank …`: the simulated bank on the command line, the same two questions as its page.

Loaded once Django is ready. Every answer is one JSON object on one line.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json

from django.utils import timezone

from payung.jobs.settle import settle
from payung.payments.simulator import SimulatedBank
from payung.site.trouble import Trouble
from payung.web.bank.allowed import simulator_allowed


def main(argv: list[str]) -> None:
    """Run `inquire` or `pay`. Raises Trouble in a database with real data."""
    ask = _parser().parse_args(argv)
    if not simulator_allowed():
        raise Trouble(
            "bank-not-simulated",
            "Basis data ini bukan contoh, jadi bank simulator tidak menjawab. Tidak ada yang dicatat.",
            "This database is not a demonstration, so the simulated bank does not answer. Nothing was recorded.",
        )
    ask.do(ask)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="payung server bank", description=__doc__)
    verbs = parser.add_subparsers(required=True, metavar="inquire | pay")
    inquire = verbs.add_parser("inquire", help="what may be paid on a code")
    inquire.add_argument("code", help="payment code, eleven digits")
    inquire.set_defaults(do=_inquire)
    pay = verbs.add_parser("pay", help="tell that money came in on a code; the bill is posted at once")
    pay.add_argument("code", help="payment code, eleven digits")
    pay.add_argument("amount", type=_rupiah, help="whole rupiah, at least one")
    pay.add_argument("--reference", help="the bank's number of the payment; the same one twice counts once")
    pay.add_argument("--paid-at", type=_moment, help="when it was paid, 2025-02-07T14:10 (WIB); by default now")
    pay.set_defaults(do=_pay)
    return parser


def _inquire(ask: argparse.Namespace) -> None:
    answer = SimulatedBank().inquire(ask.code, timezone.now())
    _say(
        code=answer.code,
        amount=answer.amount,
        payer=answer.payer_name,
        description=answer.description,
        refusal=answer.refusal.code if answer.refusal else None,
        message=answer.refusal.id if answer.refusal else None,
    )


def _pay(ask: argparse.Namespace) -> None:
    now = timezone.now()
    told = SimulatedBank().pay(ask.code, ask.amount, at=now, reference=ask.reference, paid_at=ask.paid_at)
    posted = settle(now)
    _say(
        reference=told.reference,
        outcome=told.outcome,
        message=told.reason.id if told.reason else None,
        repeated=told.repeated,
        bills_posted=posted.bills,
        workers_credited=posted.workers,
        rolls_posted=posted.rolls,
    )


def _say(**facts: object) -> None:
    print(json.dumps(facts, ensure_ascii=False))


def _rupiah(text: str) -> int:
    amount = int(text)
    if amount < 1:
        raise argparse.ArgumentTypeError("at least one rupiah; nothing was recorded")
    return amount


def _moment(text: str) -> dt.datetime:
    """An aware time; without a zone it is WIB. Never in the future."""
    moment = dt.datetime.fromisoformat(text)
    moment = timezone.make_aware(moment) if moment.tzinfo is None else moment
    if moment > timezone.now():
        raise argparse.ArgumentTypeError("this time has not come yet; nothing was recorded")
    return moment
