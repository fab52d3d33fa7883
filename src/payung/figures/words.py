"""Which measure an Indonesian sentence means by a number: told by the words beside it."""

from __future__ import annotations

import re

from payung.figures.model import Unit

_PROGRAMMES = {
    "jkm": r"\bJKM\b|[Jj]aminan [Kk]ematian",
    "jkk": r"\bJKK\b|[Jj]aminan [Kk]ecelakaan",
    "jht": r"\bJHT\b|[Jj]aminan [Hh]ari [Tt]ua",
    "jp": r"\bJP\b|[Jj]aminan [Pp]ensiun",
    "jkp": r"\bJKP\b|[Jj]aminan [Kk]ehilangan",
    "beasiswa": r"[Bb]easiswa",
}
_SEGMENTS = (
    ("_bpu", r"bukan penerima upah|\bBPU\b|informal"),
    ("_jakon", r"jasa konstruksi|[Jj]akon"),
    ("_pu", r"penerima upah|\bPU\b|formal"),
)
_NOUNS = {
    Unit.PROJECTS: r"proyek",
    Unit.EMPLOYERS: r"perusahaan|pemberi kerja|badan usaha",
    Unit.CLAIMS: r"klaim|kasus",
    Unit.PAYMENTS: r"pembayaran",
    Unit.PERSONS: r"pekerja|peserta|orang|jiwa|tenaga kerja|kepesertaan|anak|penerima",
}
_UNCOVERED = r"belum (?:ter|men|ikut|jadi)|tidak terlindungi"
_ELIGIBLE = (
    r"berhak|potensi|angkatan kerja|penduduk bekerja|pembagi"
    r"|(?<!terdiri )(?<!naik )(?<!meningkat )(?<!bertambah )\b[Dd]ari (?:[a-z]+ ){0,3}$"
)
_SUBSIDISED = r"rentan|APBD|DBH|ditanggung|dibiayai|iurannya dibayar|bantuan iuran"
_CHANGE = r"(?:naik|meningkat|bertambah|turun|tumbuh|kenaikan|peningkatan|pertumbuhan)(?: \w+)?\s*$"
_TOTAL = re.compile(r"total (?:kepesertaan|peserta)")


def unit_of(before: str, after: str) -> Unit | None:
    """The class of a bare number: the first noun behind it in its clause, else the last before it."""
    if "ahli waris" in after:
        return Unit.PERSONS_OR_CLAIMS
    behind = [(hit.start(), unit) for unit, noun in _NOUNS.items() for hit in re.finditer(noun, after)]
    if behind:
        return min(behind)[1]
    ahead = [(hit.start(), unit) for unit, noun in _NOUNS.items() for hit in re.finditer(noun, before)]
    return max(ahead)[1] if ahead else None


def metric_of(unit: Unit, sentence: str, before: str, after: str) -> str:
    """The measure, by the register's names; empty where the words name none."""
    if unit in (Unit.PERCENT, Unit.POINTS):
        return _percent(sentence, before, after)
    if unit is Unit.RUPIAH:
        return _rupiah(sentence, before, after)
    if unit in (Unit.CLAIMS, Unit.PAYMENTS):
        return f"claims_count_{_programme(before, after) or 'total'}"
    if unit is Unit.PERSONS_OR_CLAIMS:
        return "claims_recipients"
    if unit is Unit.PROJECTS:
        return "construction_projects"
    return "employers_active" if unit is Unit.EMPLOYERS else _persons(sentence, before, after)


def label_of(unit: Unit, sentence: str, before: str) -> str:
    """What the text calls a number: `total kepesertaan`, or `peserta` for projects listed among participants."""
    if unit is Unit.PROJECTS:
        return "peserta" if re.search(r"[Pp]eserta[^.]*terdiri", sentence) else ""
    found = _TOTAL.search(before)
    return found[0] if found else ""


def _percent(sentence: str, before: str, after: str) -> str:
    if re.search(_CHANGE, before):
        return "contributions_growth_pct" if re.search(r"[Ii]uran", sentence) else "coverage_change"
    if re.search(r"[Tt]arget", f"{before} {after}"):
        return "ucj_target_pct"
    covered = re.search(r"[Cc]akupan|[Kk]epesertaan|[Cc]overage|UCJ|terlindungi|terdaftar|dari|menjadi", sentence)
    segment = _segment(before, after)
    return f"coverage{segment}_pct" if covered else ""


def _rupiah(sentence: str, before: str, after: str) -> str:
    if re.search(r"[Aa]nggaran|alokasi|mengalokasikan|dianggarkan", f"{before} {after}"):
        return "subsidy_budget"
    programme = _programme(before, after)
    if programme or re.search(r"[Kk]laim|[Mm]anfaat|[Ss]antunan", sentence):
        return f"claims_amount_{programme or 'total'}"
    return "contributions" if re.search(r"[Ii]uran", sentence) else ""


def _persons(sentence: str, before: str, after: str) -> str:
    segment = _segment(before, after)
    if re.search(_UNCOVERED, f"{before} {after}"):
        return f"uncovered_workers{segment}"
    if re.search(_ELIGIBLE, before) or re.search(r"berhak|potensi", after):
        return f"eligible_workers{segment}"
    if re.search(_SUBSIDISED, sentence):
        return "subsidised_workers"
    return f"active_members{segment}"


def _segment(before: str, after: str) -> str:
    """The one segment named behind the number, else before it; none where a clause names several."""
    for place in (after, re.split(r"\b[Dd]ari\b", before)[-1]):
        rest = place
        named = []
        for name, pattern in _SEGMENTS:
            if re.search(pattern, rest):
                named.append(name)
                rest = re.sub(pattern, " ", rest)
        if named:
            return named[0] if len(named) == 1 else ""
    return ""


def _programme(before: str, after: str) -> str:
    """The programme named last before the number, else first behind it."""
    ahead = [(hit.start(), name) for name, words in _PROGRAMMES.items() for hit in re.finditer(words, before)]
    if ahead:
        return max(ahead)[1]
    behind = [(hit.start(), name) for name, words in _PROGRAMMES.items() for hit in re.finditer(words, after)]
    return min(behind)[1] if behind else ""
