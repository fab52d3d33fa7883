"""The register as shipped: slips of other sources, and the shape of what is told. See test_founding for the five."""

from __future__ import annotations

import json

import pytest

from payung.cli import main
from payung.figures import Outcome, check_figures, read_register
from payung.statute_book import read_statute_book

NOT = Outcome.DOES_NOT


@pytest.fixture(scope="module")
def findings():
    return check_figures(read_register(), read_statute_book())


FURTHER = [
    ("sum-of-parts", "F0080", "sama dengan jumlahnya"),
    ("two-sources", "F0086", "30,41 dan 41"),
    ("two-sources", "F0093", "37 dan 27,36"),
    ("two-sources", "F0210", "tertukar"),
    ("two-sources", "F0181", "tertukar"),
    ("persons-months-rate", "F0211", "837 orang"),
    ("unit-class", "F0230", "16.800"),
]


@pytest.mark.parametrize(("check", "key", "words"), FURTHER)
def test_other_slips_of_the_register_are_found(findings, check, key, words):
    told = [each for each in findings if each.check == check and key in each.keys and words in each.sentence]
    assert [each.outcome for each in told] == [NOT]


def test_what_does_not_hold_is_told_first(findings):
    places = [list(Outcome).index(each.outcome) for each in findings]
    assert places == sorted(places)
    assert set(places) == {0, 1, 2}


def test_every_finding_is_one_sentence_with_its_figures(findings):
    for each in findings:
        assert each.sentence.endswith(".") and "\n" not in each.sentence
        assert each.keys and each.identity and each.source


def test_the_verb_writes_one_json_object_a_line(capsys):
    assert main(["check-figures", "--json"]) == 0
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert told[0]["outcome"] == "does-not-hold"
    assert {"check", "identity", "tolerance", "sentence", "keys"} <= told[0].keys()
