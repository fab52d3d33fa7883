"""Which measure an Indonesian sentence means by a number: told by the words beside it."""

from __future__ import annotations

import re

from payung.figures.model import Unit

_PROGRAMMES = {
    "jkm": r"\bJKM\b|(?:[Jj]aminan|[Ss]antunan) [Kk]ematian",
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
    Unit.PERSONS: r"pekerja|peserta|orang|jiwa|tenaga kerja|kepesertaan|anak|penerima|honorer|petugas|guru|warga|petani"
    r"|nelayan|perangkat desa|kader|marbot|\bPU\b|\bBPU\b",
}
_OTHER_THINGS = re.compile(
    r"\s*(?:bulan|tahun|hari|kali|jam|menit|kabupaten|kota|desa|kelurahan|kecamatan|provinsi|kantor|unit|program|PLKK"
    r"|fasilitas|rumah sakit|sekolah|daerah|wilayah)\b"
)
"""Counted things that are no measure; `12 bulan` are not twelve workers."""
_MONTHS = re.compile(r"\s*bulan\b")
_UNCOVERED = r"[Bb]elum (?:ter|men|ikut|jadi)|[Bb]elum\W*$|[Tt]idak terlindungi"
_STATE = re.compile(r"\s*(?:yang )?(?:sudah|telah|belum)\b")
"""Whoever is or is not yet covered is a person."""
_ELIGIBLE = r"berhak|potensi|angkatan kerja|penduduk bekerja|pembagi"
_OUT_OF = r"(?<!terdiri )(?<!naik )(?<!meningkat )(?<!bertambah )(?<!lipat )\b[Dd]ari (?:[a-z]+ ){0,3}$"
_SUBSIDISED = r"rentan|APBD|DBH|ditanggung|dibiayai|iurannya dibayar|bantuan iuran"
_BUDGET = r"[Aa]nggar|alokasi"
_PAID_OUT = r"[Kk]laim|[Mm]anfaat|[Ss]antunan|[Kk]asus|ahli waris"
_RATE = re.compile(r"\s*(?:per|/|tiap|setiap)\s*(?:orang|pekerja|peserta|jiwa|bulan)|\s*(?:sebulan|setahun)\b")
_CHANGE = re.compile(
    r"\b(naik|meningkat|bertambah|turun|tumbuh|kenaikan|peningkatan|pertumbuhan|penurunan|menurun|berkurang)"
    r"(?: (?!dari\b|menjadi\b|ke\b)\w+)?\s*$",
    re.IGNORECASE,
)
_COHORTS = (
    ("pilkada_adhoc", r"pilkada|pemilihan kepala daerah"),
    ("pemilu_adhoc", r"pemilu\b|pemilihan umum|\bKPPS\b"),
    *((word.replace(" ", "_"), word) for word in ("honorer", "guru ngaji", "petani", "nelayan", "kader", "marbot")),
    ("perangkat_desa", "perangkat desa"),
)
_TOTAL = re.compile(r"total (?:kepesertaan|peserta)")


def unit_of(before: str, after: str) -> Unit | None:
    """The class of a bare number: the first noun behind it in its clause, else the last before it."""
    if "ahli waris" in after:
        return Unit.PERSONS_OR_CLAIMS
    if _OTHER_THINGS.match(after):
        return Unit.OTHER if _MONTHS.match(after) else None
    if _STATE.match(after):
        return Unit.PERSONS
    behind = [(hit.start(), unit) for unit, noun in _NOUNS.items() for hit in re.finditer(noun, after)]
    if behind:
        return min(behind)[1]
    nouns = ((unit, re.finditer(noun, before, re.IGNORECASE)) for unit, noun in _NOUNS.items())
    ahead = [(hit.start(), unit) for unit, hits in nouns for hit in hits]
    return max(ahead)[1] if ahead else None


