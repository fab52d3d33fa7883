"""The statutory list of industries, searched by words. The officer chooses; nothing is chosen for them."""

from __future__ import annotations

from dataclasses import dataclass

from payung.statute_book import RiskClass, StatuteBook

MOST = 40


@dataclass(frozen=True)
class Entry:
    """One industry of the list, with the key the decision keeps and the rate of its class in parts per million."""

    key: str
    jkk_class: int
    name: str
    status: str
    note: str
    rate: int | None


def search(law: StatuteBook, words: str, month: int) -> list[Entry]:
    """Entries whose name holds every word, those that begin with the first word before the others.

    Entries whose name was never read are not found: nobody can tell what they say.
    """
    wanted = words.casefold().split()
    if not wanted:
        return []
    matching = [each for each in law.risk_classes if each.name and all(word in each.name.casefold() for word in wanted)]
    matching.sort(key=lambda each: not each.name.casefold().startswith(wanted[0]))
    return [_entry(law, each, month) for each in matching[:MOST]]


def entry_of(law: StatuteBook, key: str, month: int) -> Entry | None:
    """The entry of a key, `3.60`; None where there is none."""
    listed = (each for each in law.risk_classes if f"{each.jkk_class}.{each.number}" == key)
    return next((_entry(law, each, month) for each in listed), None)


def _entry(law: StatuteBook, each: RiskClass, month: int) -> Entry:
    rates = law["contributions.jkk.rate"]
    version = rates.find(month)
    rate = version.values[rates.position(each.jkk_class)] if version else None
    return Entry(f"{each.jkk_class}.{each.number}", each.jkk_class, each.name, each.status, each.note, rate)
