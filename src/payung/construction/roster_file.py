"""How a list of workers (BNBA) looks."""

from __future__ import annotations

from payung.contributions.sheet.list_file import Layout, ListFile, read_list

ROW_LIMIT = 5 * 1_000
"""Rows in one list."""
TITLES = {
    "nik": "NIK",
    "name": "NAMA_LENGKAP",
    "birth_date": "TGL_LAHIR",
    "sex": "JENIS_KELAMIN",
    "trade": "JABATAN",
    "from_day": "DARI_TANGGAL",
    "to_day": "SAMPAI_TANGGAL",
    "daily_wage": "UPAH_HARIAN",
}
"""Fields of a row, in the order of the template, with the heading we give them."""
_SYNONYMS = {
    "nik": "NIK NOMOR_IDENTITAS NO_IDENTITAS NO_KTP NOMOR_KTP KTP NIK_KTP NO_NIK NOMOR_NIK",
    "name": "NAMA_LENGKAP NAMA NAMA_TENAGA_KERJA NAMA_TK NAMA_PEKERJA",
    "birth_date": "TGL_LAHIR TANGGAL_LAHIR TGLLAHIR TGL_LHR",
    "sex": "JENIS_KELAMIN KELAMIN L_P JK",
    "trade": "JABATAN PEKERJAAN KEAHLIAN TUKANG POSISI BAGIAN",
    "from_day": "DARI_TANGGAL DARI TGL_MULAI TANGGAL_MULAI MULAI TANGGAL_AWAL DARI_TGL",
    "to_day": "SAMPAI_TANGGAL SAMPAI TGL_SELESAI TANGGAL_SELESAI SELESAI TANGGAL_AKHIR SAMPAI_TGL S_D",
    "daily_wage": "UPAH_HARIAN UPAH_SEHARI UPAH_PER_HARI UPAH",
}
BNBA = Layout(
    titles=TITLES,
    needed=("nik", "name", "birth_date", "from_day", "to_day"),
    synonyms=_SYNONYMS,
    sheet="data_bnba",
    row_limit=ROW_LIMIT,
    lacking="roster-headings",
)


def read_roster_file(content: bytes) -> ListFile:
    """The list in a file. Raises Unreadable, with what is wrong with the file as a whole."""
    return read_list(content, BNBA)
