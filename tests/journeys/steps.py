"""The steps of a claim as they are taken on the pages: told, gathered, decided, approved, paid, read in the letter."""

from __future__ import annotations

import io
import re
from pathlib import Path

from django.conf import settings
from django.test import Client
from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

from payung.claims.checklist import checklist, kinds
from payung.claims.models import Claim, PaymentInstruction
from payung.kernel.amounts import rupiah_text
from tests.claims.world import PDF
from tests.journeys.conftest import SHOTS

SOON = 20_000  # milliseconds; what takes longer is not there


def entered(page: Page, site: str, user) -> Page:
    """The visitor, logged in without the log-in page, which has a journey of its own."""
    client = Client()
    client.force_login(user)
    value = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.set_default_timeout(SOON)
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": site}])
    return page


def typed(page: Page, fields: dict[str, str], prefix: str = "#id_") -> None:
    """Fields by the end of their ids, boxes and lists alike."""
    for name, value in fields.items():
        box = page.locator(f"{prefix}{name}")
        if box.evaluate("e => e.tagName") == "SELECT":
            box.select_option(value)
        else:
            box.fill(value)


def paper(kind: str) -> dict[str, object]:
    """A PDF as a browser sends it, another one for every kind."""
    return {"name": f"{kind}.pdf", "mimeType": "application/pdf", "buffer": PDF + kind.encode() + b"%%EOF"}


def missing(one: Claim) -> list[str]:
    """The kinds of paper that the claim still needs, in the order of its checklist."""
    given = one.event.documents.values_list("kind", flat=True)
    return list(checklist(one.programme, one.basis, one.event.reporter).missing(given))


def brought(desk: Page, one: Claim) -> None:
    """Every paper that is still missing, given to the officer's page one by one."""
    for kind in missing(one):
        desk.select_option("#jenis", kind)
        desk.set_input_files("#berkas", paper(kind))
        desk.get_by_role("button", name="Simpan dokumen").click()
        desk.get_by_text(f"{kinds()[kind]} tersimpan.").wait_for()


def account_written(desk: Page, name: str = "PEKERJA 1") -> None:
    """The account of the one payee whose account is not known yet."""
    desk.locator("summary", has_text="Isi rekening").first.click()
    desk.get_by_label("Nama bank").first.fill("kapuas")
    desk.get_by_label("Nomor rekening").first.fill("0012344471")
    desk.get_by_label("Nama pemilik rekening").first.fill(name)
    desk.get_by_role("button", name="Simpan rekening").first.click()
    desk.get_by_text(f"Rekening {name} tersimpan.").wait_for()


def heirs_named(desk: Page, heirs: tuple[dict[str, str], ...]) -> None:
    """Who is paid, or who else beside the member, each with an account, on the officer's page."""
    desk.get_by_role("link", name=re.compile("Isi atau ubah (ahli waris|penerima lain)")).click()
    for place, heir in enumerate(heirs):
        account = {"bank": "kapuas", "account_number": f"001234447{place}", "account_holder": heir["name"]}
        typed(desk, heir | account, f"#id_w-{place}-")
    desk.get_by_role("button", name=re.compile("Simpan (ahli waris|penerima)")).click()
    desk.wait_for_selector("#h-dok")


def facts_written(desk: Page, facts: dict[str, str]) -> None:
    """What the officer reads in the papers."""
    desk.locator("summary", has_text="Tulis fakta dari dokumen").click()
    typed(desk, facts)
    desk.get_by_role("button", name="Simpan fakta").click()
    desk.get_by_text("Fakta tersimpan.").wait_for()


def completed(desk: Page) -> None:
    """The clock starts."""
    desk.get_by_role("button", name="Berkas lengkap, mulai hitung waktu").click()
    desk.wait_for_selector("#h-putus")


def button(page: Page, words: str) -> Locator:
    return page.locator("button", has_text=words.replace("\u00a0", " "))


def decided(desk: Page, total: int) -> None:
    """Granted in full as the page worked it out; 0: refused."""
    desk.check("[name=dibaca]")
    button(desk, f"Kabulkan {rupiah_text(total)}" if total else "Tolak dengan").click()
    desk.wait_for_selector("#h-tunggu")


def approved(other: Page, site: str, one: Claim) -> None:
    """By the second officer."""
    other.goto(f"{site}/petugas/klaim/{one.number}/")
    button(other, "Setujui").click()
    other.wait_for_selector("#h-oleh")


def ordered(other: Page) -> None:
    """The order to the bank, from the page of the approved claim."""
    other.get_by_role("button", name="Kirim perintah bayar").click()
    other.wait_for_selector("h3:has-text('Perintah bayar')")


def bank_confirms(page: Page, site: str) -> None:
    """The bank says of everything that waits that the money arrived."""
    page.goto(f"{site}/bank/perintah/")
    waiting = page.get_by_role("button", name="Uang sudah sampai")
    for left in range(waiting.count(), 0, -1):
        waiting.first.click()
        expect(waiting).to_have_count(left - 1, timeout=SOON)


def judged_and_paid(desk: Page, other: Page, site: str, one: Claim, total: int, now: int) -> None:
    """From a complete file to the money on the account, or to the approved refusal."""
    decided(desk, total)
    approved(other, site, one)
    if now:
        ordered(other)
        bank_confirms(other, site)
    arrived = PaymentInstruction.objects.filter(state="confirmed", decision__claim=one)
    assert sum(arrived.values_list("amount", flat=True)) == now


def read_pdf(page: Page, address: str) -> str:
    """The words of a PDF as its reader sees them, spaces alike; a letter is one page."""
    answer = page.request.get(address)
    assert answer.ok, f"{address}: {answer.status}"
    if SHOTS:
        name = "-".join(address.split("/")[-2:])
        Path(SHOTS).mkdir(parents=True, exist_ok=True)
        Path(SHOTS, name).write_bytes(answer.body())
    (only,) = PdfReader(io.BytesIO(answer.body())).pages
    return " ".join(only.extract_text().replace("\u00a0", " ").split())


def says(told: str, *words: str) -> None:
    for each in words:
        assert each.replace("\u00a0", " ") in told, f"{each}\n{told}"
