"""`payung server run`, for real: started, refused a second time, stopped, and a process of it killed."""

import contextlib
import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from payung.site.children import ENDS_WITHIN
from payung.site.postgres.server import STOPPED_WITHIN

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks at /proc")

ALL_END_WITHIN = STOPPED_WITHIN + ENDS_WITHIN  # seconds; a database first brings its last pages to a slow disk


@dataclass
class Running:
    """A Payung that answers, its state folder, and every process it started."""

    process: "subprocess.Popen[str]"
    state: Path
    port: int

    @property
    def family(self) -> list[int]:
        return descendants(self.process.pid)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def begin(state: Path, *arguments: str) -> "subprocess.Popen[str]":
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PAYUNG_", "DATABASE_"))}
    forced = {name: os.environ[name] for name in ("PAYUNG_POSTGRES",) if name in os.environ}
    return subprocess.Popen(
        [sys.executable, "-m", "payung.site", *arguments],
        env={**clean, **forced, "PAYUNG_STATE": str(state)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def descendants(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [found for child in map(int, children) for found in (child, *descendants(child))]


def left_of(pids: list[int], within: float = ALL_END_WITHIN) -> list[str]:
    """What still runs of these processes when the patience is over, by their commands; none as a rule."""
    patience = time.monotonic() + within
    while running := [pid for pid in pids if Path(f"/proc/{pid}/cwd").exists()]:
        if time.monotonic() > patience:
            return [command_of(pid) for pid in running]
        time.sleep(0.05)
    return []


def command_of(pid: int) -> str:
    with contextlib.suppress(FileNotFoundError, ProcessLookupError):
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    return f"{pid}, just ended"


@pytest.fixture(scope="module")
def state(scratch: Path) -> Path:
    return scratch / "run"


@pytest.fixture
def running(state: Path) -> Iterator[Running]:
    port = free_port()
    process = begin(state, "run", "--no-demo", "--port", str(port))
    said = ""
    for line in process.stdout:
        said += line
        if "siap di" in line:
            break
    assert f"http://127.0.0.1:{port}/" in said
    yield Running(process, state, port)
    family = descendants(process.pid) if process.poll() is None else []
    process.kill()
    process.wait()
    process.stdout.close()
    assert left_of(family) == []


def test_it_answers_with_a_strict_policy_and_refuses_to_run_twice(running):
    site = http.client.HTTPConnection("127.0.0.1", running.port, timeout=30)
    site.request("GET", "/")
    answer = site.getresponse()
    assert answer.status < 500
    assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
    assert "unsafe" not in answer.headers["Content-Security-Policy"]

    second = begin(running.state, "run", "--no-demo", "--port", str(free_port()))
    said, _ = second.communicate(timeout=30)
    assert second.returncode == 1
    assert f"http://127.0.0.1:{running.port}/" in said
    assert "Traceback" not in said

    beside = begin(running.state, "manage", "showmigrations", "access")
    said, _ = beside.communicate(timeout=30)
    assert (beside.returncode, "[X] 0001" in said) == (0, True)

    family = running.family
    running.process.send_signal(signal.SIGTERM)
    said, _ = running.process.communicate(timeout=30)
    assert running.process.returncode == 0
    assert "dihentikan" in said
    assert left_of(family) == []


def test_when_the_database_is_killed_it_says_so_and_stops_the_rest(running):
    family = running.family
    server = int((running.state / "postgres" / "data" / "postmaster.pid").read_text().split()[0])
    assert server in family
    os.kill(server, signal.SIGKILL)
    said, _ = running.process.communicate(timeout=30)
    assert running.process.returncode == 1
    assert "payung [database-gone]" in said
    assert "Traceback" not in said
    assert left_of(family) == []


def test_when_it_is_killed_itself_everything_it_started_ends(running):
    family = running.family
    assert len(family) >= 4
    running.process.kill()
    assert left_of(family) == []


def test_a_taken_port_is_told_in_one_sentence_before_anything_starts(scratch):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        process = begin(scratch / "port", "run", "--port", str(port))
        said, _ = process.communicate(timeout=30)
    assert process.returncode == 1
    assert re.match(rf"payung \[port-taken\]: Alamat 127\.0\.0\.1:{port} ", said)
    assert len(said.splitlines()) == 2
    assert not (scratch / "port" / "postgres").exists()


def test_an_unreachable_database_url_is_told_in_one_sentence(scratch, monkeypatch):
    monkeypatch.setenv("PGHOST", "/nowhere")
    process = subprocess.run(
        [sys.executable, "-m", "payung.site", "migrate"],
        env={
            **os.environ,
            "PAYUNG_DATABASE_URL": "postgresql://a:b@127.0.0.1:1/payung",
            "PAYUNG_STATE": str(scratch),
        },
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert process.returncode == 1
    assert "payung [database-unreachable]" in process.stderr
    assert "Traceback" not in process.stderr
