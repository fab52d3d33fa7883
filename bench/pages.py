"""(d) The demo's slowest page: the pages each role reaches by following links from where it lands."""

from __future__ import annotations

import os
import re
import statistics
import sys
import time
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "payung.site.settings")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import importlib

from bench.house import empty_house
from bench.told import tell

HREF = re.compile(r'href="(/[^"#]*)"')
FILES = re.compile(r"\.(pdf|xlsx|csv|css|js)\b|format=|/static/|/keluar/|/bahasa/|uji=1")
FOLLOWED = 60  # pages a role, nearest first
KINDS = 4  # pages of one kind: addresses that differ in a number only
RUNS = 3


def kind_of(address: str) -> str:
    """The address with its numbers taken out."""
    return re.sub(r"\d+", "#", address.partition("?")[0])


def walk(client) -> dict[str, float]:
    """Address → median seconds, for the pages reached from the front page and the landing page."""
    todo, seen, kinds, taken = ["/masuk/", "/"], set(), {}, {}
    while todo and len(taken) < FOLLOWED:
        address = todo.pop(0)
        kind = kind_of(address)
        if address in seen or FILES.search(address) or kinds.get(kind, 0) >= KINDS:
            continue
        seen.add(address)
        kinds[kind] = kinds.get(kind, 0) + 1
        answer = client.get(address, follow=True)
        if answer.status_code != 200 or "text/html" not in answer["Content-Type"]:
            continue
        runs = []
        for _ in range(RUNS):
            start = time.perf_counter()
            client.get(answer.request["PATH_INFO"] + ("?" + address.partition("?")[2] if "?" in address else ""))
            runs.append(time.perf_counter() - start)
        taken[address] = statistics.median(runs)
        todo += [each.replace("&amp;", "&") for each in HREF.findall(answer.content.decode())]
    return taken


def main() -> None:
    print("(d) the demo's pages, each the median of three, without a network")
    with empty_house():
        seed = importlib.import_module("payung.demo.seed").seed  # needs Django set up
        logins = importlib.import_module("payung.demo.logins").LOGINS
        make_client = importlib.import_module("django.test").Client
        start = time.perf_counter()
        seed(say=lambda _text: None)
        tell("the demo made from nothing", f"{time.perf_counter() - start:.1f} s")
        slowest = []
        for role, name, password, _ in [("Publik", "", "", ""), *logins]:
            client = make_client(HTTP_HOST="127.0.0.1", HTTP_ACCEPT_LANGUAGE="id")
            if name:
                client.post("/masuk/", {"username": name, "password": password})
            taken = walk(client)
            address, seconds = max(taken.items(), key=lambda each: each[1])
            slowest.append((seconds, address))
            tell(f"{role}: {len(taken)} pages, slowest {address[:34]}", f"{seconds * 1000:.0f} ms")
        tell(f"slowest of all: {max(slowest)[1]}", f"{max(slowest)[0] * 1000:.0f} ms")


if __name__ == "__main__":
    main()
