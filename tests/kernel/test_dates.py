import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payung.kernel import dates
from payung.kernel.periods import month_number
from payung.kernel.problem import Refusal

days = st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31))
months = st.integers(month_number(1900, 1), month_number(2100, 12))


@pytest.mark.parametrize(
    "text",
    [
        "07-02-2025",
        "7-2-2025",
        "07/02/2025",
        "7.2.2025",
        "7 Februari 2025",
        "7 Pebruari 2025",
        "7 Peb 2025",
        "7 FEB. 2025",
        "07-Feb-2025",
        "2025-02-07",
        "2025-02-07 00:00:00",
        "2025-02-07T00:00:00",
        "\u00a07\u00a0Februari 2025 ",
        "'07-02-2025",
    ],
)
def test_every_way_to_write_7_february_2025_is_read(text):
    assert dates.parse_date(text) == dt.date(2025, 2, 7)


def test_the_day_comes_first_even_where_the_month_could():
    assert dates.parse_date("03/04/2025") == dt.date(2025, 4, 3)


def test_a_date_in_american_order_is_refused_with_the_date_it_must_mean():
    assert dates.parse_date("07/13/1996") == Refusal(
        "date-order", "hari-bulan-tahun", "Tulis 13-07-1996. Kami tidak menebak urutan tanggal."
    )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("07-02-25", "date-year"),
        ("7 Peb 96", "date-year"),
        ("07-02-0025", "date-year"),
        ("07-02-20255", "date-year"),
        ("30-02-2025", "date-missing-day"),
        ("31/13/2025", "date-missing-day"),
        ("00-02-2025", "date-missing-day"),
        ("7 Foo 2025", "date-shape"),
        ("kemarin", "date-shape"),
        ("", "date-shape"),
        ("35259", "date-shape"),
    ],
)
def test_a_text_that_names_no_day_is_refused_with_its_reason(text, code):
    refusal = dates.parse_date(text)
    assert isinstance(refusal, Refusal)
    assert refusal.code == code


def test_the_serial_number_of_a_spreadsheet_is_a_day():
    # 25,569 days lie between the spreadsheets' day 0 and 1 January 1970; 9,690 more to 13 July 1996
    assert dates.date_from_serial(35_259) == dt.date(1996, 7, 13)


@pytest.mark.parametrize("number", [-1, 0, 60, 99_999, 6_112_041_302_750_004])
def test_a_serial_number_that_is_no_plausible_day_is_refused(number):
    assert isinstance(dates.date_from_serial(number), Refusal)


@pytest.mark.parametrize(
    "text",
    [
        "02-2025",
        "2-2025",
        "02/2025",
        "2025-02",
        "2025/02",
        "202502",
        "Februari 2025",
        "Pebruari 2025",
        "peb-2025",
        "01-02-2025",
        "2025-02-01 00:00:00",
    ],
)
def test_every_way_to_write_february_2025_is_one_month(text):
    assert dates.parse_month(text) == month_number(2025, 2)


def test_nopember_and_agt_are_months():
    assert dates.parse_month("Nop 2025") == month_number(2025, 11)
    assert dates.parse_month("Nopember 2025") == month_number(2025, 11)
    assert dates.parse_month("Agt 2025") == month_number(2025, 8)


@pytest.mark.parametrize("text", ["13-2025", "2025-13", "202513", "02-25", "Februari", "2025", "", "Feb 25"])
def test_a_text_that_names_no_month_is_refused(text):
    assert isinstance(dates.parse_month(text), Refusal)


def test_dates_are_written_as_people_read_them():
    assert dates.date_text(dt.date(2025, 2, 7)) == "7 Februari 2025"
    assert dates.long_date_text(dt.date(2025, 4, 15)) == "Selasa, 15 April 2025"
    assert dates.month_text(month_number(2025, 2)) == "Februari 2025"
    short = [dates.short_month_text(month_number(2025, month)) for month in (5, 8, 10, 12)]
    assert short == ["Mei 2025", "Agu 2025", "Okt 2025", "Des 2025"]


@given(days)
def test_a_day_written_is_the_day_read(day):
    assert dates.parse_date(dates.date_text(day)) == day
    assert dates.parse_date(dates.form_date_text(day)) == day
    assert dates.parse_date(day.isoformat()) == day


@given(months)
def test_a_month_written_is_the_month_read(month):
    assert dates.parse_month(dates.month_text(month)) == month
    assert dates.parse_month(dates.short_month_text(month)) == month
    assert dates.parse_month(dates.form_month_text(month)) == month


@given(days.filter(lambda day: day >= dt.date(1900, 3, 1)))
def test_a_day_kept_as_a_serial_number_is_the_day_read(day):
    assert dates.date_from_serial((day - dt.date(1970, 1, 1)).days + 25_569) == day


@given(st.text(max_size=20))
def test_no_text_makes_the_readers_fail(text):
    assert isinstance(dates.parse_date(text), dt.date | Refusal)
    assert isinstance(dates.parse_month(text), int | Refusal)
