"""Journey: the branch officer sees who waits, opens an employer, decides its class, looks a worker up; others watch."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from payung.audit.models import Event, Look
from payung.demo.logins import PASSWORD
from payung.demo.seed import seed
from payung.registry.models import Employer
from tests.journeys.test_member_balance import site

__all__ = ["site"]
pytestmark = pytest.mark.browser


@pytest.fixture
def seeded(site: str) -> str:
    """The demonstration, small, on the running site."""
    seed(workers=600, months=6, say=lambda _text: None)
    return site


def log_in(page: Page, site: str, username: str) -> None:
    page.goto(f"{site}/masuk/")
    page.fill("[name=username]", username)
    page.fill("[name=password]", PASSWORD)
    page.click("form.form button")
    page.wait_for_selector(".canopy__who", state="attached")


def seen(pages: list[tuple[str, Page]], site: str, path: str, checks, name: str) -> None:
    """Open one address at every width and check it."""
    axe, no_overflow, shoot = checks
    for width, page in pages:
        page.goto(site + path)
        shoot(page, f"{name}-{width}")
        no_overflow(page)
        axe(page)


def test_the_work_of_a_branch_and_of_those_who_watch_it(seeded, browser_page, axe, no_overflow, shoot):
    """One demonstration for both: it takes longer to make than to look at."""
    checks = (axe, no_overflow, shoot)
    a_branch_decides_and_looks(seeded, browser_page, checks)
    a_region_an_auditor_and_an_administrator_see_their_own_pages(seeded, browser_page, checks)


def a_branch_decides_and_looks(site: str, browser_page, checks) -> None:
    axe, no_overflow, shoot = checks
    pages = [(str(width), browser_page(width=width)) for width in (360, 1280)]
    for _width, page in pages:
        log_in(page, site, "ratri")
    desk = pages[1][1]
    employer = Employer.objects.filter(office="PTK").order_by("pk")[0]
    lists = {
        "/petugas/": "home",
        "/petugas/perusahaan/": "employers",
        "/petugas/belum-lapor/": "silent",
        "/petugas/menunggak/": "owing",
        "/petugas/peserta/": "people",
        f"/petugas/perusahaan/{employer.npp}/": "employer",
        f"/petugas/perusahaan/{employer.npp}/pekerja/": "workers",
    }
    for path, name in lists.items():
        seen(pages, site, path, checks, f"officer-{name}")

    # Decide the JKK class: search the list, choose, give a reason.
    desk.goto(f"{site}/petugas/perusahaan/{employer.npp}/")
    desk.get_by_role("link", name="Putuskan kelompok").click()
    desk.fill("#cari", "kayu")
    desk.get_by_role("button", name="Cari").click()
    desk.get_by_role("link", name="Pilih").first.click()
    shoot(desk, "officer-classes-1280")
    axe(desk)
    no_overflow(desk)
    pages[0][1].goto(desk.url)
    shoot(pages[0][1], "officer-classes-360")
    no_overflow(pages[0][1])
    desk.fill("#mulai", "2027-01")
    desk.fill("#alasan", "Usahanya berganti menjadi pengolahan kayu")
    desk.get_by_role("button", name="Putuskan kelompok").click()
    desk.wait_for_selector(".note--safe")
    assert employer.jkk_classifications.count() == 2
    decided = Event.objects.filter(verb="registry.decide_jkk_class", subject=f"employer:{employer.pk}")
    assert decided.count() == 1

    # Look a worker up: nothing without a purpose, and the look stays.
    worker = employer.employments.filter(ended_on=None).select_related("person").first().person
    desk.goto(f"{site}/petugas/peserta/")
    desk.fill("#cari", worker.member_number)
    desk.select_option("#guna", "Memeriksa klaim")
    desk.get_by_role("button", name="Cari").click()
    desk.get_by_role("button", name="Buka").click()
    desk.wait_for_selector("#h-kerja")
    shoot(desk, "officer-person-1280")
    axe(desk)
    assert Look.objects.filter(person_id=worker.pk, purpose="Memeriksa klaim").count() == 2


def a_region_an_auditor_and_an_administrator_see_their_own_pages(seeded: str, browser_page, checks) -> None:
    rooms = {
        "marselina": {"/pemda/61.08/": "region", "/pemda/61.08/perusahaan/": "region-employers"},
        "hendra": {
            "/audit/": "trail",
            "/audit/pandangan/": "looks",
            "/audit/buku/?uji=1": "books",
            "/audit/hukum/": "law",
        },
        "surya": {"/admin/": "users", "/admin/peran/": "roles", "/admin/pengguna/ratri/": "user"},
    }
    for username, paths in rooms.items():
        pages = [(str(width), browser_page(width=width)) for width in (360, 1280)]
        for _width, page in pages:
            log_in(page, seeded, username)
        for path, name in paths.items():
            seen(pages, seeded, path, checks, name)
        if username == "hendra":
            pages[1][1].goto(f"{seeded}/audit/buku/?uji=1")
            assert pages[1][1].locator(".note--safe").count() == 1
