"""Coverage before and after an agreement, each kind of figure against its own kind; and why two may not be compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from payung.agreements.models import Instrument
from payung.coverage.counted import Rate, rate_series
from payung.coverage.figures import Figure
from payung.coverage.measures import why_not_comparable
from payung.coverage.queries import Coverage, coverage_series
from payung.kernel.amounts import number_text

MONTHS = 60
"""Frozen months looked back for the last one before the day of signing."""


@dataclass(frozen=True)
class Effect:
    """The last figure before the day of signing and the newest after it; None where there is none.

    people   what changed between them, in words; empty where they may not be compared
    reasons  why they may not; empty where they may, or where one of them is missing
    """

    before: Figure | None = None
    after: Figure | None = None
    people: str = ""
    reasons: tuple[str, ...] = ()


def published_effect(one: Instrument) -> Effect:
    """Of what others printed. What a publisher did not say is a reason not to compare."""
    if one.signed_on is None:
        return Effect()
    dated = [each for each in coverage_series(one.region_id) if each.figure and each.figure.day and each.figure.exact]
    dated.sort(key=lambda each: each.figure.day)
    before = next((each for each in reversed(dated) if each.figure.day <= one.signed_on), None)
    after = dated[-1] if dated and dated[-1].figure.day > one.signed_on else None
    reasons = why_not_comparable(_basis(before), _basis(after)) if before and after else []
    return Effect(before.figure if before else None, after.figure if after else None, reasons=tuple(reasons))


def _basis(each: Coverage):
    """What a publisher said of the definition: the denominator where it was printed, else nothing."""
    return replace(each.figure.basis, denominator=each.eligible.value if each.eligible else None)


def counted_effect(one: Instrument) -> Effect:
    """Of the months frozen by this system: the last that was over on the day of signing, and the newest."""
    if one.signed_on is None:
        return Effect()
    series = [each for each in rate_series(one.region, months=MONTHS) if each.share and each.share.as_of_day]
    before = next((each for each in reversed(series) if each.share.as_of_day <= one.signed_on), None)
    after = series[-1] if series and series[-1].share.as_of_day > one.signed_on else None
    if before is None or after is None:
        return Effect(before.share if before else None, after.share if after else None)
    reasons = _unlike(before, after)
    people = "" if reasons else _moved(before, after)
    return Effect(before.share, after.share, people, tuple(reasons))


def _unlike(before: Rate, after: Rate) -> Sequence[str]:
    reasons = why_not_comparable(before.share.basis, after.share.basis)
    if before.denominator.number != after.denominator.number:
        said = {"before": before.denominator.value, "after": after.denominator.value}
        reasons.append(_("Pembaginya berubah dari %(before)s menjadi %(after)s orang.") % said)
    return reasons


def _moved(before: Rate, after: Rate) -> str:
    many = int(after.numerator.number - before.numerator.number)
    signed = f"+{number_text(many)}" if many > 0 else number_text(many) if not many else f"−{number_text(-many)}"
    said = {"before": before.numerator.value, "after": after.numerator.value, "n": signed}
    return _("%(before)s menjadi %(after)s orang terlindungi: %(n)s") % said
