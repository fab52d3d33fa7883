"""The embedded PostgreSQL, for real: started, killed, started again."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from payung.site.postgres import Cluster, find_programs
from payung.site.postgres.server import socket_folder
from payung.site.server_user import server_user
from payung.site.trouble import Trouble

KILLED_BUT_NO_POWER_CUT = {"fsync": "off"}
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="relies on the kernel of Linux")


def secret(name: str) -> str:
    return f"{name} with a 'quote' and a space"


@pytest.fixture(scope="module")
def home(scratch: Path) -> Path:
    """One data folder for the module, so that it is made once."""
    folder = scratch / "launcher"
    folder.mkdir()
    folder.chmod(0o711)
    return folder / "postgres"


@pytest.fixture
def cluster(home: Path) -> Iterator[Cluster]:
    with Cluster(home, secret, KILLED_BUT_NO_POWER_CUT) as running:
        yield running


def ask(cluster: Cluster, statement: str) -> object:
    with psycopg.connect(cluster.address.url, autocommit=True) as connection:
        found = connection.execute(statement)
        return found.fetchone()[0] if found.description else None


def gone(pid: int) -> bool:
    return until(lambda: not Path(f"/proc/{pid}").exists())


def until(true: Callable[[], bool]) -> bool:
    patience = time.monotonic() + 20
    while not true() and time.monotonic() < patience:
        time.sleep(0.02)
    return true()


def test_the_application_is_let_in_with_its_password_only(cluster):
    assert ask(cluster, "SELECT current_user::text") == "payung"
    for password in ("", "wrong"):
        with pytest.raises(psycopg.OperationalError, match="password"):
            psycopg.connect(host=cluster.address.host, user="payung", dbname="payung", password=password)


def test_the_server_listens_on_no_network_and_the_application_is_no_superuser(cluster):
    assert ask(cluster, "SHOW listen_addresses") == ""
    assert ask(cluster, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user") is False
    assert ask(cluster, "SHOW data_checksums") == "on"
    assert ask(cluster, "SHOW server_encoding") == "UTF8"
    assert cluster.data.stat().st_mode & 0o077 == 0


def test_what_was_committed_is_there_after_the_server_was_killed(home, cluster):
    ask(cluster, "CREATE TABLE kept AS SELECT 42 AS answer")
    os.kill(cluster.server.pid, signal.SIGKILL)
    assert until(lambda: not cluster.server.is_alive())

    with Cluster(home, secret, KILLED_BUT_NO_POWER_CUT) as again:
        assert ask(again, "SELECT answer FROM kept") == 42


@LINUX
def test_a_note_left_by_a_killed_server_that_names_another_process_does_not_stop_the_next(home):
    (home / "data" / "postmaster.pid").write_text(f"{os.getpid()}\n")
    with Cluster(home, secret, KILLED_BUT_NO_POWER_CUT) as again:
        assert ask(again, "SELECT 1") == 1
        assert again.server.pid != os.getpid()


def test_a_server_left_running_is_adopted_and_then_stopped(home, cluster):
    with Cluster(home, secret, KILLED_BUT_NO_POWER_CUT) as second:
        assert second.server.pid == cluster.server.pid
        assert ask(second, "SELECT 1") == 1
    assert until(lambda: not cluster.server.is_alive())


@LINUX
def test_a_server_ends_when_the_process_that_started_it_is_killed(home):
    program = (
        "import sys, time; from pathlib import Path; from payung.site.postgres import Cluster\n"
        "def secret(name): return f\"{name} with a 'quote' and a space\"\n"
        "cluster = Cluster(Path(sys.argv[1]), secret); cluster.open()\n"
        "print(cluster.server.pid, flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", program, home], stdout=subprocess.PIPE) as starter:
        pid = int(starter.stdout.readline())
        starter.kill()
    assert gone(pid)


def test_the_database_can_be_emptied_and_is_made_again(cluster):
    ask(cluster, "CREATE TABLE doomed (x int)")
    cluster.recreate_database()
    assert ask(cluster, "SELECT to_regclass('doomed')") is None


def test_a_lost_password_is_told_in_one_sentence(home):
    with pytest.raises(Trouble) as caught, Cluster(home, lambda name: "another", KILLED_BUT_NO_POWER_CUT):
        pass
    assert caught.value.code == "password-lost"


def test_data_of_a_version_that_is_not_here_is_refused_and_left_alone(scratch):
    data = scratch / "old" / "data"
    data.mkdir(parents=True)
    (data / "PG_VERSION").write_text("9.6\n")
    with pytest.raises(Trouble) as caught:
        Cluster(data.parent, secret).open()
    assert caught.value.code == "postgres-version"
    assert [file.name for file in data.iterdir()] == ["PG_VERSION"]


def test_a_socket_path_longer_than_the_kernel_allows_is_replaced_by_a_short_one(scratch):
    home = scratch / "a-long-name-on-the-way" / ("x" * 80) / "postgres"
    home.mkdir(parents=True)
    folder = socket_folder(home, server_user())
    try:
        assert len(str(folder / ".s.PGSQL.5432")) < 100
        assert socket_folder(home, server_user()) == folder
    finally:
        folder.rmdir()


def test_the_wheel_brings_programs_that_the_servers_user_can_run(scratch, monkeypatch):
    monkeypatch.setenv("PAYUNG_POSTGRES", "wheel")
    folder = scratch / "programs"
    folder.mkdir()
    programs = find_programs(server_user(), folder)
    assert programs.major >= 15
    assert server_user().runs([programs.bin / "postgres", "--version"])


def test_an_unknown_choice_of_postgres_is_refused(scratch, monkeypatch):
    monkeypatch.setenv("PAYUNG_POSTGRES", "mysql")
    with pytest.raises(Trouble) as caught:
        find_programs(server_user(), scratch)
    assert caught.value.code == "postgres-choice"
