"""Who is in which programme, on both sides of every line the law draws."""

import datetime as dt

import polars as pl
import pytest

from payung.contributions.membership import membership
from payung.kernel.periods import month_from_iso, months
from payung.statute_book import read_statute_book

LAW = read_statute_book()

USUAL = {
    "size": "medium",
    "jht": True,
    "jp": True,
    "citizen": True,
    "birth_date": dt.date(1990, 6, 15),
    "registered_on": dt.date(2022, 1, 1),
}


def member(month: str = "2025-03", **changed: object) -> set[str]:
    found = membership(pl.DataFrame([{**USUAL, **changed}]), months(month_from_iso(month)), LAW)
    return {name for name in ("jht", "jp", "jkp") if getattr(found, name)[0]}


def test_a_citizen_of_a_medium_employer_is_in_everything():
    assert member() == {"jht", "jp", "jkp"}


def test_before_february_2021_there_is_no_jkp():
    assert member("2021-01", registered_on=dt.date(2020, 1, 1)) == {"jht", "jp"}
    assert member("2021-02", registered_on=dt.date(2020, 1, 1)) == {"jht", "jp", "jkp"}


def test_a_foreign_national_is_in_jht_only():
    assert member(citizen=False) == {"jht"}


@pytest.mark.parametrize(
    ("size", "jht", "jp", "expected"),
    [
        ("micro", True, False, {"jht", "jkp"}),  # micro and small need JHT for JKP, not JP
        ("small", True, False, {"jht", "jkp"}),
        ("micro", False, False, set()),
        ("medium", True, False, {"jht"}),  # medium and large need JP too
        ("large", True, False, {"jht"}),
        ("large", True, True, {"jht", "jp", "jkp"}),
    ],
)
def test_jkp_follows_the_other_programmes_by_size(size, jht, jp, expected):
    assert member(size=size, jht=jht, jp=jp) == expected


def test_jp_ends_after_the_month_in_which_the_pension_age_is_reached():
    # born 10 April 1967: 58 in April 2025, when the pension age is 59 already; 59 on 10 April 2026
    born = dt.date(1967, 4, 10)
    assert "jp" in member("2026-04", birth_date=born)
    assert "jp" not in member("2026-05", birth_date=born)


def test_who_turned_54_on_the_day_of_registration_is_not_in_jkp():
    registered = dt.date(2022, 6, 15)
    assert "jkp" not in member(birth_date=dt.date(1968, 6, 15), registered_on=registered)
    assert "jkp" in member(birth_date=dt.date(1968, 6, 16), registered_on=registered)


def test_who_was_registered_before_jkp_is_judged_on_its_first_day():
    # JKP began on 2 February 2021: 54 years before is 2 February 1967
    assert "jkp" not in member(birth_date=dt.date(1967, 2, 2), registered_on=dt.date(2015, 7, 1))
    assert "jkp" in member(birth_date=dt.date(1967, 2, 3), registered_on=dt.date(2015, 7, 1))
