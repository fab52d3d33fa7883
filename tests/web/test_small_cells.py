"""A stranger with every public page and file of a small world works out nobody: no digest, no sum, no page tells."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re

import polars as pl
import pytest

from payung.access.actor import SYSTEM
from payung.coverage.figures import digest_of
from payung.coverage.models import SnapshotRow
from payung.registry.actions.load_places import load_places
from payung.registry.below import judge_places
from tests.coverage.world import NOW, counted

pytestmark = pytest.mark.django_db
SEPTEMBER = dt.date(2026, 9, 1)
LIVING, WORKING, MONEY = "people_by_residence", "people_by_work", "contributions"
CASES, PAID = "claims_cases", "claims_paid"
SMALL_WORLD = {
    # Landak 90 = 60 + 27 in its districts and 3 whose district nobody knows; of the 27, 24 + 3; of the 60, 58 + 2
    (LIVING, "61.08", "ALL"): 90,
    (LIVING, "61.08", "PU"): 83,
    (LIVING, "61.08", "BPU"): 7,
    (LIVING, "61.08.01", "ALL"): 60,
    (LIVING, "61.08.01", "PU"): 58,
    (LIVING, "61.08.01", "BPU"): 2,
    (LIVING, "61.08.02", "ALL"): 27,
    (LIVING, "61.08.02", "PU"): 24,
    (LIVING, "61.08.02", "BPU"): 3,
    (LIVING, "61.03", "ALL"): 40,
    (LIVING, "61.03", "PU"): 40,
    (WORKING, "61.08", "ALL"): 4,
    (WORKING, "61.08", "PU"): 4,
    (WORKING, "61.03", "ALL"): 126,
    (WORKING, "61.03", "PU"): 119,
    (WORKING, "61.03", "BPU"): 7,
    ("memberships_by_work", "61.08", "ALL"): 5,
    ("memberships_by_work", "61.08", "PU"): 5,
    (MONEY, "61.08", "ALL"): 67_200,
    (MONEY, "61.08", "JKK"): 40_000,
    (MONEY, "61.08", "JKM"): 27_200,
    (MONEY, "61.03", "ALL"): 9_000_000,
    (MONEY, "61.03", "JKK"): 9_000_000,
    (CASES, "61.08", "ALL"): 12,
    (CASES, "61.08", "JKM"): 1,
    (CASES, "61.08", "JHT"): 11,
    (PAID, "61.08", "ALL"): 142_000_000,
    (PAID, "61.08", "JKM"): 42_000_000,
    (PAID, "61.08", "JHT"): 100_000_000,
}
ABOVE = ("61", "KAL", "ID")
"""Around both regencies: everything of the two together."""


@pytest.fixture
def world(figures):
    named = [(2, "61.08.01", "Kecamatan Satu"), (3, "61.08.02", "Dua")]
    load_places(judge_places(named).regions, by=SYSTEM, at=NOW)
    values = dict(SMALL_WORLD)
    for (measure, code, part), value in SMALL_WORLD.items():
        if code in ("61.08", "61.03"):
            for above in ABOVE:
                values[measure, above, part] = values.get((measure, above, part), 0) + value
    return counted(SEPTEMBER, values)


@pytest.fixture
def untold(world) -> dict[tuple[str, str, str], int]:
    rows = SnapshotRow.objects.filter(snapshot=world, hidden=True)
    return {(row.measure, row.region_id, row.part): row.value for row in rows}


def plain(answer) -> str:
    text = re.sub(r"<(style|script).*?</\1>", " ", answer.content.decode(), flags=re.DOTALL)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text).replace("\xa0", " ").replace("&nbsp;", " "))


def test_the_small_ones_and_what_would_give_them_away_are_untold(untold):
    small = {key for key, value in SMALL_WORLD.items() if value < 5 and key[0] in (LIVING, WORKING, CASES)}
    assert small <= untold.keys()
    assert (LIVING, "61.08.02", "ALL") in untold  # 90 - 60 - 27 = 3
    assert (CASES, "61.08", "JHT") in untold and (PAID, "61.08", "JKM") in untold  # 42.000.000 is one death
    assert (WORKING, "61.03", "ALL") in untold and (MONEY, "61.08", "ALL") in untold
    assert (LIVING, "61.08", "ALL") not in untold


def test_every_file_leaves_the_same_numbers_out(client, world, untold):
    def key(row):
        return row["measure"], row["region_code"], row["part"]

    named = client.get("/data/hitungan.csv").content.decode("utf-8-sig")
    taken = {
        "csv": {key(row): row["value"] for row in csv.DictReader(io.StringIO(named), delimiter=";")},
        "json": {key(row): row["value"] for row in json.loads(client.get("/data/hitungan.json").content)["rows"]},
        "parquet": {
            key(row): row["value"]
            for row in pl.read_parquet(io.BytesIO(client.get("/data/hitungan.parquet").content)).iter_rows(named=True)
        },
        "xlsx": {
            key(row): row["value"]
            for row in pl.read_excel(
                io.BytesIO(client.get("/data/hitungan.xlsx").content), read_options={"header_row": 2}
            ).iter_rows(named=True)
        },
        "v1": {
            key(row): row["value"] for row in json.loads(client.get("/data/hitungan/2026-09/v1.json").content)["rows"]
        },
    }
    for form, found in taken.items():
        assert {each for each, value in found.items() if value in (None, "")} == set(untold), form
        assert len(found) == SnapshotRow.objects.filter(snapshot=world).count()
    series = list(csv.DictReader(io.StringIO(client.get("/data/sdmx/all").content.decode())))
    assert sum(row["OBS_VALUE"] == "" for row in series) == len(untold)
    assert all((row["OBS_STATUS"] == "Q") == (row["OBS_VALUE"] == "") for row in series)


def test_the_page_of_an_untold_figure_has_no_digest_that_its_value_can_be_tried_against(client, world, untold):
    for (measure, code, part), value in untold.items():
        address = f"/angka/H{world.pk}:{measure}:{code}:{part}/"
        page = client.get(address)
        assert page.status_code == 200, address
        tried = [digest_of(world.digest, measure, code, part, number) for number in (*range(1, 100), value)]
        assert not [each for each in tried if each in page.content.decode()]
        assert "tidak disebut" in plain(page)


def test_no_word_tells_a_small_number_from_one_that_would_give_it_away(client, world, untold):
    # Of 6 = fewer than five + five or more the first is one; of 8 = twice fewer than five both are four.
    pages = ["/", "/cakupan/61.08/", "/cakupan/61.03/", "/cakupan/61.08/uang/"]
    pages += [f"/angka/H{world.pk}:{measure}:{code}:{part}/" for measure, code, part in untold]
    for address in pages:
        assert "kurang dari lima" not in plain(client.get(address)), address


def test_no_page_says_how_many_have_no_district(client, world):
    # 90 - 60 - 27 = 3 people, whose district nobody knows
    page = plain(client.get("/cakupan/61.08/"))
    assert "tercatat hanya sampai" not in page
    assert "27 orang" not in page


def test_the_money_page_tells_no_rupiah_of_an_untold_case(client, world):
    page = plain(client.get("/cakupan/61.08/uang/"))
    assert not re.search(r"Rp(?:42\.000\.000|100\.000\.000|67\.200)\b", page)
    assert "142.000.000" in page


def test_the_page_of_a_month_tells_the_nation_only_where_it_may(client, figures):
    counted(SEPTEMBER, {(WORKING, "ID", "ALL"): 3, (WORKING, "ID", "PU"): 3})
    assert "3 orang" not in plain(client.get("/hitungan/2026-09/"))
