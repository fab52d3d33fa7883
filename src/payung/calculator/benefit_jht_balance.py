"""`benefit.jht_balance`: how a JHT balance grows, year by year."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import numpy as np

from payung.calculator.benefit_jht import refuse_far_days
from payung.calculator.contract import Answer, Calculation, Facts, Problem
from payung.calculator.fields import Day, Field, Month, Whole
from payung.calculator.nested_fields import Records
from payung.calculator.outcome import answer_of
from payung.kernel.dates import FIRST_YEAR, LAST_YEAR, month_text
from payung.kernel.money import MILLION
from payung.kernel.periods import month_iso, month_of
from payung.rules.jht.balance import contributions_of, years_unknown
from payung.rules.jht.explain_balance import explain_balance, years_earning
from payung.statute_book import StatuteBook

_RATE = re.compile(r"0(\.\d{1,6})?")
_EXPECTED = 'bilangan desimal sebagai teks di bawah 1, misalnya "0.0719" untuk 7,19 %'
MOST_MONTHS = 100 * 12


@dataclass(frozen=True)
class YearlyRate(Field):
    """A rate a year as a decimal text, read as parts per million."""

    def read(self, given: object) -> int:
        if not isinstance(given, str) or not _RATE.fullmatch(given):
            raise self.refuse("wrong-type", given, _EXPECTED)
        return int(Decimal(given) * MILLION)

    def schema(self) -> dict[str, Any]:
        pattern = f"^{_RATE.pattern}$"
        return {"type": "string", "pattern": pattern, "description": self.title, "examples": ["0.0719"]}


@dataclass(frozen=True)
class Returns(Field):
    """One rate for every year, read as its parts per million; or a list of years with theirs, read as a
    dict."""

    def read(self, given: object) -> int | dict[int, int]:
        if isinstance(given, str):
            return YearlyRate(self.name, self.title).read(given)
        by_year: dict[int, int] = {}
        for place, each in enumerate(self._list().read(given)):
            if each["year"] in by_year:
                field = f"{self.name}[{place}].year"
                raise Problem("contradiction", field, f"{field}: tahun {each['year']} disebut dua kali.")
            by_year[each["year"]] = each["rate"]
        return by_year

    def schema(self) -> dict[str, Any]:
        one = YearlyRate(self.name, "Satu tingkat untuk semua tahun").schema()
        return {"anyOf": [one, self._list().schema()], "description": self.title}

    def _list(self) -> Records:
        year = Whole("year", "Tahun", least=FIRST_YEAR, most=LAST_YEAR)
        return Records(self.name, "Menurut tahun", fields=(year, YearlyRate("rate", "Setahun")), most=MOST_MONTHS)


def answer(facts: Facts, law: StatuteBook) -> Answer:
    """The contributions, and the returns of every year."""
    refuse_far_days(facts)
    as_of = facts["as_of"]
    paid = _paid(facts, law)
    given = _given(facts["returns"], paid, as_of)
    missing = years_unknown(*years_earning(paid, as_of), given, law)
    if missing:
        years = ", ".join(str(year) for year in missing)
        text = f"returns: hasil pengembangan tahun {years} tidak kami pegang dan tidak diperkirakan; isi returns."
        raise Problem("no-law", "returns", text)
    return answer_of(explain_balance(paid, as_of, given, law))


def _given(returns: int | dict[int, int] | None, paid: list[tuple[int, int]], as_of: dt.date) -> dict[int, int]:
    if isinstance(returns, int):
        first, years = years_earning(paid, as_of)
        return dict.fromkeys(range(first, first + years), returns)
    return returns or {}


def _paid(facts: Facts, law: StatuteBook) -> list[tuple[int, int]]:
    """(month, amount) of every contribution. Raises Problem naming the fact at fault."""
    listed, span = facts["contributions"], ("wage", "from", "to")
    stated = [name for name in span if facts[name] is not None]
    if bool(listed) == bool(stated):
        text = "contributions: isi salah satu: contributions, atau wage bersama from dan to."
        raise Problem("contradiction", "contributions", text)
    last = month_of(facts["as_of"])
    if listed:
        for place, each in enumerate(listed):
            _within(each["month"], last, f"contributions[{place}].month", law)
        return [(each["month"], each["amount"]) for each in listed]
    for name in span:
        if facts[name] is None:
            raise Problem("missing-field", name, f"Fakta {name!r} belum diisi; wage bersama from dan to.")
    if facts["from"] > facts["to"]:
        raise Problem("contradiction", "from", f"from: {month_iso(facts['from'])} sesudah to.")
    _within(facts["from"], last, "from", law)
    _within(facts["to"], last, "to", law)
    months = np.arange(facts["from"], facts["to"] + 1, dtype=np.int64)
    if months.size > MOST_MONTHS:
        raise Problem("out-of-range", "to", f"to: paling banyak {MOST_MONTHS} bulan.")
    amounts = contributions_of(np.full_like(months, facts["wage"]), months, law)
    return list(zip(months.tolist(), amounts.tolist(), strict=True))


def _within(month: int, last: int, field: str, law: StatuteBook) -> None:
    if month > last:
        raise Problem("contradiction", field, f"{field}: {month_text(month)} sesudah as_of.")
    if law["contributions.jht.rate_worker"].find(month) is None:
        text = f"{field}: iuran JHT {month_text(month)} mendahului hukum yang kami pegang."
        raise Problem("no-law", field, text)


CALCULATION = Calculation(
    name="benefit.jht_balance",
    title="Saldo Jaminan Hari Tua",
    fields=(
        Records(
            "contributions",
            "Iuran JHT kedua pihak menurut bulan iuran",
            False,
            (),
            (Month("month", "Bulan iuran"), Whole("amount", "Iuran", unit="rupiah")),
            most=MOST_MONTHS,
        ),
        Whole("wage", "Upah sebulan, bila iuran tidak didaftar", False, unit="rupiah"),
        Month("from", "Bulan iuran pertama dari upah itu", False),
        Month("to", "Bulan iuran terakhir dari upah itu", False),
        Returns("returns", "Hasil pengembangan setahun; dari tabel hukum bila kosong", False),
        Day("as_of", "Hari saldo"),
    ),
    line_codes=("contributions", "returns"),
    answer=answer,
)
