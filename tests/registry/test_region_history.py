"""Two code systems, old names, splits: a code means something only with its system and a day."""

import datetime as dt

import pytest

from payung.registry.region_history import find_regions, history, name_on, parents_on, region_by_code
from tests.registry.conftest import reference

__all__ = ["reference"]
TODAY = dt.date(2026, 11, 21)


@pytest.mark.parametrize(
    ("code", "system", "name"),
    [
        ("61.02", "kemendagri", "Kabupaten Mempawah"),
        ("6102", "kemendagri", "Kabupaten Mempawah"),
        ("6102", "bps", "Kabupaten Bengkayang"),
        ("6104", "bps", "Kabupaten Mempawah"),
        ("6200", "bps", "Provinsi Kalimantan Tengah"),
        ("6501", "bps", "Kabupaten Malinau"),
        ("65.01", "kemendagri", "Kabupaten Bulungan"),
    ],
)
def test_one_number_is_two_places_in_the_two_systems(reference, code, system, name):
    assert region_by_code(code, system, TODAY).name == name


def test_north_kalimantan_lay_in_east_kalimantan_until_25_october_2012(reference):
    before, after = dt.date(2012, 10, 24), dt.date(2012, 10, 25)
    assert (parents_on(before)["65.71"], parents_on(after)["65.71"]) == ("64", "65")
    assert region_by_code("6473", "bps", before).name == "Kota Tarakan"
    assert region_by_code("6473", "bps", after) is None
    assert region_by_code("6571", "bps", before) is None


def test_a_regency_made_later_is_counted_where_it_belonged_before(reference):
    assert parents_on(dt.date(2007, 8, 9))["61.12"] == "61.02"
    assert parents_on(dt.date(2007, 8, 10))["61.12"] == "61"
    assert region_by_code("6112", "bps", dt.date(2007, 8, 9)) is None


def test_mempawah_was_called_pontianak_until_20_july_2014(reference):
    mempawah = region_by_code("61.02", "kemendagri", TODAY)
    assert name_on(mempawah, dt.date(2014, 7, 20)) == "Kabupaten Pontianak"
    assert name_on(mempawah, dt.date(2014, 7, 21)) == "Kabupaten Mempawah"


def test_a_search_finds_old_names_and_both_code_systems(reference):
    found = {each.region.name: each.why for each in find_regions("kabupaten pontianak")}
    assert found["Kabupaten Mempawah"] == "bernama Kabupaten Pontianak sampai 20-07-2014"
    assert found["Kota Pontianak"] == ""
    codes = {each.region.name: each.why for each in find_regions("6102")}
    assert codes == {"Kabupaten Mempawah": "kode Kemendagri 61.02", "Kabupaten Bengkayang": "kode BPS 6102"}
    assert [each.region.name for each in find_regions("61.02")] == ["Kabupaten Mempawah"]
    assert find_regions("kapuas")[0].region.name == "Kabupaten Kapuas"
    assert find_regions("x") == [] and find_regions("tidak ada itu") == []


def test_every_change_names_its_act_and_a_place_we_know(reference):
    known = parents_on(TODAY)
    for each in history():
        assert each.code in known and each.act and each.status == "remembered"
        assert not each.from_part or each.from_part in known
