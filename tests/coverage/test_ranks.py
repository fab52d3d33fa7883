"""Order, ties, categories, targets, and which figures may be compared."""

import datetime as dt
from decimal import Decimal

import pytest

from payung.coverage.counted import rates
from payung.coverage.measures import Definition, book, why_not_comparable
from payung.coverage.models import PublishedFigure
from payung.coverage.ranks import NotComparable, category, ranked, thresholds
from payung.coverage.register import published_figures
from payung.coverage.targets import road, target_on, targets_of
from payung.registry.models import Region
from tests.coverage.world import APRIL, MARCH, frozen, workforce
from tests.registry.conftest import reference

__all__ = ["reference"]
BOUNDS = ({"from": dt.date(2027, 1, 1), "cite": "Contoh", "bounds": {"rendah": 0, "sedang": 4000, "tinggi": 7000}},)


def shares(month=MARCH, version=1, **people):
    codes = [f"61.{code[1:]}" for code in people]
    edition = workforce(dict.fromkeys(codes, 1000) | {"61.06": None}, title=f"{month}{version}").pk
    values = {("people_by_residence", code, "ALL"): number for code, number in zip(codes, people.values(), strict=True)}
    snapshot = frozen(month, values, edition=edition, version=version)
    return rates(snapshot, Region.objects.filter(code__in=[*codes, "61.06"]))


def test_equal_shares_share_the_better_place_and_the_next_place_is_skipped(reference):
    told = ranked(shares(c01=400, c02=500, c03=400, c04=300).values())
    assert [(each.rate.region.code, each.place, each.tied) for each in told] == [
        ("61.02", 1, False),
        ("61.01", 2, True),
        ("61.03", 2, True),
        ("61.04", 4, False),
        ("61.06", None, False),  # nobody measured its workforce: last, without a place, not left out
    ]


def test_shares_of_different_months_are_not_ranked(reference):
    march, april = shares(MARCH, c01=400), shares(APRIL, c02=500)
    with pytest.raises(NotComparable, match="Posisinya berbeda"):
        ranked([march["61.01"], april["61.02"]])


def test_figures_are_comparable_only_when_every_part_of_the_definition_is_the_same():
    here = Definition("coverage_by_work", "people", "work", ("PU", "BPU"), "bps_employed", "1")
    assert (
        why_not_comparable(here, Definition("coverage_by_work", "people", "work", ("BPU", "PU"), "bps_employed", "1"))
        == []
    )
    other = Definition("coverage_by_work", "memberships", "residence", ("PU",), "potensi", "2")
    reasons = why_not_comparable(here, other)
    assert len(reasons) == 5
    assert "Pembaginya berbeda: Penduduk bekerja (Sakernas) dan Potensi (pembagi lama)." in reasons
    assert why_not_comparable(here, Definition("coverage_pct")) == ["Ukurannya berbeda."]


def test_silence_of_a_publisher_is_a_reason_not_to_compare():
    unsaid = Definition("coverage_pct", denominator="1.770.630")
    reasons = why_not_comparable(unsaid, unsaid)
    assert "Tidak disebut segmen mana yang ikut dihitung." in reasons
    assert "Pembaginya tidak disebut." not in reasons


def test_no_bounds_of_categories_were_published_so_there_is_no_category():
    assert thresholds() == ()
    assert category(Decimal("53.43"), dt.date(2026, 1, 1)) is None


@pytest.mark.parametrize(
    ("percent", "name"), [("39.99", "rendah"), ("40.00", "sedang"), ("69.99", "sedang"), ("150", "tinggi")]
)
def test_a_category_begins_at_its_bound_and_holds_from_its_day(percent, name):
    assert category(Decimal(percent), dt.date(2027, 1, 1), BOUNDS) == (name, "Contoh")
    assert category(Decimal(percent), dt.date(2026, 12, 31), BOUNDS) is None


def test_the_road_of_west_kalimantan_and_who_borrows_it(reference):
    PublishedFigure.objects.bulk_create(published_figures())
    told = [(each.year, str(each.percent)) for each in targets_of("61")]
    assert told == [(2025, "59.56"), (2026, "60.80"), (2030, "65.77")]
    landak = Region.objects.get(code="61.08")
    borrowed = target_on(landak, dt.date(2026, 11, 21))
    assert (borrowed.year, str(borrowed.percent), borrowed.own, borrowed.region_code) == (2026, "60.80", False, "61")
    own = target_on(Region.objects.get(code="61.71"), dt.date(2026, 11, 21))
    assert (own.year, str(own.percent), own.own) == (2026, "45", True)
    assert [each.year for each in road(Region.objects.get(code="62"))] == [2025, 2026, 2029, 2045]  # the nation's
    assert "UU 59/2024" in targets_of("ID")[-1].basis


def test_names_people_use_are_kept_with_the_measure():
    assert {"UCJ", "coverage share", "cakupan kepesertaan"} <= set(book().shares["coverage_by_residence"].also)
    numerators = {each.numerator for each in book().shares.values()}
    assert numerators <= set(book().measures)
