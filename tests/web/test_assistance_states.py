"""Every state of a name on a sponsor's list, reached by the file and read on the page; places, money, hand-over."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from payung.assistance.models import Placement, Programme, Sponsor
from payung.assistance.proof import budgets_of
from payung.jobs.settle import settle
from payung.own_account.choice import Choice
from payung.payments.simulator import SimulatedBank
from payung.registry.models import Person
from payung.rolls.models import Roll
from payung.rolls.queries import cover_on
from tests.assistance.world import row, sheet, someone
from tests.own_account.world import MARIA
from tests.own_account.world import member as own_member
from tests.own_account.world import paid as own_paid

from .books import NOW, employer, siti, still_clock
from .conftest import make_user
from .pages import markup
from .test_assistance import FORM

__all__ = ["employer", "siti", "still_clock"]


@pytest.fixture
def official(employer, enter):
    """The regency; on another day it logs in again."""
    make_user("marselina", ("regency", "region", "61.12"))
    make_user("ratri", ("officer", "office", "PTK"))
    return lambda: enter("marselina")


def opened(client, kind: str = "regency", **changed: str) -> Programme:
    name = f"Penyandang {kind}"
    client.post("/bantuan/penyandang/", {"name": name, "kind": kind, "region": "61.12"})
    answer = client.post("/bantuan/baru/", {**FORM, "sponsor": str(Sponsor.objects.get(name=name).pk), **changed})
    assert answer.status_code == 302, markup(answer)
    return Programme.objects.latest("pk")


def send(client, programme: Programme, *rows) -> str:
    file = SimpleUploadedFile("daftar.xlsx", sheet(*rows))
    return markup(client.post(f"/bantuan/{programme.pk}/unggah/", {"file": file, "wilayah": "61.12"}, follow=True))


def approve(client, programme: Programme) -> str:
    typed = {"sk": "SK 7/2026", "tanggal": "2026-11-20"}
    return markup(client.post(f"/bantuan/{programme.pk}/tetapkan/", typed, follow=True))


def names(client, programme: Programme, state: str = "") -> str:
    return markup(client.get(f"/bantuan/{programme.pk}/nama/?keadaan={state}"))


def pay(now: dt.datetime = NOW) -> Roll:
    roll = Roll.objects.get(state="open")
    SimulatedBank().pay(roll.payment_code, roll.amount, at=now)
    settle(now)
    roll.refresh_from_db()
    return roll


def test_each_state_of_a_name_is_found_by_the_file_and_said_in_words(official, siti):
    someone(3, nik_state="differs")  # what the civil registry answered
    someone(4, died_on=dt.date(2026, 5, 1))
    own_paid(own_member(MARIA, Choice("pedagang", "61.12", 1_000_000)), 2)  # November and December
    programme = opened(official(), quota="9")
    rows = (
        row(1), row(1, name="WARGA LAGI"), row(3), row(4), row(5, place="61.08.01.2001"), row(6, born="07-02-1960"),
        row(7, nik=siti.nik, name=siti.name, born="08-07-1995", sex="P"),
        row(8, nik=MARIA.nik, name="Maria Goreti", born="07-02-1988", sex="P"),
    )  # fmt: skip
    send(official(), programme, *rows)
    for state, words, who in (
        ("valid", "menunggu tempat", "WARGA B"),
        ("duplicate", "Ganda dalam daftar", "WARGA LAGI"),
        ("nik", "Cek NIK di kantor cabang", "WARGA D"),
        ("deceased", "Tercatat meninggal", "WARGA E"),
        ("outside", "Di luar wilayah", "WARGA F"),
        ("age", "Umur di luar syarat", "WARGA G"),
        ("wage_earner", "Sudah penerima upah", "Siti Aminah"),
        ("own_account", "Sudah membayar sendiri", "Maria Goreti"),
    ):
        told = names(official(), programme, state)
        assert words in told and who in told and told.count("data-l=") == 5, state  # one row of six columns


@pytest.mark.parametrize(
    ("kind", "level"),
    [("province", "Provinsi"), ("regency", "Kabupaten/kota"), ("village", "Desa"), ("company", "Perusahaan")],
)
def test_somebody_paid_for_elsewhere_is_told_by_level_and_never_by_sponsor(official, kind, level):
    first = opened(official(), kind, title="Yang dahulu", quota="1")
    send(official(), first, row(1))
    approve(official(), first)
    second = opened(official(), "ministry", title="Yang kemudian", quota="1")
    send(official(), second, row(1))
    told = names(official(), second, "sponsored")
    assert "Sudah dibayar pihak lain" in told and level in told and f"Penyandang {kind}" not in told


def test_two_lists_that_name_one_person_are_told_of_it_while_both_are_drafts(official):
    first, second = opened(official(), title="A"), opened(official(), "village", title="B")
    send(official(), first, row(1))
    send(official(), second, row(1), row(2))
    assert "Kabupaten/kota" in names(official(), second, "valid")
    approve(official(), first)
    approve(official(), second)  # judged again when it is approved
    assert list(second.candidates.order_by("number").values_list("state", flat=True)) == ["sponsored", "valid"]
    assert "Kabupaten/kota" in names(official(), second, "sponsored")


def test_people_times_months_times_rate_is_the_budget_to_the_rupiah_however_people_change(official, clock):
    # 2 people × 2 months × 16.800 = 67.200, in two instalments of 33.600
    programme = opened(official(), budget="Rp67.200")
    send(official(), programme, row(1), row(2), row(3), row(4))
    assert "Rp33.600" in approve(official(), programme)
    first, second = Placement.objects.order_by("seat")
    pay()
    assert cover_on([first.person_id], dt.date(2026, 12, 5)).height == 1
    clock(2026, 12, 10)
    official().post(f"/bantuan/{programme.pk}/keluar/", {"orang": str(first.candidate_id), "sebab": "moved"})
    Person.objects.filter(pk=second.person_id).update(died_on=dt.date(2026, 12, 8))
    told = markup(official().post(f"/bantuan/{programme.pk}/ganti/", follow=True))
    assert "menggantikan" in told
    official().post(f"/bantuan/{programme.pk}/termin/", follow=True)
    last = pay(clock(2026, 12, 11))
    assert last.amount == 33_600 and last.people == 2
    assert programme.placements.filter(void=False, end_reason="").count() <= 2  # never more than the quota
    assert budgets_of([programme.pk])[programme.pk].committed == 67_200
    assert cover_on([first.person_id, second.person_id], dt.date(2027, 1, 5)).height == 0  # the others have the places


def test_a_budget_one_rupiah_too_small_is_refused_on_the_form(official):
    official().post("/bantuan/penyandang/", {"name": "Pemkab", "kind": "regency", "region": "61.12"})
    given = {**FORM, "sponsor": str(Sponsor.objects.get().pk), "budget": "Rp67.199"}
    answer = official().post("/bantuan/baru/", given)
    assert answer.status_code == 422 and "Rp67.200" in markup(answer)


def test_the_next_payer_takes_over_without_a_day_between(official, clock):
    first = opened(official(), months="1", title="Tahun ini")
    send(official(), first, row(1))
    approve(official(), first)
    pay()
    second = opened(official(), "village", title="Tahun depan", first_month="2027-01", continues=str(first.pk))
    assert "jeda" not in markup(official().get(f"/bantuan/{second.pk}/"))
    assert "1 nama diambil" in markup(official().post(f"/bantuan/{second.pk}/ambil/", follow=True))
    approve(official(), second)
    pay(clock(2026, 12, 20))
    (person,) = set(Placement.objects.values_list("person_id", flat=True))
    for day in (dt.date(2026, 12, 31), dt.date(2027, 1, 1)):
        assert cover_on([person], day).height == 1, day


@pytest.mark.parametrize("cohort", ["ppk", "pps", "kpps", "linmas", "panwas"])
def test_each_short_cohort_pays_by_its_honorarium(official, cohort):
    programme = opened(
        official(), title=cohort, cohort=cohort, basis="honorarium", honorarium="Rp1.130.000", months="1", quota="1"
    )
    assert programme.price == 6_102  # 0,24 % + 0,30 % of 1.130.000
