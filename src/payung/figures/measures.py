"""Which measures are parts, ratios and flows of which, by the names of the register."""

from __future__ import annotations

from dataclasses import dataclass

SEGMENTS = ("pu", "bpu", "jakon")
PROGRAMMES = ("jkm", "jkk", "jht", "jp", "jkp")
FOLLOW_UP = "beasiswa"
PAID_MONTHLY = ("jp", "jkp")
"""Programmes paid month by month: their `claims` are payments, not events or persons."""


@dataclass(frozen=True, slots=True)
class Whole:
    """A total, the parts that make it, and parts that some publishers count in as well."""

    total: str
    parts: tuple[str, ...]
    also: tuple[str, ...] = ()


WHOLES = (
    Whole("active_members", ("active_members_pu", "active_members_bpu"), ("active_members_jakon",)),
    Whole("eligible_workers", ("eligible_workers_pu", "eligible_workers_bpu")),
    Whole("uncovered_workers", ("uncovered_workers_pu", "uncovered_workers_bpu")),
    Whole("registered_members", ("active_members", "inactive_members")),
    Whole("employed_bps", ("employed_formal_bps", "employed_informal_bps")),
    Whole("claims_count_total", tuple(f"claims_count_{each}" for each in PROGRAMMES), (f"claims_count_{FOLLOW_UP}",)),
    Whole(
        "claims_amount_total", tuple(f"claims_amount_{each}" for each in PROGRAMMES), (f"claims_amount_{FOLLOW_UP}",)
    ),
    Whole("investment_fund_total", (*(f"investment_fund_{each}" for each in PROGRAMMES), "investment_fund_bpjs")),
)


@dataclass(frozen=True, slots=True)
class Ratio:
    """A per cent with what is divided, what it is divided by, and the rest."""

    percent: str
    part: str
    base: str
    rest: str


RATIOS = (
    Ratio("coverage_pct", "active_members", "eligible_workers", "uncovered_workers"),
    Ratio("coverage_pu_pct", "active_members_pu", "eligible_workers_pu", "uncovered_workers_pu"),
    Ratio("coverage_bpu_pct", "active_members_bpu", "eligible_workers_bpu", "uncovered_workers_bpu"),
)

FLOWS = ("claims_", "contributions", "scholarship_", "subsidy_budget", "subsidised_cohort_", "investment_return")
"""Beginnings of the measures that add up over a period instead of standing on a day."""

PLANS = (
    "ucj_target",
    "rpjmn_",
    "rkp_",
    "rpjpn_",
    "subsid",
    "province_quota",
    "dbh_sawit_target",
    "gap_to_target",
    "um",
)
"""Beginnings of the measures that may be stated before their period ends."""

COUNTED = ("active_members", "eligible_workers", "uncovered_workers", "coverage", "claims_", "contributions", "rank_")
"""Beginnings of the measures whose period must be over, or named as unfinished."""

NOT_COMPARED = ("mou_signed", "kecamatan_count", "bps_code", "population_dukcapil")

COHORTS = {
    "subsidised_workers": "subsidy_budget",
    "subsidised_workers_province": "subsidy_budget_province",
    "subsidised_workers_dbh_sawit": "subsidy_budget_dbh_sawit",
}
"""People whose contributions somebody pays, and the budget for it."""


def is_flow(metric: str) -> bool:
    return metric.startswith(FLOWS)


def is_plan(metric: str) -> bool:
    return metric.startswith(PLANS)


def parent_of(region_code: str) -> str:
    """The region around: regency, province, Kalimantan, nation; empty where none."""
    if "." in region_code:
        return region_code.partition(".")[0]
    if region_code in ("61", "62", "63", "64", "65"):
        return "KAL"
    return ""
