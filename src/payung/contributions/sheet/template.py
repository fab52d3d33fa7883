"""The wage sheet of an employer, filled in as far as we know it."""

from __future__ import annotations

import io
from collections.abc import Iterator

import polars as pl
import xlsxwriter

from payung.contributions.sheet.forms import WAGES
from payung.contributions.sheet.read import ROW_LIMIT
from payung.contributions.sheet.table import HEADING, Cell, Column, write_rows
from payung.kernel.amounts import number_text
from payung.kernel.dates import form_date_text, form_month_text, month_text

_WIDTHS = {"nik": 20, "kpj": 14, "employee_number": 14, "name": 32, "note": 36}

_GUIDE = (
    ("UPAH", "Wajib. Upah sebulan dalam rupiah bulat: 3200000 atau 3.200.000. Tanpa huruf dan tanpa sen."),
    ("RAPEL", "Selisih upah bulan lalu yang baru dibayar. Kosongkan bila tidak ada."),
    ("KETERANGAN", "Sebab bila upahnya di bawah upah minimum, misalnya paruh waktu."),
    (
        "NIK, KPJ",
        "Paling sedikit satu harus terisi. Salin dari KTP dan kartu peserta, huruf dan angkanya utuh.",
    ),
    ("NAMA_LENGKAP", "Persis seperti di KTP."),
    ("TGL_LAHIR", "Hari-bulan-tahun, misalnya 13-07-1996. Kami tidak menebak urutan tanggal."),
    ("DIVISI", "Hanya perlu bila satu NPP punya beberapa divisi di akun Anda, misalnya 001."),
    ("BLTH", "Bulan upahnya, misalnya 02-2025. Boleh kosong; yang dipakai bulan di halaman unggah."),
    ("Kolom lain", "Boleh ada. Kami beri tahu kolom mana yang tidak dipakai."),
    ("Sel", "Semua sel berbentuk Teks supaya Excel tidak mengubah NIK menjadi bilangan. Biarkan begitu."),
    ("Nama berkas", "Bebas. Urutan kolom juga bebas, asal judul kolomnya ada."),
    ("Pekerja baru", "Ditambahkan di halaman Pekerja: satu per satu, atau dengan lembar data_tk_baru."),
    ("Pekerja berhenti", "Dinonaktifkan di halaman Pekerja atau dengan lembar data_tk_na, lalu hapus barisnya."),
    ("Banyaknya", f"Paling banyak {number_text(ROW_LIMIT)} baris sekali unggah."),
)


def wage_template(roster: pl.DataFrame, *, month: int, employer: str) -> bytes:
    """An .xlsx for one month: sheet `data_upah` with one row per worker and the last wage, and a guide.

    roster    the columns `check` takes; may be empty
    month     month number
    employer  name shown on the guide

    All cells are text, also the empty ones below, and the file can be uploaded as it is.
    """
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"constant_memory": True, "strings_to_formulas": False}) as book:
        page = book.add_worksheet(WAGES.sheet)
        columns = [Column(title, width=_WIDTHS.get(field, 14)) for field, title in WAGES.titles.items()]
        write_rows(book, page, columns, _rows(roster, month))
        _write_guide(book, month, employer)
    return out.getvalue()


def _rows(roster: pl.DataFrame, month: int) -> Iterator[list[Cell]]:
    blth = form_month_text(month)
    known = roster.select("nik", "kpj", "employee_number", "name", "birth_date", "npp", "previous_wage")
    for nik, kpj, employee_number, name, born, npp, wage in known.sort("npp", "name").iter_rows():
        number, _, division = npp.partition("-")
        birth_date = form_date_text(born) if born else ""
        last = "" if wage is None else str(wage)
        yield [
            nik or "",
            kpj or "",
            employee_number or "",
            name or "",
            birth_date,
            number,
            division,
            blth,
            last,
            "",
            "",
        ]


def _write_guide(book: xlsxwriter.Workbook, month: int, employer: str) -> None:
    guide = book.add_worksheet("Petunjuk")
    heading, wrapped = book.add_format(HEADING), book.add_format({"text_wrap": True, "valign": "top"})
    guide.set_column(0, 0, 20)
    guide.set_column(1, 1, 90)
    guide.write_string(0, 0, f"Lembar upah {month_text(month)}", book.add_format({"bold": True, "font_size": 14}))
    guide.write_string(1, 0, employer)
    guide.write_string(3, 0, "Bagian", heading)
    guide.write_string(3, 1, "Cara mengisi", heading)
    for row, (part, how) in enumerate(_GUIDE, 4):
        guide.write_string(row, 0, part, wrapped)
        guide.write_string(row, 1, how, wrapped)
