"""Identifiers of people and employers: NIK, KPJ, NPP, NPWP, telephone.

Each `parse_*` returns the identifier in its stored form, or a `Refusal`. A strange but possible identifier is
accepted; `*_warnings` names what is strange. Nothing here decides age, sex or entitlement from a number.
"""

from __future__ import annotations

import datetime as dt
import re

from payung.kernel.problem import Refusal

_PROVINCE_LIST = (
    "11 12 13 14 15 16 17 18 19 21 31 32 33 34 35 36 51 52 53 61 62 63 64 65 71 72 73 74 75 76 81 82 91 92 93 94 95 96"
)
PROVINCES = frozenset(_PROVINCE_LIST.split())
"""Province codes of the Ministry of Home Affairs in use today. BPS codes differ in Papua."""

FORMER_PROVINCES = frozenset({"54"})
"""Codes no longer given out that still stand on the cards of living people: 54 is Timor Timur."""

FIRST_CITY = 71
"""Regency codes below this are kabupaten, from here on kota."""

FEMALE_DAY = 40
"""Added to the day of birth in the NIK of a woman."""

OLDEST = 110
"""Years; a birth date further back is taken as the other century."""

MIDDLE_AGE = 40
"""Years; of two possible centuries the one nearer to this age is named first."""

_LOOSE = re.compile(r"[\s.\-'’‘`\u00a0]+")
_EXPONENT = re.compile(r"^\d+([.,]\d+)?E\+?\d+$", re.IGNORECASE)


def compact(text: str) -> str:
    """`text` without spaces, points, dashes and apostrophes, in upper case."""
    return _LOOSE.sub("", text).upper()


def written_as_number(text: str) -> bool:
    """The spreadsheet wrote the identifier as a number: `6,11204E+15`."""
    return bool(_EXPONENT.match(text.strip()))


def parse_nik(text: str) -> str | Refusal:
    """The 16 digits of a NIK, or why not. Codes: nik-number, nik-letters, nik-length, nik-date."""
    if written_as_number(text):
        return NIK_NUMBER
    digits = compact(text)
    if not digits.isascii() or not digits.isdigit():
        return Refusal("nik-letters", "16 angka, tanpa huruf", "Ketik ulang NIK dari KTP, angka saja.")
    if len(digits) != 16:
        return Refusal(
            "nik-length",
            "16 angka",
            f"Baru {len(digits)} angka. Salin NIK dari KTP; jadikan kolom ini Teks agar angkanya utuh."
            if len(digits) < 16
            else f"Ada {len(digits)} angka. Salin NIK dari KTP, 16 angka saja.",
        )
    if not _birth_digits_possible(digits):
        return Refusal(
            "nik-date",
            "angka ke-7 sampai ke-12 berupa tanggal lahir",
            "Cocokkan NIK dengan KTP, angka demi angka.",
        )
    return digits


NIK_NUMBER = Refusal(
    "nik-number",
    "16 angka",
    "Excel mengubah NIK menjadi bilangan. Jadikan kolom ini Teks, lalu ketik ulang NIK dari KTP.",
)
"""A NIK kept as a number has lost its last digit; it cannot be repaired, only typed again."""


def nik_warnings(nik: str, regencies: frozenset[str] | None = None) -> tuple[str, ...]:
    """What is strange about a NIK that was accepted: nik-province, nik-regency, nik-serial.

    regencies  four-digit codes, current and former; without it only impossible codes are named
    """
    found = []
    if nik[:2] not in PROVINCES | FORMER_PROVINCES:
        found.append("nik-province")
    if (nik[:4] not in regencies) if regencies is not None else (int(nik[2:4]) in (0, FIRST_CITY - 1)):
        found.append("nik-regency")
    if nik[12:] == "0000":
        found.append("nik-serial")
    return tuple(found)


def nik_birth_dates(nik: str, today: dt.date) -> tuple[dt.date, ...]:
    """Birth dates a NIK may stand for, the most plausible first; empty when it stands for none.

    The NIK has no century. Both are tried; dates in the future or too long ago are dropped. Use only to
    warn about a difference, never to decide.
    """
    day, month, year = int(nik[6:8]), int(nik[8:10]), int(nik[10:12])
    day = day - FEMALE_DAY if day > FEMALE_DAY else day
    possible = []
    for century in (1900, 2000):
        try:
            born = dt.date(century + year, month, day)
        except ValueError:
            continue
        if born <= today and today.year - born.year <= OLDEST:
            possible.append(born)
    return tuple(sorted(possible, key=lambda born: abs(today.year - born.year - MIDDLE_AGE)))


