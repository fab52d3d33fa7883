"""`{% load payung %}`: how amounts, dates, identifiers and states are written on every page."""

from __future__ import annotations

import datetime as dt
from urllib.parse import urlencode

from django import template
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString

from payung.claims.queries import NextStep
from payung.kernel.amounts import number_text, percent_text, rupiah_text
from payung.kernel.identity import mask_kpj, mask_nik, mask_npp
from payung.kernel.words import terbilang as spelled_out
from payung.web import words

register = template.Library()
ICON_OF = {"safe": "yes", "you": "you", "wait": "wait", "stop": "no", "plain": "info"}


def _or_dash(write, value):
    return "–" if value is None or value == "" else write(value)


@register.filter
def rupiah(amount: int | None) -> str:
    """`Rp1.234.567`; a dash where there is none."""
    return _or_dash(rupiah_text, amount)


@register.filter
def angka(number: int | None) -> str:
    """`1.234.567`."""
    return _or_dash(number_text, number)


@register.filter
def persen(parts_per_million: int | None, decimals: int = 0) -> str:
    """`0,24 %` of parts per million; `|persen:2` shows at least two decimals."""
    return _or_dash(lambda value: percent_text(value, int(decimals)), parts_per_million)


@register.filter
def tanggal(day: dt.date | None) -> str:
    """`7 Februari 2025`."""
    return _or_dash(words.date_words, day)


@register.filter
def tanggal_panjang(day: dt.date | None) -> str:
    """`Jumat, 7 Februari 2025`."""
    return _or_dash(words.long_date_words, day)


@register.filter
def bulan(month: int | dt.date | None) -> str:
    """`Februari 2025` of a month number or a day."""
    return _or_dash(words.month_words, month)


@register.filter
def bulan_pendek(month: int | dt.date | None) -> str:
    """`Feb 2025`."""
    return _or_dash(words.short_month_words, month)


@register.filter
def jam(moment: dt.datetime | None) -> str:
    """`14.10 WIB`."""
    return _or_dash(words.clock_words, moment)


@register.filter
def saat(moment: dt.datetime | None) -> str:
    """`7 Februari 2025, 14.10 WIB`."""
    return _or_dash(words.moment_words, moment)


@register.filter
def periode(text: str) -> str:
    """A period written in Indonesian, in the language of the page."""
    return words.period_words(text)


@register.filter
def terjemah(label: str | Promise | None) -> str:
    """A label or a word of our data in the language of the page; empty where there is none."""
    return words.translated(label or "")


@register.filter
def catatan(note: str) -> str | SafeString:
    """What was written down with a step: one of our words in the language of the page, else marked Indonesian."""
    told = words.translated(note)
    return told if told != note else format_html('<span lang="id">{}</span>', note)


@register.filter
def langkah(step: NextStep) -> str:
    """What is done next on a claim: `Kirim dokumen: KTP ahli waris, Kartu keluarga`."""
    doing = words.translated(step.doing)
    return f"{doing}: {', '.join(words.translated(each) for each in step.about)}" if step.about else doing


@register.filter
def jalan_keluar(step: NextStep) -> str:
    """What the applicant can do meanwhile."""
    return " ".join(words.translated(each) for each in step.cures)


@register.filter(name="mask_nik")
def nik(text: str | None) -> str:
    """`6112••••••••0004`."""
    return _or_dash(mask_nik, text)


@register.filter(name="mask_npp")
def npp(text: str | None) -> str:
    """`••••0217`."""
    return _or_dash(mask_npp, text)


@register.filter(name="mask_kpj")
def kpj(text: str | None) -> str:
    """`0190••••417`."""
    return _or_dash(mask_kpj, text)


@register.filter
def terbilang(amount: int) -> str:
    """`Enam puluh empat juta rupiah`; Indonesian in every language, as receipts carry it."""
    return spelled_out(amount)


@register.filter
def empat_empat(code: str) -> str:
    """A payment code in groups of four."""
    return " ".join(code[start : start + 4] for start in range(0, len(code), 4))


@register.simple_tag
def icon(name: str, label: str = "", css: str = "") -> SafeString:
    """One icon of the sprite; with a label it is an image, without one it is decoration beside a word."""
    if label:
        return format_html('<svg class="ic {}" role="img" aria-label="{}"><use href="#i-{}"/></svg>', css, label, name)
    return format_html('<svg class="ic {}" aria-hidden="true"><use href="#i-{}"/></svg>', css, name)


@register.simple_tag
def status(kind: str, text: str | Promise) -> SafeString:
    """Icon and words. kind: safe (met, paid), you (your move), wait (ours), stop (wrong), plain.

    A label is shown in the language of the page.
    """
    return format_html(
        '<span class="status status--{}"><svg aria-hidden="true"><use href="#i-{}"/></svg>{}</span>',
        kind,
        ICON_OF[kind],
        words.translated(text),
    )


@register.simple_tag(takes_context=True)
def query(context: template.Context, **changes: object) -> str:
    """The query string of this page with some values changed; None takes one out."""
    given: QueryDict = context["request"].GET.copy()
    for key, value in changes.items():
        if value is None or value == "":
            given.pop(key, None)
        else:
            given[key] = str(value)
    return f"?{given.urlencode()}" if given else "?" + urlencode({})
