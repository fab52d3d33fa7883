"""Bring the denominators in that others published, from the register of published figures. Twice changes nothing."""

from __future__ import annotations

import datetime as dt

import polars as pl

from payung.access.actor import Actor
from payung.audit.act import act
from payung.coverage.actions.import_denominators import ROWS, NewEdition, import_denominators
from payung.coverage.models import PublishedFigure
from payung.registry.models import Region

FROM_REGISTER = {
    "bps_employed": ("employed_bps", "Penduduk bekerja menurut BPS, seperti dikutip media"),
    "potensi": ("eligible_workers", "Pembagi cakupan, seperti dikutip media"),
}
"""Series → the measure of the register it is read from, and the title of the edition."""
NATURALLY_ROUND = "dibulatkan"


def load_denominators(*, by: Actor, at: dt.datetime) -> int:
    """Write an edition of every series that the register has numbers of. Returns how many numbers there are."""
    with act("coverage.load_denominators", by, at) as deed:
        total = 0
        for series, (metric, title) in FROM_REGISTER.items():
            rows = _rows(metric)
            total += rows.height
            if not rows.is_empty():
                source = "Daftar angka terbit; sumber tiap angka ada pada barisnya"
                import_denominators(
                    NewEdition(series, title, "media, mengutip penerbitnya", source), rows, by=by, at=at
                )
        deed.about("denominators:register", rows=total)
        return total


def _rows(metric: str) -> pl.DataFrame:
    """Numbers with a day, of regions we know; of several for one region and day the one printed with more digits."""
    known = set(Region.objects.values_list("code", flat=True))
    found: dict[tuple[str, dt.date], tuple[int, str]] = {}
    for row in PublishedFigure.objects.filter(metric=metric).exclude(as_of=None).order_by("key"):
        if row.region_code not in known or not row.value.isdigit():
            continue
        key, people = (row.region_code, row.as_of), int(row.value)
        if key not in found or _digits(people) > _digits(found[key][0]):
            found[key] = (people, f"{row.key}: {row.publisher}. {row.note}"[:300])
    lines = [(code, day, people, note) for (code, day), (people, note) in found.items()]
    return pl.DataFrame(lines, schema=ROWS, orient="row")


def _digits(number: int) -> int:
    """How many digits are left without the zeros at the end."""
    return len(str(number).rstrip("0"))
