"""Journey: a bank pays a finalised bill, and the member sees the new line and the higher balance."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.db import connections
from django.test.testcases import LiveServerThread

from payung.contributions.models import Bill
from tests.web.books import billed, budi, employer, month, siti, still_clock
from tests.web.conftest import PASSWORD, make_user

__all__ = ["budi", "employer", "siti", "still_clock"]
pytestmark = pytest.mark.browser


@pytest.fixture
def site(db, monkeypatch) -> Iterator[str]:
    """The address of a site that works inside the test's own transaction.

    The books refuse TRUNCATE, so a test that commits could not be cleaned up; here everything is rolled back.
    """
    connection = connections["default"]
    monkeypatch.setattr(connection, "close", lambda: None)  # threads of the server must not end the test's own
    thread = LiveServerThread("localhost", StaticFilesHandler, connections_override={"default": connection})
    connection.inc_thread_sharing()
    thread.daemon = True
    thread.start()
    thread.is_ready.wait()
    if thread.error:
        raise thread.error
    yield f"http://localhost:{thread.port}"
    thread.terminate()
    connection.dec_thread_sharing()


@pytest.fixture
def bill(employer, siti, budi) -> Bill:
    """September for both at Rp5.000.000: 2 × 477.000 = 954.000, of which JHT 2 × 285.000."""
    make_user("siti", ("member", "person", str(siti.pk)))
    return billed(employer, month(9), siti, budi)


def open_balance(page, site) -> None:
    page.goto(f"{site}/peserta/")
    if page.locator("#username").count():
        page.fill("#username", "siti")
        page.fill("#password", PASSWORD)
        page.click("form.form button")
    page.wait_for_selector("#saldo")


@pytest.mark.parametrize("width", [360, 1280])
def test_a_payment_at_the_bank_becomes_a_line_of_the_member(site, browser_page, axe, no_overflow, shoot, bill, width):
    page = browser_page(width=width)

    open_balance(page, site)
    assert page.inner_text(".big") == "Rp0"
    assert page.locator("#bl-2026-09").get_by_text("belum masuk").count() == 1

    page.goto(f"{site}/bank/")
    page.fill("#kode", bill.payment_code)
    page.press("#kode", "Enter")
    assert page.input_value("#jumlah") == "Rp954.000"
    page.get_by_role("button", name="Terima pembayaran").click()
    page.wait_for_selector("#h-hasil")
    assert page.inner_text("#h-hasil") == "Lunas"
    shoot(page, f"bank-lunas-{width}")
    axe(page)
    no_overflow(page)

    open_balance(page, site)
    assert page.inner_text(".big") == "Rp285.000"
    line = page.locator("#bl-2026-09")
    assert "+ Rp285.000" in line.inner_text()
    assert "upah Rp5.000.000" in line.inner_text()
    shoot(page, f"peserta-saldo-{width}")
    axe(page)
    no_overflow(page)

    page.get_by_role("link", name="Data saya").click()
    page.wait_for_selector("#lihat")
    shoot(page, f"peserta-data-{width}")
    axe(page)
    no_overflow(page)
