"""The end of every door: the month is counted and frozen, and the coverage page says so many more people."""

from __future__ import annotations

import datetime as dt
import re

from payung.access.actor import SYSTEM
from payung.coverage.actions.freeze_month import freeze_month
from payung.jobs.settle import settle
from payung.payments.simulator import SimulatedBank
from payung.registry.models import Employer
from tests.web.books import NOW, billed, made_worker
from tests.web.conftest import make_user

from .visitor import Visitor

HERE = "61.12"
PARTS = {"penerima upah": "PU", "bukan penerima upah": "BPU", "jasa konstruksi": "JAKON", "pekerja migran": "PMI"}


def somebody_counts(employer: Employer, when: dt.date) -> None:
    """One wage earner of the regency is paid for the month and counted, before whoever comes through the door."""
    make_user("penghitung", ("officer", "office", "PTK"))
    bill = billed(employer, when, made_worker(employer, "Agnes Lebih Dulu", "6112025509850009"))
    SimulatedBank().pay(bill.payment_code, bill.amount, at=NOW)
    settle(NOW)
    frozen = freeze_month(when, by=SYSTEM, at=NOW)
    assert frozen is not None and frozen.version == 1 and frozen.people == 1


def seen_in_coverage(visitor: Visitor, when: dt.date, **more: int) -> None:
    """The page of the regency's figure, opened by its branch, has risen from one wage earner by `more` of each part.

    PU=2: two wage earners came, so there are three; BPU=1: one on own account.
    """
    frozen = freeze_month(when, by=SYSTEM, at=NOW)
    assert frozen is not None and frozen.version == 2
    visitor.enter("penghitung", "/petugas/cakupan/")
    visitor.look("cakupan")
    visitor.go(f"/angka/H{frozen.pk}:people_by_work:{HERE}:ALL/")
    visitor.look("cakupan-daerah")
    assert f"Kabupaten Kubu Raya: {1 + sum(more.values())} orang" in visitor.page.inner_text("h1").replace(
        "\u00a0", " "
    )
    parts = {PARTS[words]: people for words, people in _lines(visitor, "h-bagian")}
    assert parts == {"PU": 1, **{part: people + (part == "PU") for part, people in more.items()}}
    assert [people for _, people in _lines(visitor, "h-dulu")] == [1]


def _lines(visitor: Visitor, heading: str) -> list[tuple[str, int]]:
    """The words and whole numbers of one list of the page."""
    lines = visitor.page.locator(f"section[aria-labelledby={heading}] li").all_inner_texts()
    found = [re.fullmatch(r"(.+)\n+(\d+)\s*orang", line.replace("\u00a0", " ").strip()) for line in lines]
    return [(each[1].strip(), int(each[2])) for each in found if each]
