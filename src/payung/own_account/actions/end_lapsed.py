"""Memberships end whose unpaid months are more than the law lets make up for. Whoever it was may register again."""

from __future__ import annotations

import datetime as dt

import polars as pl
from django.utils.timezone import localdate

from payung.access.actor import Actor
from payung.audit.act import act
from payung.own_account.holding import open_rolls_of
from payung.own_account.models import Membership
from payung.own_account.outbox import write_messages
from payung.own_account.reminding import running, to_end
from payung.own_account.texts import ended_text
from payung.rolls.writing import cancel_rolls
from payung.statute_book import StatuteBook, read_statute_book


def end_lapsed(*, by: Actor, at: dt.datetime, law: StatuteBook | None = None) -> int:
    """End them today, close their unpaid codes, and tell them. Returns how many. Raises NotAllowed.

    Whoever's money is just coming in goes on: the next day judges them again.
    """
    law = law or read_statute_book()
    today = localdate(at)
    with act("own_account.end_lapsed", by, at) as deed:
        found = to_end(running(), today, law)["membership_id"].to_list()
        held = Membership.objects.select_for_update().filter(pk__in=found, ended_on=None).order_by("pk")
        people = dict(held.values_list("pk", "person_id"))
        paying = cancel_rolls(open_rolls_of(people.values()))
        ending = [pk for pk, person in people.items() if person not in paying]
        over = to_end(running().filter(pl.col("membership_id").is_in(ending)), today, law)
        ended = Membership.objects.filter(pk__in=over["membership_id"].to_list()).update(
            ended_on=today, end_reason=Membership.End.LAPSED
        )
        told = over.filter(pl.col("phone") != "")
        write_messages(told.select("phone", "person_id", text=pl.lit(ended_text())), at)
        deed.about("own_accounts", ended=ended)
        return ended
