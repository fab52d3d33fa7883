"""A text longer than what keeps it is told on the page it was typed on; no form breaks."""

from __future__ import annotations

import importlib
import pkgutil

import pytest
from django import forms

from payung import web
from tests.web.books import budi, employer, siti, still_clock
from tests.web.test_cases import at, clock, missing

__all__ = ["budi", "clock", "employer", "missing", "siti", "still_clock"]
pytestmark = pytest.mark.django_db
LONG = "x" * 5_000
OWN_DATA = "/peserta/data/minta/"


def every_form() -> set[type[forms.Form]]:
    for module in pkgutil.walk_packages(web.__path__, "payung.web."):
        importlib.import_module(module.name)
    found, waiting = set(), [forms.Form]
    while waiting:
        for each in waiting.pop().__subclasses__():
            waiting.append(each)
            if each.__module__.startswith("payung."):
                found.add(each)
    return found


def test_every_text_of_a_form_has_its_longest_length():
    without = {
        f"{form.__name__}.{name}"
        for form in every_form()
        for name, field in form.base_fields.items()
        if type(field) is forms.CharField and field.max_length is None
    }
    assert without == {"InstrumentForm.parties", "InstrumentForm.duties"}  # read line by line


@pytest.mark.parametrize("kind", ["address", "phone", "email", "name", "heirs", "copy"])
def test_five_thousand_letters_in_ones_own_data_break_no_page(client_of, siti, kind):
    own = client_of("member", "person", str(siti.pk))
    assert own.post(f"{OWN_DATA}{kind}/", {"isi": LONG}).status_code in (302, 422)


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("case_step", {"langkah": "letter", "keterangan": LONG}),
        ("case_step", {"langkah": "visit", "keterangan": LONG}),
        ("case_close", {"hasil": "mended", "alasan": LONG}),
    ],
)
def test_five_thousand_letters_in_a_case_break_no_page(missing, name, typed):
    officer, case = missing
    assert officer.post(at(case, name), typed).status_code in (302, 422)
