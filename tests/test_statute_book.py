"""The statute book: what it reads, what it refuses, and that every number has a source and a use."""

import datetime as dt
import re
import shutil
from pathlib import Path

import numpy as np
import pytest

from payung.kernel.periods import days, month_from_iso, months
from payung.statute_book import (
    LawError,
    NotInForce,
    StatuteBook,
    UnknownParameter,
    changes_between,
    enacted_in_order,
    read_statute_book,
)
from payung.statute_book.acts import STATUSES, acts_cited
from payung.statute_book.command import main as law_command

LAW = read_statute_book()
OURS = ("contributions.", "jp.age.")
SOURCE = Path(__file__).resolve().parents[1] / "src" / "payung"


def a_law(tmp_path, text, acts=None):
    """A statute book with one file `thing.toml`, read."""
    folder = tmp_path / "law"
    (folder / "contributions").mkdir(parents=True)
    for name in ("acts.toml", "questions.toml"):
        shutil.copy(LAW.folder / name, folder / name)
    (folder / "contributions" / "thing.toml").write_text(text, encoding="utf-8")
    return StatuteBook(folder)["contributions.thing.rate"]


GOOD = """
[rate]
title     = "Sebuah iuran"
unit      = "percent"
chosen_by = "contribution_month"

[[rate.versions]]
from   = 2015-07-01
value  = 0.24
cite   = "PP 44/2015 Pasal 16"
by     = "PP 44/2015"
status = "read"
"""


def test_a_rate_becomes_parts_per_million(tmp_path):
    assert a_law(tmp_path, GOOD).value(month_from_iso("2020-01")) == 2_400


@pytest.mark.parametrize(
    ("find", "put", "complaint"),
    [
        ("0.24", "0.24005", "finer than one part per million"),
        ("0.24", "-0.24", "negative"),
        ("0.24", '"0.24"', "exact number"),
        ("0.24", "nan", "exact number"),
        ('by     = "PP 44/2015"', 'by     = "PP 99/2015"', "no act in acts.toml for by"),
        ('"PP 44/2015 Pasal 16"', '"PP 98/2015 Pasal 16"', "no act in acts.toml for 'PP 98/2015"),
        ('cite   = "PP 44/2015 Pasal 16"', "", "`cite` is missing"),
        ('status = "read"', 'status = "certain"', "is not one of"),
        ('status = "read"', "", "`status` is missing"),
        ("2015-07-01", "2015-07-02", "chosen by month"),
        ("from   = 2015-07-01", "", "`from` must be a date"),
        ("value  = 0.24", "values = { 1 = 0.24 }", "`value` is missing"),
        ('unit      = "percent"', 'unit      = "promille"', "is not one of"),
        ('"contribution_month"', '"whenever"', "must end in"),
        ("value  = 0.24", "value  = 0.24\nvalu   = 1", "unknown field valu"),
        ('title     = "Sebuah iuran"', "", "`title` is missing"),
        ("[[rate.versions]]", "[[rate.version]]", "unknown field version"),
    ],
)
def test_law_that_breaks_a_rule_is_refused_by_name(tmp_path, find, put, complaint):
    assert find in GOOD
    with pytest.raises(LawError, match=re.escape(complaint)) as refused:
        a_law(tmp_path, GOOD.replace(find, put))
    assert "contributions.thing.rate" in str(refused.value)


def second(start, to=""):
    to = f"to = {to}\n" if to else ""
    return (
        f"\n[[rate.versions]]\nfrom = {start}\n{to}value = 1\n"
        'cite = "PP 44/2015 Pasal 16"\nby = "PP 44/2015"\nstatus = "read"\n'
    )


def test_versions_that_overlap_or_stand_out_of_order_are_refused(tmp_path):
    for number, text in enumerate(
        (
            GOOD + second("2015-07-01"),
            GOOD + second("2015-01-01"),
            GOOD.replace("value ", "to = 2016-12-31\nvalue ") + second("2016-12-01"),
        )
    ):
        with pytest.raises(LawError, match="overlap or are out of order"):
            a_law(tmp_path / str(number), text)


def test_between_two_versions_there_may_be_no_law(tmp_path):
    text = GOOD.replace("value ", "to = 2016-12-31\nvalue ") + second("2018-01-01", "2018-12-31")
    rate = a_law(tmp_path, text)
    with pytest.raises(NotInForce, match=r"no version for 2017-01.*2015-07 to 2016-12, 2018-01 to 2018-12"):
        rate.on(months([month_from_iso("2016-12"), month_from_iso("2017-01")]))
    with pytest.raises(NotInForce, match="2019-01"):
        rate.on(months(month_from_iso("2019-01")))
    assert rate.over(months([month_from_iso("2016-12"), month_from_iso("2017-01")]), 7).tolist() == [2_400, 7]


def test_before_the_first_version_nothing_is_extrapolated():
    with pytest.raises(NotInForce, match=r"contributions\.jkk\.rate: no version for 2015-06; we hold 2015-07 onward"):
        LAW["contributions.jkk.rate"].on(months([month_from_iso("2015-06")]), np.array([1]))


def test_a_column_of_months_and_classes_gives_a_column_of_rates():
    month = months([month_from_iso("2015-07"), month_from_iso("2026-09")])
    found = LAW["contributions.jkk.rate"].on(month, np.array([1, 5]))
    assert found.dtype == np.int64 and found.tolist() == [2_400, 17_400]


