"""Why a step of a claim was not taken, in sentences for whoever tried it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from payung.claims.letters.words import MONTH, line_name
from payung.claims.refused import DOCUMENT_SIZE, DOCUMENT_TYPE
from payung.kernel.files import LARGEST
from payung.kernel.problem import Problem
from payung.web.words import translated

MEGABYTE = 1024**2


def line_words(programme: str, code: str) -> str:
    """The name of a line in the language of the page; the letter has it in Indonesian. KeyError as there."""
    if code.startswith(MONTH):
        return _("Uang tunai bulan ke-%(number)s") % {"number": code.removeprefix(MONTH)}
    return translated(line_name(programme, code))


def refused_words(problem: Problem) -> str:
    """What stands in the way and how to mend it."""
    return f"{problem.column}: {problem.found}. {problem.cure}"


def upload_words(problem: Problem, name: str) -> str:
    """Why a file was not kept, naming the file."""
    if problem.code == DOCUMENT_TYPE.code:
        return _(
            "“%(name)s” bukan PDF, JPG, atau PNG yang utuh. Simpan sebagai PDF atau foto biasa, lalu unggah lagi."
            " Berkas ini tidak disimpan."
        ) % {"name": name}
    if problem.code == DOCUMENT_SIZE.code:
        return _("“%(name)s” kosong. Pilih berkas lain. Berkas ini tidak disimpan.") % {"name": name}
    return refused_words(problem)


def size_words(name: str, size: int) -> str:
    """A file larger than we keep; rounded up, so that it never reads as if it fitted."""
    tenths = -(-size * 10 // MEGABYTE)
    told = {"name": name, "size": f"{tenths // 10},{tenths % 10}", "largest": LARGEST // MEGABYTE}
    return (
        _(
            "“%(name)s” besarnya %(size)s MB; paling besar %(largest)d MB. Perkecil fotonya atau pindai lagi. Berkas"
            " ini tidak disimpan."
        )
        % told
    )
