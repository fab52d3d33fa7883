"""Members are told by message that a month is due, or that their cover stopped; each thing once."""

from __future__ import annotations

import datetime as dt

import polars as pl
from django.db import connection
from django.utils.timezone import localdate

from payung.access.actor import Actor
from payung.audit.act import act
from payung.database.copy import copy_in
from payung.kernel.periods import month_of
from payung.own_account.models import Notice
from payung.own_account.outbox import write_messages
from payung.own_account.reminding import running, to_remind
from payung.own_account.standing import due_on
from payung.own_account.texts import due_text, lapsed_text
from payung.statute_book import StatuteBook, read_statute_book


def remind(*, by: Actor, at: dt.datetime, law: StatuteBook | None = None) -> int:
    """Write the reminders of the day. Returns how many. Run twice, nobody is told twice. Raises NotAllowed."""
    law = law or read_statute_book()
    with act("own_account.remind", by, at) as deed:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext('own_account.remind'))")
        wanted = to_remind(running(), localdate(at), law)
        stamp = pl.lit(at.astimezone(dt.UTC).isoformat())
        copy_in("own_account_notice", wanted.select("membership_id", "kind", "month", written_at=stamp))
        months = wanted.select("kind", "month").unique()
        texts = months.with_columns(
            text=pl.Series([_text(kind, month, law) for kind, month in months.rows()], dtype=pl.String)
        )
        messages = wanted.filter(pl.col("phone") != "").join(texts, on=["kind", "month"])
        write_messages(messages.select("phone", "text", "person_id"), at)
        deed.about("own_accounts", reminders=wanted.height)
        return wanted.height


def _text(kind: str, month: dt.date, law: StatuteBook) -> str:
    return due_text(month, due_on(month_of(month), law)) if kind == Notice.Kind.DUE else lapsed_text(month)
