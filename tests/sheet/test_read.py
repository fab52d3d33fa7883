"""Reading: files made here, and files saved by LibreOffice Calc (tests/sheet/files)."""

import datetime as dt
import io
import zipfile
from pathlib import Path

import pytest

from payung.contributions.sheet.check import check
from payung.contributions.sheet.header import OWN_COLUMNS
from payung.contributions.sheet.read import read_sheet
from payung.contributions.sheet.refused import Unreadable
from tests.sheet.made import HEADINGS, MARCH, MINIMUM, PEOPLE, all_rows, delimited, judged, roster, row, xlsx

FILES = Path(__file__).parent / "files"


def refused(content: bytes, **limits):
    """The one problem for which the file as a whole is refused."""
    with pytest.raises(Unreadable) as refusal:
        read_sheet(content, **limits)
    (problem,) = refusal.value.problems
    assert "Belum ada yang kami simpan dari berkas ini." in problem.cure
    return problem


def file_codes(name: str):
    sheet = read_sheet((FILES / name).read_bytes(), name)
    checked = check(sheet, roster(), month=MARCH, minimum_wage=MINIMUM)
    return sheet, [(problem.rows, problem.code) for problem in checked.problems]


@pytest.mark.parametrize("name", ["calc_teks.xlsx", "calc_teks.xls"])
def test_a_sheet_saved_by_calc_with_text_cells_has_no_problem(name):
    sheet, problems = file_codes(name)
    assert problems == []
    assert sheet.kind == name.rpartition(".")[2]


@pytest.mark.parametrize("name", ["calc_angka.xlsx", "calc_angka.xls"])
def test_a_csv_opened_by_double_click_has_lost_every_nik_and_the_zero_of_a_kpj(name):
    _, problems = file_codes(name)
    assert problems == [
        ((2,), "nik-number"),
        ((2,), "kpj-length"),
        ((3,), "nik-number"),
        ((4,), "nik-number"),
        ((5,), "nik-number"),
    ]


@pytest.mark.parametrize("name", ["calc_campur.xlsx", "calc_campur.xls"])
def test_title_rows_date_cells_serial_numbers_and_a_hidden_sheet_are_read_from_calc_too(name):
    sheet, problems = file_codes(name)
    assert (sheet.sheet_name, sheet.header_row) == ("Upah Maret", 4)
    assert sheet.cells["row"].to_list() == [5, 6, 7, 8]
    assert problems == [((6,), "nik-number"), ((7,), "kpj-length")]


def test_an_open_document_sheet_is_refused_with_what_to_save_instead():
    problem = refused((FILES / "calc_teks.ods").read_bytes())
    assert (problem.code, problem.found) == ("file-kind", "berkas .ods")


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_a_csv_is_read_with_every_separator_and_alphabet(separator, encoding):
    text = delimited([*all_rows(), row(0, KETERANGAN="André")], separator=separator).decode()
    sheet = read_sheet(text.encode(encoding))
    assert sheet.kind == "csv"
    assert sheet.cells["nik"].to_list() == [*(person[0] for person in PEOPLE), PEOPLE[0][0]]
    assert sheet.cells["note"][4] == "André"


def test_titles_and_empty_lines_in_a_csv_keep_the_row_numbers():
    text = "PT Kapuas Papan Utama\n\n" + delimited([row(0), [""] * 10, row(1)]).decode().replace("\r\n", "\n")
    sheet = read_sheet(f"{text}\n\n".encode())
    assert sheet.header_row == 3
    assert sheet.cells["row"].to_list() == [4, 6]


def test_a_csv_without_rows_is_empty():
    assert refused(delimited([])).code == "file-empty"


def test_a_comma_inside_an_amount_of_a_comma_csv_is_never_read_as_two_cells():
    good, bad = b"6112041302750004,3200000\n", b"6171015307960019,Rp2,900,000\n"
    for content, row_number in ((good + bad, 3), (bad + good, 2), (good * 5_000 + bad, 5_002)):
        problem = refused(b"NIK,UPAH\n" + content)
        assert (problem.code, problem.rows) == ("csv-columns", (row_number,))


def test_empty_fields_behind_the_last_column_do_no_harm():
    sheet = read_sheet(b"NIK;UPAH\n6112041302750004;3200000;;\n6171015307960019;2900000\n")
    assert sheet.cells["wage"].to_list() == ["3200000", "2900000"]


