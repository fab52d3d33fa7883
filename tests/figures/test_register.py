"""The register as shipped: what the five founding articles come out with, and that nothing is told beforehand."""

from __future__ import annotations

import json

import pytest

from payung.cli import main
from payung.figures import Outcome, check_figures, read_register
from payung.statute_book import read_statute_book

HOLDS, NOT, UNSURE = Outcome.HOLDS, Outcome.DOES_NOT, Outcome.CANNOT_TELL


@pytest.fixture(scope="module")
def findings():
    return check_figures(read_register(), read_statute_book())


FOUNDING = [
    # Landak: 138 + 214 + 1,980 + 860 + 297 + 79 = 3,568; six amounts 30,988 against 30,989 juta
    ("sum-of-parts", HOLDS, "F0006", "3.568"),
    ("sum-of-parts", HOLDS, "F0007", "30.988 juta"),
    # 69,590 / 130,245 = 53.4301 %, so 130,245 is the denominator and 60,655 are left
    ("ratio-against-percent", HOLDS, "F0003", "60.655"),
    ("label", NOT, "F0003", "total kepesertaan"),
    ("unit-class", NOT, "F0006", "79 beasiswa"),
    ("rank", UNSURE, "F0005", "tidak terbit"),
    ("category", UNSURE, "F0004", "batas"),
    # Kalimantan: 1,953,661 + 889,957 + 443,402 = 3,287,020 against 3.2 juta
    ("sum-of-parts", NOT, "F0021", "dipotong"),
    # 2,843,618 / 45.34 % = 6,271,764.4; 3,287,020 / 45.34 % = 7,249,713
    ("segment-scope", UNSURE, "F0020", "6.271.764"),
    ("segment-scope", UNSURE, "F0020", "7.249.713"),
    ("denominator-jump", NOT, "F0114", "cakupan turun padahal peserta bertambah"),
    # 5,060,579,420,000 / 1.1172 = 4,529,698,728,965
    ("growth-base", UNSURE, "F0028", "4.529.698.728.965"),
    ("period", NOT, "F0020", "7 November 2024"),
    ("period", UNSURE, "F0029", "bukan setahun penuh"),
    # Kubu Raya
    ("wording", UNSURE, "F0035", "lebih dari 5.839"),
    ("period", UNSURE, "F0034", "tidak disebut"),
    # Kalimantan Barat: 711.58 billion / 61,533 = 11,564,201; 61,533 / 291,370 = 21.1 %
    ("unit-class", UNSURE, "F0038", "11.564.201"),
    ("within-region", UNSURE, "F0038", "21,1 persen"),
    # Landak: 1,941 juta / 214 = 9,070,093; 21,722 juta / 1,980 = 10,970,707; the law bounds neither
    ("mean", UNSURE, "F0011", "9.070.093"),
    ("mean", UNSURE, "F0007", "8.685.258"),
    # 138 x 42 juta = 5,796 juta, 18 more than printed
    ("cases-times-benefit", UNSURE, "F0008", "Rp18 juta"),
    # Kalimantan: 3,433,601,850,000 / 291,370 = 11,784,336; 1,953,661 / 63,680 = 30.7; 443,402 / 17,580 = 25.2
    ("mean", UNSURE, "F0029", "11.784.336"),
    ("mean", UNSURE, "F0026", "30,7 orang"),
    ("mean", UNSURE, "F0025", "25,2 orang"),
    ("claims-over-contributions", UNSURE, "F0029", "67,85 persen"),
    ("source-unit", UNSURE, "F0027", "dua angka di belakang koma"),
    ("unit-class", NOT, "F0025", "proyek bukan orang"),
    # Kubu Raya: 59.57 billion / 5,839 = 10,202,089, nothing broken down
    ("mean", UNSURE, "F0035", "10.202.089"),
    ("unbroken-total", UNSURE, "F0034", "tidak dirinci"),
    # the province's target without a year is that of 2025
    ("two-sources", HOLDS, "F0036", "tidak bertentangan"),
    # Landak within the province: 30,989 / 711,580 = 4.4 %; Kubu Raya 8.4 to 8.5 %
    ("within-region", HOLDS, "F0007", "4,4 persen"),
    # Mempawah: 38.54 - 38.12 = 0.42 points; 875 + 8,380 + 479 = 9,734
    ("points-against-percent", UNSURE, "F0040", "0,42 poin"),
    ("cohorts-not-added", UNSURE, "F0044", "9.734"),
]


@pytest.mark.parametrize(("check", "outcome", "key", "words"), FOUNDING)
def test_the_founding_articles_come_out_as_worked_by_hand(findings, check, outcome, key, words):
    told = [each for each in findings if each.check == check and key in each.keys and words in each.sentence]
    assert [each.outcome for each in told][:1] == [outcome]


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
