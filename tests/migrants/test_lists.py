"""A placement company's list: every problem at once, failing rows back as a file, good rows registered as a set."""

import datetime as dt
import io

import fastexcel
import polars as pl
import pytest

from payung.access.actor import NotAllowed
from payung.contributions.sheet.list_out import failing_list, list_template
from payung.contributions.sheet.refused import Unreadable
from payung.migrants.actions.discard_departures import discard_departures
from payung.migrants.actions.read_departures import read_departures
from payung.migrants.actions.save_departures import save_departures
from payung.migrants.list_file import DEPARTURES, TITLES
from payung.migrants.list_judging import judged
from payung.migrants.models import Departure, DepartureList, Package
from payung.migrants.refused import Refused
from payung.registry.models import Person
from payung.statute_book import read_statute_book
from tests.construction.world import reference

from .test_departures import REGISTERED, agent, company, going

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def places():
    reference()


def line(number: int = 1, **other: str) -> dict[str, str]:
    row = {
        "nik": f"611202550299{9000 + number:04d}",
        "name": f"PEKERJA {chr(64 + number)}",
        "birth_date": "15-02-1999",
        "sex": "P",
        "region": "Kab. Kubu Raya",
        "country": "Malaysia",
        "job": "perawat lansia",
        "departs_on": "10-11-2026",
        "months": "24",
        "jht": "",
    } | other
    return {TITLES[field]: text for field, text in row.items()}


def csv(*lines: dict[str, str]) -> bytes:
    return pl.DataFrame(list(lines)).write_csv().encode()


def read(one, content: bytes) -> DepartureList:
    sent = read_departures(one.pk, content, "daftar.csv", by=agent(one), at=REGISTERED)
    return DepartureList.objects.get(pk=sent.pk)


def test_a_list_of_two_registers_two_with_the_packages_of_the_single_form():
    one = company()
    sent = read(one, csv(line(1), line(2, months="6", region="Kota Pontianak", jht="100000")))
    assert (sent.good_count, sent.failing_count, sent.problems) == (2, 0, [])
    assert not Departure.objects.exists()
    assert save_departures(sent.pk, by=agent(one), at=REGISTERED) == 2
    first, second = Package.objects.select_related("departure__person").order_by("pk")
    assert first.amount == 370_000  # 37.500 before, 332.500 for 24 months
    assert second.amount == 37_500 + 108_000 + 6 * 100_000
    assert second.departure.person.region_id == "61.71"
    assert first.departure.before_from == dt.date(2026, 6, 10)  # five months before
    alone = going(company("SIP3MI 2/2024"), number=3)
    kept = ("months", "before", "during", "excess", "jht", "during_from", "during_until", "after_until")
    assert [getattr(alone.packages.get(), name) for name in kept] == [getattr(first, name) for name in kept]
    assert alone.office_id == first.departure.office_id


def test_every_problem_of_a_list_is_told_at_once_and_the_good_row_can_be_saved():
    one = company()
    wrong = csv(
        line(1),
        line(2, nik="61120255"),
        line(3, region="Atlantis", months="61"),
        line(4, jht="123456"),
        line(5, departs_on="10-11-2024"),
        line(6, country=""),
        line(7), line(7, job="juru masak"),
        line(8, birth_date="15-02-2027"),
    )  # fmt: skip
    sent = read(one, wrong)
    told = [(problem["rows"], problem["code"]) for problem in sent.problems]
    assert told == [
        ([3], "nik-length"),
        ([4], "region-unknown"),
        ([4], "departure-months"),
        ([5], "departure-jht"),
        ([6], "departure-past"),
        ([7], "cell-empty"),
        ([8, 9], "nik-twice"),
        ([10], "birth-after-departure"),
    ]
    assert (sent.row_count, sent.good_count, sent.failing_count) == (9, 1, 8)
    assert save_departures(sent.pk, by=agent(one), at=REGISTERED) == 1


def test_failing_rows_come_back_as_a_file_that_is_read_again_once_mended():
    one, law = company(), read_statute_book()
    content = csv(line(1), line(2, months="enam"))
    file, checked = judged(content, one, dt.date(2026, 9, 1), law)
    back = fastexcel.read_excel(failing_list(file, checked.problems)).load_sheet(0, dtypes="string").to_polars()
    assert back.height == 1
    assert "1 sampai 60 bulan" in " ".join(text or "" for text in back.row(0))
    mended = back.with_columns(pl.lit("6").alias("LAMA_BULAN"))
    out = io.BytesIO()
    mended.write_excel(out)
    sent = read(one, out.getvalue())
    assert (sent.good_count, sent.failing_count) == (1, 0)


def test_whoever_is_registered_already_is_told_on_the_row_and_never_twice():
    one = company()
    going(one, number=1)
    sent = read(one, csv(line(1), line(2)))
    assert [(each["rows"], each["code"]) for each in sent.problems] == [([2], "departure-twice")]
    assert save_departures(sent.pk, by=agent(one), at=REGISTERED) == 1
    again = read(one, csv(line(1), line(2)))
    assert again.good_count == 0
    with pytest.raises(Refused, match="semua baris bermasalah"):
        save_departures(again.pk, by=agent(one), at=REGISTERED)
    assert (Departure.objects.count(), Person.objects.count()) == (2, 2)


def test_a_row_registered_by_the_form_after_the_list_was_read_is_left_out_when_saved():
    one = company()
    sent = read(one, csv(line(1), line(2)))
    going(one, number=1)
    assert save_departures(sent.pk, by=agent(one), at=REGISTERED) == 1


def test_a_list_is_saved_or_discarded_once_by_its_own_company():
    one, other = company(), company("SIP3MI 2/2024")
    sent = read(one, csv(line(1)))
    for deed in (save_departures, discard_departures):
        with pytest.raises(NotAllowed):
            deed(sent.pk, by=agent(other), at=REGISTERED)
    newer = read(one, csv(line(2)))
    sent.refresh_from_db()
    assert sent.state == "discarded"
    discard_departures(newer.pk, by=agent(one), at=REGISTERED)
    for deed in (save_departures, discard_departures):
        with pytest.raises(Refused, match="Dibuang"):
            deed(newer.pk, by=agent(one), at=REGISTERED)
    assert not Person.objects.exists()


def test_a_file_without_the_headings_is_refused_whole_and_the_template_has_them_all():
    one = company()
    with pytest.raises(Unreadable) as refused:
        read(one, b"NAMA,NIK\nA,1\n")
    assert [each.code for each in refused.value.problems] == ["departures-headings"]
    row = list(line(1).values())
    _, checked = judged(list_template(DEPARTURES, [row]), one, dt.date(2026, 9, 1), read_statute_book())
    assert checked.rows.height == 1
