"""A target printed without its year, against the targets others printed with theirs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from payung.figures import say
from payung.figures.model import Claimed, Finding, Outcome, found

TARGET = "ucj_target_pct"


def check_targets(figures: Sequence[Claimed], known: Sequence[Claimed]) -> Iterator[Finding]:
    """Every target without a year. `known` are the targets of the register, each with its year."""
    dated = [each for each in known if each.metric == TARGET and each.value is not None and each.period.year]
    for figure in figures:
        if figure.metric == TARGET and figure.value is not None and figure.period.year is None:
            series = sorted(
                (each for each in dated if each.region_code == figure.region_code),
                key=lambda each: (each.period.year or 0, each.key),
            )
            if series:
                yield _judged(figure, series)


def _judged(figure: Claimed, series: Sequence[Claimed]) -> Finding:
    same = [each for each in series if abs(each.number - figure.number) <= each.half + figure.half]
    years = list(dict.fromkeys(each.period.year for each in same))
    steps = ", ".join(f"{say.value(each)} ({each.period.year})" for each in series)
    said = f"Target {say.value(figure)} persen {figure.region} tidak menyebut tahunnya"
    if len(years) == 1:
        outcome = Outcome.HOLDS
        sentence = f"{said}; angkanya sama dengan target tahun {years[0]}, jadi sebutkan tahun itu."
    elif years:
        outcome = Outcome.CANNOT_TELL
        sentence = f"{said}; angkanya cocok dengan target tahun {' atau '.join(map(str, years))}."
    else:
        outcome = Outcome.CANNOT_TELL
        sentence = f"{said} dan tidak sama dengan target mana pun yang pernah terbit: {steps}."
    return found(
        "target-year",
        outcome,
        figure,
        (figure, *same),
        identity=f"{say.value(figure)} % / {steps}",
        tolerance="setengah angka terakhir tiap angka",
        sentence=sentence,
    )
