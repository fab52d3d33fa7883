"""Slots of death grants handed to heirs in the region this year, as they were recorded by the day of the sheet.

One to four are not told, nor is a sum that would give away one to four: what is left of it beside the meetings, or
beside the regions inside, that are told.
"""

from __future__ import annotations

from collections import Counter

from django.db.models import QuerySet
from django.urls import reverse

from payung.claims.handed_over import between, summed
from payung.claims.models import HandOver
from payung.coverage.counted import SMALL
from payung.kernel.dates import date_text
from payung.registry.queries import regions_within
from payung.web.governments.pack.slots import Shelf

CLAIMS, RUPIAH = "santunan_diserahkan", "rupiah_santunan_diserahkan"
HANDED = (CLAIMS, RUPIAH)
UNSAID = "Penyerahannya satu per satu hanya dilihat kantor cabang yang membayar; setiap orang yang melihatnya tercatat."
MEANING = (
    "santunan kematian yang diserahkan kepada ahli waris di rapat atau acara, menurut hari penyerahan dan tempat "
    "tinggal peserta; uangnya sampai di rekening sebelum atau pada hari itu"
)


def handed_slots(shelf: Shelf) -> None:
    """How many grants and how many rupiah, from 1 January to the day of the sheet."""
    region, day = shelf.pack.region, shelf.pack.day
    first = day.replace(month=1, day=1)
    rows = between(regions_within([region.code]), first, day, day)
    if _gives_away(rows, [each.code for each in shelf.world.inside]):
        return
    total, when = summed(rows), f"{date_text(first)} sampai {date_text(day)}"
    listing = (reverse("governments:meetings", args=[region.code]), "Daftar rapat")
    for name, words, number, unit in (
        (CLAIMS, "Santunan diserahkan kepada ahli waris", total.claims, "santunan"),
        (RUPIAH, "Rupiah santunan yang diserahkan", total.amount, "rupiah"),
    ):
        made = shelf.world.make.counted(name, words, number, unit, MEANING, unsaid=UNSAID, listing=listing)
        shelf.figure(name, shelf.world.make.spanned(made, when))


def _gives_away(rows: QuerySet[HandOver], inside: list[str]) -> bool:
    """Whether the number of these rows, beside what others may know, tells of one to four; so does none at all."""
    every = list(rows.values_list("meeting", "claim__person__region"))
    if len(every) < SMALL:
        return True
    meetings = Counter(meeting for meeting, _home in every if meeting)
    places = Counter(code for _meeting, home in every for code in inside if home.startswith(code))
    return any(0 < len(every) - _told(counts) < SMALL for counts in (meetings, places))


def _told(counts: Counter[int] | Counter[str]) -> int:
    return sum(count for count in counts.values() if count >= SMALL)
