"""`payung server run`: from nothing to a site that answers, and back to nothing on Ctrl-C."""

import http.client
import os
import socket
import sys
import time
from dataclasses import dataclass
from importlib import import_module

import django
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connections

from payung.site.children import Children
from payung.site.database import Database, serving
from payung.site.demo_mark import DemoMark
from payung.site.first_come import FirstCome
from payung.site.postgres.server import lost
from payung.site.state import State, find_state
from payung.site.translations import compile_stale
from payung.site.trouble import Trouble

DEFAULT_PORT = 8000
LOOPBACK = ("127.0.0.1", "localhost", "::1")
ANSWERS_WITHIN = 30.0  # seconds
LOOK_EVERY = 0.5  # seconds
THREADS_PER_PROCESS = 4  # so that a long report does not hold up the pages of others


@dataclass(frozen=True)
class Wishes:
    """What the operator asked for."""

    host: str = "127.0.0.1"
    port: int = DEFAULT_PORT
    demo: bool = False  # also into an empty database that others can reach
    demo_when_safe: bool = True  # into an empty database of ours, or one shown to this machine only
    demo_workers: int | None = None
    processes: int = 2  # that answer requests

    @property
    def address(self) -> str:
        """Where a browser on this machine finds the site."""
        shown = "127.0.0.1" if self.host in ("0.0.0.0", "") else "[::1]" if self.host == "::" else self.host
        return f"http://{shown}:{self.port}/"


def run(wishes: Wishes) -> None:
    """Start everything, wait, stop everything. Returns only by KeyboardInterrupt or `Trouble`."""
    state = find_state()
    os.environ["PAYUNG_STATE"] = str(state.folder)
    with FirstCome(state.folder, wishes.address):
        refuse_taken_port(wishes.host, wishes.port)
        with serving(state) as database:
            os.environ["PAYUNG_DATABASE_URL"] = database.address.url
            os.environ["PAYUNG_HOSTS"] = os.environ.get("PAYUNG_HOSTS") or _hosts(wishes.host)
            has_demo = prepare(state, database, wishes)
            with Children() as children:
                _start(children, wishes)
                _wait_until_it_answers(children, wishes)
                welcome(wishes, has_demo)
                _watch(children, database)


def prepare(state: State, database: Database, wishes: Wishes) -> bool:
    """Translations, tables and, into an empty database, the demonstration. True when its log-ins work."""
    compile_stale()
    django.setup()
    demo = DemoMark(state, database)
    if demo.is_unfinished():
        _begin_again(database)
        demo.forget()
    call_command("migrate", interactive=False, verbosity=0)

    if _is_empty() and _demo_is_wanted(database, wishes):
        demo.begin()
        seed = import_module("payung.demo.seed").seed  # not above: its models need setup()
        seed(workers=wishes.demo_workers, say=say)
        demo.finish()
    connections.close_all()
    return demo.is_there()


def refuse_taken_port(host: str, port: int) -> None:
    """Raises `Trouble` when the site could not listen there."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
            probe.listen()
        except (OSError, OverflowError) as error:
            raise Trouble(
                "port-taken",
                f"Alamat {host}:{port} tidak dapat dipakai ({error}); pilih porta lain, misalnya `make run PORT=8001`.",
                f"Address {host}:{port} cannot be used ({error}); choose another port, as in `make run PORT=8001`.",
            ) from None


def welcome(wishes: Wishes, has_demo: bool) -> None:
    """Tell where the site is, who can log in, and what to try first."""
    say(f"\nPayung siap di {wishes.address}   (Ctrl-C untuk berhenti / Ctrl-C stops it)")
    if not has_demo:
        return
    logins = import_module("payung.demo.logins").LOGINS
    widths = [max(len(login[column]) for login in logins) for column in range(3)]
    say("\nMasuk sebagai / Log in as:")
    for *columns, what_to_try in logins:
        say(
            "  "
            + "  ".join(text.ljust(width) for text, width in zip(columns, widths, strict=True))
            + f"  {what_to_try}"
        )
    if wishes.host not in LOOPBACK:
        say("\nPerhatian: sandi contoh ini dikenal umum, dan alamat ini terbuka untuk mesin lain.")


def say(text: str) -> None:
    """Print at once, also into a pipe."""
    print(text, flush=True)


def _begin_again(database: Database) -> None:
    """Empty a database whose demonstration was cut off half-way."""
    if database.cluster is None:
        raise Trouble(
            "demo-unfinished",
            f"Contoh data di basis data {database.address.name} terputus di tengah jalan; kosongkan basis"
            " data itu, lalu jalankan lagi.",
            f"The demonstration in the database {database.address.name} was cut off half-way; empty that"
            " database, then start again.",
        )
    say("Contoh data yang terputus dihapus dan dibuat ulang. / Starting the demonstration again.")
    database.cluster.recreate_database()


def _is_empty() -> bool:
    return not get_user_model()._default_manager.exists()


def _demo_is_wanted(database: Database, wishes: Wishes) -> bool:
    """Known passwords never go into a database that is neither ours nor shown to this machine only."""
    return wishes.demo or (wishes.demo_when_safe and bool(database.cluster or wishes.host in LOOPBACK))


def _hosts(host: str) -> str:
    """Names under which the site answers, unless PAYUNG_HOSTS says others."""
    names = ["localhost", "127.0.0.1", "[::1]", socket.gethostname()]
    return ",".join([*names, f"[{host}]" if ":" in host else host])


def _start(children: Children, wishes: Wishes) -> None:
    python = sys.executable
    children.start(
        "web",
        [
            *(python, "-m", "granian", "--interface", "wsgi", "payung.site.wsgi:application"),
            *("--host", wishes.host, "--port", str(wishes.port), "--no-ws", "--log-level", "warning"),
            *("--workers", str(wishes.processes), "--blocking-threads", str(THREADS_PER_PROCESS)),
            *("--workers-kill-timeout", "4"),  # one that is still loading does not hear the request to stop
        ],
    )
    children.start("jobs", [python, "-m", "payung.jobs.worker"])


def _wait_until_it_answers(children: Children, wishes: Wishes) -> None:
    host = wishes.address.removeprefix("http://").rsplit(":", 1)[0].strip("[]")
    patience = time.monotonic() + ANSWERS_WITHIN
    while time.monotonic() < patience:
        children.check()
        asked = http.client.HTTPConnection(host, wishes.port, timeout=ANSWERS_WITHIN)
        try:
            asked.request("GET", "/", headers={"Host": "localhost"})
            asked.getresponse()
            return
        except (OSError, http.client.HTTPException):
            time.sleep(0.05)
        finally:
            asked.close()
    raise Trouble(
        "web-silent",
        f"Situs tidak menjawab di {wishes.address} dalam {ANSWERS_WITHIN:.0f} detik, jadi semuanya dihentikan.",
        f"The site did not answer at {wishes.address} within {ANSWERS_WITHIN:.0f} seconds; everything was stopped.",
    )


def _watch(children: Children, database: Database) -> None:
    """Until something ends by itself, or we are interrupted."""
    server = database.cluster.server if database.cluster else None
    while True:
        if server is not None and not server.is_alive():
            raise lost()
        children.check()
        time.sleep(LOOK_EVERY)
