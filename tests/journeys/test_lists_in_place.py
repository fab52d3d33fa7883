"""Journey: a list is filtered, sorted and turned in place where scripts run, and by whole pages where they do not."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.construction.world import reference
from tests.web.books import still_clock
from tests.web.conftest import make_user

from .test_member_balance import site
from .test_project_door import log_in

__all__ = ["site", "still_clock"]
pytestmark = pytest.mark.browser


@pytest.fixture
def people(db, still_clock) -> None:
    reference()
    make_user("admin", ("administrator", "all", ""))
    for number in range(70):
        make_user(f"warga{number:02d}")


def names(page) -> list[str]:
    return page.locator("#daftar tbody th").all_inner_texts()


def test_a_list_changes_in_place_and_the_focus_stays(site, people, browser_page):
    page = browser_page()
    log_in(page, site, "admin", "/admin/")
    page.evaluate("window.stays = true")
    page.locator("#l-nama").press("Enter")
    page.wait_for_url("**urut=-nama**")
    page.wait_for_function("document.querySelector('#daftar tbody th').innerText.includes('Warga69')")
    assert page.evaluate("document.activeElement.id") == "l-nama"
    page.locator("#l-after").press("Enter")
    page.wait_for_url("**halaman=2**")
    page.wait_for_selector("#l-before")
    page.fill("#f-cari", "warga07")
    page.locator("#f-cari").press("Enter")
    page.wait_for_url("**cari=warga07**")
    page.wait_for_function("document.querySelectorAll('#daftar tbody th').length === 1")
    assert page.evaluate("document.activeElement.id") == "f-cari"
    assert page.evaluate("window.stays") is True  # no page was loaded anew
    page.go_back()
    page.wait_for_function("document.querySelectorAll('#daftar tbody th').length > 1")
    page.reload()
    assert len(names(page)) > 1  # the address alone gives the same list


def test_without_scripts_the_same_links_load_whole_pages(site, people, browser: Browser):
    context = browser.new_context(java_script_enabled=False, locale="id-ID")
    page = context.new_page()
    log_in(page, site, "admin", "/admin/")
    page.click("#l-nama")
    assert "urut=-nama" in page.url
    assert "Warga69" in names(page)[0]
    page.click("#l-after")
    assert "halaman=2" in page.url
    page.fill("#f-cari", "warga07")
    page.click("#l-go")
    assert [name.split("\n")[0] for name in names(page)] == ["Warga07"]
    context.close()
