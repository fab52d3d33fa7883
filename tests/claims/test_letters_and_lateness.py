"""The letter of a decision, and what our own lateness adds."""

import datetime as dt
import io

import pytest
from pypdf import PdfReader

from payung.claims.late import lateness
from payung.claims.letters.compose import letter_of
from payung.statute_book import read_statute_book
from payung.web.pdf.letter import letter_pdf
from tests.claims import world as w

pytestmark = pytest.mark.django_db


def text_of(pdf: bytes) -> tuple[int, str]:
    pages = PdfReader(io.BytesIO(pdf)).pages
    return len(pages), " ".join(" ".join(page.extract_text() for page in pages).split())


def test_the_letter_of_a_death_begins_with_sorrow_and_says_the_sum_in_figures_and_in_words():
    # PP 82/2019, JKM: 20.000.000 + 24 × 500.000 + 10.000.000 = 42.000.000
    pages, text = text_of(letter_pdf(letter_of(w.approved(w.death_claim()))))
    assert pages == 1
    assert "42.000.000" in text and "empat puluh dua juta rupiah" in text.lower()
    assert text.lower().index("turut berduka") < text.index("42.000.000")
    assert "24 bulan × 500.000" in text and "PP 44/2015" in text


def test_a_letter_is_of_an_approved_decision_whose_frozen_facts_it_repeats():
    letter = letter_of(w.approved(w.death_claim()))
    assert letter.total == sum(line.amount for line in letter.lines) == 42_000_000
    assert sum(receiver.amount for receiver in letter.receivers) == 42_000_000
    assert len(set(letter.officers)) == 2


def test_what_our_lateness_adds_to_a_death_grant_is_told_from_the_day_after_it_was_due():
    one = w.death_claim()
    decision = w.approved(one)
    one.refresh_from_db()
    law = read_statute_book()
    assert lateness(one, decision, one.due_on, law) is None
    # PP 44/2015: 1 % for every day late, simple; ten days late 10 % of 42.000.000 = 4.200.000
    told = lateness(one, decision, one.due_on + dt.timedelta(days=10), law)
    assert told is not None and (told.days, told.owed, told.ordered) == (10, 4_200_000, 0)
