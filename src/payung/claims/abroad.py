"""Claims from the cover of work abroad: a death by the amounts that have been read, everything else by hand.

Nothing is computed with domestic amounts. Reading: law/questions.toml, migrant-benefits.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from payung.claims.facts import Fact, Facts
from payung.rules.contributions.migrant import decided_by_hand
from payung.rules.findings import Finding, Outcome
from payung.rules.jkm.migrant import death_lines
from payung.statute_book import StatuteBook

SEGMENT = "PMI"
BY_HAND = "migrant-benefits"
CASH = ("JKK", "JKM")
"""Programmes of which some amount has been read."""
PHASES = {"before": "sebelum berangkat", "during": "selama bekerja", "after": "setelah pulang"}


@dataclass(frozen=True)
class AbroadDay:
    """The stretch of a departure that covers somebody on a day; phase is a key of `PHASES`."""

    number: str
    country: str
    payer: str
    phase: str
    since: dt.date
    until: dt.date

    TAKEN: ClassVar = ("number", "country", "payer_name", "phase", "since", "until")
    """The columns of a departure's cover these are taken from, in order."""


def gather_abroad(found: AbroadDay | None, day: dt.date, facts: Facts) -> Facts:
    """Facts that hold because of work abroad, where no work at home covers the day."""
    stated = facts["segment"].value if facts["segment"].source.startswith(("Petugas", "Laporan")) else ""
    if found is None or (facts["member"].value and stated != SEGMENT):
        return {}
    source = f"Keberangkatan {found.number} ke {found.country}, {PHASES[found.phase]}, iuran {found.payer}"
    told = {
        "member": Fact(value=True, label="Peserta pada hari kejadian", source=source, as_of=day),
        "segment": Fact(SEGMENT, "Segmen", source, day),
        "abroad_phase": Fact(found.phase, "Masa perlindungan", source, day),
        "unpaid_months": Fact(0, "Bulan tunggakan perusahaan", source, day),
    }
    if not facts["registered_on"].value:
        told["registered_on"] = Fact(found.since.isoformat(), "Peserta sejak", source, day)
    return told


def is_abroad(case: dict[str, Any]) -> bool:
    """Whether the case is one of work abroad."""
    return case.get("segment") == SEGMENT


def judged_abroad(
    programme: str, basis: str, case: dict[str, Any], tests: Sequence[Finding], law: StatuteBook
) -> Outcome:
    """A death by the amounts that have been read; everything else by hand, and the finding says who decides.

    tests  what was found of the membership and the cause; somebody who fails one is told that alone
    """
    if not all(each.holds for each in tests):
        return Outcome((), tuple(tests))
    day, phase = dt.date.fromisoformat(case["event_on"]), case.get("abroad_phase", "")
    lines = death_lines(programme, phase, day, law) if phase and basis == "death" and programme in CASH else []
    cite, questions = decided_by_hand(day, law)
    if lines:
        return Outcome(tuple(lines), tuple(tests), questions)
    text = "Terlindungi sebagai pekerja migran: kepala kantor cabang memutus besarnya dengan tangan."
    return Outcome((), (*tests, Finding(BY_HAND, False, text, cite)), questions)
