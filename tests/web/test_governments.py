"""A regency's pages: its own region, public figures beside counted ones, never a person."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from payung.registry.models import Employer
from tests.coverage.world import frozen, workforce

HOME = reverse("governments:home")
LANDAK = reverse("governments:region", args=["61.08"])
LANDAK_EMPLOYERS = reverse("governments:employers", args=["61.08"])
JUNE = dt.date(2026, 6, 1)


@pytest.fixture
def official(figures, client_of):
    return client_of("regency", "region", "61.08")


@pytest.fixture
def employers(places):
    common = {
        "size": "small", "activity": "Toko", "jht": True, "jp": True, "office_id": "PTK",
        "registered_on": dt.date(2026, 1, 1),
    }  # fmt: skip
    Employer.objects.create(npp="19100217", name="CV Landak Makmur", region_id="61.08", **common)
    Employer.objects.create(npp="19100218", name="PT Kubu Raya", region_id="61.12", **common)


@pytest.mark.parametrize("address", [HOME, LANDAK, LANDAK_EMPLOYERS])
def test_only_who_may_look_at_a_region_opens_it(figures, client_of, client, address):
    for role, kind, key in (("clerk", "employer", "1"), ("member", "person", "1"), ("administrator", "all", "")):
        assert client_of(role, kind, key).get(address).status_code == 403
    assert client.get(address).status_code == 302


def test_an_official_of_one_regency_lands_on_it(official):
    assert official.get(HOME).url == LANDAK


def test_another_regency_is_not_found(official):
    assert official.get(LANDAK).status_code == 200
    for name in ("region", "employers"):
        assert official.get(reverse(f"governments:{name}", args=["61.12"])).status_code == 404
        assert official.get(reverse(f"governments:{name}", args=["99.99"])).status_code == 404


def test_an_official_of_the_province_chooses_among_its_fourteen_regencies(figures, client_of):
    assert len(client_of("regency", "region", "61").get(HOME).context["top"].rows) == 14


def test_the_published_figure_stands_with_its_day_and_source(official):
    shown = official.get(LANDAK)
    figure = shown.context["coverage"].figure
    text = shown.content.decode()
    assert figure.text in text
    assert figure.source.replace("&", "&amp;") in text


def test_what_is_counted_stands_apart_and_a_small_count_is_not_told(official):
    counts = {"ALL": 1_203, "PU": 1_201, "BPU": 3}
    frozen(JUNE, {("people_by_residence", "61.08", part): people for part, people in counts.items()}, at=timezone.now())
    counted = official.get(LANDAK).context["counted"]
    assert counted["people"] == "1.203"
    assert counted["rows"] == [(JUNE, ["1.203", "1.201", "tidak disebut"])]


def test_a_counted_figure_leads_to_what_it_is_made_of(official):
    snapshot = frozen(JUNE, {("people_by_residence", "61.08", "ALL"): 1_203}, at=timezone.now())
    key = f"H{snapshot.pk}:people_by_residence:61.08:ALL"
    assert reverse("public:figure", args=[key]) in official.get(LANDAK).content.decode()
    assert official.get(reverse("public:figure", args=[key])).status_code == 200


def test_an_official_of_the_province_sees_the_order_of_its_regencies(figures, client_of):
    edition = workforce({"61": 900, "61.08": 500, "61.01": 400}, as_of=JUNE).pk
    counts = {"61": 300, "61.08": 200, "61.01": 100}
    frozen(JUNE, {("people_by_residence", code, "ALL"): n for code, n in counts.items()}, edition=edition)
    shown = client_of("regency", "region", "61").get(HOME)
    order = [(line.ranked.place, line.region.code) for line in shown.context["top"].board.lines[:2]]
    assert order == [(1, "61.08"), (2, "61.01")]  # 40,00 % and 25,00 %
