"""A member's own data: corrected through an officer, looked at with a trace, taken away, an account checked by name."""

import json
from io import BytesIO

import pytest
from pypdf import PdfReader

from payung.access.actor import Actor
from payung.audit.looks import record_looks
from payung.identity.models import BankAccount, NamedHeir, Request
from payung.registry.known_as import KnownAs
from payung.registry.models import Person, ProfileChange
from tests.identity.world import PAPER
from tests.registry.conftest import person
from tests.web.books import NOW, budi, employer, siti, still_clock
from tests.web.pages import markup
from tests.web.test_identity import file

__all__ = ["budi", "employer", "siti", "still_clock"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def own(client_of, siti):
    return client_of("member", "person", str(siti.pk))


@pytest.fixture
def officer(client_of):
    return client_of("officer", "office", "PTK")


def answered(officer, how: str, why: str = "") -> int:
    return officer.post(
        f"/petugas/identitas/permintaan/{Request.objects.latest('pk').pk}/", {"jawaban": how, "alasan": why}
    ).status_code


def test_a_telephone_is_corrected_only_after_an_officer_agreed_and_the_old_one_stays(own, officer, siti):
    own.post("/peserta/data/minta/phone/", {"isi": "0812 3456 7890"})
    siti.refresh_from_db()
    assert siti.phone == ""
    asked = Request.objects.get()
    # 10.00 WIB on 21 November and 72 hours are 10.00 WIB on 24 November, Sunday counted.
    assert (asked.due_at - NOW).total_seconds() == 72 * 3600
    assert "Menunggu petugas" in markup(own.get("/peserta/data/"))
    assert own.post("/peserta/data/minta/phone/", {"isi": "0812 0000 0000"}).status_code == 422
    assert answered(officer, "terima") == 302
    siti.refresh_from_db()
    assert siti.phone == "+6281234567890"
    change = ProfileChange.objects.get()
    assert (change.field, change.before, change.after) == ("phone", "", "+6281234567890")
    assert answered(officer, "terima") == 422


@pytest.mark.parametrize(
    ("kind", "typed", "told"),
    [
        ("phone", "", "kosong"),
        ("phone", "12", "12"),
        ("email", "bukan surel", "surel"),
        ("name", "Siti Aminnah", "perlu dokumen"),
        ("name", "Siti Aminah", "sudah sama"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_cure(own, kind, typed, told):
    answer = own.post(f"/peserta/data/minta/{kind}/", {"isi": typed})
    assert answer.status_code == 422 and told in markup(answer)
    assert not Request.objects.exists()


def test_a_name_needs_a_paper_and_a_refusal_needs_a_reason(own, officer, siti):
    own.post("/peserta/data/minta/name/", {"isi": "Siti Aminnah", "dokumen": file()})
    number = Request.objects.get().pk
    assert officer.get(f"/petugas/identitas/permintaan/{number}/dokumen/").content == PAPER[1]
    assert answered(officer, "tolak") == 422
    assert answered(officer, "tolak", "Foto tidak terbaca") == 302
    siti.refresh_from_db()
    assert siti.name == "Siti Aminah"
    assert "Foto tidak terbaca" in markup(own.get("/peserta/data/permintaan/"))


def test_a_name_accepted_is_compared_by_its_new_spelling(own, officer, siti):
    own.post("/peserta/data/minta/name/", {"isi": "Siti Rahma", "dokumen": file()})
    answered(officer, "terima")
    assert Person.objects.get(name_key="SITIRAHMA").pk == siti.pk


def test_heirs_named_in_advance_replace_those_before(own, officer):
    for typed in ("Joko; suami", "Joko; suami; 0812\nAni; anak"):
        own.post("/peserta/data/minta/heirs/", {"isi": typed})
        answered(officer, "terima")
    assert list(NamedHeir.objects.filter(replaced_at=None).values_list("name", flat=True)) == ["Joko", "Ani"]
    assert NamedHeir.objects.count() == 3
    assert "Ani" in markup(own.get("/peserta/data/"))


def test_heirs_named_anew_replace_those_named_under_a_merged_number(own, officer, siti):
    twin = person("Siti Aminah", nik_state="duplicate")
    KnownAs.objects.create(number=twin, person=siti, since=NOW)
    by = {"decided_by_id": 1, "decided_by": "Ratri", "decided_at": NOW}
    asked = Request.objects.create(
        person=twin, kind="heirs", after="x", asked_at=NOW, due_at=NOW, state="accepted", **by
    )
    NamedHeir.objects.create(person=twin, request=asked, name="Lama", relation="suami", named_at=NOW)
    own.post("/peserta/data/minta/heirs/", {"isi": "Joko; suami"})
    answered(officer, "terima")
    assert list(NamedHeir.objects.filter(replaced_at=None).values_list("name", flat=True)) == ["Joko"]


@pytest.mark.parametrize(
    ("number", "answer"),
    [("1234567891", "same"), ("1234567899", "differs"), ("1234567890", "unknown"), ("1234567898", "silent")],
)
def test_an_account_is_kept_with_what_the_bank_said_and_never_the_banks_name(own, number, answer):
    own.post("/peserta/data/rekening/", {"bank": "014", "nomor": number, "nama": "Siti Aminah"})
    account = BankAccount.objects.get()
    assert account.answer == answer
    assert "DARMAWAN" not in markup(own.get("/peserta/data/rekening/"))
    assert (account.score == 100) == (answer == "same")


def test_an_account_of_somebody_else_is_not_made_ones_own_by_typing_their_name(own):
    own.post("/peserta/data/rekening/", {"bank": "014", "nomor": "1234567891", "nama": "Darmawan Sutejo"})
    assert BankAccount.objects.get().answer == "differs"


def test_a_bank_is_not_asked_more_than_five_times_a_day(own):
    said = [
        own.post("/peserta/data/rekening/", {"bank": "014", "nomor": f"12345678{place}1", "nama": "Siti"}).status_code
        for place in range(6)
    ]
    assert said == [302] * 5 + [422]
    assert BankAccount.objects.filter(replaced_at=None).count() == 1


def test_who_looked_is_found_by_day_and_purpose(own, siti):
    actor = Actor("Ratri Anjani", 7, ())
    for day, purpose in ((NOW.replace(day=3), "Memeriksa klaim"), (NOW, "Peserta datang ke loket")):
        record_looks(
            actor, role="officer", office="Pontianak", person_ids=[siti.pk], purpose=purpose, fields="nama", at=day
        )
    everything = markup(own.get("/peserta/data/dilihat/"))
    assert "Memeriksa klaim" in everything and "Peserta datang" in everything
    early = markup(own.get("/peserta/data/dilihat/?sampai=10-11-2026"))
    assert "Memeriksa klaim" in early and "Peserta datang" not in early
    assert "Memeriksa klaim" not in markup(own.get("/peserta/data/dilihat/?untuk=loket"))
    assert "Peserta datang" in own.get("/peserta/data/dilihat/?format=csv").content.decode()


def test_everything_recorded_can_be_taken_away(own, siti, budi):
    told = json.loads(own.get("/peserta/data/salinan.json").content)
    assert told["diri"]["nik"] == siti.nik and told["pekerjaan"][0][0] == "PT Papan Percobaan"
    assert "UU 27/2022 Pasal 20" in told["dasar"]
    assert budi.nik not in json.dumps(told)
    paper = own.get("/peserta/data/salinan.pdf")
    assert siti.member_number in "".join(each.extract_text() for each in PdfReader(BytesIO(paper.content)).pages)


def test_nobody_else_opens_or_answers_them(own, client_of, officer, employer):
    assert officer.get("/peserta/data/salinan.json").status_code == 403
    own.post("/peserta/data/minta/phone/", {"isi": "0812 3456 7890"})
    elsewhere = client_of("officer", "office", "SKW-SBS")
    number = Request.objects.get().pk
    assert elsewhere.get(f"/petugas/identitas/permintaan/{number}/").status_code == 404
    assert own.get(f"/petugas/identitas/permintaan/{number}/").status_code == 403
