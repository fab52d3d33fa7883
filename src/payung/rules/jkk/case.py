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
    ended_on      day of recovery, disability or death by the doctor's certificate; None where not tested
    second_report_on  day of the second report; None where not tested
    paid_days     days of absence paid before by claims of the same accident; `absence_days` follow them
    paid          code of a line -> whole rupiah granted before by claims of the same accident
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
    ended_on: dt.date | None = None
    second_report_on: dt.date | None = None
    paid_days: int = 0
    paid: Mapping[str, int] = field(default_factory=dict)
