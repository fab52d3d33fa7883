"""Every figure of a sheet leads to a page that shows the same value, its formula, and the rows behind it."""

from __future__ import annotations

import datetime as dt
import html
import re

import pytest
from django.urls import reverse
from django.utils import timezone

from payung.registry.models import Region
from payung.web.governments.pack.gather import gather
from payung.web.governments.pack.lay import Laid, LaidTable, address_of, tables_of
from payung.web.governments.pack.paper import kept_together, widths_of
from payung.web.governments.pack.workings import Named
from tests.assistance import world as sponsors
from tests.construction import world as projects_of
from tests.coverage.world import frozen, workforce

KUBU_RAYA, DAY = "61.12", dt.date(2026, 11, 9)
LIVING = "people_by_residence"


def plain(text: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).replace("\u00a0", " ").split())


@pytest.fixture
def site(figures):
    """Kubu Raya, 40,00 % in October and more in September; a programme of six places; two projects."""
    edition = workforce({KUBU_RAYA: 2_000, "61.01": 1_000}, as_of=dt.date(2026, 2, 1)).pk
    before = {(LIVING, KUBU_RAYA, "ALL"): 820, (LIVING, "61.01", "ALL"): 500, (LIVING, KUBU_RAYA, "PU"): 820}
    now = before | {(LIVING, KUBU_RAYA, "ALL"): 800, (LIVING, KUBU_RAYA, "PMI"): 2}
    now |= {("claims_paid", KUBU_RAYA, "JKM"): 42_000_000, ("claims_paid", KUBU_RAYA, "ALL"): 42_000_000}
    frozen(dt.date(2026, 9, 1), before, at=timezone.now(), edition=edition)
    frozen(dt.date(2026, 10, 1), now, at=timezone.now(), edition=edition)
    programme = sponsors.opened(quota=6)
    rows = [sponsors.row(number) for number in range(1, 8)]
    sponsors.listed(programme, *rows, sponsors.row(8, born="13-02-1940", nik="6112041302400001"))
    sponsors.paid(sponsors.approved(programme))
    one = projects_of.contractor()
    projects_of.project(one, projects_of.at(9, 2))
    projects_of.project(one, projects_of.at(9, 2), funding="private", owner_name="Ibu Rekaan", contract_number="2")


@pytest.fixture
def official(site, client_of):
    return client_of("regency", "region", KUBU_RAYA)


def address(name: str, *more: str, day: dt.date = DAY) -> str:
    return reverse(f"governments:{name}", args=[KUBU_RAYA, *more]) + f"?hari={day}"


def trace_of(client, metric: str) -> str:
    answer = client.get(address("pack_figure", metric))
    assert answer.status_code == 200, metric
    return plain(answer.content.decode())


def test_every_footnoted_figure_of_a_sheet_leads_to_a_page_with_the_same_value(official):
    made = gather(Region.objects.get(code=KUBU_RAYA), DAY)
    page = official.get(address("pack")).content.decode()
    figures = {address_of(made, each): each for part in made.parts for each in part.figures}
    assert len(figures) > 40
    for where, figure in figures.items():
        assert f'href="{html.escape(where)}"' in page, figure.name
        answer = official.get(where)
        assert answer.status_code == 200, where
        assert plain(figure.text) in plain(answer.content.decode()), where


def test_no_two_figures_of_a_sheet_share_an_address(official):
    made = gather(Region.objects.get(code=KUBU_RAYA), DAY)
    values: dict[str, set[str]] = {}
    for part in made.parts:
        for each in part.figures:
            values.setdefault(address_of(made, each), set()).add(each.digest)
    assert {where: found for where, found in values.items() if len(found) > 1} == {}


def test_the_gap_is_shown_with_its_numbers(official):
    # Its own target, 59 % of 2.000 = 1.180; less 800 covered = 380. Uncovered: 2.000 - 800 = 1.200.
    assert "59 % × 2.000, dibulatkan ke atas = 1.180; 1.180 − 800 = 380" in trace_of(official, "kurang")
    assert "2.000 − 800 = 1.200" in trace_of(official, "belum_terlindungi")


