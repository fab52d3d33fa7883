"""The places and wages that ship with Payung."""

from collections import Counter

from payung.access.actor import SYSTEM
from payung.audit.models import Event
from payung.coverage.register import published_figures
from payung.registry import reference
from payung.registry.actions.load_places import load_places
from payung.registry.actions.load_reference import load_reference
from payung.registry.below import region_below
from payung.registry.models import MinimumWage, Office, OfficeArea, Region
from payung.registry.queries import minimum_wage_of, minimum_wage_rows
from payung.registry.region_history import find_regions

from .conftest import NOW


def test_kalimantan_has_five_provinces_and_56_regencies_and_the_west_has_14():
    regencies = Counter(region.parent_id for region in reference.regions() if region.level == "regency")
    assert regencies == {"61": 14, "62": 14, "63": 13, "64": 10, "65": 5}
    assert sum(region.level == "province" for region in reference.regions()) == 5


def test_6102_is_bengkayang_for_bps_and_mempawah_for_kemendagri():
    by_code = {region.code: region for region in reference.regions()}
    by_bps = {region.bps_code: region for region in reference.regions() if region.bps_code}
    assert by_bps["6102"].name == "Kabupaten Bengkayang"
    assert by_code["61.02"].name == "Kabupaten Mempawah"
    assert by_code["61.02"].bps_code == "6104"


def test_every_code_stands_once_in_its_system_and_begins_with_its_province():
    regencies = [region for region in reference.regions() if region.level == "regency"]
    assert len({region.bps_code for region in regencies}) == len(regencies)
    assert all(region.code.startswith(f"{region.parent_id}.") for region in regencies)
    assert all(region.bps_code.startswith(region.parent_id) for region in regencies)


def test_every_region_with_a_map_around_it_has_a_square_of_its_own():
    tiles = {region.code: (region.tile_column, region.tile_row) for region in reference.regions()}
    west = {code: tile for code, tile in tiles.items() if code.startswith("61.")}
    assert len(set(west.values())) == 14 and (None, None) not in west.values()
    for parent, many in (("62", 14), ("63", 13), ("64", 10), ("65", 5), ("KAL", 5)):
        own = [tiles[region.code] for region in reference.regions() if region.parent_id == parent]
        assert len(set(own)) == many and (None, None) not in own
    nation = reference.nation_tiles()
    assert len({(each.column, each.row) for each in nation}) == len({each.code for each in nation}) == 38
    assert (west["61.01"], west["61.06"], west["61.04"]) == (
        (0, 0),
        (4, 1),
        (2, 3),
    )  # Sambas, Kapuas Hulu, Ketapang


def test_each_regency_of_the_west_is_served_by_one_office_whose_branch_is_under_the_regional_office(
    reference,
):
    areas = OfficeArea.objects.select_related("office", "office__parent")
    assert Counter(area.region_id for area in areas) == Counter(
        Region.objects.filter(parent="61").values_list("code", flat=True)
    )
    for area in areas:
        branch = area.office if area.office.kind == "branch" else area.office.parent
        assert (branch.kind, branch.parent_id) == ("branch", "KAL")


def test_loading_twice_changes_nothing_and_is_told_twice(reference):
    before = [list(model.objects.order_by("pk").values()) for model in (Region, Office, OfficeArea, MinimumWage)]
    load_reference(by=SYSTEM, at=NOW)
    assert before == [
        list(model.objects.order_by("pk").values()) for model in (Region, Office, OfficeArea, MinimumWage)
    ]
    assert Event.objects.filter(verb="registry.load_reference").count() == 2


def test_a_name_that_changed_is_renewed(reference):
    Region.objects.filter(code="61.02").update(name="Kabupaten Pontianak")
    load_reference(by=SYSTEM, at=NOW)
    assert Region.objects.get(code="61.02").name == "Kabupaten Mempawah"


def test_a_regency_without_its_own_minimum_wage_falls_under_the_provinces(reference):
    # 2025: Mempawah, Sekadau and Kubu Raya had no UMK; UMP Kalbar Rp2.878.286, UMK Ketapang Rp3.396.267,26.
    found = minimum_wage_of(["61.02", "61.09", "61.12", "61.04"], 2025)
    assert found == {"61.02": 2_878_286, "61.09": 2_878_286, "61.12": 2_878_286, "61.04": 3_396_267}
    assert minimum_wage_rows(["61.12"], 2025)["61.12"].region.name == "Provinsi Kalimantan Barat"
    # 2026: Kubu Raya has one again.
    assert minimum_wage_of(["61.12"], 2026) == {"61.12": 3_100_000}


def test_nobody_guesses_a_minimum_wage_that_was_not_published(reference):
    assert minimum_wage_of(["61.12"], 2019) == {}
    assert minimum_wage_of(["64.01"], 2022) == {}


def test_every_minimum_wage_names_its_source():
    assert all("http" in wage.source for wage in reference.minimum_wages())


def test_the_west_has_its_174_districts_as_many_in_each_regency_as_were_published(reference):
    published = {row.region_code: int(row.value) for row in published_figures() if row.metric == "kecamatan_count"}
    ours = Counter(Region.objects.filter(level="district").values_list("parent", flat=True))
    assert ours == published and sum(ours.values()) == 174


def test_landak_has_156_villages_each_in_the_district_its_code_begins_with(reference):
    villages = Region.objects.filter(level="village")
    assert villages.count() == 156 and set(villages.values_list("parent__parent", flat=True)) == {"61.08"}
    assert all(code == f"{parent}.{code[-4:]}" for code, parent in villages.values_list("code", "parent"))
    # Ngabang, where the regent sits, has 19 desa; the code of a desa ends in 2001 and on, of a kelurahan in 1001.
    assert villages.filter(parent="61.08.01").count() == 19
    assert Region.objects.get(code="61.08.01.2001").name == "Desa Hilir Kantor"
    assert region_below("61.71.01.1006", "Akcaya").name == "Kelurahan Akcaya"


def test_what_an_officer_brought_from_the_ministry_is_not_written_over(reference):
    load_places([region_below("61.08.01", "Ngabang Baru")], by=SYSTEM, at=NOW)
    load_reference(by=SYSTEM, at=NOW)
    assert Region.objects.get(code="61.08.01").name == "Kecamatan Ngabang Baru"


def test_a_regency_is_found_before_the_district_of_its_name(reference):
    assert [each.region.code for each in find_regions("Bengkayang")][:2] == ["61.07", "61.07.04"]
    assert [each.region.code for each in find_regions("kecamatan ngabang")] == ["61.08.01"]
