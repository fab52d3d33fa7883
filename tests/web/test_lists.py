"""Lists search, sort, page and leave as spreadsheets; nonsense in the address harms nothing."""

from __future__ import annotations

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory

from payung.registry.models import Region
from payung.web.lists import Filter, Heading, Shape, exported, listing

pytestmark = pytest.mark.django_db
SHAPE = Shape(
    caption="Daerah",
    sort="nama",
    size=5,
    file="daerah",
    headings=(
        Heading("nama", "Nama", lambda row: row.name, order=("name",), link=lambda row: f"/{row.code}/"),
        Heading("kode", "Kode", lambda row: row.code, kind="id", order=("code",)),
        Heading("kotak", "Kotak", lambda row: row.tile_column, kind="number"),
        Heading("jenis", "Jenis", lambda row: ("safe", row.get_level_display()), kind="status"),
    ),
    filters=(
        Filter("cari", "Cari", lambda rows, text: rows.filter(name__icontains=text)),
        Filter("tingkat", "Tingkat", lambda rows, key: rows.filter(level=key), choices=(("regency", "Kab"),)),
    ),
)


def ask(query=""):
    return RequestFactory().get(f"/daftar/{query}")


@pytest.fixture
def rows(places):
    return Region.objects.filter(parent="61")


def test_the_first_page_says_which_rows_of_how_many(rows):
    shown = listing(ask(), rows, SHAPE)
    assert (shown.first, shown.last, shown.total, shown.pages) == (1, 5, 14, 3)
    assert [row.name for row in shown.rows] == sorted(rows.values_list("name", flat=True))[:5]
    assert shown.before == "" and shown.after == "?halaman=2"


def test_the_last_page_holds_the_rest_and_a_page_past_it_is_the_last(rows):
    for asked in ("3", "99"):
        shown = listing(ask(f"?halaman={asked}"), rows, SHAPE)
        assert (shown.page, shown.first, shown.last, shown.after) == (3, 11, 14, "")


def test_a_heading_sorts_and_the_same_heading_turns_it(rows):
    turned = listing(ask("?urut=-kode"), rows, SHAPE)
    assert turned.rows[0].code == "61.72"
    column = turned.columns[1]
    assert (column["sorted"], column["address"]) == ("descending", "?urut=kode")
    assert turned.columns[2]["address"] == ""


def test_searching_keeps_the_search_when_paging_and_sorting(rows):
    shown = listing(ask("?cari=kota&halaman=1"), rows, SHAPE)
    assert {row.code for row in shown.rows} == {"61.71", "61.72"}
    assert shown.narrowed and "cari=kota" in shown.as_xlsx and "cari=kota" in shown.columns[1]["address"]


@pytest.mark.parametrize(
    "query",
    (
        "?urut=password",
        "?halaman=-1",
        "?halaman=abc",
        "?halaman=0",
        "?tingkat=x",
        "?halaman=99999999999999999",
        "?urut=-",
    ),
)
def test_nonsense_in_the_address_is_ignored(rows, query):
    assert listing(ask(query), rows, SHAPE).total == 14


def test_a_null_byte_in_a_search_harms_nothing(rows):
    assert listing(ask("?cari=%00kota"), rows, SHAPE).total == 2


def test_every_selected_row_leaves_as_a_spreadsheet(rows):
    answer = exported(ask("?format=csv&cari=kota"), rows, SHAPE)
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert lines == [
        "Nama;Kode;Kotak;Jenis",
        "Kota Pontianak;61.71;0;Kabupaten/kota",
        "Kota Singkawang;61.72;0;Kabupaten/kota",
    ]
    assert answer["Content-Disposition"] == 'attachment; filename="daerah.csv"'
    assert exported(ask("?format=xlsx"), rows, SHAPE).content[:2] == b"PK"
    assert exported(ask("?format=exe"), rows, SHAPE) is None


def test_the_list_is_drawn_with_labels_links_and_its_empty_words(rows):
    html = render_to_string("components/list.html", {"listing": listing(ask(), rows, SHAPE)})
    assert 'href="/61.07/"' in html and "Baris 1 sampai 5 dari 14" in html and 'aria-sort="ascending"' in html
    none = render_to_string("components/list.html", {"listing": listing(ask("?cari=zzz"), rows, SHAPE)})
    assert "Tidak ada yang cocok" in none
