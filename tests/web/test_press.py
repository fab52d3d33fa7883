"""A press note: words are typed, numbers are inserted, and the whole is tested before it is given out."""

from __future__ import annotations

import datetime as dt
import io
import re

import pytest
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from payung.agreements.models import Instrument
from payung.registry.models import Region
from payung.statute_book import read_statute_book
from payung.web.governments.pack.drafts import DRAFTS, written
from payung.web.governments.pack.press import LONGEST, NotWritten, note_of
from payung.web.governments.press import desk_of
from tests.coverage.world import frozen, workforce

DAY = dt.date(2026, 11, 21)
LANDAK, SANGGAU = "61.08", "61.03"
PRESS = reverse("governments:press", args=[LANDAK])
LAW = read_statute_book()


@pytest.fixture
def official(figures, client_of):
    return client_of("regency", "region", LANDAK)


@pytest.fixture
def pack(figures):
    """What was published of Landak, and nothing counted."""
    return desk_of(Region.objects.get(code=LANDAK), DAY)


@pytest.fixture
def counted(figures):
    edition = workforce({LANDAK: 125_000}, as_of=dt.date(2026, 2, 1)).pk
    frozen(dt.date(2026, 10, 1), {("people_by_residence", LANDAK, "ALL"): 54_000}, at=timezone.now(), edition=edition)


def first(desk) -> str:
    return written(DRAFTS["cakupan"], desk)


def refused(pack, typed: str) -> list[str]:
    with pytest.raises(NotWritten) as told:
        note_of(pack, typed, LAW)
    return [problem.sentence() for problem in told.value.problems]


def test_the_draft_becomes_a_note_with_the_figures_of_the_pack(pack):
    note = note_of(pack, first(pack), LAW)
    text = note.text
    assert "cakupan tahun 2024 53,43 %: 69.590 orang terlindungi dari 130.245 orang yang berhak" in text
    assert "3.568 klaim sebesar Rp30.989.000.000" in text
    assert "Sumber: Berita TarunaKota, 10 April 2025" in text
    assert "{" not in text and pack.pack.digest in text


def test_a_counted_figure_comes_first_where_there_is_one(counted):
    # 54.000 / 125.000 = 43,20 %; 60,80 % of 125.000 = 76.000, less 54.000 = 22.000.
    text = note_of(made := desk_of(Region.objects.get(code=LANDAK), DAY), first(made), LAW).text
    assert "cakupan Kabupaten Landak 43,20 %: 54.000 orang terlindungi dari 125.000 orang yang berhak" in text
    assert "masih kurang 22.000 orang" in text


def test_a_region_nobody_measured_has_a_draft_with_the_target_alone(figures):
    made = desk_of(Region.objects.get(code=SANGGAU), DAY)
    note = note_of(made, first(made), LAW)
    assert "belum diukur dan belum dipublikasikan" in note.text
    assert [each.name for each in note.sources] == ["Target cakupan"]  # of the province, printed


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("Cakupan 53,43 persen.", "53,43"),
        ("Ada 69.590 pekerja.", "69.590"),
        ("Target Rp1.000 saja.", "Rp1.000"),
        ("Naik ½ bagian.", "½"),
        ("Sejak tahun 2024.", "2024"),
        ("Lebih dari seratus pekerja.", "dari seratus"),
        ("Sekitar lima puluh ribu orang.", "lima puluh"),
        ("Peringkat Ⅱ di provinsi.", "Ⅱ"),
    ],
)
def test_a_number_that_somebody_typed_is_refused_and_named(pack, typed, number):
    told = refused(pack, typed)
    assert any(f"“{number}”" in sentence for sentence in told)
    assert all("disisipkan" in sentence and "Siaran belum dibuat" in sentence for sentence in told)


def test_the_message_names_the_slot_whose_figure_has_the_number_that_was_typed(pack):
    (told,) = refused(pack, "Judul\n\nCakupan kita 53,43 persen.")
    assert told.startswith("Baris 3, kolom teks")
    assert "tulis {terbit_cakupan}" in told


def test_every_problem_is_told_at_once(pack):
    told = refused(pack, "Ada 12 desa dan {karangan}.\nLalu 7 lagi.")
    assert len(told) == 3
    assert any("{karangan}" in sentence for sentence in told)


def test_an_empty_and_an_endless_text_are_refused(pack):
    assert "kosong" in refused(pack, "  ")[0]
    assert "6.000" in refused(pack, "a" * (LONGEST + 1))[0]


