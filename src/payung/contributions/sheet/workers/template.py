"""The sheets about workers to fill in: empty for newcomers, with the names filled in for the others."""

from __future__ import annotations

import io
from collections.abc import Iterator

import polars as pl
import xlsxwriter

from payung.contributions.sheet.forms import CARRIED, CORRECTIONS, JOINERS, LEAVERS, Form
from payung.contributions.sheet.read import ROW_LIMIT
from payung.contributions.sheet.table import HEADING, Cell, Column, write_rows
from payung.contributions.sheet.workers.leavers import OFFERED
from payung.kernel.amounts import number_text
from payung.kernel.dates import form_date_text

_WIDTHS = {"nik": 20, "kpj": 14, "name": 32, "note": 36, "address": 36, "email": 28, "end_reason": 26}
_PARTS = ("first_name", "middle_name", "last_name")
_PERSON = (
    ("NOMOR_IDENTITAS", "NIK dari KTP, 16 angka. Warga asing: kosongkan dan tulis PASSPORT di JENIS_IDENTITAS."),
    ("NAMA_LENGKAP, TANGGAL_LAHIR", "Persis seperti di KTP. Tanggal: hari-bulan-tahun, misalnya 13-07-1996."),
    ("JENIS_KELAMIN", "L atau P."),
    ("TANGGAL_KEPESERTAAN", "Hari pertama bekerja pada Anda."),
    ("UPAH", "Boleh kosong. Bila diisi, langsung masuk ke lembar upah bulan yang Anda pilih saat mengunggah."),
)
_GUIDES: dict[str, tuple[tuple[str, str], ...]] = {
    JOINERS.key: (
        *_PERSON,
        ("HP, EMAIL, ALAMAT", "Boleh kosong."),
        ("Sudah punya KPJ?", "Pakai lembar data_tk_lanjutan."),
    ),
    CARRIED.key: (
        *_PERSON,
        ("KPJ", "Nomor di kartu peserta, 11 angka. Dipakai bila NIK, nama, dan tanggal lahirnya cocok semua."),
    ),
    LEAVERS.key: (
        ("Baris", "Hapus baris pekerja yang masih bekerja. Yang tinggal hanya yang berhenti."),
        ("SEBAB_NA", f"Salah satu: {'; '.join(OFFERED)}."),
        ("TANGGAL_KEJADIAN", "Hari kerja terakhir, atau hari meninggal. Hari-bulan-tahun."),
        ("Meninggal dunia", "Kantor cabang kami beri tahu supaya ahli warisnya dibantu mengurus santunan."),
    ),
    CORRECTIONS.key: (
        ("Yang boleh diubah", "Alamat, HP, EMAIL, lokasi kerja, dan rekening gaji. Sel kosong tidak mengubah apa pun."),
        ("Yang terkunci", "NIK, KPJ, nama, dan tanggal lahir hanya untuk mencocokkan orangnya."),
        ("HANDPHONE, NOMOR_REKENING", "Biarkan berbentuk Teks supaya nol di depan tidak hilang."),
    ),
}


def worker_template(form: Form, spells: pl.DataFrame, employer: str) -> bytes:
    """An .xlsx with the form's sheet and a guide; every cell is text.

    spells  columns of `registry.spells.SPELLS`; people still working fill the sheets of leavers and corrections
    """
    fields = [field for field in form.titles if field not in _PARTS]
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"constant_memory": True, "strings_to_formulas": False}) as book:
        columns = [Column(form.titles[field], width=_WIDTHS.get(field, 18)) for field in fields]
        filled = _rows(spells, fields) if form in (LEAVERS, CORRECTIONS) else iter(())
        write_rows(book, book.add_worksheet(form.sheet), columns, filled)
        _guide(book, form, employer)
    return out.getvalue()


def _rows(spells: pl.DataFrame, fields: list[str]) -> Iterator[list[Cell]]:
    for row in spells.filter(pl.col("left_on").is_null()).sort("npp", "name").iter_rows(named=True):
        number, _, division = row["npp"].partition("-")
        known = {**row, "npp": number, "division": division, "birth_date": form_date_text(row["birth_date"])}
        known["left_on"] = ""
        yield [str(known.get(field) or "") for field in fields]


def _guide(book: xlsxwriter.Workbook, form: Form, employer: str) -> None:
    page = book.add_worksheet("Petunjuk")
    heading, wrapped = book.add_format(HEADING), book.add_format({"text_wrap": True, "valign": "top"})
    page.set_column(0, 0, 28)
    page.set_column(1, 1, 90)
    page.write_string(0, 0, form.said.capitalize(), book.add_format({"bold": True, "font_size": 14}))
    page.write_string(1, 0, employer)
    page.write_string(3, 0, "Bagian", heading)
    page.write_string(3, 1, "Cara mengisi", heading)
    more = (
        ("Kolom", "Urutan kolom dan nama berkas bebas, asal judul kolomnya ada."),
        (
            "Banyaknya",
            f"Paling banyak {number_text(ROW_LIMIT)} baris sekali unggah; lebih dari itu kami baca di latar.",
        ),
    )
    for row, (part, how) in enumerate((*_GUIDES[form.key], *more), 4):
        page.write_string(row, 0, part, wrapped)
        page.write_string(row, 1, how, wrapped)
