"""Keeping a programme full: who was lost gives the place up, the next on the list takes it, an open payment follows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from payung.assistance.judging import judge
from payung.assistance.models import Programme
from payung.assistance.paying import ask_payment, cancel_open, next_unpaid
from payung.assistance.placing import fill_places, give_up, lost_placements
from payung.assistance.proof import require_budget
from payung.statute_book import StatuteBook


@dataclass(frozen=True)
class Kept:
    """How many gave up their place, and how many took one."""

    lost: int = 0
    placed: int = 0


def keep_full(programme: Programme, start: dt.date, today: dt.date, at: dt.datetime) -> Kept:
    """Judge everybody for the months from `start`, and let the waiting list follow whoever was lost."""
    judge(programme, today, start)
    lost = give_up(programme, lost_placements(programme, start), start)
    return Kept(lost, fill_places(programme, start, at))


def renewed(
    programme: Programme, leaving: Mapping[int, str], today: dt.date, at: dt.datetime, law: StatuteBook
) -> Kept:
    """End the places of those who leave and of whoever was lost, from the first unpaid month on, and fill them again.

    A payment asked for and not made is written anew for whoever sits there now. Raises Refused assistance-paid while
    money that came in is not booked yet.
    """
    start = next_unpaid(programme, today)
    if start > programme.last_month:
        return Kept()
    judge(programme, today, start)
    gone = {**lost_placements(programme, start), **leaving}
    waiting = programme.candidates.filter(state="valid", placement=None).exists()
    seats = programme.placements.filter(void=False, last_month__gte=start).count() - len(gone)
    if not gone and not (waiting and seats < programme.quota):
        return Kept()
    asked = cancel_open(programme, at)
    lost = give_up(programme, gone, start)
    kept = Kept(lost, fill_places(programme, start, at))
    if asked:
        ask_payment(programme, start, at, law)
    require_budget(programme)
    return kept
