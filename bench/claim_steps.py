"""The steps of (f), inside a database that is ready. People, work, months and claims are invented."""

from __future__ import annotations

import datetime as dt
import json
import multiprocessing
import time

import numpy as np
import polars as pl
from django.conf import settings
from django.db import connection

from bench.claim_worker import work
from bench.month_steps import NOW, enrol
from bench.told import seconds
from payung.access.actor import SYSTEM, Actor, Held
from payung.access.models import User
from payung.claims.actions.decide_claims import decide_claims
from payung.claims.judging import judged
from payung.claims.models import Claim
from payung.database.copy import copy_in
from payung.database.partitions import ensure_months
from payung.ledger.members import LINES
from payung.registry.actions.load_reference import load_reference
from payung.registry.models import Employer, Office
from payung.statute_book import StatuteBook, read_statute_book

EMPLOYERS, BATCH = 200, 2_000
EVENT_ON, AT = dt.date(2025, 3, 24), dt.datetime(2025, 3, 27, 3, tzinfo=dt.UTC)
MONTHS = [dt.date(2024, 9 + each, 1) if each < 4 else dt.date(2025, each - 3, 1) for each in range(6)]
STAMP = "2025-03-27T02:00:00+00:00"
KINDS = (("death", "JKM", "death"), ("accident", "JKK", "accident"), ("resignation", "JHT", "resignation"),
         ("death", "JKK", "death"))  # fmt: skip
_FINDINGS = "SELECT count(*), sum(jsonb_array_length(findings))::bigint FROM claims_decision"


def complete_claims(count: int) -> list[int]:
    """So many complete claims of four kinds, six months paid for each person; their keys."""
    load_reference(by=SYSTEM, at=NOW)
    enrol(EMPLOYERS, count, MONTHS[-1])
    own = pl.DataFrame({"id": np.arange(count) + 1})
    kind = own["id"].to_numpy() % len(KINDS)
    office = Office.objects.values_list("pk", flat=True).first()
    firms = pl.Series(list(Employer.objects.order_by("pk").values_list("pk", flat=True)))
    employer = firms[((own["id"] - 1) % EMPLOYERS).to_list()]
    _pay(own["id"], employer)
    word = lambda place: pl.Series([KINDS[each][place] for each in kind])  # noqa: E731
    events = own.select("id", person_id="id").with_columns(
        kind=word(0), employer_id=employer, office_id=pl.lit(office), happened_on=pl.lit(EVENT_ON),
        reported_at=pl.lit(STAMP), reported_by=pl.lit(""), reporter=pl.lit("employer"), relation=pl.lit(""),
        phone=pl.lit(""), channel=pl.lit("web"), facts=pl.lit("{}"),
    )  # fmt: skip
    stated = [
        {"stated_wage": 3_000_000 + each * 977 % 4_000_000, **({"absence_days": each % 200} if each % 4 == 1 else {})}
        for each in own["id"]
    ]
    days = pl.Series([json.dumps(each) for each in stated])
    claims = own.select("id", event_id="id", person_id="id", number=pl.format("B{}", "id")).with_columns(
        programme=word(1), basis=word(2), office_id=pl.lit(office), claimed_on=pl.lit(EVENT_ON),
        state=pl.lit("complete"), facts=days, hold=pl.lit(""), complete_at=pl.lit(STAMP), due_on=pl.lit(EVENT_ON),
        opened_at=pl.lit(STAMP),
    )  # fmt: skip
    dead = pl.Series(["spouse" if KINDS[each][0] == "death" else "self" for each in kind])
    payees = own.select("id", event_id="id", name=pl.format("Penerima {}", "id")).with_columns(
        place=pl.lit(1), relation=dead, nik=pl.lit(""), guardian_name=pl.lit(""), guardian_relation=pl.lit(""),
        bank=pl.lit("rekaan"), account_number=pl.lit("1"), account_holder=pl.lit(""), facts=pl.lit("{}"),
        named_at=pl.lit(STAMP),
    )  # fmt: skip
    for table, frame in (("lifeevent", events), ("claim", claims), ("claimant", payees)):
        copy_in(f"claims_{table}", frame)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return own["id"].to_list()


def _pay(people: pl.Series, employer: pl.Series) -> None:
    """Member lines of six months."""
    wage = 3_000_000 + (people * 977) % 4_000_000
    ensure_months("ledger_memberline", MONTHS)
    zero = {name: pl.lit(0) for name in LINES}
    for place, month in enumerate(MONTHS):
        lines = pl.DataFrame({"owner_id": people, "payer_id": employer, "wage": wage}).with_columns(
            **{name: value for name, value in zero.items() if name not in ("owner_id", "payer_id", "wage")}
        )
        lines = lines.with_columns(
            month=pl.lit(month), bill_id=pl.lit(place + 1), jht_employer=pl.col("wage") * 37 // 1000,
            jht_worker=pl.col("wage") * 20 // 1000, segment=pl.lit("PU"), value_date=pl.lit(dt.date(2025, 3, 10)),
        )  # fmt: skip
        copy_in("ledger_memberline", lines.select(*LINES))


def officer() -> Actor:
    user, _ = User.objects.get_or_create(username="bench", defaults={"full_name": "Bench"})
    return Actor("Bench", user.pk, (Held("officer", "all", ""),))


def judged_alone(made: list[int]) -> float:
    """Seconds to gather and judge one claim as its decision page does: the slowest of the kinds."""
    law = read_statute_book()
    claims = [Claim.objects.select_related("event", "person").get(pk=key) for key in made[: len(KINDS)]]
    return max(seconds(lambda one=one: judged(one, EVENT_ON, law)) for one in claims)


def decide_all(made: list[int], cores: int) -> tuple[float, int, int]:
    """Seconds for all claims shared among so many processes; decisions stored; their findings."""
    officer()
    database = {name: value for name, value in settings.DATABASES["default"].items() if name != "TEST"}
    context = multiprocessing.get_context("spawn")
    ready, go = context.Semaphore(0), context.Event()
    children = [context.Process(target=work, args=(database, made[each::cores], ready, go)) for each in range(cores)]
    for child in children:
        child.start()
    for _ in children:
        ready.acquire()
    start = time.perf_counter()
    go.set()
    for child in children:
        child.join()
    taken = time.perf_counter() - start
    assert not any(child.exitcode for child in children), "a process broke"
    with connection.cursor() as cursor:
        cursor.execute(_FINDINGS)
        decided, findings = cursor.fetchone()
    return taken, decided, findings


def decide(keys: list[int], by: Actor, law: StatuteBook) -> None:
    """Decide the claims, batch by batch."""
    for first in range(0, len(keys), BATCH):
        done = decide_claims(keys[first : first + BATCH], by=by, at=AT, law=law)
        assert not done.left, done.left[0]
