"""Logging in: the same words for every failure, slow to guess, never sent elsewhere."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from payung.access.attempts import MOST_TOGETHER
from payung.access.models import FailedLogin
from payung.demo.marker import leave_marker
from payung.web.actor import IDLE, SEEN

from .conftest import PASSWORD, make_user

pytestmark = pytest.mark.django_db


def attempt(client, username="ani", password=PASSWORD, **more):
    return client.post("/masuk/", {"username": username, "password": password, **more})


def told(answer):
    return answer.content.decode().split('role="alert"')[1].split("</div>")[0]


@pytest.fixture
def ani(db):
    return make_user("ani", ("auditor", "all", ""))


def test_whoever_logs_in_lands_on_the_page_of_their_role(client, ani):
    answer = attempt(client)
    assert answer.status_code == 302
    assert answer["Location"] in ("/audit/", "/")


def test_the_page_asked_for_comes_after_logging_in_but_never_one_elsewhere(ani):
    assert attempt(Client(), next="/hukum/?cari=upah")["Location"] == "/hukum/?cari=upah"
    for elsewhere in ("https://contoh.example/", "//contoh.example/", "javascript:alert(1)"):
        assert attempt(Client(), next=elsewhere)["Location"].startswith("/")
        assert "example" not in attempt(Client(), next=elsewhere)["Location"]


def test_a_wrong_password_and_an_unknown_name_are_told_in_the_same_words(client, ani):
    wrong, unknown = attempt(client, password="salah"), attempt(client, username="budi", password="salah")
    assert wrong.status_code == unknown.status_code == 401
    assert told(wrong) == told(unknown)


def test_after_five_failures_even_the_right_password_must_wait(client, ani):
    for _ in range(MOST_TOGETHER):
        attempt(client, password="salah")
    assert attempt(client).status_code == 429
    assert attempt(Client(REMOTE_ADDR="10.0.0.9")).status_code == 302  # the same person, elsewhere
    FailedLogin.objects.update(at=timezone.now() - dt.timedelta(minutes=16))
    assert attempt(client).status_code == 302
    assert not FailedLogin.objects.filter(username="ani", address="127.0.0.1").exists()


def test_logging_in_gives_the_session_a_new_key(client, ani):
    client.get("/")
    session = client.session
    session["before"] = 1
    session.save()
    client.cookies["sessionid"] = session.session_key
    attempt(client)
    assert client.session.session_key != session.session_key


def test_half_an_hour_of_silence_ends_the_session_and_says_so(client, ani):
    attempt(client)
    client.get("/")
    session = client.session
    session[SEEN] = int(timezone.now().timestamp()) - IDLE - 1
    session.save()
    page = client.get("/", follow=True).content.decode()
    assert "keluar otomatis" in page
    assert "_auth_user_id" not in client.session


def test_logging_out_needs_a_post_and_ends_the_session(client, ani):
    attempt(client)
    assert client.get("/keluar/").status_code == 405
    assert "sudah keluar" in client.post("/keluar/").content.decode()
    assert "_auth_user_id" not in client.session


def test_a_form_without_its_secret_is_refused_in_plain_words(ani):
    answer = Client(enforce_csrf_checks=True).post("/masuk/", {"username": "ani"})
    assert answer.status_code == 403
    assert "terlalu lama terbuka" in answer.content.decode()


def test_a_user_who_was_closed_cannot_log_in(client, ani):
    ani.is_active = False
    ani.save()
    assert attempt(client).status_code == 401


def test_the_language_is_remembered_and_leads_back_to_the_page(client, db):
    answer = client.post("/bahasa/", {"language": "en", "next": "/masuk/"})
    assert answer["Location"] == "/masuk/"
    assert 'lang="en"' in client.get("/masuk/").content.decode()
    assert client.post("/bahasa/", {"language": "en", "next": "https://contoh.example/"})["Location"] == "/"


def test_pages_with_somebodys_data_stay_out_of_shared_caches(client, ani):
    attempt(client)
    assert "no-store" in client.get("/")["Cache-Control"]


def test_the_log_ins_of_a_demonstration_are_told_only_where_there_is_one(client, db):
    assert "sedia-payung" not in client.get("/masuk/").content.decode()
    now = timezone.now()
    leave_marker(at=now, today=now.date(), people=1, employers=1, scale=50)
    assert "rosalina" in client.get("/masuk/").content.decode()
    assert "rekaan" in client.get("/").content.decode()
