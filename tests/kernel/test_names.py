import pytest
from hypothesis import given
from hypothesis import strategies as st

from payung.kernel.names import name_key, same_name, similarity


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("moh. arifin", "MUHAMMAD ARIFIN"),
        ("M. Arifin", "MUHAMMAD ARIFIN"),
        ("Hj. Siti Ma'rufah, S.E., M.M.", "SITI MARUFAH"),
        ("Dr. H. Joesoef Tjokro", "YUSUF COKRO"),
        ("Djoko Soesilo", "JOKO SUSILO"),
        ("Ahmad bin Yusuf", "AHMAD YUSUF"),
        ("Sri  Wahyu Ningsih", "SRI WAHYUNINGSIH"),
        ("Achmad Fauzi S.T.", "AHMAD FAUZI"),
        ("NUR-AINI", "Nur Aini"),
        ("Budi Santoso ST MT", "BUDI SANTOSO"),
        ("Suharto", "SUHARTO"),
    ],
)
def test_different_writings_of_one_name_are_one_name(written, known):
    assert same_name(written, known)
    assert same_name(known, written)


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("Moh. Arifn", "MUHAMMAD ARIFIN"),
        ("Siti Aminah", "Siti Aisyah"),
        ("Budi", "Budi Santoso"),
        ("", "Budi"),
    ],
)
def test_a_letter_less_or_another_name_is_not_the_same_name(written, known):
    assert not same_name(written, known)


def test_a_name_that_is_only_a_title_keeps_it():
    assert name_key("Haji") == "HAYI"
    assert name_key("Ir") != ""


def test_a_name_cut_off_after_sixty_characters_is_still_the_name():
    long_name = "Raden Ajeng Kusumawardhani Purwaningrum Setyaningsih Hadikusumo Prawirodirjo"
    assert len(long_name) > 60
    assert same_name(long_name[:60], long_name)
    assert not same_name(long_name[:40], long_name)


def test_likeness_tells_a_typing_error_from_another_person():
    assert similarity(name_key("Moh. Arifn"), name_key("Muhammad Arifin")) > 90
    assert similarity(name_key("Siti Aminah"), name_key("Bambang Wijaya")) < 50


@given(st.text(max_size=40), st.text(max_size=40))
def test_likeness_is_100_exactly_for_equal_keys(left, right):
    score = similarity(name_key(left), name_key(right))
    assert 0 <= score <= 100
    assert (score == 100) == (name_key(left) == name_key(right))


@given(st.text(max_size=40))
def test_the_key_does_not_depend_on_case(name):
    assert name_key(name.upper()) == name_key(name.upper().title().upper())
