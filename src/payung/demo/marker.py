"""How a page knows that this database holds invented data: one event, left by the seed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from payung.audit.models import Event

SUBJECT = "demo"
VERB = "demo.seed"


@dataclass(frozen=True)
class Marker:
    """What to tell everybody on every page.

    scale  one invented person stands for so many members of the province
    """

    made_at: dt.datetime
    today: dt.date
    people: int
    employers: int
    scale: int

    @property
    def text(self) -> str:
        """One sentence for the top of a page."""
        return (
            "Contoh: semua orang, perusahaan, dan iuran di sini rekaan"
            f" (kira-kira 1 banding {self.scale}). Kesamaan nama kebetulan."
        )


def leave_marker(*, at: dt.datetime, today: dt.date, people: int, employers: int, scale: int) -> None:
    """Say that this database is a demonstration."""
    facts = {"today": today.isoformat(), "people": people, "employers": employers, "scale": scale}
    Event.objects.create(at=at, actor_name="Payung", verb=VERB, subject=SUBJECT, facts=facts)


def demo_marker() -> Marker | None:
    """The marker; None in a database with real data."""
    event = Event.objects.filter(subject=SUBJECT, verb=VERB).order_by("-pk").first()
    if event is None:
        return None
    facts = event.facts
    return Marker(
        made_at=event.at,
        today=dt.date.fromisoformat(facts["today"]),
        people=facts["people"],
        employers=facts["employers"],
        scale=facts["scale"],
    )
