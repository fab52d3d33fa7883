"""What the facts of claims are read from: the registry, the contributions, the ledger and earlier claims.

Each question is asked once for all the claims given, one or thousands, when the first of them needs its answer.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

import polars as pl
from django.db import connection

from payung.claims import books_sql as sql
from payung.claims.abroad import AbroadDay
from payung.claims.claim import Claim
from payung.claims.claimants import Claimant
from payung.claims.gathering_projects import ProjectDay
from payung.claims.suspicions import Suspicion
from payung.construction.queries import cover_of
from payung.migrants.queries import cover_of as abroad_of
from payung.registry.known_as import numbers_by_person

Programme = Claim.Programme
ALL = tuple(Programme.values)
Row = tuple[Any, ...]
_Day = TypeVar("_Day", ProjectDay, AbroadDay)


class Credited(NamedTuple):
    """Months credited up to and on the day of the event.

    segment  of the last of them
    """

    months: int
    first: dt.date | None
    segment: str


class OnRoll(NamedTuple):
    """A paid roll that covers the day of the event: paid alone, or by somebody for a list.

    income  the base the contribution was reckoned on, whole rupiah a month; 0 where there is none
    """

    segment: str
    income: int
    since: dt.date
    payer: str


class Month(NamedTuple):
    """One contribution month that reached the books, several employers together: wage, JP and JKP in whole rupiah."""

    month: dt.date
    wage: int
    jp: int
    jkp: int


class LastWage(NamedTuple):
    """The wage last declared for a month not after the event."""

    amount: int
    month: dt.date
    state: str


class Drawn(NamedTuple):
    """JHT granted by another claim: day of approval, whole rupiah before tax, whether a partial withdrawal."""

    day: dt.date
    amount: int
    partial: bool


class Granted(NamedTuple):
    """What another claim of the same accident granted: its event, days of absence, whole rupiah by code of line."""

    event_id: int
    absence_days: int
    lines: dict[str, int]


NOTHING = Credited(0, None, "PU")


class Books:
    """The answers for the claims given. KeyError for any other claim."""

    def __init__(self, claims: Sequence[Claim], known_on: dt.date | Sequence[dt.date]) -> None:
        """known_on  the day on which the books are asked, one for all or one for each claim"""
        days = [known_on] * len(claims) if isinstance(known_on, dt.date) else list(known_on)
        self._claims = list(zip(claims, days, strict=True))

    def credited(self, claim: Claim) -> Credited:
        found = self._credited.get(claim.pk)
        return Credited(*found[0]) if found else NOTHING

    def on_roll(self, claim: Claim) -> OnRoll | None:
        """The paid roll that covers the day of the event; the highest base where there are several."""
        found = self._on_roll.get(claim.pk)
        return OnRoll(*found[0]) if found else None

    def work(self, claim: Claim) -> list[Row]:
        """Work begun up to the day of the event: first day, last day or None, employer; the oldest first."""
        return self._work.get(claim.pk, [])

    def first_card(self, claim: Claim) -> dt.date | None:
        """The day of the first card issued up to the day of the event."""
        found = self._cards.get(claim.pk)
        return found[0][0] if found else None

    def last_wage(self, claim: Claim) -> LastWage | None:
        """The wage last declared up to the month that counts, by the employer of the event or any; no back pay."""
        found = self._wages.get(claim.pk)
        return LastWage(*found[0]) if found else None

    def unpaid(self, claim: Claim) -> int:
        """Months of work before the event at its employer whose contributions were due and had not come by that day."""
        found = self._unpaid.get(claim.pk)
        return int(found[0][0]) if found else 0

    def balance(self, claim: Claim) -> int:
        """JHT credited up to and on the day asked, whole rupiah."""
        found = self._balance.get(claim.pk)
        return int(found[0][0]) if found else 0

    def months(self, claim: Claim) -> list[Month]:
        """Every month credited up to and on the day asked, the oldest first."""
        return [Month(*row) for row in self._months.get(claim.pk, [])]

    def drawn(self, claim: Claim) -> list[Drawn]:
        """JHT granted by other claims, the oldest first."""
        return [Drawn(*row) for row in self._drawn.get(claim.pk, [])]

    def job_losses(self, claim: Claim) -> tuple[int, dt.date | None]:
        """How many other JKP claims were granted, and when the last of them was made."""
        found = self._job_losses.get(claim.pk)
        return (found[0][0], found[0][1]) if found else (0, None)

    def same_accident(self, claim: Claim) -> list[Granted]:
        """What other claims of the same accident granted."""
        rows = self._same_accident.get(claim.pk, [])
        return [Granted(event, days, _by_code(json.loads(lines))) for event, days, lines in rows]

    def paid_jkm(self, claim: Claim) -> dict[int, int]:
        """JKM sent for the same death: claimant → whole rupiah."""
        return dict(self._paid_jkm.get(claim.pk, []))

    def suspicion(self, claim: Claim) -> Suspicion | None:
        """The suspicion about the claim, open or concluded."""
        return self._suspicions.get(claim.pk)

    def people(self, claim: Claim) -> list[Claimant]:
        """Who counts, in the order the family names them."""
        return self._people.get(claim.event_id, [])

    def project(self, claim: Claim, day: dt.date) -> ProjectDay | None:
        """The construction project that covered the person on a day, the one begun last."""
        rows = self._projects.get(claim.person_id, [])
        return next((each for each in reversed(rows) if each.since <= day <= each.until), None)

    def abroad(self, claim: Claim, day: dt.date) -> AbroadDay | None:
        """The work abroad that covered the person on a day, before, during or after it; the one begun last."""
        rows = self._abroad.get(claim.person_id, [])
        return next((each for each in reversed(rows) if each.since <= day <= each.until), None)

    @cached_property
    def _credited(self) -> dict[int, list[Row]]:
        return self._asked(sql.CREDITED)

    @cached_property
    def _on_roll(self) -> dict[int, list[Row]]:
        return self._asked(sql.ON_ROLL)

    @cached_property
    def _work(self) -> dict[int, list[Row]]:
        return self._asked(sql.WORK)

    @cached_property
    def _cards(self) -> dict[int, list[Row]]:
        return self._asked(sql.CARDS)

    @cached_property
    def _wages(self) -> dict[int, list[Row]]:
        return self._asked(sql.WAGE, Programme.JKK, Programme.JKP)

    @cached_property
    def _unpaid(self) -> dict[int, list[Row]]:
        return self._asked(sql.UNPAID, Programme.JKK, Programme.JKM, Programme.JKP)

    @cached_property
    def _balance(self) -> dict[int, list[Row]]:
        return self._asked(sql.BALANCE, Programme.JHT)

    @cached_property
    def _months(self) -> dict[int, list[Row]]:
        return self._asked(sql.MONTHS, Programme.JP, Programme.JKP)

    @cached_property
    def _drawn(self) -> dict[int, list[Row]]:
        return self._asked(sql.PAID_JHT, Programme.JHT)

    @cached_property
    def _job_losses(self) -> dict[int, list[Row]]:
        return self._asked(sql.JOB_LOSSES, Programme.JKP)

    @cached_property
    def _same_accident(self) -> dict[int, list[Row]]:
        return self._asked(sql.SAME_ACCIDENT, Programme.JKK)

    @cached_property
    def _paid_jkm(self) -> dict[int, list[Row]]:
        return self._asked(sql.PAID_JKM, Programme.JKK)

    @cached_property
    def _suspicions(self) -> dict[int, Suspicion]:
        asked = [claim.pk for claim, _ in self._claims if claim.programme == Programme.JKK]
        return {each.claim_id: each for each in Suspicion.objects.filter(claim_id__in=asked)}

    @cached_property
    def _projects(self) -> dict[int, list[ProjectDay]]:
        asked = [claim.person_id for claim, _ in self._claims if claim.programme in (Programme.JKK, Programme.JKM)]
        return self._covers(asked, cover_of, ProjectDay)

    @cached_property
    def _abroad(self) -> dict[int, list[AbroadDay]]:
        return self._covers([claim.person_id for claim, _ in self._claims], abroad_of, AbroadDay)

    @staticmethod
    def _covers(
        asked: Sequence[int], cover: Callable[[Iterable[int]], pl.DataFrame], kind: type[_Day]
    ) -> dict[int, list[_Day]]:
        """The covered stretches of each person under every number they are known as, the oldest first."""
        numbers = numbers_by_person(asked)
        rows: dict[int, list[_Day]] = defaultdict(list)
        for row in cover(number for own in numbers.values() for number in own).iter_rows(named=True):
            rows[row["person_id"]].append(kind(*(row[name] for name in kind.TAKEN)))
        return {
            asked: sorted((day for number in own for day in rows.get(number, ())), key=lambda day: day.since)
            for asked, own in numbers.items()
        }

    @cached_property
    def _people(self) -> dict[int, list[Claimant]]:
        found: dict[int, list[Claimant]] = defaultdict(list)
        events = {claim.event_id for claim, _ in self._claims}
        for one in Claimant.objects.filter(event_id__in=events, ended_at=None).order_by("place"):
            found[one.event_id].append(one)
        return found

    def _asked(self, query: str, *programmes: str) -> dict[int, list[Row]]:
        """Rows of `query` by claim, in its own order, for the claims of these programmes."""
        given = [each for each in self._claims if not programmes or each[0].programme in programmes]
        found: dict[int, list[Row]] = defaultdict(list)
        if given:
            with connection.cursor() as cursor:
                cursor.execute(query, _columns(given))
                for key, *row in cursor.fetchall():
                    found[key].append(tuple(row))
        return found


def _columns(given: Sequence[tuple[Claim, dt.date]]) -> list[str]:
    """The columns of `g`, as array literals."""
    rows = [
        (claim.pk, claim.person_id, claim.event.employer_id or "NULL", claim.event.happened_on,
         claim.accident_on, known_on)
        for claim, known_on in given
    ]  # fmt: skip
    return ["{" + ",".join(map(str, column)) + "}" for column in zip(*rows, strict=True)]


def _by_code(lines: Sequence[dict[str, Any]]) -> dict[str, int]:
    found: dict[str, int] = defaultdict(int)
    for line in lines:
        found[line["code"]] += line["amount"]
    return dict(found)
