"""What a room of pages says about itself: for whom it is, what its menu holds, what its footer says."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise

Words = str | Promise
"""A text, or one translated when shown."""


@dataclass(frozen=True)
class Link:
    """One entry of a menu.

    label       one or two words
    name        name of the URL, `employers:bills`
    permission  shown only to who holds it; empty for everybody in the room
    under       name of the entry it stands under, shown once somebody is there; empty for the menu itself
    """

    label: Words
    name: str
    permission: str = ""
    under: str = ""


@dataclass(frozen=True)
class Audience:
    """One room. `key` is its URL namespace; `home` the URL name where its people land after logging in."""

    key: str
    title: Words
    home: str
    links: tuple[Link, ...]
    roles: frozenset[str] = frozenset()
    foot: tuple[Words, ...] = ()
