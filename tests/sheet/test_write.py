"""What goes back to the employer: failing rows, the template, lists."""

import datetime as dt
import io

import fastexcel
import pytest

from payung.contributions.sheet.check import check
from payung.contributions.sheet.failing import failing_xlsx
from payung.contributions.sheet.read import read_sheet
from payung.contributions.sheet.table import Column, inert, table_csv, table_xlsx
from payung.contributions.sheet.template import wage_template
from tests.sheet.made import HEADINGS, MARCH, MINIMUM, all_rows, roster, row, xlsx

EVIL = '=HYPERLINK("http://contoh.invalid","klik")'


def judge(content: bytes):
    sheet = read_sheet(content)
    return sheet, check(sheet, roster(), month=MARCH, minimum_wage=MINIMUM)


def cells(content: bytes, sheet: int | str = 0):
    return fastexcel.read_excel(content).load_sheet(sheet, header_row=None, dtypes="string").to_polars().rows()


def test_only_the_failing_rows_come_back_with_what_to_mend():
    sheet, checked = judge(xlsx([row(0), row(1, UPAH="Rp3.2jt", TGL_LAHIR="07/13/1996"), row(2)]))
    titles, only = cells(failing_xlsx(sheet, checked.problems))
    assert titles == (*HEADINGS, "BARIS_ASAL", "MASALAH", "CARA_MEMPERBAIKI")
    told = dict(zip(titles, only, strict=True))
    assert (told["NIK"], told["UPAH"], told["BARIS_ASAL"]) == ("6171015307960019", "Rp3.2jt", "3")
    assert "UPAH: tertulis Rp3.2jt, seharusnya angka rupiah saja" in told["MASALAH"]
    assert "TGL_LAHIR: tertulis 07/13/1996" in told["MASALAH"]
    assert "Tulis 3200000 atau 3.200.000, tanpa huruf." in told["CARA_MEMPERBAIKI"]


def test_every_cell_is_text_so_that_a_spreadsheet_leaves_the_numbers_whole():
    sheet, checked = judge(xlsx([row(0, NIK=6112041302750004, KPJ="0190212341", UPAH=3_200_000)]))
    again = read_sheet(failing_xlsx(sheet, checked.problems))
    assert not any(again.numbers.row(0))
    assert again.cells["kpj"].to_list() == ["0190212341"]


def test_an_unmended_file_has_the_same_problems_again():
    bad = [
        row(0, NIK=6112041302750004),
        row(1, UPAH="Rp3jt"),
        row(2, TGL_LAHIR="07/13/1996", BLTH="02-2025"),
        row(3, KPJ=1500000001),
    ]
    sheet, first = judge(xlsx(bad))
    _, second = judge(failing_xlsx(sheet, first.problems))
    assert [problem.code for problem in second.problems] == [problem.code for problem in first.problems]


def test_a_nik_kept_as_a_number_never_comes_back_as_digits():
    sheet, checked = judge(xlsx([row(0, NIK=6112041302750000)]))
    assert cells(failing_xlsx(sheet, checked.problems))[1][0] == "6,11204E+15"


def test_date_cells_come_back_as_day_month_year():
    rows = [row(0, TGL_LAHIR=dt.date(1975, 2, 13), UPAH="x"), row(1, TGL_LAHIR=35259, UPAH="x")]
    sheet, checked = judge(xlsx(rows))
    _, first, second = cells(failing_xlsx(sheet, checked.problems))
    assert (first[4], second[4]) == ("13-02-1975", "13-07-1996")


def test_mended_rows_can_be_uploaded_as_they_are():
    sheet, checked = judge(xlsx([row(0), row(1, UPAH="Rp3.2jt")]))
    titles, only = cells(failing_xlsx(sheet, checked.problems))
    mended = ["3200000" if title == "UPAH" else cell for title, cell in zip(titles, only, strict=True)]
    again, rechecked = judge(xlsx([mended], titles))
    assert rechecked.problems == []
    assert again.ignored == ()
    assert rechecked.rows["wage"].to_list() == [3_200_000]


def test_a_second_round_does_not_pile_up_our_columns():
    sheet, checked = judge(xlsx([row(1, UPAH="Rp3.2jt")]))
    again, rechecked = judge(failing_xlsx(sheet, checked.problems))
    assert cells(failing_xlsx(again, rechecked.problems))[0].count("MASALAH") == 1


def test_rows_to_confirm_come_only_when_asked_for():
    sheet, checked = judge(xlsx([row(1, UPAH="2650000"), row(2, UPAH="x")]))
    assert len(cells(failing_xlsx(sheet, checked.problems))) == 2
    assert len(cells(failing_xlsx(sheet, checked.problems, with_confirm=True))) == 3


def test_the_template_uploads_without_a_problem_and_with_the_last_wages():
    content = wage_template(roster(), month=MARCH, employer="PT Kapuas Papan Utama")
    sheet, checked = judge(content)
    assert (sheet.sheet_name, sheet.ignored, checked.problems) == ("data_upah", (), [])
    assert not sheet.numbers.to_numpy().any()
    # 3.200.000 + 2.900.000 + 4.100.000 + 3.000.000
    assert checked.totals.wage == 13_200_000
    assert "01902123417" in sheet.cells["kpj"].to_list()


def test_the_template_carries_a_guide():
    content = wage_template(roster().clear(), month=MARCH, employer="PT Kapuas Papan Utama")
    assert fastexcel.read_excel(content).sheet_names == ["data_upah", "Petunjuk"]
    guide = cells(content, "Petunjuk")
    assert guide[0][0] == "Lembar upah Maret 2025"
    assert any("Kami tidak menebak urutan tanggal." in (cell or "") for line in guide for cell in line)


COLUMNS = [Column("NAMA"), Column("UPAH", "rupiah"), Column("MULAI", "date")]
ROWS = [(EVIL, 3_200_000, dt.date(2025, 2, 7)), ("BUDI", None, None)]


def test_a_list_as_xlsx_keeps_text_as_text():
    content = table_xlsx(COLUMNS, ROWS, "Daftar pekerja")
    read = [line for line in cells(content) if any(line)]
    assert read[0][0] == "Daftar pekerja"
    assert read[1] == ("NAMA", "UPAH", "MULAI")
    assert read[2][:2] == (EVIL, "3200000")
    with io.BytesIO(content) as file:
        assert b"<f>" not in file.read()


def test_a_list_as_csv_has_no_formula_and_opens_with_a_double_click():
    lines = table_csv(COLUMNS, ROWS).decode("utf-8").splitlines()
    assert lines[0] == "\ufeffNAMA;UPAH;MULAI"
    assert lines[1].startswith("\"'=HYPERLINK(")
    assert lines[1].endswith(";3200000;07-02-2025")
    assert lines[2] == "BUDI;;"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\r=1"])
def test_every_start_of_a_formula_is_made_inert(text):
    assert inert(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "BUDI", "a=b", "3-4"])
def test_other_texts_are_left_as_they_are(text):
    assert inert(text) == text


def test_the_failing_rows_of_an_evil_sheet_hold_no_formula():
    sheet, checked = judge(xlsx([*all_rows()[:1], row(1, NAMA_LENGKAP=EVIL)]))
    assert cells(failing_xlsx(sheet, checked.problems))[1][3] == EVIL
