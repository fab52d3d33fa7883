"""Tables of workforces as the statistics office hands them out: messy headings, two code systems, all at once."""

import datetime as dt
import io

import pytest
import xlsxwriter

from payung.contributions.sheet.refused import Unreadable
from payung.coverage.tables.check import check_table
from tests.registry.conftest import reference

__all__ = ["reference"]
AUGUST = dt.date(2024, 8, 31)
BPS = """Jumlah Penduduk Bekerja Menurut Kabupaten/Kota di Kalimantan Barat;;;
;;;
Kode;Kabupaten/Kota;Penduduk Bekerja (orang);TPT
(1);(2);(3);(4)
6101;Sambas;282.918;3,1
6102;Bengkayang;130 001;2,9
6104;Mempawah;140000;4,0
6172;Kota Singkawang;-;5,0
Sumber: BPS, Sakernas Agustus 2024;;;
"""


def check(text, system="bps", as_of=AUGUST, known=None):
    return check_table(text.encode(), system, as_of, known or {})


def numbers(checked):
    return dict(checked.rows.select("region_id", "people").iter_rows())


def test_a_table_of_the_statistics_office_is_read_with_its_own_codes(reference):
    checked = check(BPS)
    assert checked.problems == ()
    # 6102 is Bengkayang for BPS: our 61.07. 6104 is Mempawah: our 61.02. A dash is no zero.
    assert numbers(checked) == {"61.01": 282_918, "61.07": 130_001, "61.02": 140_000, "61.72": None}
    assert checked.unmeasured == ("Kota Singkawang",)
    assert checked.rows["as_of"].unique().to_list() == [AUGUST]


def test_a_file_in_the_other_code_system_is_told_so(reference):
    checked = check(BPS, "kemendagri")
    codes = {problem.code for problem in checked.errors}
    assert codes == {"region-code-and-name"}
    told = next(problem for problem in checked.errors if "Bengkayang" in problem.found)
    assert told.found == "6102 Bengkayang" and "Kabupaten Mempawah" in told.expected
    assert "memakai kode BPS" in told.cure and told.rows == (6,)


def test_a_workbook_with_headings_in_two_rows_and_a_column_per_year(reference):
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Tabel 3.2")
        sheet.write(0, 0, "Tabel 3.2 Penduduk yang Bekerja")
        sheet.merge_range(2, 1, 2, 2, "Bekerja")
        sheet.write_row(2, 0, ["Kabupaten/Kota"])
        sheet.write_row(3, 1, ["2023", "2024"])
        for place, row in enumerate(
            (["Sambas", 270_000, 282_918], ["Kota Pontianak", 295_480, 300_000], ["Jumlah", 1, 2])
        ):
            sheet.write_row(4 + place, 0, row)
        sheet.write(8, 0, "Catatan: angka sementara")
    checked = check_table(out.getvalue(), "bps", AUGUST, {})
    assert checked.errors == ()
    assert numbers(checked) == {"61.01": 282_918, "61.71": 300_000, "61": 2}  # "Jumlah" is the province
    earlier = check_table(out.getvalue(), "bps", dt.date(2023, 8, 31), {})
    assert numbers(earlier)["61.01"] == 270_000


def test_all_problems_of_a_file_are_told_at_once(reference):
    text = """Kode Wilayah,Nama Daerah,Bekerja
6101,Sambas,banyak
6199,Entah,100
6103,Landak,-5
6101,Sambas,100
,Atlantis,10
"""
    told = [(problem.code, problem.rows) for problem in check(text).problems]
    assert told == [
        ("number-shape", (2,)),
        ("region-code", (3,)),
        ("number-negative", (4,)),
        ("region-twice", (2, 5)),
        ("region-unknown", (6,)),
    ]
    for problem in check(text).problems:
        assert problem.expected and "Belum ada yang kami simpan" in problem.cure


def test_a_name_that_two_places_bore_is_asked_about_and_the_old_name_is_known(reference):
    old = dt.date(2012, 8, 31)
    table = "Kabupaten/Kota;Bekerja\n{};100\n"
    assert [problem.code for problem in check(table.format("Pontianak"), as_of=old).problems] == ["region-ambiguous"]
    assert numbers(check(table.format("Kabupaten Pontianak"), as_of=old)) == {"61.02": 100}
    assert numbers(check(table.format("Kabupaten Pontianak"))) == {"61.02": 100}
    assert numbers(check(table.format("Pontianak"))) == {"61.71": 100}
    assert numbers(check(table.format("Kota Baru"))) == {"63.02": 100}
    assert numbers(check(table.format("Kapuas"))) == {"62.03": 100}


def test_a_name_alone_means_the_regency_before_the_district_that_is_called_so_too(reference):
    assert numbers(check("daerah;bekerja\nSambas;200\nKecamatan Sambas;20\n")) == {"61.01": 200, "61.01.01": 20}


def test_a_region_that_did_not_exist_yet_is_refused_and_an_old_code_finds_its_place(reference):
    table = "kode_kabupaten_kota,nama_kabupaten_kota,jumlah_orang\n{}\n"
    assert [each.code for each in check(table.format("6112,Kubu Raya,5"), as_of=dt.date(2006, 8, 1)).problems] == [
        "region-not-yet"
    ]
    tarakan = dt.date(2010, 8, 1)
    assert numbers(check(table.format("6473,Kota Tarakan,90000"), as_of=tarakan)) == {"65.71": 90_000}
    assert [each.code for each in check(table.format("6571,Kota Tarakan,90000"), as_of=tarakan).problems] == [
        "region-code"
    ]


def test_a_sum_that_does_not_add_up_and_a_jump_are_to_be_confirmed(reference):
    parts = "6571,Tarakan,30\n6501,Malinau,20\n6502,Bulungan,20\n6503,Tana Tidung,10\n6504,Nunukan,10\n"
    text = f"Kode,Wilayah,Bekerja\n6500,Kalimantan Utara,110\n{parts}"
    checked = check(text, known={"65.71": 100})
    assert checked.errors == ()
    assert [problem.code for problem in checked.to_confirm] == ["sum-of-parts", "number-jump"]
    assert "90, jumlah 5 daerah" in checked.to_confirm[0].expected
    assert check(text.replace("Utara,110", "Utara,91")).problems == ()  # within the rounding of five numbers


def test_what_is_no_table_is_refused_with_the_headings_that_were_found(reference):
    with pytest.raises(Unreadable) as refused:
        check("Nama;Umur\nSiti;30\n")
    (problem,) = refused.value.problems
    assert problem.code == "table-headings" and "Kabupaten/Kota" in problem.cure
