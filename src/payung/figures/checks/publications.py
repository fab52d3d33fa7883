"""What a publication shows of itself against the calendar, the offices there are, and the figures it prints."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from payung.figures import say
from payung.figures.checks.calendar import check_this_year, check_weekday
from payung.figures.measures import FOLLOW_UP, PROGRAMMES
from payung.figures.model import Claimed, Finding, Outcome
from payung.figures.publications import BRANCH, REGIONAL, KnownOffice, Publication
from payung.kernel.dates import date_text

EXACT = "tanpa toleransi"
_BODY = r"(?:BPJS Ketenagakerjaan|BPJS|BPJAMSOSTEK|Jamsostek)"
_OFFICE = re.compile(
    rf"\b(Kantor Wilayah|Kanwil|Kantor Cabang Pembantu|Kantor Cabang|Kepala Cabang)\s+(?:{_BODY}\s+)?"
    r"([A-Z][a-z]+(?: [A-Z][a-z]+)?)"
)
_SHORT = {"Kanwil": REGIONAL, "Kepala Cabang": BRANCH}


def check_publications(
    publications: Sequence[Publication], offices: Sequence[KnownOffice], figures: Sequence[Claimed]
) -> Iterator[Finding]:
    """Every publication: its weekday, the words it dates a year with, the head of its page, its office, its lines."""
    for one in publications:
        printed = [each for each in figures if each.source == one.source]
        region = printed[0].region if printed else ""
        found = [check_weekday(one.weekday, one.said_on, one.source)] if one.weekday else []
        found += check_this_year(one.phrase, [(one.weekday, one.said_on)], one.source)
        found += [*_head(one), *check_offices(one.office, offices, one.source), *_lines(one, printed)]
        for finding in found:
            yield replace(finding, region=finding.region or region, keys=finding.keys or (one.key,))


def check_offices(text: str, offices: Sequence[KnownOffice], source: str) -> Iterator[Finding]:
    """Offices a text names, against those there are. A place we know no office of is left out."""
    told = set()
    for hit in _OFFICE.finditer(text):
        kind, place = _SHORT.get(hit[1], hit[1]), hit[2]
        known = [each for each in offices if place == each.place or place.startswith(f"{each.place} ")]
        if not known or (kind, known[0].place) in told:
            continue
        told.add((kind, known[0].place))
        yield _judged(KnownOffice(kind, known[0].place), known, offices, source)


def _judged(named: KnownOffice, known: Sequence[KnownOffice], offices: Sequence[KnownOffice], source: str) -> Finding:
    there = " dan ".join(each.name for each in known)
    if named in known:
        outcome, sentence = Outcome.HOLDS, f"{named.name} memang ada dalam daftar kantor."
    elif REGIONAL in (named.kind, *(each.kind for each in known)):
        outcome = Outcome.DOES_NOT
        regional = next((f"; kantor wilayahnya {each.name}" for each in offices if each.kind == REGIONAL), "")
        regional = regional if named.kind == REGIONAL else ""
        sentence = (
            f'Tertulis "{named.name}", padahal daftar kantor mengenal {there}{regional}; jabatan atau kantornya keliru.'
        )
    else:
        outcome = Outcome.CANNOT_TELL
        sentence = f'Tertulis "{named.name}", daftar kantor mengenal {there}; periksa jenis kantornya.'
    return Finding("office", outcome, "", "", source, f"{named.name} / {there}", EXACT, sentence, ())


def _head(one: Publication) -> Iterator[Finding]:
    """The day at the head of a page that is not the day of the news."""
    if one.page_dated is None or one.page_dated == one.said_on:
        return
    shown, said = date_text(one.page_dated), date_text(one.said_on)
    sentence = (
        f"Kepala halamannya bertanggal {shown}, {(one.page_dated - one.said_on).days} hari sesudah beritanya {said}; "
        "agaknya itu hari halaman dibuka, jadi jangan dipakai sebagai tanggal terbit."
    )
    identity = f"{one.page_dated.isoformat()} / {one.said_on.isoformat()}"
    yield Finding("page-date", Outcome.DOES_NOT, "", "", one.source, identity, EXACT, sentence, ())


def _lines(one: Publication, figures: Sequence[Claimed]) -> Iterator[Finding]:
    """Programmes that are named beside a total which none of them has a line of."""
    total = next((each for each in figures if each.metric in ("claims_amount_total", "claims_count_total")), None)
    split = [each for each in figures if each.metric.startswith(("claims_count_", "claims_amount_"))]
    if total is None or not one.programmes or any("_total" not in each.metric for each in split):
        return
    missing = [each for each in (*PROGRAMMES, FOLLOW_UP) if each not in one.programmes]
    names = ", ".join(each.upper() for each in one.programmes)
    absent = f"; {' dan '.join(_name(each) for each in missing)} tidak disebut" if missing else ""
    sentence = (
        f"{say.many(len(one.programmes)).capitalize()} program disebut ({names}) tanpa rincian{absent}, jadi jumlah "
        f"{say.value(total)} tidak dapat diperiksa."
    )
    identity = f"{say.value(total)} / {names} tanpa angka"
    yield Finding(
        "named-programmes", Outcome.CANNOT_TELL, total.region, total.period.text, one.source, identity, EXACT,
        sentence, (one.key, total.key),
    )  # fmt: skip


def _name(programme: str) -> str:
    return programme if programme == FOLLOW_UP else programme.upper()
