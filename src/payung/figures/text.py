"""A typed or pasted Indonesian text, read into claimed figures and the weekdays it names.

Numbers are read as Indonesian newspapers write them: points group thousands, a comma begins the decimals. A
number whose words name no measure is left out; nothing is guessed from its size.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from payung.figures.checks.targets import TARGET
from payung.figures.measures import parent_of
from payung.figures.model import Claimed, Unit
from payung.figures.periods import UNKNOWN, Period, read_period
from payung.figures.precision import half_of_decimals
from payung.figures.register import read_register
from payung.figures.words import label_of, metric_of, unit_of
from payung.kernel.dates import MONTHS, WEEKDAYS, parse_date

SIZES = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "milyar": 10**9, "triliun": 10**12}
SIZES |= {"rb": 10**3, "jt": 10**6, "M": 10**9, "T": 10**12}
SHORT = {"Kalbar": "61", "Kalteng": "62", "Kalsel": "63", "Kaltim": "64", "Kaltara": "65", "Kalimantan": "KAL"}
_MONTH = "|".join(MONTHS)
_DAY = rf"\d{{1,2}}(?:[/-]\d{{1,2}}[/-]| (?:{_MONTH}) )\d{{4}}"
_WEEKDAY = re.compile(rf"\b({'|'.join((*WEEKDAYS, 'Jum.at', 'Ahad'))})\b,?\s*\(?({_DAY})\)?")
_ANY_DAY = re.compile(rf"\(?\b({_DAY})\b\)?")
_WHEN = re.compile(rf"⟨(\d{{4}}-\d\d-\d\d)⟩|(?:({_MONTH}) )?\b(20\d\d)\b(?!\.\d)")
"""A day, already written ⟨2025-10-07⟩; or a month or year."""
_SENTENCE = re.compile(r"(?<=[.!?;])\s+(?=[A-Z\"“(])|\n+")
_SIZE = rf"(?:{'|'.join(SIZES)})\b"
_NUMBER = rf"(?:\d+\.\d{{1,2}}(?=\s*{_SIZE})|(?:\d{{1,3}}(?:\.\d{{3}})+|\d+)(?:,\d+)?)"
"""A point groups thousands, unless one or two digits and a word of size follow it: `3.43 triliun`."""
_FIGURE = re.compile(
    rf"Rp\.?\s?(?P<money>{_NUMBER})(?:\s*(?P<size>{_SIZE}))?"
    rf"|(?P<percent>\d+(?:[.,]\d+)?)\s*(?P<sign>persen|%|poin)"
    rf"|(?<![\w.,⟨-])(?P<count>{_NUMBER})(?:\s*(?P<many>(?:ribu|juta)\b))?(?![\w/])"
)
_HEDGE = re.compile(r"([Ss]ekitar|kisaran|[Hh]ampir|[Kk]urang lebih|[Ll]ebih dari)\s*(?:Rp)?\s*$")
_OUT_OF = re.compile(r"\s*[Dd]ari(?: (?:total|jumlah|sekitar|potensi|seluruh))*\s*(?:Rp)?")
_OFFICE = re.compile(r"\b(?:Kantor Wilayah|Kanwil|Kantor Cabang(?: Pembantu)?|Kepala Cabang) (?:[A-Z]\w+ ?){1,4}")
"""An office's name says where the office is, not whose figures these are."""
_REACHED = re.compile(r"cakupan|coverage|kepesertaan|terlindungi|capai|realisasi|baru|saat ini|sekarang", re.IGNORECASE)
_SAME_AS = re.compile(r"[^.;]*(?:\(|\batau|\bsetara|\byaitu|\byakni)\s*$")


@dataclass(frozen=True, slots=True)
class Page:
    """What a text says: its figures, and the weekdays it puts to dates."""

    figures: tuple[Claimed, ...]
    weekdays: tuple[tuple[str, dt.date], ...]


