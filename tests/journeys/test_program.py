"""Journey: a payroll program, over real HTTP, takes a month from the sheet to the bill on paper."""

from __future__ import annotations

import io
import json
import urllib.error
import urllib.request

import pytest
from pypdf import PdfReader

from payung.access.models import User
from tests.web.books import employer, made_worker, still_clock
from tests.web.conftest import PASSWORD, make_user

from .test_member_balance import site

__all__ = ["employer", "site", "still_clock"]
pytestmark = pytest.mark.browser

MONTH = "/api/v1/employers/19100217-000/months/2026-10"
SHEET = b"NIK;NAMA_LENGKAP;UPAH\r\n6112024807959001;Siti Aminah;%s\r\n"


def ask(site: str, path: str, token: str, body: bytes | None = None, kind: str = "") -> tuple[int, bytes]:
    request = urllib.request.Request(f"{site}{path}", data=body, headers={"Authorization": f"Bearer {token}"})
    if kind:
        request.add_header("Content-Type", kind)
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.read()


def send(site: str, token: str, wage: bytes) -> dict:
    body = b'--k\r\nContent-Disposition: form-data; name="file"; filename="gaji.csv"\r\n\r\n'
    body += SHEET % wage + b"\r\n--k--\r\n"
    status, told = ask(site, f"{MONTH}/sheets", token, body, "multipart/form-data; boundary=k")
    assert status == 201, told
    return json.loads(told)


@pytest.mark.parametrize("width", [360, 1280])
def test_a_program_with_a_token_reaches_the_bill(site, browser_page, axe, no_overflow, shoot, employer, width):
    made_worker(employer, "Siti Aminah", "6112024807959001")
    make_user("fitriani", ("clerk", "employer", str(employer.pk)))
    assert User.objects.filter(username="fitriani").exists()
    page = browser_page(width=width)
    page.goto(f"{site}/masuk/")
    page.fill("#username", "fitriani")
    page.fill("#password", PASSWORD)
    page.click("form.form button")
    page.wait_for_selector("#h-bulan")
    page.get_by_role("link", name="Program", exact=True).click()
    page.fill("#id_name", "Gaji Kapuas")
    for scope in ("Menyimpan lembar", "Menghitung iuran", "Memfinalisasi"):
        page.get_by_label(scope).check()
    page.get_by_role("button", name="Buat token").click()
    token = page.inner_text("#token")
    shoot(page, f"program-token-{width}")
    axe(page)
    no_overflow(page)

    bad = send(site, token, b"Rp3.2jt")
    assert [each["code"] for each in bad["problems"]] == ["wage-letters"]
    good = send(site, token, b"5.000.000")
    assert ask(site, f"/api/v1/employers/19100217-000/sheets/upah/{good['id']}/confirm", token, b"")[0] == 200
    assert ask(site, f"{MONTH}/finalise", token, b"")[0] == 409  # not calculated yet
    # Rp5.000.000: JKK 27.000, JKM 15.000, JHT 285.000, JP 150.000; see tests/web/books.py
    assert json.loads(ask(site, f"{MONTH}/calculate", token, b"")[1])["amount"] == 477_000
    status, told = ask(site, f"{MONTH}/finalise?without_failing=true", token, b"")
    if status == 409:  # the first sheet still waits: its clerk throws it away
        page.goto(f"{site}/perusahaan/19100217-000/bulan/2026-10/")
        page.get_by_role("button", name="Buang").first.click()
        status, told = ask(site, f"{MONTH}/finalise?without_failing=true", token, b"")
    assert status == 200 and json.loads(told)["amount"] == 477_000
    status, paper = ask(site, f"{MONTH}/bill.pdf", token)
    assert status == 200 and "Rp477.000" in PdfReader(io.BytesIO(paper)).pages[0].extract_text()

    page.goto(f"{site}/perusahaan/19100217-000/program/")
    page.get_by_role("button", name="Cabut Gaji Kapuas").click()
    assert ask(site, f"{MONTH}/bill", token)[0] == 401
    for name, path in (
        ("pintu", "/api/v1/"),
        ("lembar-pekerja", "/perusahaan/19100217-000/pekerja/lembar/"),
        ("kelola", "/perusahaan/kelola/"),
        ("gabungan", "/perusahaan/gabungan/"),
    ):
        page.goto(f"{site}{path}")
        shoot(page, f"{name}-{width}")
        axe(page)
        no_overflow(page)
