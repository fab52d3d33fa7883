"""Headings: which column is which, however it is called and wherever it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass

from payung.contributions.sheet.refused import NOTHING_KEPT
from payung.kernel.problem import Problem, joined

TITLES = {
    "nik": "NIK",
    "kpj": "KPJ",
    "employee_number": "KODE_TK",
    "name": "NAMA_LENGKAP",
    "birth_date": "TGL_LAHIR",
    "npp": "NPP",
    "month": "BLTH",
    "wage": "UPAH",
    "rapel": "RAPEL",
    "note": "KETERANGAN",
}
"""Fields of a wage row, in the order of the template, with the heading we give them."""

SYNONYMS = {
    "nik": "NIK NOMOR_IDENTITAS NO_IDENTITAS NO_KTP NOMOR_KTP KTP NIK_KTP NO_NIK NOMOR_NIK NOMOR_INDUK_KEPENDUDUKAN",
    "kpj": "KPJ NO_KPJ NOMOR_KPJ NOMOR_IDENTITAS_KPJ NOMOR_KARTU NO_KARTU NOMOR_KARTU_PESERTA "
    "NO_KARTU_PESERTA NOMOR_PESERTA NO_PESERTA NO_BPJSTK NO_BPJS_TK NO_JAMSOSTEK",
    "employee_number": "KODE_TK NO_PEGAWAI NOMOR_PEGAWAI ID_PEGAWAI KODE_PEGAWAI NIP NO_KARYAWAN "
    "NOMOR_KARYAWAN ID_KARYAWAN KODE_KARYAWAN NO_INDUK NOMOR_INDUK",
    "name": "NAMA_LENGKAP NAMA NAMA_TENAGA_KERJA NAMA_TK NAMA_PEKERJA NAMA_PEGAWAI NAMA_KARYAWAN NAMA_PESERTA",
    "birth_date": "TGL_LAHIR TANGGAL_LAHIR TGLLAHIR TGL_LHR",
    "npp": "NPP NO_NPP NOMOR_NPP NOMOR_PENDAFTARAN_PERUSAHAAN",
    "month": "BLTH BULAN BULAN_IURAN BULAN_TAHUN PERIODE PERIODE_IURAN BULAN_UPAH",
    "wage": "UPAH GAJI UPAH_SEBULAN UPAH_BULANAN GAJI_SEBULAN UPAH_DILAPORKAN",
    "rapel": "RAPEL RAPELAN UPAH_RAPEL RAPEL_UPAH",
    "note": "KETERANGAN KET CATATAN",
}
FIELD_OF = {heading: field for field, headings in SYNONYMS.items() for heading in headings.split()}

OWN_COLUMNS = ("BARIS_ASAL", "MASALAH", "CARA_MEMPERBAIKI")
"""Columns we add to the file of failing rows; on the way back they are neither used nor called unknown."""

ROWS_SEARCHED = 30
"""Headings stand within so many rows from the top."""

Cells = list[str | None]


@dataclass(frozen=True)
class Header:
    """Where the headings are.

    last    index of the row above the first data row, 0 for the first row of the sheet
    titles  headings as written, one per column; empty where there is none
    columns field to column index
    twice   fields for which several columns were found, with their headings
    """

    last: int
    titles: tuple[str, ...]
    columns: dict[str, int]
    twice: dict[str, tuple[str, ...]]

    @property
    def ignored(self) -> tuple[str, ...]:
        """Headings of columns that are not used."""
        used = set(self.columns.values())
        return tuple(
            title
            for place, title in enumerate(self.titles)
            if title and place not in used and plain(title) not in OWN_COLUMNS
        )

    @property
    def complete(self) -> bool:
        """It has what a wage sheet cannot do without."""
        return "wage" in self.columns and ("nik" in self.columns or "kpj" in self.columns)


def plain(title: str) -> str:
    """`No. KTP *` and `no_ktp` are both `NO_KTP`; what stands in brackets does not count."""
    without_brackets = re.sub(r"\(.*?\)", " ", title) or title
    return "_".join(re.findall(r"[A-Z0-9]+", without_brackets.upper()))


def recognise(title: str | None) -> str | None:
    """The field a heading names, or None."""
    return FIELD_OF.get(plain(title)) if title else None


def find_header(top: list[Cells]) -> Header | None:
    """The row, or the two rows of merged headings, with most recognised fields; None when there is none.

    top  the first rows of the sheet, as read
    """
    best: Header | None = None
    for place, row in enumerate(top[:ROWS_SEARCHED]):
        candidates = [row]
        if place:
            above = [*top[place - 1], *[None] * len(row)]
            candidates.append([own or over for own, over in zip(row, above, strict=False)])
        for cells in candidates:
            header = _header(place, cells)
            if best is None or len(header.columns) > len(best.columns):
                best = header
    return best if best and (len(best.columns) > 1 or "wage" in best.columns) else None


def _header(place: int, cells: Cells) -> Header:
    titles = tuple(" ".join((cell or "").split()) for cell in cells)
    named: dict[str, list[int]] = {}
    for column, title in enumerate(titles):
        if field := recognise(title):
            named.setdefault(field, []).append(column)
    return Header(
        last=place,
        titles=titles,
        columns={field: columns[0] for field, columns in named.items()},
        twice={
            field: tuple(titles[column] for column in columns) for field, columns in named.items() if len(columns) > 1
        },
    )


def header_problems(header: Header | None, top: list[Cells]) -> tuple[Problem, ...]:
    """What the headings lack or have twice; one problem each."""
    if header is None or not header.complete:
        return (_missing(header, top),)
    return tuple(_twice(field, titles) for field, titles in header.twice.items())


def _missing(header: Header | None, top: list[Cells]) -> Problem:
    filled = ([cell for cell in row if cell] for row in top)
    titles = [title for title in header.titles if title] if header else next(filter(None, filled), [])
    lacking = []
    if header is None or "wage" not in header.columns:
        lacking.append(TITLES["wage"])
    if header is None or not {"nik", "kpj"} & set(header.columns):
        lacking.append("NIK atau KPJ")
    return Problem(
        "header-missing",
        "error",
        (),
        " dan ".join(lacking),
        f"judul {joined(tuple(titles))}" if titles else "lembar tanpa judul kolom",
        f"ada kolom {' dan '.join(lacking)}",
        f"Tambahkan judul kolom itu di atas datanya, atau pakai lembar dari kami. {NOTHING_KEPT}",
    )


def _twice(field: str, titles: tuple[str, ...]) -> Problem:
    return Problem(
        "header-twice",
        "error",
        (),
        TITLES[field],
        f"{len(titles)} kolom untuk hal yang sama: {joined(titles)}",
        f"satu kolom {TITLES[field]}",
        f"Hapus atau ganti judul kolom yang tidak dipakai. {NOTHING_KEPT}",
    )
