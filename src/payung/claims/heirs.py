"""Who the family names as heirs, and whether the naming can stand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from payung.claims.claimants import Claimant
from payung.claims.refused import GUARDIAN, HEIR_SHAPE, refuse
from payung.kernel.identity import parse_nik
from payung.kernel.problem import Refusal
from payung.rules.jkm.heirs import needs_guardian
from payung.rules.scholarship.amounts import LEVELS
from payung.statute_book import StatuteBook

CHILD_FACTS = {"level", "years_left", "married", "working"}


@dataclass(frozen=True)
class Heir:
    """One person to be paid, in the order the family names them.

    relation  a value of Claimant.Relation
    facts     of a child at school: level (TK, SD, SMP, SMA, PT), years_left there, married, working
    """

    name: str
    relation: str
    nik: str = ""
    birth_date: dt.date | None = None
    guardian_name: str = ""
    guardian_relation: str = ""
    bank: str = ""
    account_number: str = ""
    account_holder: str = ""
    person_id: int | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)


def require_sound(heirs: Sequence[Heir], today: dt.date, law: StatuteBook) -> None:
    """Raises Refused heir-shape or guardian-missing for the first heir that cannot stand."""
    for heir in heirs:
        nik = parse_nik(heir.nik) if heir.nik else ""
        if not heir.name.strip() or heir.relation not in Claimant.Relation.values or isinstance(nik, Refusal):
            raise refuse(HEIR_SHAPE, heir.name or "tanpa nama", "Ahli waris")
        if heir.facts.keys() - CHILD_FACTS or heir.facts.get("level", LEVELS[0]) not in LEVELS:
            raise refuse(HEIR_SHAPE, f"sekolah {heir.name}", "Ahli waris")
        if needs_guardian(heir.birth_date, today, law) and not heir.guardian_name.strip():
            raise refuse(GUARDIAN, heir.name, "Wali")
