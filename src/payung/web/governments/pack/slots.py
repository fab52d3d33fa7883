"""What a press note may insert: figures and words by name, each with the page that stands behind it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NamedTuple

from django.urls import reverse

from payung.coverage.counted import snapshots
from payung.coverage.figures import NOT_SAID, Figure
from payung.kernel.dates import long_date_text
from payung.registry.models import Region
from payung.web.governments.pack.gather import gather
from payung.web.governments.pack.lay import TRACED, address_of
from payung.web.governments.pack.model import Footnote, Pack, Part, Table
from payung.web.governments.pack.workings import Working
from payung.web.governments.pack.world import World

WHEN, WHOSE = "kapan_", "penerbit_"


class Behind(NamedTuple):
    """What stands behind a slot.

    page  figure: of a printed or frozen figure its public page, of one worked out or counted today the sheet's or the
          note's own; sheet: the sheet; agreement, programme, law: the page of the thing itself
    rows  what the clicks end at: people, claims, employers, projects, offices, facilities, programmes, agreements,
          survey (who measured it), print (the source as it was printed), act
    """

    page: str
    rows: str


PROGRAMMES = "(jkk|jkm|jht|jp|jkp|beasiswa|semua)"
KINDS = "mou|pks|perda|perbup|pergub|se|sk|inpres|permen"
BEHIND: Mapping[str, Behind] = {
    r"terbit_kurang": Behind("figure", "print"),
    r"terbit_selisih|terbit_arah": Behind("figure", "print"),
    r"terbit_\w+": Behind("figure", "print"),
    r"target|(tahun|dasar|pemilik)_target": Behind("figure", "print"),
    r"cakupan(_akhir_tahun|_setahun_lalu)?|kategori": Behind("figure", "people"),
    r"terlindungi|peserta_\w+|pekerja_proyek": Behind("figure", "people"),
    r"(selisih|arah)_(akhir_tahun|setahun_lalu)": Behind("figure", "people"),
    r"kurang|belum_terlindungi|peringkat": Behind("figure", "people"),
    r"berhak": Behind("figure", "survey"),
    rf"(klaim|rupiah)_{PROGRAMMES}(_tahun_lalu)?": Behind("figure", "claims"),
    r"(rupiah_)?santunan_diserahkan": Behind("figure", "claims"),
    r"(iuran|tumbuh_iuran|arah_iuran|manfaat_banding_iuran)(_tahun_lalu)?": Behind("figure", "employers"),
    r"perusahaan_aktif": Behind("figure", "employers"),
    r"perusahaan|belum_lapor|menunggak|lunas|tunggakan": Behind("figure", "employers"),
    r"proyek(_apbn|_apbd|_private)?|pekerja_proyek_(apbn|apbd|swasta)": Behind("figure", "projects"),
    r"kantor_cabang|unit_layanan|kantor_pelayan": Behind("figure", "offices"),
    r"plkk": Behind("figure", "facilities"),
    r"bantuan\d+_(nama|penyandang|dasar)": Behind("programme", "programmes"),
    r"bantuan\d+_(mulai|sampai)": Behind("sheet", "programmes"),
    r"bantuan\d+_(orang|orang_bulan|bulan|tempat|iuran|dibayar|disediakan)": Behind("figure", "programmes"),
    r"(mou|pks|perda|perbup|pergub|se|sk|inpres|permen)_(judul|nomor|tanggal|sampai)": Behind(
        "agreement", "agreements"
    ),
    r"perjanjian_berlaku": Behind("figure", "agreements"),
    r"(uu|pp)_\w+": Behind("law", "act"),
}
"""Name of a slot as a pattern → what stands behind it. A slot that fits none is refused where it is made."""


@dataclass(frozen=True)
class Slot:
    """One thing a note may insert.

    text     what it becomes
    meaning  what it is called in the list
    address  of the page behind it
    figure   None for words: a title, a day, the number of an act
    """

    name: str
    text: str
    meaning: str
    address: str
    figure: Figure | None = None

    @property
    def when(self) -> str:
        return self.figure.as_of if self.figure and self.figure.as_of != NOT_SAID else ""

    @property
    def whose(self) -> str:
        return self.figure.publisher if self.figure else ""


@dataclass
class Shelf:
    """Where the slots of one region on one day are laid by those who make them."""

    pack: Pack
    world: World
    slots: dict[str, Slot] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)  # why slots that a writer expects are not there

    def figure(self, name: str, figure: Figure | None) -> None:
        """Nothing for a figure without a number: what is not told cannot be inserted."""
        if figure is None or figure.number is None:
            return
        self.slots[name] = Slot(name, figure.text, figure.name, self._address(name, figure), figure)

    def words(self, name: str, text: str, meaning: str, address: str) -> None:
        """A title, a day or a number of an act, with the page of the thing it names."""
        behind(name)
        if text:
            self.slots[name] = Slot(name, text, meaning, address)

    def label(self, name: str, figure: Figure | None) -> None:
        """A figure that is a word, as it was printed."""
        if figure is not None:
            self.slots[name] = Slot(name, figure.value, figure.name, self._address(name, figure), figure)

    def _address(self, name: str, figure: Figure) -> str:
        """Of the public page of a figure, of the sheet's own, or of the note's."""
        behind(name)
        known = self.pack.workings.get(figure.metric)
        if TRACED.fullmatch(figure.key) or (known and known.figure.digest == figure.digest):
            return address_of(self.pack, figure)
        return reverse("governments:press_figure", args=[self.pack.region.code, name]) + f"?hari={self.pack.day}"


def behind(name: str) -> Behind:
    """What stands behind a slot. Raises LookupError for one nobody wrote down."""
    for pattern, found in BEHIND.items():
        if re.fullmatch(pattern, name):
            return found
    raise LookupError(f"no page is named behind the slot {name}")


@dataclass(frozen=True)
class Desk:
    """A region on a day, with everything a note about it may say."""

    pack: Pack
    slots: Mapping[str, Slot]
    workings: Mapping[str, Working]
    missing: tuple[str, ...] = ()

    @cached_property
    def texts(self) -> Mapping[str, str]:
        """Every name that may stand in curly brackets → what it becomes."""
        return {
            "daerah": self.pack.region.name,
            "tanggal": long_date_text(self.pack.day),
            **{name: each.text for name, each in self.slots.items()},
            **{f"{WHEN}{name}": each.when for name, each in self.slots.items() if each.when},
            **{f"{WHOSE}{name}": each.whose for name, each in self.slots.items() if each.whose},
        }

    def opening(self, programmes: Collection[str]) -> Desk:
        """The same for a reader who may open the pages of these programmes only."""
        sheet = reverse("governments:pack", args=[self.pack.region.code]) + f"?hari={self.pack.day}"
        slots = {
            name: replace(each, address=sheet)
            if behind(name).page == "programme" and each.address not in programmes
            else each
            for name, each in self.slots.items()
        }
        return replace(self, slots=slots)

    def slot_of(self, name: str) -> Slot | None:
        """The slot a name in curly brackets belongs to, also with `kapan_` or `penerbit_` before it."""
        for bare in (name, name.removeprefix(WHEN), name.removeprefix(WHOSE)):
            if bare in self.slots:
                return self.slots[bare]
        return None

    @cached_property
    def _whole(self) -> Pack:
        """The sheet with the figures only a note uses, so that they have footnotes too."""
        rows = tuple((each.figure,) for each in self.slots.values() if each.figure)
        part = Part(len(self.pack.parts) + 1, "Siaran pers", "", (Table("Angka siaran", ("Angka",), rows),))
        taken = {each.pk: each for each in snapshots(known=self.pack.day)}
        return replace(self.pack, parts=(*self.pack.parts, part), snapshots={**taken, **self.pack.snapshots})

    def footnotes(self, names: set[str]) -> tuple[Footnote, ...]:
        """Those of the figures of these slots."""
        used = (self.slot_of(name) for name in names)
        return tuple(self._whole.footnotes_of(each.figure for each in dict.fromkeys(used) if each and each.figure))


def open_desk(region: Region, day: dt.date, makers: tuple) -> Desk:
    """The desk with the slots of the sheet and of these makers."""
    pack = gather(region, day)
    world = World(region, day)
    shelf = Shelf(pack, world)
    for name, figure in pack.named.items():
        shelf.figure(name, figure)
    for make in makers:
        make(shelf)
    return Desk(pack, shelf.slots, world.make.workings, tuple(shelf.missing))
