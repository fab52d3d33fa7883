"""What a family reads in a letter: who is paid every month, parts of the body, each act once, and no wrong way out."""

import datetime as dt

import pytest

from payung.claims.actions.name_heirs import name_heirs
from payung.claims.actions.state_facts import state_facts
from payung.claims.letters.compose import letter_of
from payung.claims.letters.lines import short_cite
from payung.claims.models import TreatmentBill
from payung.web.pdf.letter import letter_values
from tests.claims import test_care as care
from tests.claims import world as w
from tests.claims.test_care import hospital, spell
from tests.claims.test_programmes import long_member

__all__ = ["hospital", "spell"]
pytestmark = pytest.mark.django_db


def letter(event, programme, **facts):
    claim = w.claim(event, programme)
    if facts:
        state_facts(claim.pk, facts, by=w.officer(), at=w.REPORTED)
    return letter_of(w.approved(w.completed(claim)))


def sentences(one) -> str:
    return " ".join(sentence for section in one.sections for sentence in section.sentences)


def test_a_widow_reads_that_the_pension_is_hers_every_month_and_since_when():
    # Half of 15 years × 1 % × the average is below the least of 2025: 399,700 a month.
    event = w.reported(long_member(13), "death", reporter="heir")
    name_heirs(event.pk, w.FAMILY, by=w.officer(), at=w.REPORTED)
    one = letter(event, "JP")
    assert one.monthly and one.title == "Pensiun setiap bulan disetujui"
    assert [(each.name, each.amount) for each in one.receivers] == [("THERESIA LANSI", 399_700)]
    assert one.to == "THERESIA LANSI" and one.later == 0
    assert "Dibayar setiap bulan sejak 1 April 2025." in sentences(one)
    assert letter_values(one)["receivers_total"] == ["Setiap bulan", "Rp399.700"]


def test_an_orphan_reads_through_whom_the_pension_comes():
    event = w.reported(long_member(13), "death", reporter="heir")
    name_heirs(event.pk, (w.DAUGHTER,), by=w.officer(), at=w.REPORTED)
    one = letter(event, "JP")
    assert [(each.name, each.through) for each in one.receivers] == [("ANNA", "THERESIA LANSI")]
    assert "Bagian anak dikirim melalui walinya" in sentences(one)


def test_equal_months_of_a_lost_job_are_one_line_and_others_stay_apart():
    # 60 % × 3,650,000 = 2,190,000 for six months; before 7 February 2025: 45 % three times, then 25 % three times.
    (line,) = letter(w.reported(long_member(12), "dismissal"), "JKP").lines
    assert (line.name, line.amount) == ("Uang tunai bulan ke-1 sampai ke-6", 13_140_000)
    assert line.working.startswith("6 bulan × 2.190.000; 60 % ×")


def test_an_earlier_job_loss_has_two_lines():
    spell = long_member(13)
    before = letter(w.reported(spell, "dismissal", on=dt.date(2025, 2, 6)), "JKP").lines
    assert [(each.name, each.amount) for each in before] == [
        ("Uang tunai bulan ke-1 sampai ke-3", 3 * 1_642_500),
        ("Uang tunai bulan ke-4 sampai ke-6", 3 * 912_500),
    ]


def test_a_disability_is_read_as_the_part_of_the_body_not_as_a_code():
    one = letter(w.reported(w.worker(), "accident"), "JKK", disabilities=[{"code": "F1"}, {"code": "F3"}])
    (line,) = one.lines
    assert "ibu jari tangan kanan 15 %" in line.working and "telunjuk tangan kanan 9 %" in line.working
    assert "F1" not in line.working


def test_an_amount_the_law_fixes_is_not_said_twice():
    lines = letter_of(w.approved(w.death_claim())).lines
    assert [each.working for each in lines] == [
        "Jumlahnya tetap menurut aturan",
        "24 bulan × 500.000 = 12.000.000",
        "Jumlahnya tetap menurut aturan",
    ]


def test_a_late_report_is_noted_and_stands_in_nobodys_way():
    event = w.reported(w.worker(), "accident", on=dt.date(2025, 3, 20))
    one = letter(event, "JKK", absence_days=30)
    assert one.granted and one.obstacles == ()
    assert ["Laporan tahap I" in each.text for each in one.noted] == [True]


def test_a_claim_past_its_limit_is_not_promised_a_second_try():
    event = w.reported(w.worker(started=dt.date(2018, 1, 8)), "accident", on=dt.date(2019, 12, 20))
    one = letter(event, "JKK", stated_wage=3_650_000)
    assert not one.granted and one.noted == ()
    assert "Klaim ini selesai dengan surat ini." in sentences(one) and "laporkan lagi" not in sentences(one)


def test_a_part_of_the_savings_asked_too_early_is_not_told_of_burials():
    event = w.reported(w.worker(), "partial_withdrawal", on=dt.date(2025, 3, 20), part=100_000)
    (obstacle,) = letter(event, "JHT").obstacles
    assert "Saldonya tetap milik Anda" in obstacle.how and "pemakaman" not in obstacle.how


def test_a_refused_bill_is_written_to_the_hospital(spell, hospital):
    bill = care.billed(care.reported(spell, hospital), hospital)
    TreatmentBill.objects.filter(pk=bill.pk).update(treated_from=dt.date(2025, 3, 20))  # before the accident
    one = letter_of(w.approved(care.completed(bill, hospital)))
    assert not one.granted and one.to == "Rumah Sakit Contoh"
    assert "KTP" not in sentences(one) and one.lead[0].startswith("Biaya perawatan kecelakaan kerja PEKERJA 1")


def test_each_act_is_named_once_in_a_citation():
    cite = "PP 45/2015 Pasal 17; Permenaker 29/2015 Pasal 26; PP 45/2015 Pasal 18"
    assert short_cite(cite) == "PP 45/2015 Pasal 17, Pasal 18; Permenaker 29/2015 Pasal 26"
    assert short_cite("PP 44/2015 Lampiran III") == "PP 44/2015 Lampiran III"
    assert short_cite("PP 44/2015") == "PP 44/2015"
