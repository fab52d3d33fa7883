"""What the events of the invented history open, copied in as complete files: reports, claims, payees and documents."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from typing import Any

import numpy as np
import polars as pl
from django.db import connection
from django.utils.timezone import get_default_timezone

from payung.access.actor import Actor
from payung.claims.checklist import checklist
from payung.claims.clock import due_on
from payung.claims.heirs import Heir
from payung.claims.models import Claim, LifeEvent
from payung.claims.opening import Opened, opened_by
from payung.claims.reporting import not_before
from payung.database.copy import copy_in, copy_out
from payung.demo.claims import PAPER
from payung.demo.families import BANK, family_of
from payung.demo.fates import TOLD
from payung.demo.world import World
from payung.kernel.periods import first_day
from payung.registry.numbers import new_row_numbers
from payung.statute_book import StatuteBook

KINDS = {
    "accident": LifeEvent.Kind.ACCIDENT,
    "death": LifeEvent.Kind.DEATH,
    "work_death": LifeEvent.Kind.DEATH,
    "job_loss": LifeEvent.Kind.DISMISSAL,
    "resigned": LifeEvent.Kind.RESIGNATION,
    "contract_end": LifeEvent.Kind.CONTRACT_END,
    "old_age": LifeEvent.Kind.OLD_AGE,
}
AT_ONCE = ("accident", "death", "work_death")
"""Reported the day after; the others when they are claimed."""
HAVE_CHILDREN = 15  # of a hundred families of other deaths ask for a scholarship, which this history is too short for
COUNTER_OPENS = 8  # the first Monday from this day of the month on
HOURS = {"told": 10, "complete": 10, "decided": 9, "approved": 14, "instructed": 15, "paid": 10}
_PEOPLE = """
SELECT p.id, p.name, coalesce(p.nik, '') AS nik, p.birth_date, p.sex FROM registry_person p WHERE p.id = ANY(%s)
"""
_SEEN = {"person_id": pl.Int64, "name": pl.String, "nik": pl.String, "birth_date": pl.Date, "sex": pl.String}
_TAKEN_PART = """
SELECT g.id, coalesce(sum(l.jht_employer + l.jht_worker), 0) > 0, coalesce(sum(l.jp_employer + l.jp_worker), 0) > 0
FROM unnest(%s::bigint[], %s::bigint[], %s::date[]) g (id, person, day)
LEFT JOIN ledger_memberline l ON l.owner_id = g.person AND l.month <= g.day AND l.value_date <= g.day GROUP BY g.id
"""
_NUMBERS = "SELECT nextval('claims_claim_number') FROM generate_series(1, %s)"


def monday(month: int) -> dt.date:
    """The day in a month on which files are complete."""
    start = first_day(month) + dt.timedelta(days=COUNTER_OPENS - 1)
    return start + dt.timedelta(days=-start.weekday() % 7)


def moment(day: dt.date, hour: str) -> dt.datetime:
    """The hour of a step on a day."""
    return dt.datetime.combine(day, dt.time(HOURS[hour]), tzinfo=get_default_timezone())


def stamp(at: dt.datetime) -> str:
    """As COPY takes it."""
    return at.astimezone(dt.UTC).isoformat()


def tell(rng: np.random.Generator, world: World, offices: dict[int, str], by: Actor, law: StatuteBook) -> pl.DataFrame:
    """Copy everything in. Returns the claims: id, paid (month number).

    offices  employer → office
    """
    fates = world.fates.filter(pl.col("kind") != TOLD)
    people = world.enrolled.people[fates["person"].to_numpy()]
    known = copy_out(_PEOPLE, _SEEN, (people.tolist(),))
    ids = new_row_numbers("claims_lifeevent", fates.height)
    rows = fates.with_columns(
        pl.Series("id", ids),
        pl.Series("person_id", people),
        pl.Series("employer_id", world.enrolled.employers[fates["employer"].to_numpy()]),
    ).join(known, on="person_id", how="left", maintain_order="left")
    taken_part = _taken_part(rows)
    events: list[dict[str, Any]] = []
    claims: list[dict[str, Any]] = []
    payees: list[dict[str, Any]] = []
    papers: list[dict[str, Any]] = []
    for row in rows.iter_rows(named=True):
        event = _event(rng, row, offices, by)
        complete = monday(row["paid"])
        own = [_claim(rng, event, row, each, complete, law) for each in _opened(event, *taken_part[row["id"]])]
        events.append(event)
        claims += own
        payees += _payees(rng, row, event)
        papers += _papers(event, own, complete, by)
    _copy(events, claims, payees, papers, by)
    return pl.DataFrame(claims, infer_schema_length=None).select("id", "paid")


def _event(rng: np.random.Generator, row: dict[str, Any], offices: dict[int, str], by: Actor) -> dict[str, Any]:
    kind, died = KINDS[row["kind"]], row["kind"] in ("death", "work_death")
    counter = monday(row["paid"]) - dt.timedelta(days=4)
    told = row["event_on"] + dt.timedelta(days=1) if row["kind"] in AT_ONCE else counter
    facts: dict[str, Any] = {} if kind == LifeEvent.Kind.ACCIDENT else {"npwp": bool(rng.random() < 0.6)}
    if died:
        work = row["kind"] == "work_death"
        facts = {"work_accident": work, "children": work or bool(rng.integers(100) < HAVE_CHILDREN)}
    return {
        "id": row["id"], "kind": str(kind), "person_id": row["person_id"], "employer_id": row["employer_id"],
        "office_id": offices[row["employer_id"]], "happened_on": row["event_on"], "told": told,
        "reported_at": stamp(moment(told, "told")), "reported_by": by.name,
        "reporter": "heir" if died else "employer" if row["kind"] == "accident" else "member", "relation": "",
        "phone": "", "channel": "counter", "facts": facts, "recorded_by": by.user_id,
    }  # fmt: skip


def _taken_part(rows: pl.DataFrame) -> dict[int, tuple[bool, bool]]:
    """Event → whether anything had been credited to JHT and to JP by its day."""
    given = [rows[name].to_list() for name in ("id", "person_id", "event_on")]
    with connection.cursor() as cursor:
        cursor.execute(_TAKEN_PART, given)
        return {key: (savings, pension) for key, savings, pension in cursor.fetchall()}


def _opened(event: dict[str, Any], savings: bool, pension: bool) -> list[Opened]:
    facts = event["facts"]
    return opened_by(
        event["kind"], work_accident=facts.get("work_accident", False), savings=savings, pension=pension,
        children=facts.get("children", False),
    )  # fmt: skip


def _claim(
    rng: np.random.Generator, event: dict[str, Any], row: dict[str, Any], opened: Opened, complete: dt.date,
    law: StatuteBook,
) -> dict[str, Any]:  # fmt: skip
    stated = {}
    if row["kind"] == "accident":
        land = int(rng.integers(3, 30)) * 25_000
        stated = {"absence_days": int(rng.integers(3, 26)), "transport": {"land": land}}
    cause = LifeEvent(kind=event["kind"], happened_on=event["happened_on"])
    return {
        "event_id": event["id"], "person_id": event["person_id"], "office_id": event["office_id"],
        "programme": str(opened.programme), "basis": str(opened.basis), "facts": stated, "told": event["told"],
        "claimed_on": complete if opened.programme == Claim.Programme.JHT else event["told"],
        "not_before": not_before(opened, cause, event["told"], law), "complete": complete,
        "due_on": due_on(opened.programme, opened.basis, complete, law), "paid": row["paid"],
        "reporter": event["reporter"],
    }  # fmt: skip


def _payees(rng: np.random.Generator, row: dict[str, Any], event: dict[str, Any]) -> list[dict[str, Any]]:
    account = f"01{row['id']:08d}"
    one = {"event_id": row["id"], "named_at": event["reported_at"]}
    if event["kind"] != LifeEvent.Kind.DEATH:
        return [
            {**one, "place": 0, "person_id": row["person_id"], "relation": "self", "name": row["name"],
             "nik": row["nik"] or "", "birth_date": row["birth_date"], "guardian_name": "", "guardian_relation": "",
             "bank": BANK, "account_number": account, "account_holder": row["name"], "facts": {}}
        ]  # fmt: skip
    heirs = family_of(rng, row["sex"], row["event_on"], account, children=event["facts"]["children"])
    return [{**one, "place": place, "person_id": None, **_heir(heir)} for place, heir in enumerate(heirs)]


def _heir(heir: Heir) -> dict[str, Any]:
    names = ("relation", "name", "nik", "birth_date", "guardian_name", "guardian_relation", "bank", "account_number",
             "account_holder", "facts")  # fmt: skip
    return {name: getattr(heir, name) for name in names}


def _papers(event: dict[str, Any], claims: list[dict[str, Any]], complete: dt.date, by: Actor) -> list[dict[str, Any]]:
    kinds = dict.fromkeys(
        kind for each in claims for kind in checklist(each["programme"], each["basis"], each["reporter"]).required
    )
    return [
        {"event_id": event["id"], "kind": kind, "name": f"{kind}.pdf", "media_type": "application/pdf",
         "size": len(PAPER), "digest": hashlib.sha256(PAPER).hexdigest(), "content": "\\x" + PAPER.hex(),
         "received_at": stamp(moment(complete, "complete")), "received_from": by.name}
        for kind in kinds
    ]  # fmt: skip


def _copy(
    events: list[dict[str, Any]], claims: list[dict[str, Any]], payees: list[dict[str, Any]],
    papers: list[dict[str, Any]], by: Actor,
) -> None:  # fmt: skip
    """Every table by COPY; the claims get their numbers and stand complete, with their first two steps."""
    with connection.cursor() as cursor:
        cursor.execute(_NUMBERS, [len(claims)])
        running = [number for (number,) in cursor.fetchall()]
    ids = new_row_numbers("claims_claim", len(claims)).tolist()
    for key, number, claim in zip(ids, running, claims, strict=True):
        opened, complete = stamp(moment(claim["told"], "told")), stamp(moment(claim["complete"], "complete"))
        claim |= {
            "id": key, "number": f"{claim['told']:%y%m}-{claim['programme'][:4]}-{number:06d}", "state": "complete",
            "hold": "", "opened_at": opened, "complete_at": complete, "changed_at": complete,
        }  # fmt: skip
    steps = [
        {"claim_id": claim["id"], "at": claim[at], "action": action, "state": state, "by_id": by.user_id,
         "by_name": by.name, "note": ""}
        for claim in claims
        for at, action, state in (
            ("opened_at", "report_event", "opened"), ("complete_at", "complete_file", "complete"))
    ]  # fmt: skip
    _into("claims_lifeevent", events, "told")
    _into("claims_claim", claims, "told", "complete", "paid", "reporter")
    _into("claims_claimant", payees)
    _into("claims_document", papers)
    _into("claims_step", steps)


def _into(table: str, rows: list[dict[str, Any]], *without: str) -> None:
    """Facts become JSON."""
    for row in rows:
        if "facts" in row and not isinstance(row["facts"], str):
            row["facts"] = json.dumps(dict(row["facts"]))
    copy_in(table, pl.DataFrame(rows, infer_schema_length=None).drop(without))
