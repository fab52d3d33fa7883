import pytest
from hypothesis import given
from hypothesis import strategies as st

from payung.kernel.amounts import number_text, parse_rupiah, percent_text, rupiah_text
from payung.kernel.problem import Refusal
from payung.kernel.words import spelled, terbilang

amounts = st.integers(0, 10**15 - 1)


@pytest.mark.parametrize(
    "text",
    [
        "1234567",
        "1.234.567",
        "Rp1.234.567",
        "Rp 1.234.567",
        "Rp. 1.234.567",
        "IDR 1.234.567",
        "1.234.567,00",
        "1234567,00",
        "1234567.00",
        "1.234.567,-",
        "1,234,567",
        "1,234,567.00",
        "\u00a01.234.567 ",
        "'1234567",
        "01234567",
    ],
)
def test_every_clear_way_to_write_1_234_567_rupiah_is_read(text):
    assert parse_rupiah(text) == 1_234_567


def test_a_point_before_three_digits_groups_thousands():
    assert parse_rupiah("1.234") == 1_234
    assert parse_rupiah("1,234.00") == 1_234


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "amount-empty"),
        ("Rp", "amount-empty"),
        ("-500", "amount-negative"),
        ("Rp-500", "amount-negative"),
        ("(500)", "amount-negative"),
        ("Rp3.2jt", "amount-letters"),
        ("tiga juta", "amount-letters"),
        ("3,2E+06", "amount-letters"),
        ("1,234", "amount-ambiguous"),
        ("1.234.567,50", "amount-decimals"),
        ("3.2", "amount-decimals"),
        ("3200000.5", "amount-decimals"),
        ("2650.123", "amount-decimals"),
        ("1.234,567", "amount-decimals"),
        ("1.23.456", "amount-shape"),
        ("1.234.56", "amount-shape"),
        ("12.345,678.9", "amount-shape"),
        ("1 234 567", "amount-shape"),
        ("9" * 16, "amount-too-big"),
    ],
)
def test_an_amount_that_is_not_clearly_whole_rupiah_is_refused_with_its_reason(text, code):
    refusal = parse_rupiah(text)
    assert isinstance(refusal, Refusal)
    assert refusal.code == code


@pytest.mark.parametrize(
    ("text", "cure"),
    [
        ("Rp3.2jt", "Tulis 3200000 atau 3.200.000, tanpa huruf."),
        ("3,25 juta", "Tulis 3250000 atau 3.250.000, tanpa huruf."),
        ("850rb", "Tulis 850000 atau 850.000, tanpa huruf."),
        ("tiga juta", "Tulis seperti 3200000 atau 3.200.000, tanpa huruf."),
    ],
)
def test_letters_are_refused_with_the_amount_to_write(text, cure):
    refusal = parse_rupiah(text)
    assert isinstance(refusal, Refusal)
    assert refusal.cure == cure


def test_money_is_written_with_points_and_no_space():
    assert rupiah_text(1_234_567) == "Rp1.234.567"
    assert rupiah_text(0) == "Rp0"
    assert rupiah_text(-1_500) == "-Rp1.500"


@pytest.mark.parametrize(
    ("parts", "decimals", "text"),
    [
        (2_400, 0, "0,24\u00a0%"),
        (3_000, 2, "0,30\u00a0%"),
        (20_000, 0, "2\u00a0%"),
        (534_300, 0, "53,43\u00a0%"),
        (1, 2, "0,0001\u00a0%"),
        (-5_000, 0, "-0,5\u00a0%"),
    ],
)
def test_a_rate_is_written_in_per_cent_with_a_comma(parts, decimals, text):
    assert percent_text(parts, decimals) == text


@given(amounts)
def test_an_amount_written_is_the_amount_read(amount):
    for text in (rupiah_text(amount), number_text(amount), str(amount), f"{rupiah_text(amount)},00"):
        assert parse_rupiah(text) == amount


@given(st.integers(10**6, 10**15 - 1))
def test_commas_from_a_million_on_are_read_as_thousands(amount):
    assert parse_rupiah(f"{amount:,}") == amount
    assert parse_rupiah(f"{amount:,}.00") == amount


@given(st.text(max_size=20))
def test_no_text_makes_the_reader_fail_or_gives_a_negative_amount(text):
    value = parse_rupiah(text)
    assert isinstance(value, Refusal) or value >= 0


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "nol"),
        (11, "sebelas"),
        (18, "delapan belas"),
        (20, "dua puluh"),
        (100, "seratus"),
        (219, "dua ratus sembilan belas"),
        (1_000, "seribu"),
        (1_001, "seribu satu"),
        (2_000, "dua ribu"),
        (101_000, "seratus satu ribu"),
        (1_000_000, "satu juta"),
        (64_090_266, "enam puluh empat juta sembilan puluh ribu dua ratus enam puluh enam"),
        (1_001_001_001, "satu miliar satu juta seribu satu"),
        (5_000_000_000_000, "lima triliun"),
    ],
)
def test_a_number_in_words(number, words):
    assert spelled(number) == words


def test_an_amount_in_words_begins_with_a_capital_and_ends_with_rupiah():
    assert terbilang(64_000_000) == "Enam puluh empat juta rupiah"


@given(st.integers(0, 10**15 - 1), st.integers(0, 10**15 - 1))
def test_two_amounts_never_share_their_words(left, right):
    assert (spelled(left) == spelled(right)) == (left == right)


@pytest.mark.parametrize("number", [-1, 10**15])
def test_a_number_too_big_or_negative_has_no_words(number):
    with pytest.raises(ValueError, match="numbers in words"):
        spelled(number)
