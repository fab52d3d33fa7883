"""A death grant handed to the heirs, from the claim's page to the meeting's page, the list and the press note."""

from __future__ import annotations

import datetime as dt
import io
import re

import polars as pl
import pytest

from payung.agreements.models import Meeting
from payung.audit.models import Look
from payung.claims.actions.hand_over import Ceremony, hand_over
from payung.claims.actions.name_heirs import name_heirs
from payung.claims.models import Claim, HandOver
from payung.registry.models import Person, Region
from payung.statute_book import read_statute_book
from payung.web.governments.pack.press import note_of
from payung.web.governments.press import desk_of
from tests.claims import world
from tests.contributions import world as months

from .claim_desk import at, client, first, page, second, still_clock
from .pages import markup

__all__ = ["first", "second", "still_clock"]
pytestmark = pytest.mark.django_db
PAID_AT, NOW = world.at(3, 20), world.at(3, 27, 10)
DAY = dt.date(2025, 3, 26)
TYPED = {"hari": "26-03-2025", "tempat": "Aula Ngabang", "acara": "Rapat koordinasi", "oleh": "Bupati Landak"}
LANDAK = "61.08"
GRANT = 42_000_000  # PP 82/2019: 20.000.000 at once + 24 × 500.000 + burial 10.000.000


def region() -> Region:
    fields = {"name": "Kabupaten Landak", "short_name": "Landak", "level": "regency"}
    return Region.objects.get_or_create(code=LANDAK, defaults=fields)[0]


def paid(spell=None, heirs=(world.WIFE,)) -> Claim:
    """A death outside work of somebody of Landak, whose grant arrived on 20 March 2025."""
    spell = spell or world.worker()
    event = world.reported(spell, "death", when=world.at(3, 16), on=dt.date(2025, 3, 15))
    name_heirs(event.pk, heirs, by=world.officer(), at=world.at(3, 16))
    one = world.completed(world.claim(event, "JKM"), world.at(3, 17))
    world.approved(one, world.at(3, 18))
    world.confirmed(world.instructed(one, world.at(3, 18)), PAID_AT)
    assert world.state(one) == "paid"
    Person.objects.filter(pk=one.person_id).update(region=region())
    return Claim.objects.get(pk=one.pk)


def met(day: dt.date = DAY, subject: str = "Rapat monitoring Maret") -> Meeting:
    return Meeting.objects.create(region=region(), held_on=day, subject=subject, place="Ngabang", recorded_by="Contoh")


def official():
    return client("marsel", "regency", "region", LANDAK)


def test_the_form_waits_until_the_bank_has_confirmed(first):
    one = world.death_claim()
    assert "Catat penyerahan santunan" not in page(first, one)
    answer = first.post(at("claim_hand_over", one.number), TYPED)
    assert answer.status_code == 422 and "setelah bank memberi kabar" in markup(answer)
    assert not HandOver.objects.exists()


def test_an_officer_records_it_and_reads_it_on_the_page_of_the_claim(first, second):
    one = paid()
    before = markup(first.get(at("claim", one.number)))
    assert "Catat penyerahan santunan" in before and "Rp42.000.000 sudah sampai" in before
    assert "Catat penyerahan santunan" not in page(second, one)  # a second officer reads it only
    answer = first.post(at("claim_hand_over", one.number), TYPED | {"disebut": "on"})
    assert answer.status_code == 302
    made = HandOver.objects.get(claim=one)
    assert (made.handed_on, made.place, made.named, made.amount) == (DAY, "Aula Ngabang", True, GRANT)
    shown = markup(first.get(at("claim", one.number)))
    for told in ("26 Maret 2025", "Aula Ngabang", "Rapat koordinasi", "Bupati Landak", "Batalkan catatan ini"):
        assert told in shown
    assert "Catat penyerahan santunan" not in shown


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"hari": "19-03-2025"}, "uangnya baru sampai 20 Maret 2025"),
        ({"hari": "14-03-2025"}, "peserta meninggal 15 Maret 2025"),
        ({"hari": "28-03-2025"}, "28 Maret 2025 belum tiba"),
        ({"hari": ""}, "Isi hari penyerahannya, atau pilih rapatnya."),
        ({"tempat": " "}, "Tempat: kosong"),
        ({"oleh": ""}, "Aula Ngabang"),
        ({"acara": "x" * 5_000}, "Aula Ngabang"),
        ({"rapat": "999999"}, "Aula Ngabang"),
    ],
)
def test_what_cannot_be_is_told_and_what_was_typed_stays(first, typed, told):
    one = paid()
    answer = first.post(at("claim_hand_over", one.number), TYPED | typed)
    assert answer.status_code == 422 and told in markup(answer)
    assert "Bupati Landak" in markup(answer) or typed.get("oleh") == ""
    assert not HandOver.objects.exists()


def test_a_meeting_that_is_chosen_gives_the_day_the_occasion_and_the_place(first):
    one, meeting = paid(), met()
    assert "26 Maret 2025: Rapat monitoring Maret, Landak" in markup(first.get(at("claim", one.number)))
    typed = {"rapat": meeting.pk, "hari": "", "acara": "", "tempat": "", "oleh": "Bupati Landak"}
    assert first.post(at("claim_hand_over", one.number), typed).status_code == 302
    made = HandOver.objects.get(claim=one)
    assert (made.meeting, made.handed_on, made.occasion, made.place) == (meeting, DAY, meeting.subject, "Ngabang")


