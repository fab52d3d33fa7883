"""Figures the pack makes itself: counts of the registers on a day, and plain arithmetic on figures it was given."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from payung.coverage.counted import FEW, SMALL, US
from payung.coverage.figures import Figure, decimal_text, digest_of
from payung.coverage.measures import Definition
from payung.figures.shares import people_lacking
from payung.kernel.amounts import number_text
from payung.kernel.dates import date_text
from payung.registry.models import Region
from payung.web.governments.pack.workings import Row, Working


@dataclass(frozen=True)
class Maker:
    """Makes figures about one region on one day, and keeps of each how it was made."""

    region: Region
    day: dt.date
    workings: dict[str, Working] = field(default_factory=dict)

    def counted(
        self,
        key: str,
        name: str,
        number: int,
        unit: str,
        definition: str,
        *,
        people: bool = False,
        formula: str = "",
        given: Sequence[Figure] = (),
        rows: Sequence[Row] = (),
        unsaid: str = "",
        listing: tuple[str, str] = ("", ""),
    ) -> Figure:
        """A count of today's registers. people: one to four are not told; the rest as in `Working`."""
        secret = people and 0 < number < SMALL
        made = Figure(
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
            digest=digest_of(key, self.region.code, self.day, "" if secret else number),
        )
        kept = Working(made, "" if secret else formula, tuple(given), () if secret else tuple(rows), unsaid, listing)
        return self.keep(kept)

    def keep(self, working: Working) -> Figure:
        self.workings[working.figure.metric] = working
        return working.figure

    def derived(
        self, key: str, name: str, number: Decimal, unit: str, definition: str, *given: Figure, formula: str = ""
    ) -> Figure:
        """Arithmetic on the figures given, of the same origin as the first; its digest is over theirs."""
        first = given[0]
        digits = 0 if number == number.to_integral_value() and unit != "%" else 2
        made = replace(
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
        return self.keep(Working(made, formula, tuple(given)))

    def spanned(self, figure: Figure, when: str) -> Figure:
        """A figure over several months says from when to when; its working says so too."""
        told = replace(figure, as_of=when)
        self.keep(replace(self.workings[figure.metric], figure=told))
        return told

    def change(self, key: str, now: Figure, before: Figure) -> Figure | None:
        """How many more than before; None where either is not told."""
        if now.number is None or before.number is None:
            return None
        meaning = f"selisih dengan {before.as_of}, menurut hitungan yang sama"
        made = self.derived(key, f"Perubahan sejak {before.as_of}", now.number - before.number, now.unit, meaning, now)
        signed = f"+{made.value}" if made.number and made.number > 0 else made.value
        made = replace(made, value=signed, digest=digest_of(made.digest, before.digest))
        return self.keep(Working(made, f"{now.value} − {before.value} = {signed}", (now, before)))

    def gap(self, key: str, covered: Figure, everybody: Figure, target: Figure) -> Figure | None:
        """People still to be covered for the target, nought when reached; None where a number is not told."""
        if None in (covered.number, everybody.number, target.number):
            return None
        lacking = Decimal(people_lacking(covered.number, everybody.number, target.number))  # type: ignore[arg-type]
        meaning = f"target {target.text} dari yang berhak, dibulatkan ke atas, dikurangi yang terlindungi"
        wanted = lacking + covered.number if lacking else None  # type: ignore[operator]
        asked = f"{target.text} × {everybody.value}"
        formula = (
            f"{asked}, dibulatkan ke atas = {number_text(int(wanted))}; "
            f"{number_text(int(wanted))} − {covered.value} = {number_text(int(lacking))}"
            if wanted is not None
            else f"{covered.value} tidak kurang dari {asked}: tidak ada yang kurang"
        )
        given = (covered, everybody, target)
        return self.derived(key, "Kurang ke target", lacking, "orang", meaning, *given, formula=formula)

    def uncovered(self, key: str, covered: Figure, everybody: Figure) -> Figure | None:
        """People not covered; None where a number is not told or more are covered than could be."""
        if covered.number is None or everybody.number is None or covered.number > everybody.number:
            return None
        meaning = "yang berhak dikurangi yang terlindungi"
        number = everybody.number - covered.number
        formula = f"{everybody.value} − {covered.value} = {number_text(int(number))}"
        return self.derived(key, "Belum terlindungi", number, "orang", meaning, covered, everybody, formula=formula)
