"""The notes of the founding articles as the page writes them: what each inserted and the page behind it."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from django.test import Client
from django.urls import reverse

from payung.demo.logins import PASSWORD

ARTICLES = {
    "A0": ("61.08", "marselina", "cakupan"),
    "A1": ("KAL", "rahmat", "ringkasan"),
    "A2": ("61.12", "rahmat", "manfaat"),
    "A3": ("61", "agnes", "target"),
    "A4": ("61.02", "utin", "kelompok"),
}
PLAIN = {"daerah", "tanggal"}


@dataclass(frozen=True)
class Inserted:
    """One thing that a note inserted: name of its slot, the text, the page behind it."""

    name: str
    text: str
    address: str

    @property
    def bare(self) -> str:
        return re.sub(r"^(kapan|penerbit)_", "", self.name)

    @property
    def number(self) -> Decimal:
        first = re.search(r"\d[\d.]*(?:,\d+)?", self.text)
        assert first, self
        return Decimal(first[0].replace(".", "").replace(",", "."))


def entered(username: str) -> Client:
    client = Client()
    assert client.login(username=username, password=PASSWORD)
    return client


def words(answer) -> str:
    assert answer.status_code == 200, (answer.status_code, re.findall(r"Kolom teks[^<]*", answer.content.decode()))
    return html.unescape(answer.content.decode()).replace("\u00a0", " ")


@cache
def note(article: str) -> tuple[list[Inserted], str]:
    """What the note inserted, in order, and its whole text."""
    code, login, draft = ARTICLES[article]
    client, page = entered(login), reverse("governments:press", args=[code])
    form = words(client.get(f"{page}?naskah={draft}"))
    typed = re.search(r"<textarea[^>]*>(.*?)</textarea>", form, re.DOTALL)[1]
    shown = words(client.post(page, {"teks": html.unescape(typed), "naskah": draft}))
    body = re.search(r'<div class="box prose[^>]*>(.*?)</div>', shown, re.DOTALL)
    assert body, shown[-3000:]
    names = [each for each in re.findall(r"\{(\w+)\}", typed) if each not in PLAIN]
    links = re.findall(r'<a href="([^"]+)">(.*?)</a>', body[1], re.DOTALL)
    assert len(names) == len(links)
    inserted = [Inserted(name, text, address) for name, (address, text) in zip(names, links, strict=True)]
    return inserted, re.sub(r"<[^>]+>", "", body[1])