def test_a_note_that_contradicts_itself_is_not_given_out(pack):
    # 130.245 of 69.590 would be 187,16 %, not 53,43 %.
    typed = "Cakupan {terbit_cakupan}: {terbit_berhak} terlindungi dari {terbit_terlindungi} yang berhak."
    assert refused(pack, typed)


def test_a_slot_without_a_number_does_not_exist(figures):
    made = desk_of(Region.objects.get(code=SANGGAU), DAY)
    assert "{cakupan}" in refused(made, "Cakupan {cakupan}.")[0]


def test_the_form_shows_the_note_then_gives_paper_and_plain_text_with_sources(official):
    form = official.get(PRESS)
    typed = re.search(r"<textarea[^>]*>(.*?)</textarea>", form.content.decode(), re.DOTALL)[1]
    shown = official.post(PRESS, {"teks": typed})
    assert shown.status_code == 200 and "Beginilah bunyinya" in shown.content.decode()
    text = official.post(PRESS, {"teks": typed, "bentuk": "teks"})
    assert text["Content-Type"] == "text/plain; charset=utf-8"
    assert "53,43 %" in text.content.decode() and "Arti dan sumber angka" in text.content.decode()
    paper = official.post(PRESS, {"teks": typed, "bentuk": "pdf"})
    printed = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(paper.content)).pages)
    assert "53,43" in printed and "TarunaKota" in printed


def test_a_refused_text_stays_on_the_page_and_no_file_is_given(official):
    answer = official.post(PRESS, {"teks": "Ada 12 desa.", "bentuk": "pdf"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Ada 12 desa." in page and "“12”" in page


def test_a_counted_share_is_rounded_so_that_the_note_does_not_contradict_itself(figures):
    # 97 / 121 = 80,1652… %, to the nearest hundredth 80,17; cut off at 80,16 our own checker refuses it.
    edition = workforce({LANDAK: 121}, as_of=dt.date(2026, 2, 1)).pk
    frozen(dt.date(2026, 10, 1), {("people_by_residence", LANDAK, "ALL"): 97}, at=timezone.now(), edition=edition)
    made = desk_of(Region.objects.get(code=LANDAK), DAY)
    assert made.slots["cakupan"].figure.value == "80,17"
    assert "80,17 %" in note_of(made, first(made), LAW).text


@pytest.mark.parametrize(
    ("segments", "said"),
    [
        # 60 + 30 + 10 = 100
        (
            {"PU": 60, "BPU": 30, "JAKON": 10},
            "60 orang penerima upah, 30 orang bukan penerima upah, dan 10 orang",
        ),
        # 60 + 25 + 10 and 5 abroad; 60 + 35 + 10, five of them twice
        (
            {"PU": 60, "BPU": 25, "JAKON": 10, "PMI": 5},
            "antara lain 60 orang penerima upah dan 25 orang",
        ),
        ({"PU": 60, "BPU": 35, "JAKON": 10}, "antara lain 60 orang penerima upah dan 35 orang bukan penerima upah"),
        # 70 + 40, ten of them twice: two numbers that make more than all of them
        ({"PU": 70, "BPU": 40}, ""),
    ],
)
def test_segments_are_said_so_that_they_do_not_contradict_the_sum(figures, segments, said):
    edition = workforce({LANDAK: 1_000}, as_of=dt.date(2026, 2, 1)).pk
    people = {("people_by_residence", LANDAK, part): many for part, many in ({"ALL": 100} | segments).items()}
    frozen(dt.date(2026, 10, 1), people, at=timezone.now(), edition=edition)
    made = desk_of(Region.objects.get(code=LANDAK), DAY)
    text = note_of(made, written(DRAFTS["ringkasan"], made), LAW).text.replace("\u00a0", " ")
    assert said in text and ("Mereka" in text) == bool(said)


def test_what_binds_one_regency_is_not_said_of_the_province(figures):
    # Mempawah has an agreement of its own; the province has a regulation of its governor.
    Instrument.objects.bulk_create(
        Instrument(kind=kind, title=title, region_id=code, year=2025, signed_on=dt.date(2025, 1, 2), number="1")
        for kind, title, code in (("pks", "Iuran perangkat desa", "61.02"), ("pergub", "Perlindungan pekerja", "61"))
    )  # fmt: skip
    for code, kept, left in (("61", "pergub_judul", "pks_judul"), ("61.02", "pks_judul", "")):
        slots = desk_of(Region.objects.get(code=code), DAY).slots
        assert kept in slots and left not in slots


def test_a_basis_nobody_named_is_not_put_in_brackets(counted):
    made = desk_of(Region.objects.get(code=LANDAK), DAY)
    text = note_of(made, first(made), LAW).text
    assert "untuk 2026." in text and "dasar hukumnya" not in text
