"""The square on a card and on a certificate, read back from the picture of the paper as a telephone would."""

from __future__ import annotations

import pypdfium2
import pytest
import zxingcpp
from django.test import Client
from django.urls import reverse

from payung.web.members.card_mark import mark_of
from payung.web.pdf.qr import qr_svg
from tests.construction.world import reference, started
from tests.migrants.test_departures import company, going, paid
from tests.web.books import employer, siti, still_clock
from tests.web.conftest import make_user

__all__ = ["employer", "siti", "still_clock"]
HOST = "http://testserver"


def read_back(paper: bytes) -> list[str]:
    """What stands in the squares of a one-page PDF."""
    document = pypdfium2.PdfDocument(paper)
    assert len(document) == 1
    picture = document[0].render(scale=3).to_numpy()
    return [found.text for found in zxingcpp.read_barcodes(picture)]


def test_the_card_carries_the_address_that_checks_it(siti):
    client = Client()
    client.force_login(make_user("siti", ("member", "person", str(siti.pk))))
    (address,) = read_back(client.get("/peserta/kartu.pdf").content)
    assert address == HOST + reverse("card:check", args=[siti.member_number, mark_of(siti)])
    shown = Client().get(address.removeprefix(HOST))
    assert shown.status_code == 200 and "S. A." in shown.content.decode()


def test_a_name_of_120_letters_leaves_the_square_readable(siti):
    siti.name = "Maharani Kusumaningrum Sastroatmodjo " * 3 + "Agustina"
    siti.save()
    client = Client()
    client.force_login(make_user("siti", ("member", "person", str(siti.pk))))
    assert len(read_back(client.get("/peserta/kartu.pdf").content)) == 1


def test_a_projects_certificate_carries_its_own_answer(db, still_clock):
    reference()
    project = started()
    client = Client()
    client.force_login(make_user("bangun", ("contractor", "contractor", str(project.contractor_id))))
    paper = client.get(reverse("projects:certificate", args=[project.number])).content
    (address,) = read_back(paper)
    assert address == f"{HOST}/sertifikat/?kode={project.code}"
    answer = Client().get(address.removeprefix(HOST))
    assert answer.status_code == 200 and project.number in answer.content.decode()


def test_a_migrants_certificate_carries_its_own_answer(db, still_clock):
    reference()
    firm = company()
    departure = going(firm)
    paid(firm, departure)
    client = Client()
    client.force_login(make_user("lusia", ("placement", "agency", str(firm.pk))))
    (address,) = read_back(client.get(reverse("departures:certificate", args=[departure.number])).content)
    answer = Client().get(address.removeprefix(HOST))
    assert answer.status_code == 200 and departure.number in answer.content.decode()


@pytest.mark.parametrize("address", ["https://payung.contoh.go.id/kartu/PY0000123456/7Q2KM-9XMDA/"])
def test_the_drawing_is_plain_shapes_without_a_script_or_an_address_to_fetch(address):
    drawing = qr_svg(address)
    assert drawing.startswith("<svg") and "script" not in drawing and "href" not in drawing