def parse_kpj(text: str) -> str | Refusal:
    """A member number: opaque, 8 to 13 digits, normally 11. Codes: kpj-letters, kpj-length."""
    digits = compact(text)
    if not digits.isascii() or not digits.isdigit():
        return Refusal("kpj-letters", "11 angka, tanpa huruf", "Lihat nomor di kartu peserta, ketik angkanya.")
    if not 8 <= len(digits) <= 13:
        return kpj_length(digits)
    return digits


def kpj_length(digits: str) -> Refusal:
    """A KPJ with too few or too many digits; a lost leading zero is the usual cause."""
    if len(digits) < 11:
        cure = f"Baru {len(digits)} angka; nol di depan biasanya hilang di Excel. Lihat nomor di kartu peserta."
    else:
        cure = f"Ada {len(digits)} angka. Lihat nomor di kartu peserta."
    return Refusal("kpj-length", "11 angka", cure)


def parse_npp(text: str) -> str | Refusal:
    """An employer number: opaque, 8 to 12 letters or digits. Code: npp-shape."""
    mark = compact(text)
    if 8 <= len(mark) <= 12 and mark.isascii() and mark.isalnum():
        return mark
    return Refusal("npp-shape", "8 sampai 12 huruf atau angka", "Salin NPP dari lembar tagihan perusahaan.")


def parse_npwp(text: str) -> str | Refusal:
    """A tax number of 15 or 16 digits, without points and dashes. Code: npwp-length."""
    digits = compact(text)
    if digits.isascii() and digits.isdigit() and len(digits) in (15, 16):
        return digits
    return Refusal("npwp-length", "15 atau 16 angka", "Salin NPWP dari kartu atau laman pajak, angka saja.")


def npwp_warnings(npwp: str) -> tuple[str, ...]:
    """`npwp-check` when the check digit fails. Some real numbers fail it, so it never refuses."""
    old = npwp if len(npwp) == 15 else npwp[1:] if npwp.startswith("0") else ""
    return ("npwp-check",) if old and not luhn(old[:9]) else ()


def luhn(digits: str) -> bool:
    """The digits satisfy the Luhn check."""
    return luhn_sum(digits) % 10 == 0


def luhn_sum(digits: str) -> int:
    """The Luhn sum: every second digit from the right, beginning with the last but one, counts twice."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return total


def parse_phone(text: str) -> str | Refusal:
    """A telephone number as `+62…`. Accepts a leading 0, 62 or +62. Code: phone-shape."""
    digits = re.sub(r"[\s().\-\u00a0]+", "", text)
    for lead in ("+62", "62", "0"):
        if digits.startswith(lead):
            rest = digits[len(lead) :].removeprefix("0") if lead != "0" else digits[1:]
            break
    else:
        rest = ""
    fewest, most = (9, 12) if rest.startswith("8") else (7, 11)
    if rest.isascii() and rest.isdigit() and not rest.startswith(("0", "1")) and fewest <= len(rest) <= most:
        return f"+62{rest}"
    return Refusal("phone-shape", "nomor seperti 0812 3456 7890", "Tulis nomor lengkap, diawali 0 atau +62.")


def mask_nik(text: str) -> str:
    """`6112••••••••0004`; other lengths keep the same shape so that nothing is given away."""
    return _masked(compact(text), head=4, dots=8, tail=4)


def mask_kpj(text: str) -> str:
    """`0190••••417`."""
    return _masked(compact(text), head=4, dots=4, tail=3)


def mask_npp(text: str) -> str:
    """`••••0217`."""
    return _masked(compact(text), head=0, dots=4, tail=4)


def _masked(text: str, *, head: int, dots: int, tail: int) -> str:
    if len(text) < head + tail + 2:
        head, tail = 0, min(tail, max(0, len(text) - 2), 2)
    return text[:head] + "•" * dots + (text[-tail:] if tail else "")


def _birth_digits_possible(digits: str) -> bool:
    day, month = int(digits[6:8]), int(digits[8:10])
    return (1 <= day <= 31 or FEMALE_DAY + 1 <= day <= FEMALE_DAY + 31) and 1 <= month <= 12
