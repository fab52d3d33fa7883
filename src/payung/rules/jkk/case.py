"""Everything stated about one work accident."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from payung.rules.jkk.disability import Disability
from payung.rules.scholarship.judge import Child


@dataclass(frozen=True)
class AccidentCase:
    """One accident, or one occupational disease with its day of diagnosis.

    segment       PU, BPU or JAKON
    stated        rupiah of what `kind` names: wage per month, daily_wage, or income per month
    disabilities  as determined by a doctor; none beside a death
    transport     mode (land, sea, air) -> cost in rupiah
    children      in the order the family names them; count only at a death or total disability
    reported_on   day of the first report      claimed_on  day of the claim; None where not tested
    """

    accident_on: dt.date
    segment: str
    kind: str
    stated: int
    absence_days: int = 0
    disabilities: tuple[Disability, ...] = ()
    total_disability: bool = False
    death: bool = False
    transport: Mapping[str, int] = field(default_factory=dict)
    children: tuple[Child, ...] = ()
    reported_on: dt.date | None = None
    claimed_on: dt.date | None = None