def test_it_is_taken_back_with_a_reason_that_stays_to_be_read(first):
    one = paid()
    first.post(at("claim_hand_over", one.number), TYPED)
    back = at("claim_take_back_hand_over", one.number)
    assert first.post(back, {"alasan": " "}).status_code == 422
    assert first.post(back, {"alasan": "Dewi salah hari."}).status_code == 302
    shown = markup(first.get(at("claim", one.number)))
    assert "Dewi salah hari." in shown and "Catat penyerahan santunan" in shown
    assert first.post(back, {"alasan": "lagi"}).status_code == 422
    assert first.get(at("hand_overs")).context["listing"].total == 0


def test_another_branch_neither_records_nor_lists_it(first):
    one = paid()
    far = client("jauh", "officer", "office", "SKW")
    assert far.post(at("claim_hand_over", one.number), TYPED).status_code == 404
    first.post(at("claim_hand_over", one.number), TYPED)
    assert far.post(at("claim_take_back_hand_over", one.number), {"alasan": "x"}).status_code == 404
    assert far.get(at("hand_overs")).context["listing"].total == 0


def test_the_list_is_filtered_and_taken_away_masked_with_a_look_at_everybody_in_it(first):
    one = paid()
    first.post(at("claim_hand_over", one.number), TYPED)
    nik = Person.objects.get(pk=one.person_id).nik
    seen = Look.objects.filter(person_id=one.person_id, purpose="Melihat penyerahan santunan")
    for asked, total in (
        ({}, 1),
        ({"dari": "26-03-2025", "sampai": "26-03-2025"}, 1),
        ({"dari": "27-03-2025"}, 0),
        ({"sampai": "25-03-2025"}, 0),
        ({"dari": "besok"}, 0),
        ({"wilayah": LANDAK}, 1),
        ({"cari": "koordinasi"}, 1),
        ({"cari": "lain"}, 0),
    ):
        assert first.get(at("hand_overs"), asked).context["listing"].total == total, asked
    looked = seen.count()
    assert looked >= 1
    text = first.get(at("hand_overs"), {"format": "csv"}).content.decode()
    assert one.number in text and "Rapat koordinasi" in text and str(GRANT) in text and nik not in text
    assert seen.count() == looked + 1
    book = pl.read_excel(io.BytesIO(first.get(at("hand_overs"), {"format": "xlsx"}).content), engine="calamine")
    row = next(row for row in book.rows() if one.number in row)
    assert {"Rapat koordinasi", "tidak"} < set(row) and str(GRANT) in map(str, row) and nik not in row


def several(count: int, meeting: Meeting | None) -> list[Claim]:
    made = []
    for _number in range(count):
        one = paid(another())
        hand_over(one.pk, Ceremony(DAY, "Ngabang", "Rapat", "Bupati Landak", meeting.pk if meeting else None),
                  by=world.officer(), at=NOW)  # fmt: skip
        made.append(one)
    return made


def another():
    """A worker of an employer of their own, as the only one."""
    number = Person.objects.count() + 1
    spell = months.worker(months.employer(f"JJ12{number:04d}"), number)
    world.paid_month(spell)
    return spell


def meeting_page(who, meeting: Meeting) -> str:
    answer = who.get(f"/pemda/{LANDAK}/rapat/{meeting.pk}/")
    assert answer.status_code == 200
    return markup(answer)


def test_an_official_reads_how_many_and_how_much_at_a_meeting_and_nobodys_name(first):
    meeting, who = met(), official()
    assert "Santunan diserahkan" not in meeting_page(who, meeting)
    claims = several(4, meeting)
    few = meeting_page(who, meeting)
    assert "kurang dari lima" in few and "tidak disebut" in few and "Rp" not in few
    claims += several(1, meeting)
    shown = meeting_page(who, meeting)
    # five widows, 42.000.000 each
    assert re.search(r"Ahli waris</dt><dd>5<", shown) and "Rp210.000.000" in shown
    for one in claims:
        assert one.person.name not in shown and one.number not in shown
    assert world.WIFE.name not in shown and "Lihat penyerahannya" not in shown
    assert who.get(at("hand_overs")).status_code == 403
    assert "Lihat penyerahannya" in meeting_page(first, meeting)


def press(day: dt.date = NOW.date()):
    return desk_of(region(), day)


def test_a_press_note_may_say_how_many_and_how_much_with_the_page_behind_it(first):
    several(5, met())
    desk, who = press(), official()
    note = note_of(
        desk,
        "Judul\n\nSelama {kapan_santunan_diserahkan} diserahkan {santunan_diserahkan}, {rupiah_santunan_diserahkan}.",
        read_statute_book(),
    )
    told = note.paragraphs[1].replace("\u00a0", " ")
    assert told == "Selama 1 Januari 2025 sampai 27 Maret 2025 diserahkan 5 santunan, Rp210.000.000."
    for name in ("santunan_diserahkan", "rupiah_santunan_diserahkan"):
        address = desk.slots[name].address
        behind = markup(who.get(address))
        assert desk.slots[name].text.replace("\u00a0", " ") in behind
        assert f"/pemda/{LANDAK}/rapat/" in behind and at("hand_overs") not in behind
        assert f"{at('hand_overs')}?wilayah={LANDAK}" in markup(first.get(address))


def test_fewer_than_five_have_no_slot_nor_has_a_sum_that_would_tell_of_fewer():
    several(4, met())
    assert "santunan_diserahkan" not in press().slots
    several(1, None)
    assert "santunan_diserahkan" in press().slots  # the meeting's four are not told: five is five
    assert "santunan_diserahkan" not in press(dt.date(2025, 3, 26)).slots  # recorded on the 27th


def test_what_is_left_beside_a_meeting_that_is_told_may_not_be_one_to_four():
    several(5, met())
    several(1, None)
    assert "rupiah_santunan_diserahkan" not in press().slots
    several(4, None)
    assert press().slots["rupiah_santunan_diserahkan"].figure.number == 10 * GRANT
