"""How a placement company's list looks: who goes, where, from which day, for how long."""

from __future__ import annotations

from payung.contributions.sheet.list_file import Layout

ROW_LIMIT = 2_000
TITLES = {
    "nik": "NIK",
    "name": "NAMA_LENGKAP",
    "birth_date": "TGL_LAHIR",
    "sex": "JENIS_KELAMIN",
    "region": "KABUPATEN_ASAL",
    "country": "NEGARA_TUJUAN",
    "job": "PEKERJAAN",
    "departs_on": "TGL_BERANGKAT",
    "months": "LAMA_BULAN",
    "jht": "JHT_SEBULAN",
}
DEPARTURES = Layout(
    titles=TITLES,
    needed=("nik", "name", "birth_date", "region", "country", "job", "departs_on", "months"),
    synonyms={
        "nik": "NIK NOMOR_IDENTITAS NO_IDENTITAS NO_KTP NOMOR_KTP KTP NIK_KTP NO_NIK NOMOR_NIK",
        "name": "NAMA_LENGKAP NAMA NAMA_PMI NAMA_CPMI NAMA_PEKERJA",
        "birth_date": "TGL_LAHIR TANGGAL_LAHIR TGLLAHIR TGL_LHR",
        "sex": "JENIS_KELAMIN KELAMIN L_P JK",
        "region": "KABUPATEN_ASAL KABUPATEN KAB_KOTA KABUPATEN_KOTA KOTA ASAL DAERAH_ASAL KAB_ASAL",
        "country": "NEGARA_TUJUAN NEGARA TUJUAN NEGARA_PENEMPATAN",
        "job": "PEKERJAAN JABATAN JENIS_PEKERJAAN POSISI",
        "departs_on": "TGL_BERANGKAT TANGGAL_BERANGKAT BERANGKAT TGL_KEBERANGKATAN TANGGAL_KEBERANGKATAN",
        "months": "LAMA_BULAN BULAN LAMA_KONTRAK MASA_KONTRAK KONTRAK LAMA_PERJANJIAN MASA_KONTRAK_BULAN",
        "jht": "JHT_SEBULAN JHT IURAN_JHT JHT_PER_BULAN",
    },
    sheet="data_pmi",
    row_limit=ROW_LIMIT,
    lacking="departures-headings",
)