def test_the_rank_names_who_stands_above(official):
    # Sambas 500 / 1.000 = 50,00 % is the only one above 40,00 %.
    told = trace_of(official, "peringkat")
    assert "1 daerah lebih tinggi dari 40,00 %; 1 + 1 = 2" in told
    assert "Kabupaten Sambas" in told and "50,00 %" in told


def test_a_change_names_both_months(official):
    told = trace_of(official, "sebulan_all")
    assert "800 − 820 = −20" in told and "September 2026" in told and "Oktober 2026" in told


def test_the_money_of_a_programme_multiplies_out_and_leads_to_the_programme(official, site):
    # 6 places × 6 months × 16.800 = 604.800; 6 people × 2 months paid = 12 × 16.800 = 201.600
    assert "6 orang × 6 bulan × Rp16.800 = Rp604.800" in trace_of(official, "bantuan1_disediakan")
    assert "12 orang-bulan × Rp16.800 = Rp201.600" in trace_of(official, "bantuan1_dibayar")
    assert "6 + 6 = 12" in trace_of(official, "bantuan1_orang_bulan")
    page = official.get(address("pack_figure", "bantuan1_tempat")).content.decode()
    assert re.search(r'href="/bantuan/\d+/">Pekerja rentan', page)
    sheet = official.get(address("pack")).content.decode()
    assert re.search(r'<th scope="row"[^>]*><a href="/bantuan/\d+/">Pekerja rentan', sheet)


def test_a_programme_is_linked_only_for_who_may_open_it(site):
    made = gather(Region.objects.get(code=KUBU_RAYA), DAY)
    (number,) = {cell.programme for row in made.parts[4].tables[0].rows for cell in row if isinstance(cell, Named)}
    for seen, linked in ((frozenset(), ""), (frozenset({number}), f"/bantuan/{number}/")):
        assert tables_of(made, made.parts[4], seen)[0].rows[0][0].address == linked


def test_projects_of_public_money_stand_by_name_and_private_ones_by_number_alone(official):
    told = trace_of(official, "proyek_private")
    assert "Ibu Rekaan" not in told and re.search(r"P\d{9} iuran belum masuk", told)
    assert "proyek_private_nilai" not in official.get(address("pack")).content.decode()


def test_what_the_sheet_keeps_back_is_kept_back_here(official):
    assert official.get(address("pack_figure", "proyek_private_nilai")).status_code == 404
    assert official.get(address("pack_figure", "tidak_ada")).status_code == 404
    few = trace_of(official, "calon_age")
    assert "kurang dari lima" in few and "1 orang" not in few


def test_only_who_reaches_the_region_sees_how_its_figures_were_made(site, client_of, client):
    where = address("pack_figure", "kurang")
    assert client.get(where).status_code == 302
    assert client_of("regency", "region", "61.08").get(where).status_code == 404
    assert client_of("clerk", "employer", "1").get(where).status_code == 403


DAY_WORDS = "30 November 2026"


def laid_table(*rows: tuple[str, ...], right: tuple[int, ...] = ()) -> LaidTable:
    cells = [tuple(Laid(text, right=at in right) for at, text in enumerate(row)) for row in rows]
    return LaidTable("T", cells[0], tuple(cells[1:]), "", "")


def test_a_column_on_paper_is_as_wide_as_what_it_holds():
    # 104 letters less two gutters a column: the day and the office stay whole, the long title gets what is left.
    widths = widths_of(
        laid_table(
            ("Tentang", "Orang", "Sampai", "Milik"),
            ("Iuran pekerja rentan dan perangkat desa dibayar daerah " * 2, "12", DAY_WORDS, "Dinas PMD"),
            right=(1,),
        )
    )  # fmt: skip
    assert widths[1] == 0 and widths[2] >= len(DAY_WORDS) and widths[3] >= len("Dinas PMD")
    assert widths[0] == max(widths) and sum(widths) == 104 - 2 * 4 - len("Orang")


@pytest.mark.parametrize(("rows", "kept"), [(0, []), (2, [2]), (6, [6]), (7, [3, 1, 3]), (9, [3, 1, 1, 1, 3])])
def test_the_first_and_the_last_three_rows_of_a_table_are_never_parted(rows, kept):
    assert kept_together(rows) == kept
