"""Journey: a placement company registers two people and pays one code, and they count; a member registers alone."""

from __future__ import annotations

import pytest

from payung.migrants.models import Departure
from payung.registry.models import Person, Region
from payung.rolls.models import Roll
from tests.migrants.test_departures import company
from tests.web.books import employer, month, still_clock
from tests.web.conftest import make_user

from .coverage_seen import seen_in_coverage, somebody_counts
from .test_member_balance import site
from .visitor import Visitor

__all__ = ["employer", "site", "still_clock"]
pytestmark = pytest.mark.browser


def contract(page, leaves: str = "10-1-2027", months: str = "24") -> None:
    page.fill("#id_country", "Malaysia")
    page.fill("#id_job", "perawat lansia")
    page.fill("#id_departs_on", leaves)
    page.fill("#id_months", months)
    page.locator("main form button").last.click()


def two_are_registered(agent: Visitor) -> None:
    for number, name in ((1, "SRI WAHYUNI"), (2, "ANASTASIA DARA")):
        agent.go("/pekerja-migran/baru/").fill(nik=f"611202550299900{number}", name=name, birth_date="15-2-1999")
        agent.page.select_option("#id_region", label="Kabupaten Kubu Raya")
        contract(agent.page)
    agent.look("baru").go("/pekerja-migran/")
    assert "2 orang belum dibayar, Rp740.000" in agent.told
    agent.look("daftar").press("Terbitkan satu kode bayar")


def one_is_covered_and_stays_longer(agent: Visitor, one: Departure) -> None:
    agent.enter("lusia", f"/pekerja-migran/{one.number}/")
    assert "terlindungi sebelum berangkat" in agent.told
    agent.look("lunas")
    with agent.page.expect_download() as taken:
        agent.page.get_by_role("link", name="Unduh sertifikat (.pdf)").click()
    assert taken.value.suggested_filename.endswith(".pdf")
    agent.page.get_by_text("Perjanjian diperpanjang?").click()
    agent.page.fill("details[open] #id_months", "6")
    agent.press("Perpanjang dan terbitkan kode bayar")
    assert "Rp81.000" in agent.told


def the_certificate_proves_itself(stranger: Visitor, one: Departure) -> None:
    stranger.go(f"/sertifikat/?kode={one.code}")
    assert "SRI W•••" in stranger.told
    assert "WAHYUNI" not in stranger.told
    stranger.look("periksa")


@pytest.mark.parametrize("width", [360, 1280])
def test_a_company_pays_one_code_for_two_people(site, employer, visitor, width):
    somebody_counts(employer, month(11))
    make_user("lusia", ("placement", "agency", str(company().pk)))
    make_user("wati", ("officer", "office", "PTK"))
    agent = visitor("migran", width).enter("lusia", "/pekerja-migran/")
    two_are_registered(agent)
    agent.pay(Roll.objects.get().payment_code, "Rp740.000")
    one = Departure.objects.order_by("pk").first()
    one_is_covered_and_stays_longer(agent, one)
    the_certificate_proves_itself(visitor("migran", width), one)
    branch = visitor("migran", width).enter("wati", "/petugas/pekerja-migran/")
    assert "SRI WAHYUNI" in branch.told
    branch.look("cabang")
    seen_in_coverage(branch, month(11), PMI=2)


def test_a_member_registers_alone_and_may_call_it_off(site, employer, visitor):
    who = Person.objects.create(member_number="PY0000000001", nik="6112025502999001", name="SRI WAHYUNI",
                                name_key="sri wahyuni", birth_date="1999-02-15", sex="P",
                                region=Region.objects.get(code="61.12"))  # fmt: skip
    make_user("sri", ("member", "person", str(who.pk)))
    sri = visitor("migran-sendiri", width=360).enter("sri", "/peserta/luar-negeri/").look("kosong")
    sri.follow("Daftarkan keberangkatan")
    contract(sri.page)
    sri.press("Terbitkan kode bayar").look("kode")
    assert Roll.objects.get().amount == 332_500
    sri.press("Batalkan, tidak jadi berangkat")
    assert Roll.objects.get().state == "cancelled"
    assert "batal" in sri.page.locator(".head__meta").inner_text()
