"""Headings that are the finding itself, from the figures."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from payung.kernel.words import spelled
from payung.web.public.published import Published, plain_name
from payung.web.words import english

MOST_SPELLED = 11


def counted_word(number: int, *, capital: bool = False) -> str:
    """`lima`; digits above eleven and in English."""
    if english() or number > MOST_SPELLED:
        return str(number)
    return spelled(number).capitalize() if capital else spelled(number)


def missing_sentence(published: Published) -> str:
    """How many regions have no published figure."""
    if not published.missing:
        return _("Semua daerah sudah punya angka yang terbit")
    return _("%(missing)s dari %(total)s daerah belum punya angka yang terbit") % {
        "missing": counted_word(len(published.missing), capital=True),
        "total": len(published.regencies),
    }


def ranking_sentence(published: Published) -> str:
    """Which regions are above the province's target."""
    above = published.above
    if published.target is None:
        return _("Dari yang tertinggi")
    if not above:
        return _("Dari angka yang terbit, belum ada daerah di atas target provinsi")
    if len(above) == 1:
        only = plain_name(above[0].region_name)
        return _("Dari angka yang terbit, hanya %(name)s di atas target provinsi") % {"name": only}
    return _("Dari angka yang terbit, %(number)s daerah di atas target provinsi") % {"number": counted_word(len(above))}


def series_sentence(published: Published) -> str:
    """How the province's own figures stand to its target."""
    figures = [each.figure for each in published.series if each.figure]
    many = counted_word(len(figures), capital=True)
    if published.target is None:
        return _("%(many)s angka provinsi yang terbit") % {"many": many}
    reached = sum(each.number is not None and each.number >= published.target.number for each in figures)
    if not reached:
        return _("%(many)s angka provinsi, semuanya di bawah target") % {"many": many}
    return _("%(many)s angka provinsi, %(reached)s mencapai target") % {
        "many": many,
        "reached": counted_word(reached),
    }


def joined_sentence(published: Published) -> str:
    """How many of the province's figures share a denominator."""
    bases = [each.eligible.number for each in published.series if each.eligible and each.eligible.exact]
    same = sum(bases.count(base) > 1 for base in bases)
    if not same:
        return _("Titik hanya disambung bila pembaginya sama. Dari angka yang terbit, tidak ada yang begitu.")
    return _(
        "Titik hanya disambung bila pembaginya sama. Dari %(all)s angka yang terbit, hanya %(same)s yang begitu."
    ) % {"all": counted_word(len(published.series)), "same": counted_word(same)}


def above_sentence(published: Published) -> str:
    """The label under the number of regions above the target."""
    if not published.above:
        return _("yang sudah melewati target %(target)s") % {"target": published.target.text}
    best = published.above[0]
    return _("sudah melewati target %(target)s: %(name)s, %(value)s") % {
        "target": published.target.text,
        "name": plain_name(best.region_name),
        "value": best.figure.text,
    }


def regions_word(number: int) -> str:
    return ngettext("%(number)s daerah", "%(number)s daerah", number) % {"number": number}
