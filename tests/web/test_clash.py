"""Two published figures of one month stand beside each other as a clash only where rounding does not explain them."""

from __future__ import annotations

import pytest

from payung.coverage.models import PublishedFigure
from tests.web.pages import words

pytestmark = pytest.mark.django_db
SAID = "Dua angka ini tidak bisa dibandingkan"


def only(*values: str) -> None:
    """Of the province's coverage, only these, all of 9 October 2025, each of another publisher."""
    kept = PublishedFigure.objects.get(key="F0086")
    PublishedFigure.objects.filter(metric="coverage_pct", region_code="61").delete()
    for number, value in enumerate(values):
        kept.key, kept.value, kept.source, kept.publisher = (
            f"X{number:04d}",
            value,
            f"Berita {number}",
            f"Media {number}",
        )
        kept.save(force_insert=True)


@pytest.mark.parametrize(
    ("values", "clash"),
    [(("30.41", "41"), True), (("30.41", "30"), False), (("30.41", "sekitar 31"), False), (("30.41", "32"), True)],
)
def test_only_what_rounding_does_not_explain_is_a_clash(figures, client, values, clash):
    only(*values)
    assert (SAID in words(client.get("/"))) is clash


def test_both_numbers_and_publishers_are_named_and_none_is_chosen(figures, client):
    only("30.41", "41")
    page = words(client.get("/"))
    assert "30,41 %" in page and "41 %" in page and "Media 0" in page and "Media 1" in page
    assert "pada hari yang sama, dan berselisih 10,59 poin" in page and "tidak memilih salah satu" in page
