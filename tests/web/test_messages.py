"""Every text on a page has an English one, and the catalogue is what the source says."""

from __future__ import annotations

from payung.site.messages import CATALOGUE, broken, collected, renewed, untranslated, written


def test_texts_are_collected_from_python_and_from_templates():
    found = collected()
    assert found.get("Keluar") is not None  # a template
    assert found.get("Tidak ada yang cocok. Ubah pencarian, atau tampilkan semua.") is not None
    assert found.get("%(missing)s dari %(total)s daerah belum punya angka yang terbit") is not None  # Python
    assert found.get(("Lihat %(many)s angka provinsi", "Lihat %(many)s angka provinsi")) is not None  # a plural


def test_every_text_has_an_english_one():
    assert untranslated(renewed()) == []


def test_every_english_text_keeps_the_placeholders():
    assert broken(renewed()) == []


def test_the_catalogue_is_up_to_date():
    assert CATALOGUE.read_bytes() == written(renewed()), "run: python -m payung.site.messages"
