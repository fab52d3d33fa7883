"""A press note whose numbers are figures: words may be typed, numbers may not.

A slot `{cakupan}` stands for the figure of that name, `{kapan_cakupan}` for the day it holds for. A digit that somebody
typed is refused, and so is a number in letters. The finished note is tested against itself before it is given out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from payung.coverage.figures import Figure
from payung.figures import Finding, Outcome, check_text
from payung.kernel.dates import long_date_text
from payung.kernel.problem import Problem, Refusal
from payung.statute_book import StatuteBook
from payung.web.governments.pack.model import Footnote, Pack
from payung.web.governments.pack.paper import counted_words
from payung.web.pdf.typesetter import typeset

LONGEST = 6_000
"""Letters of a note with its slots; a page of A4 has about 3,000."""
WHEN = "kapan_"
_SLOT = re.compile(r"\{([^{}\n]*)\}")
_NUMBER = re.compile(r"[\w.,%/]*[^\W\D][\w.,%/]*|[\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u218b\u2460-\u249b]+")
_IN_LETTERS = re.compile(
    r"\b(?:\w+ )?(?:se)?(?:puluh|belas|ratus|ribu|juta|miliar|milyar|triliun)(?:an)?\b", re.IGNORECASE
)
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
class Note:
    """A finished note. The first paragraph is its title; `sources` belong to the figures it uses."""

    pack: Pack
    paragraphs: tuple[str, ...]
    sources: tuple[Footnote, ...]
    findings: tuple[Finding, ...]

    @property
    def text(self) -> str:
        """Plain text with the sources at its foot."""
        foot = [f"- {each.name}. {each.text} Sidik {each.digest}." for each in self.sources]
        parts = [*self.paragraphs, "Arti dan sumber angka:\n" + "\n".join(foot) if foot else "", _stamp(self.pack)]
        return "\n\n".join(filter(None, parts)).replace("\u00a0", " ") + "\n"


def note_of(pack: Pack, typed: str, law: StatuteBook) -> Note:
    """The note of a typed text. Raises NotWritten with every problem of it at once."""
    typed = typed.replace("\r\n", "\n").strip()
    if not typed or len(typed) > LONGEST:
        refusal = EMPTY if not typed else TOO_LONG
        raise NotWritten(_problem(refusal, (), f"{len(typed)} huruf" if typed else "kosong"))
    if problems := [*_typed_numbers(pack, typed), *_unknown_slots(pack, typed)]:
        raise NotWritten(*problems)
    words, used = _slots(pack), set()

    def put(hit: re.Match[str]) -> str:
        used.add(hit[1].removeprefix(WHEN))
        return words[hit[1]]

    paragraphs = tuple(part.strip() for part in re.split(r"\n\s*\n", _SLOT.sub(put, typed)) if part.strip())
    findings = tuple(check_text("\n".join(paragraphs), law, "siaran ini"))
    if wrong := [each for each in findings if each.outcome is Outcome.DOES_NOT]:
        raise NotWritten(*(_problem(CONTRADICTS, (), each.sentence) for each in wrong))
    figures = [pack.named[name] for name in used if name in pack.named]
    return Note(pack, paragraphs, tuple(pack.footnotes_of(figures)), findings)


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


def draft_of(pack: Pack) -> str:
    """A note to begin with, from the figures there are."""
    has = pack.named.__contains__
    said = ["Pekerja {daerah} yang terlindungi jaminan sosial ketenagakerjaan"]
    if has("cakupan"):
        said.append(
            "{daerah}, {tanggal}. Pada {kapan_cakupan} cakupan {daerah} {cakupan}: {terlindungi} terlindungi dari "
            "{berhak} yang berhak."
        )
        if has("kurang"):
            lacking = (
                "Untuk mencapainya masih kurang {kurang}." if pack.named["kurang"].number else "Target itu tercapai."
            )
            said.append("Target yang dituju {target}. " + lacking)
    elif has("terbit_cakupan"):
        known = has("terbit_terlindungi") and has("terbit_berhak")
        rest = ": {terbit_terlindungi} terlindungi dari {terbit_berhak} yang berhak." if known else "."
        said.append(
            "{daerah}, {tanggal}. Menurut angka yang terbit, cakupan {kapan_terbit_cakupan} {terbit_cakupan}" + rest
        )
    else:
        said.append("{daerah}, {tanggal}. Cakupan {daerah} belum diukur dan belum dipublikasikan.")
    if has("terbit_klaim_total") and has("terbit_rupiah_total"):
        said.append(
            "Menurut angka yang terbit, {kapan_terbit_klaim_total} warga menerima {terbit_klaim_total} sebesar "
            "{terbit_rupiah_total}."
        )
    said.append("Setiap angka di sini dapat ditelusuri sampai sumbernya.")
    return "\n\n".join(said)


def slots_shown(pack: Pack) -> list[tuple[str, str, Figure]]:
    """(slot as it is typed, what it becomes, its figure), in the order of the pack."""
    return [(f"{{{name}}}", figure.text, figure) for name, figure in pack.named.items()]


def _slots(pack: Pack) -> Mapping[str, str]:
    return {
        "daerah": pack.region.name,
        "tanggal": long_date_text(pack.day),
        **{name: figure.text for name, figure in pack.named.items()},
        **{f"{WHEN}{name}": figure.as_of for name, figure in pack.named.items()},
    }


def _typed_numbers(pack: Pack, typed: str) -> Iterable[Problem]:
    """Every number that somebody typed, with the slot to use instead where a figure has that value."""
    for row, line in enumerate(typed.split("\n"), 1):
        bare = _SLOT.sub(lambda hit: " " * len(hit[0]), line)
        hits = [*_NUMBER.finditer(bare), *_IN_LETTERS.finditer(bare)]
        for hit in sorted(hits, key=lambda each: each.start()):
            found = hit[0].strip(".,")
            yield Problem(TYPED.code, "error", (row,), "teks", f"“{found}”", TYPED.expected, _cure(pack, found))


def _cure(pack: Pack, found: str) -> str:
    same = next((name for name, each in pack.named.items() if found.rstrip("%") == each.value), "")
    instead = f"tulis {{{same}}}" if same else "tulis nama angkanya dari daftar, misalnya {cakupan}"
    return f"Hapus “{found}”, lalu {instead}; angkanya disisipkan sendiri. Siaran belum dibuat."


def _unknown_slots(pack: Pack, typed: str) -> Iterable[Problem]:
    known = _slots(pack)
    for row, line in enumerate(typed.split("\n"), 1):
        for hit in _SLOT.finditer(line):
            if hit[1] not in known:
                yield _problem(UNKNOWN, (row,), hit[0])


def _problem(refusal: Refusal, rows: tuple[int, ...], found: str) -> Problem:
    return Problem(refusal.code, "error", rows, "teks", found, refusal.expected, refusal.cure)


def _stamp(pack: Pack) -> str:
    return f"{counted_words(pack)} Sidik lembar {pack.digest}."
