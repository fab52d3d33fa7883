"""`payung server …`: run the site, and the few things an operator does beside it."""

import argparse
import os
import signal
import sys
from importlib import import_module

import django
from django.core.management import call_command, execute_from_command_line

from payung.site.database import given_address, own_cluster, reachable
from payung.site.explain import explain
from payung.site.run import DEFAULT_PORT, Wishes, run
from payung.site.state import find_state
from payung.site.translations import compile_stale

SETTINGS = "payung.site.settings"


def main(argv: list[str] | None = None) -> int:
    """Run one subcommand. Returns the exit status: 0 done, 1 trouble said in one sentence, 2 wrong usage."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    for ending in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(ending, signal.default_int_handler)
    ask = _parser().parse_args(argv)
    try:
        ask.do(ask)
    except KeyboardInterrupt:
        print("\nPayung dihentikan. / Payung was stopped.", file=sys.stderr)
    except Exception as error:
        if (trouble := explain(error)) is None:
            raise
        print(trouble, file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="payung server", description=__doc__)
    verbs = parser.add_subparsers(required=True, metavar="run | migrate | manage | bank | db")

    run_ = verbs.add_parser("run", help="start the database, the site and its jobs; Ctrl-C stops them all")
    run_.add_argument("--host", default="127.0.0.1", help="address to listen on (default 127.0.0.1)")
    run_.add_argument("--port", type=int, default=os.environ.get("PORT") or DEFAULT_PORT, help="default $PORT or 8000")
    run_.add_argument("--demo", action="store_true", help="fill an empty database with the demonstration, anywhere")
    run_.add_argument("--no-demo", action="store_true", help="leave an empty database empty")
    run_.add_argument("--demo-workers", type=int, help="how many invented workers the demonstration has")
    run_.add_argument("--processes", type=int, default=2, help="how many processes answer requests (default 2)")
    run_.set_defaults(do=_run)

    verbs.add_parser("migrate", help="bring the tables up to date").set_defaults(do=_migrate)
    manage = verbs.add_parser("manage", help="any command of Django: payung server manage check", add_help=False)
    manage.add_argument("rest", nargs=argparse.REMAINDER)
    manage.set_defaults(do=_manage)
    bank = verbs.add_parser("bank", help="the simulated bank: ask what a payment code owes, or pay it", add_help=False)
    bank.add_argument("rest", nargs=argparse.REMAINDER)
    bank.set_defaults(do=_bank)
    verbs.add_parser("db", help="print the address of the database, password included").set_defaults(do=_db)
    return parser


def _run(ask: argparse.Namespace) -> None:
    run(Wishes(ask.host, ask.port, ask.demo, not ask.no_demo, ask.demo_workers, ask.processes))


def _migrate(_: argparse.Namespace) -> None:
    with reachable("migrate") as database:
        os.environ["PAYUNG_DATABASE_URL"] = database.address.url
        django.setup()
        call_command("migrate", interactive=False)


def _manage(ask: argparse.Namespace) -> None:
    with reachable("manage") as database:
        os.environ["PAYUNG_DATABASE_URL"] = database.address.url
        compile_stale()
        execute_from_command_line(["payung server manage", *ask.rest])


def _bank(ask: argparse.Namespace) -> None:
    with reachable("bank") as database:
        os.environ["PAYUNG_DATABASE_URL"] = database.address.url
        django.setup()
        import_module("payung.site.bank").main(ask.rest)  # not above: its models need setup()


def _db(_: argparse.Namespace) -> None:
    print((given_address() or own_cluster(find_state()).address).url)
