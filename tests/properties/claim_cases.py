"""Random frozen cases of every programme, as a decision keeps them: name → JSON value. Everything is invented."""

import datetime as dt

from hypothesis import strategies as some

from payung.kernel.periods import days
from payung.rules.jkk.disability import table_on
from payung.statute_book import read_statute_book

LAW = read_statute_book()
TABLE = table_on(days("2024-01-01"), LAW)
CAUSES = [cause for cause in LAW["jht.claim.causes"].keys if cause != "partial"]
PENSIONS = {"old_age": "old_age", "disability": "disability", "widow": "survivors", "children": "survivors",
            "parents": "survivors"}  # fmt: skip
event_days = some.dates(dt.date(2022, 3, 1), dt.date(2025, 12, 31))
wages = some.integers(100_000, 40_000_000)


def iso(day):
    return day.isoformat()


@some.composite
def disabilities(draw):
    row = TABLE[draw(some.sampled_from(sorted(TABLE)))]
    least, most = row.bounds
    measure = draw(some.integers(least, most)) if row.needs_measure else None
    return {"code": row.code, "measure": measure, "left_handed": draw(some.booleans())}


@some.composite
def accidents(draw):
    on = draw(event_days)
    basis = draw(some.sampled_from(["accident", "disability", "death"]))
    return basis, {
        "event_on": iso(on), "member": draw(some.booleans()), "segment": draw(some.sampled_from(["PU", "JAKON"])),
        "wage": draw(wages), "absence_days": draw(some.integers(0, 900)),
        "disabilities": draw(some.lists(disabilities(), max_size=3)),
        "transport": draw(some.dictionaries(some.sampled_from(["land", "sea", "air"]), some.integers(0, 12_000_000))),
        "reported_on": iso(on + dt.timedelta(days=draw(some.integers(0, 5)))),
        "claimed_on": iso(on + dt.timedelta(days=draw(some.integers(0, 2_500)))),
        "paid_days": draw(some.sampled_from([0, 0, 45, 400])),
        "paid": draw(some.dictionaries(some.sampled_from(["disability", "periodic", "transport_land", "burial"]),
                                       some.integers(0, 90_000_000), max_size=3)),
    }  # fmt: skip


@some.composite
def deaths(draw):
    on = draw(event_days)
    return "death", {
        "event_on": iso(on), "member": draw(some.booleans()),
        "segment": draw(some.sampled_from(["PU", "BPU", "JAKON"])),
        "registered_on": iso(on - dt.timedelta(days=draw(some.integers(0, 900)))),
        "contribution_months": draw(some.integers(0, 60)),
    }  # fmt: skip


@some.composite
def savings(draw):
    on = draw(some.dates(dt.date(2022, 3, 1), dt.date(2025, 12, 31)))
    basis = draw(some.sampled_from([*CAUSES, "partial"]))
    earlier = draw(some.lists(some.tuples(some.integers(1, 1_400), some.integers(1, 90_000_000)), max_size=2))
    return basis, {
        "claimed_on": iso(on), "balance": draw(some.integers(0, 900_000_000)),
        "part": draw(some.sampled_from([100_000, 300_000])), "contract_age": draw(some.booleans()),
        "left_on": iso(on - dt.timedelta(days=draw(some.integers(0, 60)))),
        "born": iso(on - dt.timedelta(days=draw(some.integers(54 * 365, 58 * 365)))),
        "registered_on": iso(on - dt.timedelta(days=draw(some.integers(3_000, 5_000)))),
        "partial_before": draw(some.integers(0, 1)), "npwp": draw(some.sampled_from([None, True, False])),
        "earlier": [[iso(on - dt.timedelta(days=ago)), amount] for ago, amount in earlier],
    }  # fmt: skip


@some.composite
def pensions(draw):
    on = draw(some.dates(dt.date(2019, 6, 1), dt.date(2024, 12, 31)))
    kind = draw(some.sampled_from(sorted(PENSIONS)))
    count = draw(some.integers(1, 40))
    last = on.year * 12 + on.month - 1
    months = [last - count + 1 + each for each in range(count)]
    wage = draw(some.integers(1_000_000, 8_000_000))
    return PENSIONS[kind], {
        "event_on": iso(on), "pension_event": kind, "born": iso(on - dt.timedelta(days=57 * 366)),
        "jp_months": count, "jp_membership_months": count + draw(some.integers(0, 30)),
        "jp_wages": [[f"{each // 12}-{each % 12 + 1:02d}-01", wage] for each in months],
        "jp_paid": wage * 3 // 100 * count,
    }  # fmt: skip


@some.composite
def job_losses(draw):
    on = draw(event_days)
    months = draw(some.integers(0, 60))
    return "layoff", {
        "event_on": iso(on), "claimed_on": iso(on + dt.timedelta(days=draw(some.integers(0, 200)))),
        "wage": draw(wages), "paid_months": min(months, 24), "consecutive_months": min(months, 8),
        "earlier_claims": draw(some.integers(0, 3)), "months_since_claim": months, "member": draw(some.booleans()),
        "in_jkp": draw(some.booleans()), "unpaid_months": draw(some.integers(0, 8)),
        "ends_after": draw(some.integers(1, 6)), "employer_closed": draw(some.booleans()),
    }  # fmt: skip


@some.composite
def scholarships(draw):
    on = draw(event_days)
    child = some.builds(
        lambda level, years, age: {"claimant_id": 1, "level": level, "years_left": years,
                                   "born": iso(on - dt.timedelta(days=age))},
        some.sampled_from(["TK", "SD", "SMP", "SMA", "PT"]), some.sampled_from([None, 1, 2]),
        some.integers(4 * 365, 25 * 365),
    )  # fmt: skip
    return draw(some.sampled_from(["JKK", "JKM"])), {
        "event_on": iso(on), "contribution_months": draw(some.integers(0, 60)),
        "children": draw(some.lists(child, max_size=3)),
    }  # fmt: skip


BY_PROGRAMME = {"JKK": accidents(), "JKM": deaths(), "JHT": savings(), "JP": pensions(), "JKP": job_losses(),
                "SCHOLARSHIP": scholarships()}  # fmt: skip
"""Programme → strategy of (basis, case)."""
