"""The `payung` command: the law and the calculator here, everything that needs a database from the server
extra.

A verb's module is loaded only when the verb is asked for, so that computing one amount does not wait for
the rest.
"""

from __future__ import annotations

import sys
from importlib import import_module

OWN = {
    "calc": "payung.calculator.command",
    "check-figures": "payung.figures.command",
    "law": "payung.statute_book.command",
}
GROUP = "payung.commands"
NO_VERB = "payung: no verb {verb!r}; `payung --help` lists them"
SERVER_MISSING = (
    "payung {verb}: {module} is missing, so the server extra is not installed. pip install 'payung[server]'"
)
USAGE = """usage: payung VERB …

  calc           compute contributions and benefits: JSON on standard input, one result per line
  check-figures  test published figures against themselves: the register, or a text on standard input
  law            list the parameters of the law, show one with its history, compare two days
  server         the pages, the API and the jobs (needs the server extra)

`payung VERB --help` tells more."""


def main(argv: list[str] | None = None) -> int:
    """Run one verb; returns the exit status."""
    words = sys.argv[1:] if argv is None else argv
    if not words or words[0] in ("-h", "--help", "help"):
        print(USAGE)
        return 0 if words else 2
    verb, *rest = words
    if verb in OWN:
        return int(import_module(OWN[verb]).main(rest))
    return _registered(verb, rest)


def _registered(verb: str, argv: list[str]) -> int:
    """Run a verb that another part registered as an entry point. 2 if there is none, 3 without the server
    extra."""
    found = list(import_module("importlib.metadata").entry_points(group=GROUP, name=verb))
    if not found:
        print(NO_VERB.format(verb=verb), file=sys.stderr)
        return 2
    try:
        command = found[0].load()
    except ModuleNotFoundError as missing:
        print(SERVER_MISSING.format(verb=verb, module=missing.name), file=sys.stderr)
        return 3
    return int(command(argv) or 0)


if __name__ == "__main__":
    sys.exit(main())
