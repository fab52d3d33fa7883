"""Tokens: made once, shown once, scoped, counted, taken back; and what a program does with one."""

from __future__ import annotations

import datetime as dt
import io
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pypdf import PdfReader

from payung.access.models import Grant
from payung.audit.models import Event, Look
from payung.contributions.models import ApiToken, Bill
from payung.contributions.tokens import PER_MINUTE
from tests.contributions.sheets_of_workers import NEW, SITI, changed
from tests.sheet.made import xlsx

from .books import NOW, employer, made_employer, siti, still_clock
from .conftest import make_user

__all__ = ["employer", "siti", "still_clock"]

KEY = "19100217-000"
PAGE = f"/perusahaan/{KEY}/program/"
ROOT = f"/api/v1/employers/{KEY}"
ALL = ["baca", "pekerja", "unggah", "simpan", "hitung", "finalisasi"]
WAGES = b"NIK;NAMA_LENGKAP;UPAH\n6112024807959001;Siti Aminah;5.000.000\n"


@pytest.fixture
def clerk(client_of, employer):
    return client_of("clerk", "employer", str(employer.pk))


def made(clerk, *scopes: str, until: str = "31-12-2026", name: str = "Gaji Kapuas", **more) -> str:
    """A token as the page shows it."""
    response = clerk.post(PAGE, {"name": name, "scopes": scopes or ALL, "expires_on": until, **more})
    return response.context["secret"]


def program(token: str) -> Client:
    return Client(headers={"authorization": f"Bearer {token}"})


def send(by: Client, content: bytes = WAGES, month: str = "2026-10"):
    return by.post(f"{ROOT}/months/{month}/sheets", {"file": SimpleUploadedFile("gaji.csv", content)})


def test_a_token_is_shown_once_and_kept_only_as_a_digest(clerk):
    token = made(clerk)
    assert token.startswith("pyg_") and token not in clerk.get(PAGE).content.decode()
    kept = ApiToken.objects.get()
    assert token not in json.dumps([str(value) for value in vars(kept).values()])
    assert "contributions.create_token" in Event.objects.values_list("verb", flat=True)


def test_a_program_takes_a_month_from_sheet_to_bill(clerk, siti):
    by = program(made(clerk))
    assert by.get("/api/v1/employers").json() == [
        {"key": KEY, "npp": "19100217", "division": "000", "name": "PT Papan Percobaan"}
    ]
    bad = send(by, WAGES.replace(b"5.000.000", b"Rp3.2jt")).json()
    assert (bad["kind"], bad["valid"], bad["not_valid"]) == ("upah", 0, 1)
    assert (bad["problems"][0]["code"], bad["problems"][0]["rows"]) == ("wage-letters", [2])
    clerk.post(f"/perusahaan/{KEY}/bulan/2026-10/unggahan/{bad['id']}/buang/")

    sent = send(by)
    assert sent.status_code == 201
    number = sent.json()["id"]
    assert by.get(f"{ROOT}/sheets/upah/{number}").json()["valid"] == 1
    assert by.get(f"{ROOT}/months/2026-10/sheets").json()[0]["id"] == number
    assert by.post(f"{ROOT}/sheets/upah/{number}/confirm").json() == {"id": number, "state": "confirmed", "rows": 1}
    # Rp5.000.000: see tests/web/books.py, 477.000 in all
    assert by.post(f"{ROOT}/months/2026-10/calculate").json()["amount"] == 477_000
    bill = by.post(f"{ROOT}/months/2026-10/finalise").json()
    assert (bill["amount"], bill["state"]) == (477_000, "open")
    assert bill["payment_code"] == Bill.objects.get().payment_code
    assert by.get(f"{ROOT}/months/2026-10/bill").json() == bill
    paper = by.get(f"{ROOT}/months/2026-10/bill.pdf")
    assert "Papan Percobaan" in PdfReader(io.BytesIO(paper.content)).pages[0].extract_text()
    assert by.post(f"{ROOT}/sheets/upah/{number}/confirm").json()["problems"][0]["code"] == "sheet-not-waiting"
    names = set(Event.objects.filter(verb="contributions.finalise").values_list("actor_name", flat=True))
    assert names == {"Clerk-Employer-" + str(siti.employments.get().employer_id) + " (program Gaji Kapuas)"}


def test_worker_sheets_and_the_list_of_workers(clerk, siti):
    by = program(made(clerk))
    new = xlsx([changed(SITI, TANGGAL_KEPESERTAAN="02-11-2026")], NEW)
    sent = send(by, new, "2026-11").json()
    assert (sent["kind"], sent["valid"]) == ("baru", 1)
    assert by.post(f"{ROOT}/sheets/baru/{sent['id']}/confirm").status_code == 200
    listed = by.get(f"{ROOT}/workers").json()
    assert (listed["total"], listed["pages"]) == (2, 1)
    assert listed["workers"][0]["nik"].count("•") == 8
    assert Look.objects.filter(person_id=siti.pk, purpose__contains="lewat program").exists()


