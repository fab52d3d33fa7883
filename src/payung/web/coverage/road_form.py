"""The form of a road, read from the query string: every problem told, nothing guessed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from payung.coverage.road.levers import KINDS, Kind, Lever, Payer
from payung.coverage.road.plan import Lapse
from payung.kernel.periods import month_from_iso, month_iso
from payung.web.words import month_words

PLAIN = re.compile(r"\d{1,15}|\d{1,3}(\.\d{3}){1,4}")
MOST = {"people": 10**7, "months": 120, "wage": 10**8, "contract": 10**12}


@dataclass(frozen=True)
class Problem:
    """One thing that cannot be read. `field`: its name in the form."""

    code: str
    field: str
    text: str


@dataclass
class Asked:
    """What the reader asked for, and what could not be read of it.

    until    year of the target; None: the last there is
    numbers  people covered and workforce, where the reader gives their own
    """

    until: int | None = None
    levers: list[Lever] = field(default_factory=list)
    ending: Lapse | None = None
    numbers: tuple[int, int] | None = None
    given: Mapping[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


@dataclass
class Reader:
    """Reads single fields and keeps the problems."""

    given: Mapping[str, str]
    problems: list[Problem] = field(default_factory=list)

    def number(self, name: str, label: str, most: int, usual: int = 0) -> int:
        """A whole number, `5000` or `5.000`; `usual` where nothing is written or it cannot be read."""
        typed = self.given.get(name, "")
        if not typed:
            return usual
        if not PLAIN.fullmatch(typed):
            self._say(
                "road-number", name, _("%(label)s: tertulis “%(found)s”. Tulis angka saja, misalnya 5.000."), label
            )
            return usual
        number = int(typed.replace(".", ""))
        if number > most:
            self._say("road-too-many", name, _("%(label)s: %(found)s terlalu besar untuk dihitung di sini."), label)
            return usual
        return number

    def month(self, name: str, label: str, first: int, last: int) -> int:
        """A month `2027-01` within the plan; its first where nothing is written or it cannot be read."""
        typed = self.given.get(name, "")
        if not typed:
            return first
        try:
            number = month_from_iso(typed)
        except ValueError:
            self._say(
                "road-month",
                name,
                _("%(label)s: tertulis “%(found)s”. Tulis tahun dan bulan, misalnya 2027-01."),
                label,
            )
            return first
        if not first <= number <= last:
            text = _("%(label)s: %(found)s di luar rencana, yang berjalan dari %(first)s sampai %(last)s.")
            said = {"label": label, "found": typed, "first": month_words(first), "last": month_words(last)}
            self.problems.append(Problem("road-month-outside", name, text % said))
            return first
        return number

    def _say(self, code: str, name: str, text: str, label: str) -> None:
        self.problems.append(Problem(code, name, text % {"label": label, "found": self.given[name][:40]}))


def clean(given: Mapping[str, str]) -> dict[str, str]:
    """What was typed, without blanks around and without what no field holds."""
    return {key: value.strip()[:60].replace("\x00", "") for key, value in given.items() if value.strip()}


def read(given: Mapping[str, str], titles: Mapping[str, str], first: int, last: int, wage: int) -> Asked:
    """The levers of a query string.

    given   cleaned
    titles  lever → its name on the page
    wage    rupiah a month where the reader gives none
    """
    reader = Reader(given)
    levers = [_lever(kind, reader, titles[kind.key], first, last, wage) for kind in KINDS.values()]
    people = reader.number("habis", _("Orang yang perlindungannya habis"), MOST["people"])
    ends = reader.month("habis_bulan", _("Bulan terakhir terlindungi"), first, last)
    covered = reader.number("terlindungi", _("Orang terlindungi"), MOST["people"] * 30)
    workforce = reader.number("pekerja", _("Pekerja"), MOST["people"] * 30)
    if bool(covered) != bool(workforce):
        text = _("Isi orang terlindungi dan pekerja bersama-sama, atau kosongkan keduanya.")
        reader.problems.append(Problem("road-one-number", "pekerja", text))
    return Asked(
        levers=[each for each in levers if each.people],
        ending=Lapse(_("Kelompok yang Anda tulis"), people, ends) if people else None,
        numbers=(covered, workforce) if covered and workforce else None,
        given=given,
        problems=reader.problems,
    )


def _lever(kind: Kind, reader: Reader, title: str, first: int, last: int, wage: int) -> Lever:
    key = kind.key
    people = reader.number(key, title, MOST["people"])
    payer = reader.given.get(f"{key}_bayar", kind.payers[0])
    if payer not in kind.payers:
        text = _("%(label)s: pembayar “%(found)s” tidak dapat dipilih untuk kelompok ini.")
        reader.problems.append(Problem("road-payer", f"{key}_bayar", text % {"label": title, "found": payer[:40]}))
        payer = kind.payers[0]
    wage = reader.number(f"{key}_upah", title, MOST["wage"], wage)
    if people and not wage and kind.price in ("village", "wage"):
        text = _("%(label)s: upah minimum daerah ini tidak tercatat. Isi upah sebulan supaya iurannya dapat dihitung.")
        reader.problems.append(Problem("road-wage-missing", f"{key}_upah", text % {"label": title}))
        people = 0
    return Lever(
        kind=key,
        people=people,
        payer=Payer(payer),
        first=reader.month(f"{key}_mulai", title, first, last),
        months=reader.number(f"{key}_bulan", title, MOST["months"]),
        wage=wage,
        contract=reader.number(f"{key}_nilai", title, MOST["contract"]) if kind.price == "project" else 0,
    )


def month_choices(first: int, last: int) -> list[tuple[str, str]]:
    """(value, words) of every month of the plan."""
    return [(month_iso(month), month_words(month)) for month in range(first, last + 1)]
