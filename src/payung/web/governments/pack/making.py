"""Figures the pack makes itself: counts of the registers on a day, and plain arithmetic on figures it was given."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from decimal import Decimal

from payung.coverage.counted import FEW, SMALL, US
from payung.coverage.figures import Figure, decimal_text, digest_of
from payung.coverage.measures import Definition
from payung.figures.shares import people_lacking
from payung.kernel.amounts import number_text
from payung.kernel.dates import date_text
from payung.registry.models import Region


@dataclass(frozen=True)
class Maker:
    """Makes figures about one region on one day."""

    region: Region
    day: dt.date

    def counted(self, key: str, name: str, number: int, unit: str, definition: str, *, people: bool = False) -> Figure:
        """A count of today's registers. people: one to four are not told."""
        secret = people and 0 < number < SMALL
        return Figure(
            origin="counted",
            key=f"{key}:{self.region.code}:{self.day}",
            metric=key,
            name=name,
            region_code=self.region.code,
            region_name=self.region.name,
            value=FEW if secret else number_text(number),
            number=None if secret else Decimal(number),
            exact=not secret,
            unit=unit,
            as_of=date_text(self.day),
            as_of_day=self.day,
            definition=definition,
            publisher=US,
            source=US,
            published_on=self.day,
            note="",
            basis=Definition(key),
            sources=(f"{US}, buku hari itu",),
            digest=digest_of(key, self.region.code, self.day, number),
        )

    def derived(self, key: str, name: str, number: Decimal, unit: str, definition: str, *given: Figure) -> Figure:
        """Arithmetic on the figures given, of the same origin as the first; its digest is over theirs."""
        first = given[0]
        digits = 0 if number == number.to_integral_value() and unit != "%" else 2
        return replace(
            first,
            key=f"{key}:{self.region.code}:{self.day}",
            metric=key,
            name=name,
            region_code=self.region.code,
            region_name=self.region.name,
            value=decimal_text(f"{number:.{digits}f}") if number >= 0 else f"−{decimal_text(f'{-number:.{digits}f}')}",
            number=number,
            exact=all(each.exact for each in given),
            unit=unit,
            definition=definition,
            note="",
            basis=Definition(key),
            sources=tuple(dict.fromkeys(source for each in given for source in (each.sources or (each.source,)))),
            digest=digest_of(key, number, *(each.digest for each in given)),
        )

    def change(self, key: str, now: Figure, before: Figure) -> Figure | None:
        """How many more than before; None where either is not told."""
        if now.number is None or before.number is None:
            return None
        meaning = f"selisih dengan {before.as_of}, menurut hitungan yang sama"
        made = self.derived(key, f"Perubahan sejak {before.as_of}", now.number - before.number, now.unit, meaning, now)
        signed = f"+{made.value}" if made.number and made.number > 0 else made.value
        return replace(made, value=signed, digest=digest_of(made.digest, before.digest))

    def gap(self, key: str, covered: Figure, everybody: Figure, target: Figure) -> Figure | None:
        """People still to be covered for the target, nought when reached; None where a number is not told."""
        if None in (covered.number, everybody.number, target.number):
            return None
        lacking = Decimal(people_lacking(covered.number, everybody.number, target.number))  # type: ignore[arg-type]
        meaning = f"target {target.text} dari yang berhak, dibulatkan ke atas, dikurangi yang terlindungi"
        return self.derived(key, "Kurang ke target", lacking, "orang", meaning, covered, everybody, target)

    def uncovered(self, key: str, covered: Figure, everybody: Figure) -> Figure | None:
        """People not covered; None where a number is not told or more are covered than could be."""
        if covered.number is None or everybody.number is None or covered.number > everybody.number:
            return None
        meaning = "yang berhak dikurangi yang terlindungi"
        number = everybody.number - covered.number
        return self.derived(key, "Belum terlindungi", number, "orang", meaning, covered, everybody)