def read_text(text: str, source: str = "teks") -> Page:
    """The figures of a text. Region: the only one its sentence names, else the one the text names most; day: the
    first date it gives a weekday."""
    plain = text.replace("\u00a0", " ").replace("⟨", " ").replace("⟩", " ")  # the marks of `_day_mark` are ours
    weekdays = tuple(
        (hit[1], day) for hit in _WEEKDAY.finditer(plain) if isinstance(day := parse_date(hit[2]), dt.date)
    )
    bare = _ANY_DAY.sub(_day_mark, _WEEKDAY.sub(" ", plain))
    region_code, region = region_in(plain)
    said_on = weekdays[0][1] if weekdays else None
    first = _WHEN.search(bare)
    when = _period(first) if first else read_period("")
    figures: list[Claimed] = []
    for sentence in _SENTENCE.split(bare):
        last, carried = "", when
        for hit, before, after in _figures_in(sentence):
            near = _period_near(sentence, hit, after)
            when = near or carried
            figure = _claimed(hit, sentence, before, after)
            if figure is None:
                last = ""
                continue
            metric, value, half, unit, hedge = figure
            metric = last = _same(last, metric, before)
            stands = near or UNKNOWN if metric == TARGET else when
            carried = carried if metric == TARGET else _later(carried, when)
            code, name = _region_of(sentence, hit) or (region_code, region)
            figures.append(
                Claimed(
                    f"T{len(figures) + 1:02d}", code, name, metric, value, half, hit[0].strip(), unit, stands,
                    source, said_on, stands.last, hedge, label_of(unit, sentence, before),
                )
            )  # fmt: skip
        when = carried
    return Page(tuple(figures), weekdays)


def _later(one: Period, other: Period) -> Period:
    """The one that ends later; a sentence that looks back does not move the text back."""
    if one.last is None or other.last is None:
        return other if one.first is None else one
    return other if other.last > one.last else one


def _same(last: str, metric: str, before: str) -> str:
    """What a number counts, by the number before it in its sentence.

    A per cent in brackets behind people is the share of those people: `60.655 pekerja (46,57 persen)`. A per cent
    that follows a target without a word of its own is another year's target.
    """
    if last == TARGET and metric == "coverage_pct" and not _REACHED.search(before):
        return TARGET
    if metric.startswith("coverage") and last.startswith("uncovered_workers") and _SAME_AS.fullmatch(before):
        return "uncovered_pct"
    return metric


@lru_cache(maxsize=1)
def region_names() -> dict[str, tuple[str, str]]:
    """The name in a text -> (code, full name), longest first so that Kapuas Hulu is not Kapuas."""
    full = {figure.region_code: figure.region for figure in read_register()}
    names = {re.sub(r"^(?:Kabupaten|Kota) ", "", name): (code, name) for code, name in full.items()}
    names |= {short: (code, full[code]) for short, code in SHORT.items() if code in full}
    return dict(sorted(names.items(), key=lambda each: -len(each[0])))


def region_in(text: str) -> tuple[str, str]:
    """(code, name) of the region a text names most often, the first of equals; empty where none."""
    named = Counter(_regions_named(text))
    return named.most_common(1)[0][0] if named else ("", "")


def _region_of(sentence: str, hit: re.Match[str]) -> tuple[str, str] | None:
    """The region named last before a number in its sentence, or the only one of the sentence; None where none.

    `Landak, Kalimantan Barat` is Landak: a region named beside one of its own is where that one lies.
    """
    ahead = _regions_named(_OFFICE.sub(" ", sentence[: hit.start()]))
    named = ahead or _regions_named(_OFFICE.sub(" ", sentence))
    if not named or (not ahead and len(set(named)) > 1):
        return None
    last = named[-1]
    inside = [each for each in named if parent_of(each[0]) == last[0]]
    return inside[-1] if inside else last


def _regions_named(text: str) -> list[tuple[str, str]]:
    names = region_names()
    pattern = re.compile(rf"\b(?:{'|'.join(re.escape(name) for name in names)})\b")
    return [names[hit[0]] for hit in pattern.finditer(text)]