def metric_of(unit: Unit, sentence: str, before: str, after: str) -> str:
    """The measure, by the register's names; empty where the words name none."""
    if unit in (Unit.PERCENT, Unit.POINTS):
        return _percent(sentence, before, after)
    if unit is Unit.RUPIAH:
        return _rupiah(sentence, before, after)
    if unit is Unit.OTHER:
        return "subsidised_months" if re.search(_SUBSIDISED, sentence) else ""
    if unit in (Unit.CLAIMS, Unit.PAYMENTS):
        return f"claims_count_{_programme(before, after) or 'total'}"
    if unit is Unit.PERSONS_OR_CLAIMS:
        return "claims_recipients"
    if unit is Unit.PROJECTS:
        return "construction_projects"
    return "employers_active" if unit is Unit.EMPLOYERS else _persons(sentence, before, after)


def label_of(unit: Unit, sentence: str, before: str) -> str:
    """What the text calls a number: `total kepesertaan`, `turun` for a change, or `peserta` for projects listed so."""
    if unit in (Unit.PERCENT, Unit.POINTS):
        change = _CHANGE.search(before)
        return change[1].lower() if change else ""
    if unit is Unit.PROJECTS:
        return "peserta" if re.search(r"[Pp]eserta[^.]*terdiri", sentence) else ""
    found = _TOTAL.search(before)
    return found[0] if found else ""


def _percent(sentence: str, before: str, after: str) -> str:
    if _CHANGE.search(before):
        return _change(sentence, before)
    if re.search(r"[Tt]arget", f"{before} {after}"):
        return "ucj_target_pct"
    if re.search(_UNCOVERED, f"{before} {after}"):
        return "uncovered_pct"
    covered = re.search(r"[Cc]akupan|[Kk]epesertaan|[Cc]overage|UCJ|terlindungi|terdaftar|dari|menjadi", sentence)
    segment = _segment(before, after)
    return f"coverage{segment}_pct" if covered else ""


def _change(sentence: str, before: str) -> str:
    """What a rise in per cent or points is a rise of: the words nearest it, then those of its sentence."""
    for words in (before, sentence):
        if re.search(r"[Cc]akupan|[Cc]overage|UCJ", words):
            return "coverage_change"
        if re.search(r"[Ii]uran", words):
            return "contributions_growth_pct"
        if re.search(_PAID_OUT, words):
            return "claims_growth_pct"
    per_cents = len(re.findall(r"persen|%|poin", sentence))
    return "coverage_change" if per_cents > 1 else "members_growth_pct"


def _rupiah(sentence: str, before: str, after: str) -> str:
    near, own = f"{before} {after}", re.split(r"[,;:(]", before)[-1]
    if _RATE.match(after):
        return ""
    if re.search(_BUDGET, near):
        return "subsidy_budget"
    paid_in = re.search(r"[Ii]uran", own) and not re.search(_PAID_OUT, own)
    programme = "" if paid_in else _programme(before, after)
    if programme or (not paid_in and re.search(_PAID_OUT, near)):
        return f"claims_amount_{programme or 'total'}"
    if re.search(r"[Ii]uran", near):
        return "subsidy_budget" if re.search(_SUBSIDISED, sentence) else "contributions"
    if re.search(_PAID_OUT, sentence):
        return "claims_amount_total"
    return "contributions" if re.search(r"[Ii]uran", sentence) else ""


def _persons(sentence: str, before: str, after: str) -> str:
    segment, own = _segment(before, after), re.split(r"[,;]", before)[-1]
    if re.search(_UNCOVERED, after):
        return f"uncovered_workers{segment}"
    rising = re.search(r"\b[Dd]ari\s*$", before) and re.search(r"\bmenjadi\b", after)
    if (re.search(_OUT_OF, before) and not rising) or re.search(r"berhak|potensi", after):
        return f"eligible_workers{segment}"
    if re.search(_UNCOVERED, own):
        return f"uncovered_workers{segment}"
    if re.search(_ELIGIBLE, own, re.IGNORECASE) and not _STATE.match(after):
        return f"eligible_workers{segment}"
    if re.search(_SUBSIDISED, sentence):
        return "subsidised_workers"
    for words in (after, own):
        for name, pattern in _COHORTS:
            if re.search(pattern, words, re.IGNORECASE):
                return f"subsidised_workers_{name}"
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
