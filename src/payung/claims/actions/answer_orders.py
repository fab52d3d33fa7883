"""A bank tells what became of orders of runs: any number of them, each once."""

from __future__ import annotations

import datetime as dt

import polars as pl
from django.utils.timezone import localdate

from payung.access.actor import Actor
from payung.audit.act import act
from payung.claims.periodic.answering import Answered, held_orders, matched, write_answer


def answer_orders(answers: pl.DataFrame, *, paying_bank: str, by: Actor, at: dt.datetime) -> Answered:
    """Write which orders reached the account (a reference) and which came back (a reason).

    answers  columns `answering.ANSWERS`; of one key the first row counts

    Told twice, nothing happens twice. What comes back stays payable to the same person, unless the right had ended
    before that month: then it stays in the fund. Raises NotAllowed; Refused order-unknown, answer-empty,
    answer-differs, reference-used, with nothing kept of the whole answer.
    """
    with act("claims.answer_orders", by, at) as deed:
        held = held_orders(answers["key"].to_list())

        new = matched(answers, held, paying_bank)

        done = write_answer(new, paying_bank, at, localdate(at))
        deed.about(
            f"order:{held['key'][0]}" if held.height == 1 else "orders",
            bank=paying_bank, confirmed=done.confirmed, amount=done.amount, returned=done.returned, undone=done.undone,
        )  # fmt: skip
        return done