def _figures_in(sentence: str) -> Iterator[tuple[re.Match[str], str, str]]:
    """Each number with the words before it (since the last number) and behind it (to the end of its clause).

    Of `69.590 dari 130.245 pekerja` the first number has no words of its own: it counts what the second counts.
    """
    hits = [hit for hit in _FIGURE.finditer(sentence) if not _is_year(hit)]
    for place, hit in enumerate(hits):
        since = hits[place - 1].end() if place else 0
        behind = sentence[hit.end() : _next(hits, place, sentence)]
        if place + 1 < len(hits) and hit["count"] and _OUT_OF.fullmatch(behind):
            behind = sentence[hits[place + 1].end() : _next(hits, place + 1, sentence)]
            behind = re.split(r"[;:(]", re.sub(r"yang (?:ber)?hak|berhak|potensi\w*", "", behind))[0]
        else:
            behind = re.split(r"[,;:(]", behind if place + 1 == len(hits) else _less_the_next(behind))[0]
        yield hit, _own(sentence[since : hit.start()], sentence, hits, place), behind


def _less_the_next(behind: str) -> str:
    """Words behind `dan` that lead straight to the next number are that number's."""
    if re.search(r"[,;:(]|\bdari\s*$", behind):
        return behind
    return re.sub(r"\bdan\b.*$", "", behind)


def _next(hits: list[re.Match[str]], place: int, sentence: str) -> int:
    """Where the number after this one begins."""
    return hits[place + 1].start() if place + 1 < len(hits) else len(sentence)


def _own(before: str, sentence: str, hits: list[re.Match[str]], place: int) -> str:
    """For rupiah beside a count (`138 klaim Rp5,778 miliar`), the words before the count belong to both."""
    if place and hits[place]["money"] and hits[place - 1]["count"] and not re.search(r"[,;]", before):
        since = hits[place - 2].end() if place > 1 else 0
        return sentence[since : hits[place].start()]
    return before


def _is_year(hit: re.Match[str]) -> bool:
    return bool(hit["count"]) and bool(re.fullmatch(r"20\d\d", hit["count"])) and not hit["many"]


def _claimed(
    hit: re.Match[str], sentence: str, before: str, after: str
) -> tuple[str, Fraction, Fraction, Unit, str] | None:
    """(metric, value, half of the last digit, unit, hedge) of one number; None where no measure is named."""
    word = hit["size"] or hit["many"]
    digits = hit["money"] or hit["count"] or hit["percent"]
    if hit["percent"]:
        unit: Unit | None = Unit.POINTS if hit["sign"] == "poin" else Unit.PERCENT
        digits = digits.replace(".", ",")
    elif word and re.fullmatch(r"\d+\.\d{1,2}", digits):
        digits, unit = digits.replace(".", ","), Unit.RUPIAH if hit["money"] else unit_of(before, after)
    else:
        unit = Unit.RUPIAH if hit["money"] else unit_of(before, after)
    metric = metric_of(unit, sentence, before, after) if unit else ""
    if unit is None or not metric:
        return None
    size = SIZES[word] if word else 1
    value = Fraction(Decimal(digits.replace(".", "").replace(",", "."))) * size
    decimals = len(digits.partition(",")[2])
    rounded = bool(word) or bool(hit["percent"])
    half = half_of_decimals(decimals) * size if rounded else Fraction(0)
    hedged = _HEDGE.search(before)
    if hedged and hedged[1] == "lebih dari":
        return metric, value, half, unit, "more"
    return (metric, value, 2 * half, unit, "about") if hedged else (metric, value, half, unit, "")


def _period_near(sentence: str, hit: re.Match[str], after: str) -> Period | None:
    """The period named in the clause behind a number, else the last one before it in its sentence."""
    if behind := _WHEN.search(re.split(r"\b(?:dan|sedangkan|sementara)\b", after)[0]):
        return _period(behind)
    ahead = list(_WHEN.finditer(sentence[: hit.start()]))
    return _period(ahead[-1]) if ahead else None


def _period(hit: re.Match[str]) -> Period:
    month = f"-{MONTHS.index(hit[2]) + 1:02d}" if hit[2] else ""
    return read_period(hit[1] or f"{hit[3]}{month}")


def _day_mark(hit: re.Match[str]) -> str:
    """A date in the running text as ⟨2025-10-07⟩; one in brackets is the day of the report and names no period."""
    day = parse_date(hit[1])
    return f"⟨{day.isoformat()}⟩" if isinstance(day, dt.date) and not hit[0].startswith("(") else " "