def test_a_field_of_a_hundred_thousand_letters_is_refused():
    assert refused(b"NIK;UPAH\n6112041302750004;" + b"3" * 100_001).code == "file-damaged"


def test_a_quote_that_never_closes_is_refused():
    assert refused(b'NIK;UPAH\n6112041302750004;"3200000\n').code == "csv-quote"


def test_the_file_name_does_not_matter():
    content = xlsx(all_rows())
    assert read_sheet(content, "upah maret (1).csv").kind == "xlsx"
    assert read_sheet(content, "a").content_digest == read_sheet(content, "b").content_digest


def test_headings_are_known_by_other_names_in_any_order_and_case():
    headings = ("gaji (Rp)", "Nama Tenaga Kerja", "No. KTP *", "NOMOR IDENTITAS KPJ", "tanggal_lahir")
    nik, kpj, _, name, born, wage = PEOPLE[0]
    checked = judged([[str(wage), name, nik, kpj, born.strftime("%d/%m/%Y")]], headings)
    assert checked.problems == []
    assert checked.totals.wage == wage


def test_the_sheet_data_upah_is_taken_before_others():
    def more(book, _page):
        other = book.add_worksheet("Lama")
        other.write_row(0, 0, HEADINGS)
        other.write_row(1, 0, [str(cell) for cell in row(1)])

    assert read_sheet(xlsx([row(0)], more=more)).cells["nik"].to_list() == [PEOPLE[0][0]]
    assert refused(xlsx([row(0)], sheet="Baru", more=more)).code == "sheet-choice"


def test_a_hidden_sheet_is_not_read_even_if_it_is_called_data_upah():
    def more(book, _page):
        hidden = book.add_worksheet("data_upah")
        hidden.write_row(0, 0, HEADINGS)
        hidden.write_row(1, 0, [str(cell) for cell in row(1)])
        hidden.hide()

    sheet = read_sheet(xlsx([row(0)], sheet="Maret", more=more))
    assert (sheet.sheet_name, sheet.height) == ("Maret", 1)


def test_headings_merged_over_two_rows_are_read():
    def more(_book, page):
        page.merge_range(0, 1, 0, 2, "IDENTITAS")
        page.merge_range(0, 3, 1, 3, "UPAH")
        page.merge_range(0, 0, 1, 0, "NO")

    content = xlsx(
        [["1", PEOPLE[0][0], PEOPLE[0][1], "3200000"]],
        (None, "NIK", "KPJ", None),
        above=[[None] * 4],
        more=more,
    )
    sheet = read_sheet(content)
    assert sheet.header_row == 2
    assert sheet.cells.select("row", "nik", "kpj", "wage").row(0) == (
        3,
        PEOPLE[0][0],
        PEOPLE[0][1],
        "3200000",
    )


def test_empty_rows_apostrophes_and_hard_spaces_are_cleaned():
    nik = PEOPLE[0][0]
    rows = [row(0, NIK=f"'{nik}", UPAH="\u00a03.200.000 "), [" "] * 10, [None] * 10]
    sheet = read_sheet(xlsx(rows))
    assert sheet.height == 1
    assert (sheet.cells["nik"][0], sheet.cells["wage"][0]) == (nik, "3.200.000")


def test_numbers_are_told_from_texts():
    sheet = read_sheet(xlsx([row(0, NIK=6112041302750004, UPAH=3_200_000), row(1)]))
    assert sheet.numbers.select("nik", "kpj", "wage").rows() == [(True, False, True), (False, False, False)]


def test_a_date_cell_is_no_number():
    sheet = read_sheet(xlsx([row(0, TGL_LAHIR=dt.date(1975, 2, 13))]))
    assert sheet.numbers["birth_date"].to_list() == [False]


def test_a_file_saved_again_in_another_kind_has_the_same_content():
    first, second = read_sheet(xlsx(all_rows())), read_sheet(delimited(all_rows()))
    third = read_sheet(xlsx(all_rows(), sheet="Upah", above=[["Judul"]]))
    assert first.digest != second.digest
    assert first.content_digest == second.content_digest == third.content_digest
    assert read_sheet(xlsx([row(0, UPAH="1")])).content_digest != first.content_digest


