"""One page takes any of the five sheets of SIPP, tells which it is by its headings, and goes to what was found."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from payung.contributions.models import DeclaredWage, Upload, WorkerSheet
from payung.contributions.sheet.forms import ABOUT_WORKERS
from tests.sheet.made import xlsx
from tests.web.books import budi, employer, siti, still_clock
from tests.web.pages import markup
from tests.web.test_worker_sheets import KEY, PAGE, send

__all__ = ["budi", "employer", "siti", "still_clock"]
MONTH = f"/perusahaan/{KEY}/bulan/2026-10/"


@pytest.fixture
def clerk(client_of, employer):
    return client_of("clerk", "employer", str(employer.pk))


@pytest.mark.parametrize("form", ABOUT_WORKERS, ids=lambda form: form.sheet)
def test_each_sheet_about_workers_is_recognised_at_both_doors(clerk, siti, form):
    content = xlsx([["x"] * len(form.titles)], tuple(form.titles.values()), sheet="Sheet1")
    for door in (PAGE, f"{MONTH}unggah/"):
        answer = send(clerk, content, door)
        assert answer.redirect_chain[-1][0].startswith(PAGE)
        assert WorkerSheet.objects.get().form == form.key  # the same file twice is judged anew in its place
    assert not Upload.objects.exists()


def test_the_wage_sheet_is_taken_at_the_same_door_and_saved_in_the_month_chosen(clerk, siti, budi):
    empty = clerk.get(f"{MONTH}lembar.xlsx").content
    answer = send(clerk, empty, month="2026-10")
    assert answer.redirect_chain[-1][0] == f"{MONTH}#h-hasil"
    sent = Upload.objects.get()
    assert (sent.month.isoformat(), sent.row_count, bytes(sent.content)) == ("2026-10-01", 2, empty)
    assert not WorkerSheet.objects.exists()
    rows = [["1", each.nik, each.cards.get().kpj, each.name, "5.000.000", "0"] for each in (siti, budi)]
    headings = ("NO", "NIK", "KPJ", "NAMA", "UPAH", "RAPEL")
    again = markup(send(clerk, xlsx(rows, headings, sheet="data_upah"), month="2026-10"))
    assert "Hasil unggah" in again
    newest = Upload.objects.latest("pk")
    clerk.post(f"{MONTH}unggahan/{newest.pk}/simpan/")
    assert sorted(DeclaredWage.objects.values_list("wage", flat=True)) == [5_000_000, 5_000_000]


def test_what_is_none_of_the_five_is_refused_where_it_was_sent(clerk, siti):
    answer = clerk.post(PAGE, {"file": SimpleUploadedFile("a.xlsx", xlsx([["1", "2"]], ("JUDUL", "LAIN")))})
    assert answer.status_code == 422 and not Upload.objects.exists() and not WorkerSheet.objects.exists()
