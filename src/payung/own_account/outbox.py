"""Messages written with the action they tell of, and sent once that action is kept."""

from __future__ import annotations

import datetime as dt

import polars as pl

from payung.database.copy import copy_in
from payung.own_account.models import Message
from payung.own_account.ports import messenger

AT_ONCE = 200


def write_message(phone: str, text: str, person_id: int | None, at: dt.datetime, about: str = "") -> None:
    """Put one text into the outbox, inside the caller's transaction. Without a telephone nothing is written."""
    if phone:
        Message.objects.create(phone=phone, text=text, person_id=person_id, written_at=at, about=about)


def write_messages(messages: pl.DataFrame, at: dt.datetime) -> int:
    """Put many texts into the outbox, columns phone, text, person_id. Returns how many."""
    return copy_in("own_account_message", messages.with_columns(written_at=pl.lit(at.astimezone(dt.UTC).isoformat())))


def send_waiting(at: dt.datetime) -> int:
    """Send what waits, the oldest first. Returns how many the provider took. A real provider's texts are emptied."""
    provider = messenger()
    waiting = list(Message.objects.filter(sent_at=None).order_by("pk")[:AT_ONCE])
    if not waiting:
        return 0
    taken = provider.send(waiting)
    changes = {"sent_at": at} if provider.keeps_texts else {"sent_at": at, "text": ""}
    return Message.objects.filter(pk__in=taken, sent_at=None).update(**changes)
