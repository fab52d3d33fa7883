"""A press note whose numbers are figures: words may be typed, numbers may not.

A slot `{cakupan}` stands for the figure of that name, `{kapan_cakupan}` for the day it holds for, `{penerbit_cakupan}`
for who published it. A digit that somebody typed is refused, and so is a number in letters. The finished note is tested
against itself before it is given out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from payung.figures import Finding, Outcome, check_text
from payung.kernel.problem import Problem, Refusal
from payung.statute_book import StatuteBook
from payung.web.governments.pack.drafts import SLOT
from payung.web.governments.pack.model import Footnote, Pack
from payung.web.governments.pack.paper import counted_words
from payung.web.governments.pack.slots import Desk, Slot, behind
from payung.web.pdf.typesetter import typeset

LONGEST = 6_000
"""Letters of a note with its slots; a page of A4 has about 3,000."""
_NUMBER = re.compile(r"[\w.,%/]*[^\W\D][\w.,%/]*|[\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u218b\u2460-\u249b]+")
_IN_LETTERS = re.compile(
    r"\b(?:\w+ )?(?:se)?(?:puluh|belas|ratus|ribu|juta|miliar|milyar|triliun)(?:an)?\b", re.IGNORECASE
)
MONEY = ("iuran", "tumbuh_iuran", "arah_iuran", "manfaat_")
SUBJECTS = {
    **dict.fromkeys(("people", "survey", "target"), "Cakupan, peserta, dan target"),
    "claims": "Manfaat dan iuran",
    **dict.fromkeys(("employers", "projects", "offices", "facilities"), "Perusahaan, proyek, dan layanan"),
    "programmes": "Bantuan iuran",
    **dict.fromkeys(("agreements", "act"), "Perjanjian dan peraturan"),
    "print": "Yang terbit",
}
"""What stands behind a slot → the subject it is listed under."""
TYPED = Refusal("press-number", "angka yang disisipkan, bukan diketik", "")
UNKNOWN = Refusal(
    "press-slot",
    "nama dari daftar angka",
    "Salin namanya dari daftar di bawah, dengan kurung kurawal. Belum ada yang dibuat.",
)
EMPTY = Refusal("press-empty", "teks siaran", "Tulis beberapa kalimat, atau muat ulang halaman untuk memakai contoh.")
TOO_LONG = Refusal("press-long", f"paling banyak {LONGEST:,} huruf".replace(",", "."), "Pendekkan, lalu kirim lagi.")
CONTRADICTS = Refusal("press-check", "angka yang cocok satu sama lain", "Periksa kalimatnya. Siaran belum dibuat.")


class NotWritten(ValueError):
    """The note was judged and refused; `problems` say everything there is to mend."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("; ".join(problem.sentence() for problem in problems))
        self.problems = problems


@dataclass(frozen=True)
class Piece:
    """A stretch of a finished note: words as they were typed, or what a slot became, with the page behind it."""

    text: str
    address: str = ""


@dataclass(frozen=True)
class Note:
    """A finished note. The first paragraph is its title; `sources` belong to the figures it uses."""

    pack: Pack
    pieces: tuple[tuple[Piece, ...], ...]
    sources: tuple[Footnote, ...]
    findings: tuple[Finding, ...]

    @property
    def paragraphs(self) -> tuple[str, ...]:
        return tuple("".join(piece.text for piece in part) for part in self.pieces)

    @property
    def text(self) -> str:
        """Plain text with the sources at its foot."""
        foot = [f"- {each.name}. {each.text} Sidik {each.digest}." for each in self.sources]
        parts = [*self.paragraphs, "Arti dan sumber angka:\n" + "\n".join(foot) if foot else "", _stamp(self.pack)]
        return "\n\n".join(filter(None, parts)).replace("\u00a0", " ") + "\n"