def test_a_token_does_only_what_it_was_given(clerk, siti):
    by = program(made(clerk, "baca"))
    assert by.get(f"{ROOT}/months/2026-10/sheets").status_code == 200
    assert send(by).status_code == 403
    assert by.get(f"{ROOT}/workers").status_code == 403
    assert by.post(f"{ROOT}/months/2026-10/finalise").status_code == 403


def test_a_token_opens_only_its_own_employers_while_its_clerk_reaches_them(clerk, employer):
    other = made_employer("20000001", "PT Kedua")
    by = program(made(clerk))
    assert by.get("/api/v1/employers/20000001-000/months/2026-10/sheets").status_code == 404
    assert other.name not in by.get("/api/v1/employers").content.decode()
    Grant.objects.update(valid_to=dt.date(2026, 1, 1))
    assert by.get("/api/v1/employers").json() == []
    assert by.get(f"{ROOT}/months/2026-10/bill.pdf").status_code == 404


def test_one_token_may_open_several_npp_of_one_clerk(client_of, employer):
    other = made_employer("20000001", "PT Kedua")
    user = make_user("dua", ("clerk", "employer", str(employer.pk)), ("clerk", "employer", str(other.pk)))
    client = Client()
    client.force_login(user)
    token = made(client, "baca", employers=[str(employer.pk), str(other.pk)])
    assert len(program(token).get("/api/v1/employers").json()) == 2


def test_without_a_token_with_a_wrong_one_revoked_or_expired_nothing_opens(clerk, monkeypatch):
    token = made(clerk)
    for given in (Client(), program("pyg_salah"), program(token.lower()), clerk):
        assert given.get("/api/v1/employers").status_code == 401
        assert given.get(f"{ROOT}/months/2026-10/bill.pdf").status_code == 401
    by = program(token)
    assert by.get("/api/v1/employers").status_code == 200
    assert ApiToken.objects.get().last_used_at == NOW
    told = clerk.post(f"{PAGE}{ApiToken.objects.get().pk}/cabut/", follow=True).content.decode()
    assert "dicabut" in told
    assert by.get("/api/v1/employers").status_code == 401
    late = program(made(clerk, until="21-11-2026"))
    assert late.get("/api/v1/employers").status_code == 200  # its last day is today
    ApiToken.objects.update(expires_on=dt.date(2026, 11, 20))
    assert late.get("/api/v1/employers").status_code == 401


def test_too_many_requests_in_a_minute_are_refused(clerk):
    by = program(made(clerk))
    by.get("/api/v1/employers")
    ApiToken.objects.update(in_minute=PER_MINUTE)
    assert by.get("/api/v1/employers").status_code == 429


@pytest.mark.parametrize(
    ("changed", "told"),
    [({"name": " "}, ""), ({"scopes": []}, ""), ({"expires_on": "01-01-2030"}, "Pilih hari terakhir yang lebih dekat")],
)
def test_a_token_without_name_scope_or_near_end_is_not_made(clerk, changed, told):
    response = clerk.post(PAGE, {"name": "Gaji", "scopes": ["baca"], "expires_on": "31-12-2026", **changed})
    assert response.status_code == 422 and told in response.content.decode()
    assert not ApiToken.objects.exists()


def test_bad_months_and_files_are_told_as_problems(clerk):
    by = program(made(clerk))
    assert by.get(f"{ROOT}/months/oktober/sheets").status_code == 400
    answer = send(by, b"%PDF-1.4")
    assert answer.status_code == 400 and answer.json()["problems"][0]["code"] == "file-kind"
    assert by.get(f"{ROOT}/months/2026-10/bill").status_code == 404
    assert by.post(f"{ROOT}/months/2026-10/calculate").status_code == 404
    assert by.get(f"{ROOT}/sheets/upah/99").status_code == 404


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_the_list_of_tokens_can_be_taken_out(clerk, kind):
    made(clerk)
    assert clerk.get(f"{PAGE}?format={kind}").headers["Content-Disposition"].endswith(f'.{kind}"')


def test_people_read_every_door_on_one_page(client, db):
    told = client.get("/api/v1/").content.decode()
    for path in ("/calculations", "/employers/{key}/months/{month}/sheets", "/employers/{key}/workers"):
        assert path in told
    described = client.get("/api/v1/openapi.json").json()
    assert "ByToken" in described["components"]["securitySchemes"]
