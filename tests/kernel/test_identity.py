import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payung.kernel import identity
from payung.kernel.problem import Refusal

TODAY = dt.date(2025, 4, 8)


@pytest.mark.parametrize("province", sorted(identity.PROVINCES))
def test_a_nik_of_every_province_of_today_is_accepted_without_a_warning(province):
    nik = f"{province}04" + "04" + "130275" + "0004"
    assert identity.parse_nik(nik) == nik
    assert identity.nik_warnings(nik) == ()


def test_there_are_38_provinces():
    assert len(identity.PROVINCES) == 38


@pytest.mark.parametrize("text", ["6112 0413 0275 0004", "'6112041302750004", "6112.04.130275.0004"])
def test_spaces_points_and_the_apostrophe_of_a_text_cell_do_not_matter(text):
    assert identity.parse_nik(text) == "6112041302750004"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("6,11204E+15", "nik-number"),
        ("6.11204130275E+15", "nik-number"),
        ("611204130275000", "nik-length"),
        ("61120413027500041", "nik-length"),
        ("", "nik-letters"),
        ("61120413O2750004", "nik-letters"),
        ("6112043202750004", "nik-date"),
        ("6112044002750004", "nik-date"),
        ("6112047202750004", "nik-date"),
        ("6112041313750004", "nik-date"),
        ("6112041300750004", "nik-date"),
        ("6112040002750004", "nik-date"),
    ],
)
def test_a_nik_that_cannot_be_one_is_refused_with_its_reason(text, code):
    refusal = identity.parse_nik(text)
    assert isinstance(refusal, Refusal)
    assert refusal.code == code


def test_a_nik_kept_as_a_number_is_told_to_become_text():
    assert identity.parse_nik("6,11204E+15") == Refusal(
        "nik-number",
        "16 angka",
        "Excel mengubah NIK menjadi bilangan. Jadikan kolom ini Teks, lalu ketik ulang NIK dari KTP.",
    )


def test_the_day_of_a_woman_is_forty_higher():
    assert identity.parse_nik("6112047102750004") == "6112047102750004"
    assert identity.nik_birth_dates("6112045302750004", TODAY) == (dt.date(1975, 2, 13),)


@pytest.mark.parametrize(
    ("nik", "warnings"),
    [
        ("5404041302750004", ()),  # Timor Timur, no longer given out
        ("9904041302750004", ("nik-province",)),
        ("6100041302750004", ("nik-regency",)),
        ("6112041302750000", ("nik-serial",)),
    ],
)
def test_what_is_strange_but_possible_is_only_a_warning(nik, warnings):
    assert identity.parse_nik(nik) == nik
    assert identity.nik_warnings(nik) == warnings


def test_a_list_of_regencies_makes_the_warning_exact():
    assert identity.nik_warnings("6113041302750004", frozenset({"6112"})) == ("nik-regency",)


def test_somebody_born_in_2001_is_not_taken_to_be_born_in_1901():
    assert identity.nik_birth_dates("3404145501010001", TODAY) == (dt.date(2001, 1, 15),)


def test_both_centuries_are_named_where_both_are_possible():
    assert identity.nik_birth_dates("6112041302200004", TODAY) == (dt.date(2020, 2, 13), dt.date(1920, 2, 13))


def test_a_day_that_is_in_no_calendar_gives_no_birth_date():
    assert identity.nik_birth_dates("6112043102750004", TODAY) == ()


def test_a_member_number_is_opaque_and_eight_to_thirteen_digits():
    assert identity.parse_kpj("01902123417") == "01902123417"
    assert identity.parse_kpj("19021234") == "19021234"


@pytest.mark.parametrize(
    ("text", "cure"),
    [
        ("1902123", "Baru 7 angka; nol di depan biasanya hilang di Excel. Lihat nomor di kartu peserta."),
        ("01902123417012", "Ada 14 angka. Lihat nomor di kartu peserta."),
    ],
)
def test_a_member_number_of_another_length_is_refused(text, cure):
    assert identity.parse_kpj(text) == Refusal("kpj-length", "11 angka", cure)


def test_an_employer_number_keeps_its_letters_and_zeros():
    assert identity.parse_npp("jj 012 0217") == "JJ0120217"
    assert identity.parse_npp("00120217") == "00120217"
    assert isinstance(identity.parse_npp("0217"), Refusal)


def test_a_tax_number_of_15_or_16_digits_is_kept_as_digits():
    assert identity.parse_npwp("01.234.567.4-701.000") == "012345674701000"
    assert isinstance(identity.parse_npwp("01.234.567"), Refusal)


def test_a_tax_number_with_a_wrong_check_digit_is_only_a_warning():
    # 0·1 1·2 2·1 3·2 4·1 5·2→1 6·1 7·2→5 and the last digit: 0+2+2+6+4+1+6+5 = 26, so the check digit is 4
    assert identity.npwp_warnings("012345674701000") == ()
    assert identity.npwp_warnings("012345675701000") == ("npwp-check",)
    assert identity.npwp_warnings("0012345675701000") == ("npwp-check",)
    assert identity.npwp_warnings("6112041302750004") == ()


@pytest.mark.parametrize(
    "text",
    ["0812 3456 7890", "+62 812-3456-7890", "62 812 3456 7890", "+62 0812 3456 7890", "(0812) 34567890"],
)
def test_every_way_to_write_a_mobile_number_is_stored_one_way(text):
    assert identity.parse_phone(text) == "+6281234567890"


def test_a_fixed_line_is_a_telephone_too():
    assert identity.parse_phone("(0561) 731234") == "+62561731234"


@pytest.mark.parametrize("text", ["", "812345678", "0812", "+1 202 555 0100", "0812345678901234", "telepon"])
def test_what_is_no_indonesian_telephone_is_refused(text):
    assert isinstance(identity.parse_phone(text), Refusal)


def test_masks_keep_the_ends_only():
    assert identity.mask_nik("6112041302750004") == "6112••••••••0004"
    assert identity.mask_kpj("1902123417") == "1902••••417"
    assert identity.mask_npp("JJ0120217") == "••••0217"


@given(st.text("0123456789", min_size=0, max_size=20))
def test_a_mask_never_shows_a_whole_identifier(digits):
    for mask in (identity.mask_nik, identity.mask_kpj, identity.mask_npp):
        shown = mask(digits)
        assert len(shown.replace("•", "")) <= max(0, len(digits) - 2)