def note_of(desk: Desk, typed: str, law: StatuteBook) -> Note:
    """The note of a typed text. Raises NotWritten with every problem of it at once."""
    typed = typed.replace("\r\n", "\n").strip()
    if not typed or len(typed) > LONGEST:
        refusal = EMPTY if not typed else TOO_LONG
        raise NotWritten(_problem(refusal, (), f"{len(typed)} huruf" if typed else "kosong"))
    if problems := [*_typed_numbers(desk, typed), *_unknown_slots(desk, typed)]:
        raise NotWritten(*problems)
    parts = tuple(part.strip() for part in re.split(r"\n\s*\n", typed) if part.strip())
    pieces = tuple(tuple(_pieces(desk, part)) for part in parts)
    text = "\n".join("".join(piece.text for piece in part) for part in pieces)
    findings = tuple(check_text(text, law, "siaran ini"))
    if wrong := [each for each in findings if each.outcome is Outcome.DOES_NOT]:
        raise NotWritten(*(_problem(CONTRADICTS, (), each.sentence) for each in wrong))
    return Note(desk.pack, pieces, desk.footnotes(set(SLOT.findall(typed))), findings)


def _pieces(desk: Desk, part: str) -> Iterable[Piece]:
    """Words and what was inserted, in turn."""
    for place, text in enumerate(SLOT.split(part)):
        if place % 2 == 0:
            if text:
                yield Piece(text)
        else:
            slot = desk.slot_of(text)
            yield Piece(desk.texts[text], slot.address if slot else "")


def note_pdf(note: Note) -> bytes:
    """The note on paper."""
    return typeset(
        "press.typ",
        {
            "document": f"Siaran pers {note.pack.region.name}",
            "number": f"Sidik {note.pack.digest[:12]}",
            "room": note.pack.region.name,
            "foot": "Setiap angka disisipkan dari lembar rapat, tidak diketik.",
            "title": note.paragraphs[0],
            "paragraphs": list(note.paragraphs[1:]),
            "sources_title": "Arti dan sumber angka",
            "sources": [[each.name, f"{each.text} Sidik {each.short}."] for each in note.sources],
            "stamp": _stamp(note.pack),
        },
    )


def slots_shown(desk: Desk) -> list[tuple[str, list[tuple[str, Slot]]]]:
    """(subject, its slots as they are typed), in the order of the sheet, then of what only a note uses."""
    shown: dict[str, list[tuple[str, Slot]]] = {words: [] for words in SUBJECTS.values()}
    for name, slot in desk.slots.items():
        rows = behind(name).rows
        subject = "target" if "target" in name and rows == "print" and not name.startswith("terbit_") else rows
        if name.startswith(MONEY):
            subject = "claims"
        shown[SUBJECTS[subject]].append((f"{{{name}}}", slot))
    return [(words, slots) for words, slots in shown.items() if slots]


def _typed_numbers(desk: Desk, typed: str) -> Iterable[Problem]:
    """Every number that somebody typed, with the slot to use instead where a figure has that value."""
    for row, line in enumerate(typed.split("\n"), 1):
        bare = SLOT.sub(lambda hit: " " * len(hit[0]), line)
        hits = [*_NUMBER.finditer(bare), *_IN_LETTERS.finditer(bare)]
        for hit in sorted(hits, key=lambda each: each.start()):
            found = hit[0].strip(".,")
            yield Problem(TYPED.code, "error", (row,), "teks", f"“{found}”", TYPED.expected, _cure(desk, found))


def _cure(desk: Desk, found: str) -> str:
    figures = ((name, each.figure) for name, each in desk.slots.items() if each.figure)
    same = next((name for name, each in figures if found.rstrip("%") == each.value), "")
    instead = f"tulis {{{same}}}" if same else "tulis nama angkanya dari daftar, misalnya {cakupan}"
    return f"Hapus “{found}”, lalu {instead}; angkanya disisipkan sendiri. Siaran belum dibuat."


def _unknown_slots(desk: Desk, typed: str) -> Iterable[Problem]:
    for row, line in enumerate(typed.split("\n"), 1):
        for hit in SLOT.finditer(line):
            if hit[1] not in desk.texts:
                yield _problem(UNKNOWN, (row,), hit[0])


def _problem(refusal: Refusal, rows: tuple[int, ...], found: str) -> Problem:
    return Problem(refusal.code, "error", rows, "teks", found, refusal.expected, refusal.cure)


def _stamp(pack: Pack) -> str:
    return f"{counted_words(pack)} Sidik lembar {pack.digest}."
