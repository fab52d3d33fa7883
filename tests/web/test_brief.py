"""The brief of a visit: one page, with the numbers of the sheet and their sources."""

from __future__ import annotations

import datetime as dt
import html
import io
import re

from pypdf import PdfReader

from payung.agreements.models import Assignment, Meeting
from payung.registry.models import Region
from tests.web.test_packs import DAY, LANDAK, address, counted, official, pack, paper, plain

__all__ = ["counted", "official", "pack"]


def test_the_brief_is_one_page_with_its_sources(official, counted, pack):
    content = official.get(address("brief")).content
    assert len(PdfReader(io.BytesIO(content)).pages) == 1
    text = plain(paper(content))
    for part in ("43,20%", "22.000", "2dari14", "Sumber:Payung"):
        assert plain(part) in text


def test_the_brief_stays_one_page_however_much_is_to_be_done(official, counted):
    region = Region.objects.get(code=LANDAK)
    meeting = Meeting.objects.create(region=region, held_on=DAY - dt.timedelta(days=9), subject="Uji", recorded_by="u")
    Assignment.objects.bulk_create(
        Assignment(meeting=meeting, text=f"Tugas {n} " + "dan seterusnya " * 18, owner="Dinas " * 20, due_on=DAY)
        for n in range(40)
    )
    content = official.get(address("brief")).content
    assert len(PdfReader(io.BytesIO(content)).pages) == 1
    assert "barislagidilembarrapat" in plain(paper(content))


def test_the_numbers_of_the_brief_are_those_of_the_page(official, counted, pack):
    page = plain(html.unescape(re.sub(r"<[^>]+>", "", official.get(address("pack")).content.decode())))
    printed = plain(paper(official.get(address("brief")).content))
    for each in pack.parts[0].headlines:
        words = plain(each.figure.text)
        assert words in printed and words in page, each.label
    for number in (2, 5, 6, 7, 9):
        finding = plain(pack.parts[number - 1].finding)
        assert finding in printed and finding in page
