"""One running PostgreSQL server: started, watched, stopped."""

import contextlib
import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

import psycopg

from payung.site.database_url import DatabaseAddress
from payung.site.postgres.parting import with_parent
from payung.site.postgres.said import why
from payung.site.server_user import ServerUser
from payung.site.state import make_private
from payung.site.trouble import Trouble

READY_WITHIN = 60.0  # seconds; recovery after a crash may take long
STOPPED_WITHIN = 30.0
LONGEST_SOCKET_FOLDER = 85  # bytes; the kernel allows 107 for folder and file name together
SPEED_FOR_TESTS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


class Server:
    """The server over one data folder. `start` adopts one that still runs from before."""

    def __init__(self, bin: Path, data: Path, user: ServerUser, settings: Mapping[str, str]) -> None:
        self.bin = bin
        self.data = data
        self.user = user
        self.settings = settings
        self.log = data.parent / "log"
        self.pid: int | None = None
        self._child: subprocess.Popen[bytes] | None = None

    def start(self, ask: DatabaseAddress) -> None:
        """Start, or adopt, and wait until it answers. `ask` is a log-in to try. Raises `Trouble`."""
        self.pid = self.running_pid()
        if self.pid is None:
            self._forget_stale_pid()
            self._launch()
        self._wait_until_it_answers(ask)

    def running_pid(self) -> int | None:
        """Process number of a server that runs over this data folder, whoever started it."""
        pid = self._noted_pid()
        if pid is None or not _alive(pid):
            return None
        here = Path(f"/proc/{pid}/cwd")
        if not Path("/proc/self/cwd").exists():
            return pid
        try:  # a number may be reused; a server stands in its data folder
            ours = here.parent.stat().st_uid == self.user.uid and here.resolve(strict=True).samefile(self.data)
        except OSError:
            return None
        return pid if ours else None

    def is_alive(self) -> bool:
        """True while the server's process is there."""
        if self._child is not None:
            return self._child.poll() is None
        return self.pid is not None and self.running_pid() == self.pid

    def stop(self) -> None:
        """Stop it, whether started or adopted: open transactions are rolled back, data is on disk."""
        for how in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
            if self.pid is None or not self.is_alive():
                break
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, how)
            self._wait_for_the_end()
        self.pid = self._child = None

    def _noted_pid(self) -> int | None:
        try:
            return int((self.data / "postmaster.pid").read_text().split("\n", 1)[0])
        except (OSError, ValueError):
            return None

    def _forget_stale_pid(self) -> None:
        """A note that names another process's number would make PostgreSQL refuse to start."""
        (self.data / "postmaster.pid").unlink(missing_ok=True)

    def _launch(self) -> None:
        options = [part for name, value in self.settings.items() for part in ("-c", f"{name}={value}")]
        with contextlib.suppress(FileNotFoundError):
            self.log.replace(self.log.with_name("log.before"))
        with self.log.open("xb") as log:
            self._child = subprocess.Popen(
                [self.bin / "postgres", "-D", self.data, *options],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=self.data,
                env={"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"},
                start_new_session=True,  # Ctrl-C reaches us first; we stop it last
                preexec_fn=with_parent(signal.SIGINT),
                **self.user.becoming,  # type: ignore[call-overload]
            )
        self.pid = self._child.pid

    def _wait_until_it_answers(self, ask: DatabaseAddress) -> None:
        patience = time.monotonic() + READY_WITHIN
        while True:
            try:
                psycopg.connect(ask.url, connect_timeout=5).close()
                return
            except psycopg.OperationalError as error:
                said = f"{error}\n{self._last_words()}"
            if self._retry_after_memory_is_released():
                continue
            if not self.is_alive() or time.monotonic() > patience or "authentication failed" in said:
                self.stop()
                raise why(said, self.log)
            time.sleep(0.03)

    def _retry_after_memory_is_released(self) -> bool:
        """The children of a killed server hold its shared memory for a moment; then one may start again."""
        if self.is_alive() or "is still in use" not in self._last_words():
            return False
        time.sleep(0.2)
        self._forget_stale_pid()
        self._launch()
        return True

    def _wait_for_the_end(self) -> None:
        patience = time.monotonic() + STOPPED_WITHIN
        while self.is_alive() and time.monotonic() < patience:
            time.sleep(0.02)

    def _last_words(self) -> str:
        try:
            return self.log.read_text(errors="replace")[-4_000:]
        except OSError:
            return ""


def socket_folder(home: Path, user: ServerUser) -> Path:
    """Folder for the server's socket: `home/socket`, or a short one in /tmp when that path is too long."""
    folder = home / "socket"
    if len(os.fsencode(folder)) <= LONGEST_SOCKET_FOLDER:
        folder.mkdir(mode=0o700, exist_ok=True)
        user.own(folder)
        return folder
    note = home.with_name("socket-folder")  # beside, so that only we can write it
    if note.exists() and Path(note.read_text()).is_dir():
        return Path(note.read_text())
    short = Path(tempfile.mkdtemp(prefix="payung-", dir="/tmp"))
    make_private(short)
    user.own(short)
    note.write_text(str(short))
    return short


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def lost() -> Trouble:
    """The sentence for a server that vanished while in use."""
    return Trouble(
        "database-gone",
        "Server basis data berhenti di luar kendali Payung, jadi semuanya dihentikan; jalankan lagi `make"
        " run`,"
        " transaksi yang sudah selesai tetap utuh.",
        "The database server stopped outside Payung's control, so everything was stopped; run `make run`"
        " again,"
        " finished transactions are intact.",
    )
