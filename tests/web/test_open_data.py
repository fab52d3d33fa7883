"""What can be taken along is what the pages tell: in every form of file, at addresses that stay."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re

import fastexcel
import polars as pl
import pytest

from payung.coverage.models import PublishedFigure
from payung.coverage.open.dictionary import tables
from tests.coverage.world import frozen

from .pages import words

pytestmark = pytest.mark.django_db
SEPTEMBER = dt.date(2026, 9, 1)
LIVING = "people_by_residence"


def rows(answer) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))


@pytest.fixture
def september(figures):
    values = {(LIVING, "61.08", "ALL"): 70, (LIVING, "61.08", "PU"): 67, (LIVING, "61.08", "BPU"): 3}
    return frozen(SEPTEMBER, values | {("contributions", "61.08", "JHT"): 9_000_000_000_001})


@pytest.mark.parametrize("name", list(tables()))
def test_each_table_holds_the_same_cells_in_every_form(name, client, september):
    parquet = pl.read_parquet(io.BytesIO(client.get(f"/data/{name}.parquet").content))
    as_text = parquet.with_columns(pl.col(pl.Date).dt.to_string("iso")).with_columns(pl.all().cast(pl.String))
    plain = [{key: value or "" for key, value in row.items()} for row in as_text.iter_rows(named=True)]
    taken = [
        {key: value.removeprefix("'") for key, value in row.items()} for row in rows(client.get(f"/data/{name}.csv"))
    ]
    assert taken == plain
    told = json.loads(client.get(f"/data/{name}.json").content)
    assert len(told["rows"]) == parquet.height and told["licence"] == tables()[name].licence
    sheet = fastexcel.read_excel(client.get(f"/data/{name}.xlsx").content).load_sheet(0, header_row=2)
    assert sheet.height == parquet.height and sheet.available_columns()[0].name == parquet.columns[0]
    assert parquet.columns == [each.name for each in tables()[name].columns]


def test_the_counts_are_those_of_the_page_and_small_ones_are_null_with_a_status(client, september):
    parquet = pl.read_parquet(io.BytesIO(client.get("/data/hitungan.parquet").content))
    told = {(row["measure"], row["part"]): row for row in parquet.iter_rows(named=True)}
    assert told[LIVING, "ALL"]["value"] == 70 and told[LIVING, "ALL"]["obs_status"] == "A"
    assert told[LIVING, "BPU"]["value"] is None and told[LIVING, "BPU"]["obs_status"] == "Q"
    assert told["contributions", "JHT"]["value"] == 9_000_000_000_001
    page = words(client.get("/cakupan/61.08/"))
    assert "70 orang, September 2026" in page and "tidak disebut" in page


def test_an_old_version_stays_at_its_address_and_the_newest_is_in_the_whole_table(client, september):
    first = client.get("/data/hitungan/2026-09/v1.csv")
    frozen(SEPTEMBER, {(LIVING, "61.08", "ALL"): 80}, version=2)
    again = client.get("/data/hitungan/2026-09/v1.csv")
    assert again.content == first.content and again["ETag"] == first["ETag"]
    assert "immutable" in again["Cache-Control"]
    assert [row["value"] for row in rows(client.get("/data/hitungan/2026-09/v2.csv"))] == ["80"]
    assert [row["value"] for row in rows(client.get("/data/hitungan.csv"))] == ["80"]
    assert client.get("/data/hitungan/2026-09/v3.csv").status_code == 404
    assert client.get("/data/hitungan/2026-13/v1.csv").status_code == 404


def test_what_has_not_changed_is_not_sent_again(client, september):
    for address in ("/data/hitungan.parquet", "/data/daerah.json", "/data/sdmx/M.61_08..."):
        first = client.get(address)
        same = client.get(address, headers={"If-None-Match": first["ETag"]})
        assert same.status_code == 304 and same.content == b""
    whole = client.get("/data/hitungan.csv")
    assert client.get("/data/hitungan.csv", headers={"If-Modified-Since": whole["Last-Modified"]}).status_code == 304
    frozen(SEPTEMBER, {(LIVING, "61.08", "ALL"): 80}, version=2)
    assert client.get("/data/hitungan.csv", headers={"If-None-Match": whole["ETag"]}).status_code == 200


def test_a_statistics_office_asks_by_key(client, september):
    def asked(key, **query):
        return list(csv.DictReader(io.StringIO(client.get(f"/data/sdmx/{key}", query).content.decode())))

    every = asked("all")
    assert list(every[0])[:8] == [
        *("STRUCTURE", "STRUCTURE_ID", "ACTION"),
        *("FREQ", "REF_AREA", "MEASURE", "SEGMENT", "PROGRAMME"),
    ]
    (own,) = asked("M.61_08.PEOPLE_BY_RESIDENCE.BPU._T")
    assert (own["TIME_PERIOD"], own["OBS_VALUE"], own["OBS_STATUS"]) == ("2026-09", "", "Q")
    (money,) = asked("M..CONTRIBUTIONS..JHT")
    assert (money["REF_AREA"], money["SEGMENT"], money["OBS_VALUE"]) == ("61_08", "_T", "9000000000001")
    assert {row["SEGMENT"] for row in asked("M.61_08.PEOPLE_BY_RESIDENCE.PU+_T.")} == {"PU", "_T"}
    assert asked("all", startPeriod="2026-10") == []
    assert len(asked("all", startPeriod="2026-09", endPeriod="2026-09")) == len(every)
    assert "version=2.0.0" in client.get("/data/sdmx/all")["Content-Type"]


def test_the_structure_names_every_code_that_an_observation_uses(client, september):
    answer = client.get("/data/sdmx/struktur.json")
    assert "structure+json; version=2.0.0" in answer["Content-Type"]
    told = json.loads(answer.content)
    assert told["meta"]["schema"].endswith("2.0.0/sdmx-json-structure-schema.json") and told["meta"]["prepared"]
    codes = {each["id"]: {code["id"] for code in each["codes"]} for each in told["data"]["codelists"]}
    (made,) = told["data"]["dataStructures"]
    parts = made["dataStructureComponents"]
    dimensions = parts["dimensionList"]["dimensions"]
    assert [each["id"] for each in dimensions] == ["FREQ", "REF_AREA", "MEASURE", "SEGMENT", "PROGRAMME"]
    attributes = [each["id"] for each in parts["attributeList"]["attributes"]]
    series = list(csv.DictReader(io.StringIO(client.get("/data/sdmx/all").content.decode())))
    assert list(series[0])[3:] == [
        *(each["id"] for each in dimensions), "TIME_PERIOD", "OBS_VALUE", *attributes,
    ]  # fmt: skip
    for row in series:
        for each in (*dimensions, *parts["attributeList"]["attributes"]):
            listed = each["localRepresentation"].get("enumeration", "")
            if listed:
                assert row[each["id"]] in codes[re.search(r":(CL_\w+)\(", listed)[1]]
    concepts = {each["id"] for each in told["data"]["conceptSchemes"][0]["concepts"]}
    assert concepts >= {*attributes, "TIME_PERIOD", "OBS_VALUE", *(each["id"] for each in dimensions)}
    (flow,) = told["data"]["dataflows"]
    assert series[0]["STRUCTURE_ID"] == f"{flow['agencyID']}:{flow['id']}({flow['version']})"
    landak = next(each for each in told["data"]["codelists"] if each["id"] == "CL_REF_AREA")["codes"]
    assert next(each for each in landak if each["id"] == "61_08")["parent"] == "61"
    again = client.get("/data/sdmx/struktur.json", headers={"If-None-Match": answer["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("key", ["M.61", "Y.61_08...", "M.61_08.NOTHING..", "M...XX."])
def test_a_key_that_cannot_be_read_is_told_what_was_expected(key, client, september):
    answer = client.get(f"/data/sdmx/{key}")
    assert answer.status_code == 400
    assert "harus 5" in answer.content.decode() or "yang ada:" in answer.content.decode()
    assert client.get("/data/sdmx/all", {"startPeriod": "2026"}).status_code == 400


def test_the_dictionary_names_every_column_of_every_file_for_people_and_programs(client, september):
    told = json.loads(client.get("/data/kamus.json").content)
    assert [each["name"] for each in told["tables"]] == list(tables())
    for table in told["tables"]:
        assert table["licence"] and table["source"]
        assert all(each["definition"] and each["type"] for each in table["columns"])
        assert client.get(table["files"]["csv"]).status_code == 200
    page = words(client.get("/data/"))
    assert "obs_status" in page and "FREQ.REF_AREA.MEASURE.SEGMENT.PROGRAMME" in page and "versi 1" in page


@pytest.mark.parametrize("name", list(tables()))
def test_a_column_that_may_be_empty_says_what_that_means(name, client, september):
    frozen(dt.date(2026, 8, 1), {(LIVING, "61.08", "ALL"): 2})
    parquet = pl.read_parquet(io.BytesIO(client.get(f"/data/{name}.parquet").content))
    told = next(each for each in json.loads(client.get("/data/kamus.json").content)["tables"] if each["name"] == name)
    said = {each["name"]: each["empty_means"] for each in told["columns"]}
    assert list(said) == parquet.columns
    assert [each for each in parquet.columns if parquet[each].null_count() and not said[each]] == []


def test_no_account_of_a_hospital_and_no_name_of_an_officer_is_given_out(client, september):
    for name in ("fasilitas", "perjanjian", "kantor", "pembagi"):
        columns = {each.name for each in tables()[name].columns}
        assert not columns & {"bank", "account_number", "account_holder", "recorded_by", "imported_by"}
    assert len(rows(client.get("/data/angka-terbit.csv"))) == PublishedFigure.objects.count()
    landak = [row for row in rows(client.get("/data/daerah.csv")) if row["bps_code"] == "6103"]
    assert [row["region_code"] for row in landak] == ["61.08"]


def test_a_text_that_a_spreadsheet_would_run_is_made_inert_in_csv(client, september):
    PublishedFigure.objects.filter(key="F0003").update(note="=1+1")
    (row,) = [row for row in rows(client.get("/data/angka-terbit.csv")) if row["key"] == "F0003"]
    assert row["note"] == "'=1+1"
