"""The pages of a claim in English: labels and words of the data are translated, sentences with figures are marked."""

from __future__ import annotations

import io
import re
from html.parser import HTMLParser

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from pypdf import PdfReader

from payung.claims.models import Claim
from payung.site.kept_words import kept_words
from payung.site.messages import PACKAGE
from payung.web.employers.frame import key_of
from payung.web.words import translated
from tests.claims import test_care as care
from tests.claims import world as w
from tests.claims.test_care import hospital, spell

__all__ = ["hospital", "spell"]
pytestmark = pytest.mark.django_db
VOID = {"meta", "link", "input", "img", "br", "hr", "use", "path"}


class Spoken(HTMLParser):
    """The text of a page that is spoken in the language of the page; what is marked Indonesian apart."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, bool]] = []
        self.own: list[str] = []
        self.marked: list[str] = []

    def handle_starttag(self, tag, attrs):
        if tag not in VOID:
            self.open.append((tag, tag != "html" and dict(attrs).get("lang") == "id"))

    def handle_endtag(self, tag):
        while tag not in VOID and self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        (self.marked if any(marked for _tag, marked in self.open) else self.own).append(data)


def spoken(response) -> tuple[str, str]:
    assert response.status_code == 200
    reader = Spoken()
    reader.feed(response.content.decode().replace("\u00a0", " "))
    return " ".join(" ".join(reader.own).split()), " ".join(" ".join(reader.marked).split())


def labels() -> set[str]:
    """Every word of claims that is kept Indonesian and has another name in English."""
    words = {word for file, word in kept_words(PACKAGE) if file.startswith("claims/")}
    with translation.override("en"):
        return {word for word in words if translated(word) != word}


def left_over(text: str) -> list[str]:
    return sorted(word for word in labels() if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text))


@pytest.fixture
def refused(monkeypatch) -> Claim:
    """A resignation judged before its month of waiting was over (31 March, judged 2 April)."""
    monkeypatch.setattr(timezone, "now", lambda: w.at(4, 2))
    spell = w.worker()
    event = w.reported(spell, "resignation", when=w.at(4, 1), on=w.at(3, 31).date(), npwp=True)
    return w.claim(event, "JHT")


def pages(client_of, one: Claim) -> list[tuple[Client, str]]:
    """The page of a claim as the member and as an officer read it."""
    member = client_of("member", "person", str(one.person_id))
    return [
        (member, reverse("members:claim", args=[one.number])),
        (member, reverse("members:claims")),
        (client_of("officer"), reverse("officers:claim", args=[one.number])),
    ]


def read(client, address: str, language: str = "en") -> tuple[str, str]:
    """What the page says in a language, and what of it is marked Indonesian."""
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    return spoken(client.get(address))


def test_an_open_claim_is_told_in_english_without_an_indonesian_label(client_of, refused):
    for client, address in pages(client_of, refused):
        assert left_over(read(client, address, "id")[0]), address
        own = read(client, address)[0]
        assert left_over(own) == [], address


def test_a_refused_claim_names_the_way_out_in_english_and_marks_the_finding_indonesian(client_of, refused):
    w.completed(refused, w.at(4, 2))
    w.approved(refused, w.at(4, 2))
    for client, address in pages(client_of, refused):
        own, marked = read(client, address)
        assert left_over(own) == [], address
        if refused.number in address:
            assert "Claim again after the waiting period." in own
            assert "masa tunggu" in marked.lower()


def test_a_treatment_bill_is_told_to_its_hospital_without_an_indonesian_label(client_of, spell, hospital, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: w.COMPLETED)
    one = care.completed(care.billed(care.reported(spell, hospital), hospital), hospital)
    w.approved(one)
    nurse = client_of("hospital", "facility", "RS-1")
    address = reverse("hospitals:guarantee", args=[one.treatment_bill.guarantee.number])
    assert left_over(read(nurse, address, "id")[0])
    assert left_over(read(nurse, address)[0]) == []


def test_the_letter_stays_indonesian_on_an_english_page(client_of, refused):
    w.completed(refused, w.at(4, 2))
    w.approved(refused, w.at(4, 2))
    member, address = pages(client_of, refused)[0]
    read(member, address)
    letter = member.get(reverse("members:letter", args=[refused.number]))
    text = " ".join(PdfReader(io.BytesIO(letter.content)).pages[0].extract_text().split())
    assert "Jaminan Hari Tua" in text and "Ajukan lagi setelah masa tunggu lewat." in text


def test_a_paid_death_is_told_to_office_family_and_employer_without_an_indonesian_label(client_of, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: w.LATER)
    one = w.death_claim()
    w.approved(one)
    w.confirmed(w.instructed(one))
    event, office = one.event, client_of("officer")
    family = client_of("heir", "event", str(event.pk))
    clerk, key = client_of("clerk", "employer", str(event.employer_id)), key_of(event.employer)
    addresses = [
        *((office, reverse(f"officers:{name}")) for name in ("claims", "signals", "claim_report")),
        (office, reverse("officers:claim", args=[one.number])),
        *((family, reverse(f"heirs:{name}")) for name in ("home", "papers", "family", "rights")),
        (family, reverse("heirs:claim", args=[one.number])),
        *(
            (clerk, reverse(f"employers:{name}", args=[key, *more]))
            for name, more in (("events", ()), ("event", (event.pk,)))
        ),
    ]
    for client, address in addresses:
        assert left_over(read(client, address)[0]) == [], address
