"""Who is paid when a member has died, for JKK and JKM. PP 44/2015 Pasal 37 ayat (5)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from payung.kernel.periods import birthdays, days
from payung.statute_book import StatuteBook


def heir_kinds(died_on: dt.date, law: StatuteBook) -> dict[str, str]:
    """Every kind of heir with its Indonesian name, in the order of the law."""
    version = law["jkm.claim.heirs"].at(died_on)
    return dict(zip(version.texts("code"), version.texts("title"), strict=True))


def entitled(kinds: Sequence[str], died_on: dt.date, law: StatuteBook) -> list[bool]:
    """For each person, whether it belongs to the first rank that somebody belongs to. Raises KeyError.

    kinds  how each person is related: `spouse`, `child`, `ascendant`, … (see `heir_kinds`)
    """
    version = law["jkm.claim.heirs"].at(died_on)
    rank = dict(zip(version.texts("code"), version.column("rank").tolist(), strict=True))
    ranks = [rank[kind] for kind in kinds]
    return [each == min(ranks) for each in ranks]


def heir_shares(amount: int, kinds: Sequence[str], died_on: dt.date, law: StatuteBook) -> list[int]:
    """What each person is paid, whole rupiah: equal parts within the first rank, nothing after it.

    What does not divide goes one rupiah each to the persons named first. Without anybody there is nothing to
    share: the burial goes to who arranged it and the rest stays with the fund.
    """
    heirs = entitled(kinds, died_on, law) if kinds else []
    if not any(heirs):
        return []
    part, over = divmod(amount, sum(heirs))
    shares, place = [], 0
    for heir in heirs:
        shares.append((part + (place < over)) if heir else 0)
        place += heir
    return shares


def needs_guardian(birth_date: dt.date | None, today: dt.date, law: StatuteBook) -> bool:
    """Younger than the age from which somebody receives money themselves; an unknown birth is taken as grown."""
    if birth_date is None:
        return False
    grown = birthdays(days(birth_date), law["jkm.claim.guardian_age"].on(days(today)))
    return bool(days(today)[0] < grown[0])
