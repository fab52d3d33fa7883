"""Where state is kept, who may read it, and what is said when it cannot be."""

import errno
import os
import stat

import psycopg
import pytest
from hypothesis import given
from hypothesis import strategies as st

from payung.site.database_url import DatabaseAddress
from payung.site.explain import explain
from payung.site.first_come import AlreadyRunning, FirstCome
from payung.site.state import find_state
from payung.site.translations import compile_stale
from payung.site.trouble import Trouble

words = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12)


def test_a_secret_is_made_once_and_for_this_user_only(tmp_path, monkeypatch):
    monkeypatch.setenv("PAYUNG_STATE", str(tmp_path / "state"))
    first = find_state().secret("web-secret-key")
    assert len(first) >= 50
    assert find_state().secret("web-secret-key") == first
    assert find_state().secret("another") != first
    mode = (tmp_path / "state" / "secrets" / "web-secret-key").stat().st_mode
    assert stat.S_IMODE(mode) == 0o600


def test_a_secret_that_a_full_disk_left_empty_is_not_used(tmp_path, monkeypatch):
    monkeypatch.setenv("PAYUNG_STATE", str(tmp_path))
    find_state().secrets.joinpath("web-secret-key").touch()
    with pytest.raises(Trouble) as caught:
        find_state().secret("web-secret-key")
    assert caught.value.code == "secret-empty"


def test_a_place_that_cannot_be_written_is_told_in_one_sentence(tmp_path, monkeypatch):
    (tmp_path / "file").touch()
    monkeypatch.setenv("PAYUNG_STATE", str(tmp_path / "file" / "below"))
    with pytest.raises(Trouble) as caught:
        find_state()
    assert caught.value.code == "state-unwritable"
    assert "PAYUNG_STATE" in str(caught.value)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can make a folder of another user")
def test_a_folder_planted_by_another_user_is_refused(tmp_path, monkeypatch):
    tmp_path.chmod(0o711)
    os.chown(tmp_path, 65534, 65534)
    monkeypatch.setenv("PAYUNG_STATE", str(tmp_path))
    with pytest.raises(Trouble) as caught:
        find_state()
    assert caught.value.code == "state-not-ours"


def test_the_second_to_come_is_told_the_address_of_the_first(tmp_path):
    with FirstCome(tmp_path, "http://127.0.0.1:8000/"):
        with pytest.raises(AlreadyRunning) as caught, FirstCome(tmp_path, "second"):
            pass
        assert "http://127.0.0.1:8000/" in str(caught.value)
        assert str(os.getpid()) in str(caught.value)
    with FirstCome(tmp_path, "third"):
        assert (tmp_path / "running").read_text().startswith("third")


@given(words, words, words)
def test_an_address_survives_being_written_as_a_url(name, user, password):
    address = DatabaseAddress(name, user, password, "/a folder/with%odd&signs", "5432", (("sslmode", "require"),))
    assert DatabaseAddress.parse(address.url) == address
    assert psycopg.conninfo.conninfo_to_dict(address.url)["password"] == password


def test_an_ordinary_database_url_is_read():
    address = DatabaseAddress.parse("postgres://ani:r%40hasia@db.example:6432/payung?sslmode=require")
    assert address == DatabaseAddress("payung", "ani", "r@hasia", "db.example", "6432", (("sslmode", "require"),))


@pytest.mark.parametrize("url", ["mysql://a@b/c", "postgresql://a@b", "payung", "postgresql://h:x/y", ""])
def test_any_other_database_url_is_refused(url):
    with pytest.raises(Trouble) as caught:
        DatabaseAddress.parse(url)
    assert caught.value.code == "database-url"


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "disk-full"),
        (psycopg.OperationalError("could not extend file: No space left on device"), "disk-full"),
        (psycopg.OperationalError("server closed the connection unexpectedly"), "database-gone"),
        (psycopg.OperationalError("connection refused"), "database-unreachable"),
    ],
)
def test_failures_of_the_machine_have_a_sentence_in_both_languages(error, code):
    trouble = explain(error)
    assert trouble.code == code
    assert len(str(trouble).splitlines()) == 2
    assert "English:" in str(trouble)


def test_a_defect_of_our_own_keeps_its_traceback():
    assert explain(KeyError("nik")) is None


def test_translations_are_compiled_when_stale_and_only_then(tmp_path):
    folder = tmp_path / "web" / "locale" / "en" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_text('msgid ""\nmsgstr ""\n\nmsgid "Masuk"\nmsgstr "Log in"\n')
    assert compile_stale(tmp_path) == 1
    assert b"Log in" in (folder / "django.mo").read_bytes()
    assert compile_stale(tmp_path) == 0
