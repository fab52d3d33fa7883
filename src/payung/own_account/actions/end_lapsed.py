"""Memberships end whose unpaid months are more than the law lets make up for. Whoever it was may register again."""

from __future__ import annotations

import datetime as dt

import polars as pl
from django.utils.timezone import localdate

from payung.access.actor import Actor
from payung.audit.act import act
from payung.database.copy import copy_in
from payung.own_account.models import Membership
from payung.own_account.reminding import running, to_end
from payung.own_account.texts import ended_text
from payung.statute_book import StatuteBook, read_statute_book


def end_lapsed(*, by: Actor, at: dt.datetime, law: StatuteBook | None = None) -> int:
    """End them today and tell them. Returns how many. Raises NotAllowed."""
    law = law or read_statute_book()
    today = localdate(at)
    with act("own_account.end_lapsed", by, at) as deed:
        over = to_end(running(), today, law)
        rows = Membership.objects.filter(pk__in=over["membership_id"].to_list(), ended_on=None)
        ended = rows.update(ended_on=today, end_reason=Membership.End.LAPSED)
        messages = over.filter(pl.col("phone") != "").select(
            "phone", "person_id", text=pl.lit(ended_text()), written_at=pl.lit(at.astimezone(dt.UTC).isoformat())
        )
        copy_in("own_account_message", messages)
        deed.about("own_accounts", ended=ended)
        return ended