def test_unknown_columns_are_named_but_our_own_are_not():
    sheet = read_sheet(xlsx([[*row(0), "x", "1", "", ""]], (*HEADINGS, "LOKASI_PEKERJAAN", *OWN_COLUMNS)))
    assert sheet.ignored == ("LOKASI_PEKERJAAN",)


@pytest.mark.parametrize(
    ("headings", "column"),
    [
        (("NIK", "NAMA", "TUNJANGAN"), "UPAH"),
        (("NAMA", "UPAH"), "NIK atau KPJ"),
        (("A", "B"), "UPAH dan NIK atau KPJ"),
    ],
)
def test_a_missing_heading_is_told_with_those_that_were_found(headings, column):
    problem = refused(xlsx([["1"] * len(headings)], headings))
    assert (problem.code, problem.column) == ("header-missing", column)
    assert all(heading in problem.found for heading in headings)


def test_two_columns_for_one_thing_are_refused():
    problem = refused(xlsx([["1", "2", "3"]], ("NIK", "UPAH", "Gaji")))
    assert (problem.code, problem.column) == ("header-twice", "UPAH")
    assert "UPAH dan Gaji" in problem.found


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file-empty"),
        (b" \r\n ", "file-empty"),
        (b"%PDF-1.7 ...", "file-kind"),
        (b"\x89PNG\r\n\x1a\n...", "file-kind"),
        (b"\xff\xd8\xff\xe0...", "file-kind"),
        (b"<html><table><tr><td>NIK</td></tr></table></html>", "file-kind"),
        (b"\x00\x01\x02\x03\x04\x05\x06\x07", "file-kind"),
        (b"PK\x03\x04 rusak", "file-damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "file-kind"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le") * 80, "file-damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le") * 9, "file-password"),
        (b"halo, apa kabar", "header-missing"),
    ],
)
def test_what_is_no_wage_sheet_gets_one_clear_problem(content, code):
    assert refused(content).code == code


def test_a_workbook_with_nothing_in_it_is_empty():
    assert refused(xlsx([], ())).code == "file-empty"


def test_a_file_cut_off_half_way_is_damaged():
    content = xlsx(all_rows())
    assert refused(content[: len(content) // 2]).code == "file-damaged"


def test_a_word_file_is_called_so():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("word/document.xml", "<w/>")
    assert refused(out.getvalue()).found == "berkas Word"


def test_more_rows_than_allowed_are_refused_and_exactly_as_many_are_not():
    assert refused(xlsx(all_rows()), row_limit=3).code == "file-rows"
    assert refused(delimited(all_rows()), row_limit=3).code == "file-rows"
    assert read_sheet(xlsx(all_rows()), row_limit=4).height == 4


def test_a_file_larger_than_allowed_is_refused_unread():
    assert refused(b"x" * 2_000, file_limit=1_000).code == "file-too-large"


def _with_part(name: str, data: bytes) -> bytes:
    out = io.BytesIO(xlsx(all_rows()))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr(name, data)
    return out.getvalue()


def test_a_small_file_that_unpacks_into_a_large_one_is_refused():
    bomb = _with_part("xl/media/a.xml", b"0" * 5_000_000)
    assert len(bomb) < 50_000
    assert refused(bomb, unpacked_limit=1_000_000).code == "file-unpacks-too-large"


@pytest.mark.parametrize("cell", [(1_048_575, 0), (0, 16_383), (60_000, 3)])
def test_one_filled_cell_at_the_far_corner_is_refused(cell):
    content = xlsx(all_rows(), more=lambda _book, page: page.write_string(*cell, "x"))
    assert refused(content).code == "file-unpacks-too-large"


def test_a_colour_at_the_far_corner_does_no_harm():
    def more(book, page):
        page.write_blank(1_048_575, 16_383, None, book.add_format({"bg_color": "red"}))

    assert read_sheet(xlsx(all_rows(), more=more)).height == 4


@pytest.mark.parametrize(
    ("cell", "allowed"), [((10_999, 0), True), ((11_000, 0), False), ((0, 103), True), ((0, 104), False)]
)
def test_the_border_of_the_sheet_is_exact(cell, allowed):
    content = xlsx(all_rows(), more=lambda _book, page: page.write_string(*cell, "x"))
    if allowed:
        assert read_sheet(content).height >= 4
    else:
        assert refused(content).code == "file-unpacks-too-large"
