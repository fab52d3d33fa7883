"""Migrants are told by message that a departure is unpaid or that cover is about to end; each thing once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import polars as pl
from django.db import connection
from django.utils.timezone import localdate

from payung.access.actor import Actor
from payung.audit.act import act
from payung.database.copy import copy_in
from payung.migrants.reminding import text_of, to_remind


def remind(write: Callable[[pl.DataFrame, dt.datetime], object], *, by: Actor, at: dt.datetime) -> int:
    """Write the reminders of the day. Returns how many. Run twice, nobody is told twice. Raises NotAllowed.

    write  puts messages into an outbox inside this transaction: columns phone, text, person_id; only with a telephone
    """
    with act("migrants.remind", by, at) as deed:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext('migrants.remind'))")
        due = to_remind(localdate(at))
        stamp = pl.lit(at.astimezone(dt.UTC).isoformat())
        copy_in("migrants_departurenotice", due.select("departure_id", "kind", "until", written_at=stamp))
        texts = [text_of(*row) for row in due.select("kind", "country", "until").iter_rows()]
        told = due.with_columns(text=pl.Series(texts, dtype=pl.String)).filter(pl.col("phone") != "")
        write(told.select("phone", "text", "person_id"), at)
        deed.about("departures", reminders=due.height)
        return due.height
