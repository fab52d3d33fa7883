"""Keys and column names of the law's files, as people read them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from payung.statute_book import Parameter, Version
from payung.statute_book.units import value_text

KEYS = {
    "mikro": _("usaha mikro"),
    "kecil": _("usaha kecil"),
    "menengah": _("usaha menengah"),
    "besar": _("usaha besar"),
    "PU": _("penerima upah"),
    "BPU": _("bukan penerima upah"),
    "JAKON": _("jasa konstruksi"),
    "layoff": _("pemutusan hubungan kerja"),
    "resignation": _("mengundurkan diri"),
    "contract_end": _("kontrak berakhir"),
    "pension_age": _("mencapai usia pensiun"),
    "total_disability": _("cacat total tetap"),
    "death": _("meninggal dunia"),
    "leaving_indonesia": _("meninggalkan Indonesia selamanya"),
    "stopped_own_account": _("berhenti bekerja mandiri"),
    "land": _("darat"),
    "sea": _("laut"),
    "air": _("udara"),
    "best": _("mata yang lebih baik"),
    "worst": _("mata yang lebih buruk"),
    "old_age": _("hari tua"),
    "disability": _("cacat"),
    "widow": _("janda atau duda"),
    "children": _("anak"),
    "parents": _("orang tua"),
    "least": _("paling rendah"),
    "most": _("paling tinggi"),
}
COLUMNS = {
    "months": _("bulan"),
    "amount": _("jumlah"),
    "item": _("pilihan"),
    "size": _("ukuran usaha"),
    "above": _("di atas"),
    "lower": _("mulai dari"),
    "upper": _("sampai"),
    "base": _("dasar hitungan"),
    "jkk": "JKK",
    "jkm": "JKM",
    "rate": _("persentase"),
    "after_months": _("setelah"),
    "code": _("kode"),
    "part": _("bagian tubuh"),
    "percent": _("persentase"),
    "left_handed": _("kode bila kidal"),
    "status": _("keadaan bacaan"),
    "step": _("setiap"),
    "least": _("paling rendah"),
    "most": _("paling tinggi"),
    "rank": _("urutan"),
    "title": _("penerima"),
}
VARIES = {
    "jkk_class": _("kelompok risiko"),
    "employer_size": _("ukuran usaha"),
    "segment": _("segmen"),
    "cause": _("sebab"),
    "benefit_month": _("bulan ke"),
    "event": _("kejadian"),
    "level": _("jenjang"),
    "mode": _("angkutan"),
    "programme": _("program"),
    "eye": _("mata"),
    "limit": _("batas"),
}


def headings(parameter: Parameter) -> list[str]:
    """Column headings of a table of the law, or of its keys and values."""
    if parameter.keys:
        return [str(VARIES.get(parameter.varies_with, _("untuk"))), str(_("nilai"))]
    return [str(COLUMNS.get(name, name)) for name in parameter.columns]


def rows(parameter: Parameter, version: Version) -> list[list[str]]:
    """The rows of a table, or a row per key; none for a single value."""
    if parameter.keys:
        pairs = zip(parameter.keys, version.values, strict=True)
        return [[str(KEYS.get(key, key)), value_text(value, parameter.unit)] for key, value in pairs]
    columns = [_texts(version.table[name], unit) for name, unit in parameter.columns.items()]
    return [list(row) for row in zip(*columns, strict=True)]


def _texts(column, unit: str) -> list[str]:
    if isinstance(column, tuple):
        return [str(KEYS.get(text, text)) for text in column]
    return [value_text(int(item), unit) for item in column]