def test_a_parameter_is_asked_with_the_date_that_chooses_it():
    with pytest.raises(TypeError, match="contribution_month"):
        LAW["contributions.jkk.rate"].on(days("2020-01-01"), np.array([1]))
    with pytest.raises(TypeError, match="registered_on"):
        LAW["contributions.migrant.before"].on(months(month_from_iso("2024-01")))
    with pytest.raises(TypeError, match="jkk_class"):
        LAW["contributions.jkk.rate"].on(months(month_from_iso("2024-01")))


def test_an_unknown_name_is_refused():
    for name in ("contributions.jkk.rates", "contributions.nothing.rate", "acts.act", "rate"):
        with pytest.raises(UnknownParameter, match=re.escape(name)):
            LAW[name]


def test_the_whole_law_reads():
    LAW.check()
    assert len(LAW) >= 70


def test_every_act_cited_is_listed_and_every_citation_names_an_article_or_an_act():
    for parameter in LAW.parameters.values():
        for version in parameter.versions:
            assert version.by in LAW.acts
            assert acts_cited(version.cite, LAW.acts, parameter.name)
            assert version.status in STATUSES


def test_no_version_is_older_than_the_act_that_made_it_unless_the_act_reaches_back():
    # PP 49/2020 (1 September) relieves August; PP 36/2025 (4 September) keeps the relief of February alive.
    # Practice of 2022 is written as the practice of the whole time, and says so.
    allowed = {
        "PP 49/2020": 31, "PP 36/2025": 215, "PP 37/2021": 1, "PP 6/2025": 6, "PP 7/2025": 6, "PP 7/2021": 1,
        "Perdir 22/2022": 2587,
    }  # fmt: skip
    for day, act, parameter, _ in enacted_in_order(LAW):
        if not parameter.name.startswith(OURS):
            continue
        reach = (LAW.acts[act].in_force - day).days
        assert reach <= allowed.get(act, 0), (parameter.name, act, reach)


def test_the_acts_applied_in_order_arrive_at_the_law_in_force():
    """Start from nothing; let each act in turn say what it made; today's law must be what they said last."""
    today = dt.date(2026, 9, 30)
    said = {}
    for day, act, parameter, version in enacted_in_order(LAW):
        if day <= today:
            said[parameter.name] = (act, version)
    for name, parameter in LAW.parameters.items():
        in_force = parameter.find(today)
        if in_force is None:
            assert name not in said or parameter.when_text(said[name][1].end)
            continue
        assert said[name] == (in_force.by, in_force)


def test_the_law_before_each_act_and_after_it_differ_exactly_in_what_the_act_made():
    changes = {change.parameter.name for change in changes_between(LAW, dt.date(2025, 1, 31), dt.date(2025, 2, 1))}
    made = {parameter.name for day, _, parameter, _ in enacted_in_order(LAW) if day == dt.date(2025, 2, 1)}
    assert changes == made
    assert "contributions.jkp.from_jkm" in changes and "contributions.jkk.rate" not in changes


def test_the_version_is_short_and_follows_the_content(tmp_path):
    assert re.fullmatch(r"[0-9a-f]{12}", LAW.version)
    copy = tmp_path / "law"
    shutil.copytree(LAW.folder, copy)
    assert StatuteBook(copy).version == LAW.version
    ceiling = copy / "contributions" / "jp.toml"
    ceiling.write_text(ceiling.read_text(encoding="utf-8").replace("11_086_300", "11_086_400"), encoding="utf-8")
    assert StatuteBook(copy).version != LAW.version


def test_the_list_of_industries_has_191_entries_and_says_which_are_unread():
    entries = LAW.risk_classes
    assert [sum(each.jkk_class == number for each in entries) for number in range(1, 6)] == [
        23,
        25,
        96,
        23,
        24,
    ]
    unread = [(each.jkk_class, each.number) for each in entries if each.status == "unread"]
    assert unread == [(3, 86), (3, 87), (3, 88), (3, 91), (3, 92), (3, 93)]
    assert sum(each.status == "inferred" for each in entries) == 5


def test_holidays_cover_the_years_and_never_stand_twice():
    assert (LAW.holidays.first, LAW.holidays.last) == (dt.date(2015, 7, 1), dt.date(2027, 12, 31))
    for year in range(2016, 2028):
        named = {day.day for day in LAW.holidays.listed if day.day.year == year and day.kind == "national"}
        assert {
            dt.date(year, 1, 1),
            dt.date(year, 5, 1),
            dt.date(year, 8, 17),
            dt.date(year, 12, 25),
        } <= named
        assert len(named) >= 14


def test_payung_law_lists_shows_and_compares(capsys):
    assert law_command([]) == 0
    assert "contributions.jkk.rate" in capsys.readouterr().out
    assert law_command(["contributions.jp.ceiling"]) == 0
    shown = capsys.readouterr().out
    assert "Rp11.086.300" in shown and "PP 45/2015 Pasal 29 ayat (3)" in shown and "read-twice" in shown
    assert law_command(["diff", "2026-02-28", "2026-03-01"]) == 0
    compared = capsys.readouterr().out
    assert "Rp10.547.400" in compared and "Rp11.086.300" in compared
    assert law_command(["contributions.jp.roof"]) == 2
    assert law_command(["diff", "2026-02-30", "2026-03-01"]) == 2
