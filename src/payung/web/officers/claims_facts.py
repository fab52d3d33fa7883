"""The facts of a claim in words: days, rupiah and yes or no, each with where it was found."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as t
from django.utils.translation import ngettext

from payung.claims.abroad import PHASES
from payung.claims.letters.words import words
from payung.claims.models import LifeEvent
from payung.kernel.amounts import number_text, percent_text, rupiah_text
from payung.web.claims.told import line_words
from payung.web.words import date_words, month_words, translated

MONEY = frozenset({"wage", "stated_wage", "balance", "jp_paid", "partial_before"})
KINDS = {"wage": t("upah bulanan"), "daily_wage": t("upah harian"), "income": t("penghasilan sendiri")}
CONCLUSIONS = {"open": t("belum diputus"), "granted": t("akibat kerja"), "refused": t("bukan akibat kerja")}
HIDDEN = frozenset({"payee_id"})
"""Facts that hold a number of our own; the payee stands by name beside the amount."""
WAYS = {"land": t("darat"), "sea": t("laut"), "air": t("udara")}
ORDER = ("event_on", "accident_on", "work_accident", "reported_on", "claimed_on", "born", "member", "registered_on",
         "segment", "wage", "contribution_months", "unpaid_months")  # fmt: skip
"""What is read first; the rest follows by name. A frozen decision does not keep the order it was gathered in."""
DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True)
class FactRow:
    """One fact as shown: what it is, what it says, where it was found."""

    label: str
    value: str
    source: str


def fact_rows(frozen: Mapping[str, Mapping[str, Any]]) -> list[FactRow]:
    """Facts as a decision freezes them, `name → {value, label, source, as_of}`; what nobody knows is said so."""
    names = sorted(frozen, key=lambda name: (ORDER.index(name) if name in ORDER else len(ORDER), name))
    return [
        FactRow(frozen[name]["label"], value_words(name, frozen[name]["value"]), _source(frozen[name]))
        for name in names
        if name not in HIDDEN
    ]


def value_words(name: str, value: Any) -> str:
    """One value in words; lists are counted or told one by one."""
    if value is None or value == "":
        return _("belum diketahui")
    if isinstance(value, bool):
        return _("Ya") if value else _("Tidak")
    if name in _SPECIAL:
        return _SPECIAL[name](value)
    if isinstance(value, int):
        return rupiah_text(value) if name in MONEY else number_text(value)
    if isinstance(value, str):
        return DAY.sub(lambda found: date_words(dt.date.fromisoformat(found.group())), value)
    return _counted(value) if isinstance(value, list) else str(value)


def _source(each: Mapping[str, Any]) -> str:
    told = DAY.sub(lambda found: date_words(dt.date.fromisoformat(found.group())), each["source"])
    if not each["as_of"]:
        return told
    return _("%(source)s; keadaan %(day)s") % {"source": told, "day": date_words(dt.date.fromisoformat(each["as_of"]))}


def _counted(rows: list[Any]) -> str:
    return ngettext("%(n)s catatan", "%(n)s catatan", len(rows)) % {"n": len(rows)} if rows else _("tidak ada")


def _children(rows: list[dict[str, Any]]) -> str:
    if not rows:
        return _("tidak ada")
    return "; ".join(
        _("%(name)s, %(level)s, lahir %(day)s")
        % {
            "name": child["name"],
            "level": child["level"],
            "day": date_words(dt.date.fromisoformat(child["born"])) if child["born"] else _("belum diketahui"),
        }
        for child in rows
    )


def _disabilities(rows: list[dict[str, Any]]) -> str:
    told = []
    for row in rows:
        measure = percent_text(row["measure"]) if row.get("measure") is not None else ""
        hand = _("kidal") if row.get("left_handed") else ""
        told.append(" ".join(part for part in (row["code"], measure, hand) if part))
    return "; ".join(told) or _("tidak ada")


def _transport(costs: dict[str, int]) -> str:
    return "; ".join(f"{WAYS.get(way, way)} {rupiah_text(cost)}" for way, cost in costs.items()) or _("tidak ada")


def _wages(rows: list[list[Any]]) -> str:
    if not rows:
        return _("tidak ada")
    first, last = (month_words(dt.date.fromisoformat(rows[place][0])) for place in (0, -1))
    told = {"n": len(rows), "first": first, "last": last}
    return ngettext("%(n)s bulan, %(first)s", "%(n)s bulan, %(first)s sampai %(last)s", len(rows)) % told


def _earlier(rows: list[list[Any]]) -> str:
    told = [f"{date_words(dt.date.fromisoformat(day))} {rupiah_text(amount)}" for day, amount in rows]
    return "; ".join(told) or _("tidak ada")


def _items(rows: list[dict[str, Any]]) -> str:
    return "; ".join(f"{line_words('CARE', 'care_' + row['kind'])} {rupiah_text(row['amount'])}" for row in rows)


def _granted(before: dict[str, int]) -> str:
    told = [f"{line_words('CARE', 'care_' + kind)} {rupiah_text(amount)}" for kind, amount in before.items()]
    return "; ".join(told) or _("tidak ada")


_SPECIAL: dict[str, Callable[[Any], str]] = {
    "children": lambda value: _children(value) if isinstance(value, list) else _counted([value]),
    "disabilities": _disabilities,
    "transport": _transport,
    "paid": lambda value: "; ".join(
        f"{line_words('JKK', code)} {rupiah_text(amount)}" for code, amount in value.items()
    ),
    "abroad_phase": lambda value: translated(PHASES.get(value, value)),
    "paid_jkm": lambda rows: "; ".join(f"{row['name']} {rupiah_text(row['amount'])}" for row in rows if row["amount"]),
    "jp_wages": _wages,
    "earlier": _earlier,
    "items": _items,
    "granted_before": _granted,
    "conclusion": lambda value: str(CONCLUSIONS.get(value, value)),
    "part": percent_text,
    "kind": lambda value: str(KINDS.get(value, value)),
    "pension_event": lambda value: str(dict(_PENSION).get(value, value)),
}
_PENSION = (("old_age", t("hari tua")), ("disability", t("cacat")), ("survivors", t("janda, duda, atau anak")))


def who_words(who: str) -> str:
    """Who can mend a finding, as the letter says it."""
    return translated(words()["who"].get(who, who))


def happening_words(event: LifeEvent) -> str:
    """What happened, for the heading of the page."""
    return translated(event.get_kind_display()).lower().replace("(phk)", "(PHK)").replace("jht", "JHT")
