"""Where those who count come from, segment by segment.

A segment that begins to be collected adds one entry here and is counted from then on.
"""

from __future__ import annotations

import re

import payung.construction.queries as construction
import payung.migrants.queries as migrants
import payung.rolls.queries as rolls
from payung.registry.known_as import CANONICAL
from payung.rules.contributions.penalty import WAGE_EARNERS

AMONG = "/* among {person} */"
"""Where a source takes a list of people to keep to; see `everybody`."""
PAYER = "hashtextextended(payer_kind || ':' || payer_id, 0)"  # one number for a payer of whatever kind


OFF_ROLLS = "bill_id <> ALL (ARRAY(SELECT id FROM rolls_roll WHERE segment = 'PU'))"
"""Lines of wage earners whose payer is an employer; whoever is on a roll is counted with the rolls."""


def _covered(query: str, segment: str) -> str:
    """From a room's own select of who it covers in the month."""
    return f"""
        SELECT owner_id AS person_id, {PAYER} AS payer_id, inside_id AS region_id
        FROM ({query}) r WHERE r.segment = '{segment}' {AMONG.format(person="owner_id")}
    """


def _money_of_rolls(segment: str) -> str:
    return f"""
        SELECT l.region_id, sum(l.jkk) AS jkk, sum(l.jkm) AS jkm, sum(l.jht) AS jht, 0 AS jp
        FROM rolls_rollline l JOIN rolls_roll r ON r.id = l.roll_id
        WHERE l.month = %(month)s AND r.state = 'paid' AND r.segment = '{segment}'
        GROUP BY l.region_id
    """


PEOPLE: dict[str, str] = {
    "PU": f"""
        SELECT l.owner_id AS person_id, l.payer_id, e.region_id
        FROM ledger_memberline l JOIN registry_employer e ON e.id = l.payer_id
        WHERE l.month = %(month)s AND l.segment = '{WAGE_EARNERS}' AND {OFF_ROLLS} {AMONG.format(person="l.owner_id")}
        UNION ALL {_covered(rolls.COVERED_IN, WAGE_EARNERS)}
    """,
    "BPU": _covered(rolls.COVERED_IN, "BPU"),
    "JAKON": _covered(construction.COVERED_IN, "JAKON"),  # the list of the week: rolls of projects name nobody
    "PMI": _covered(migrants.COVERED_IN, "PMI"),  # knows of returns, which the months paid do not
}
"""Segment → who was covered in the month: person_id, payer_id (whose job or roll), region_id (where the work is done).

A pair of person and payer may come twice; it is one membership. `%(month)s` is the first day; `AMONG` stands where
only some people are asked for.
"""

MONEY: dict[str, str] = {
    "PU": f"""
        SELECT e.region_id, sum(m.jkk) AS jkk, sum(m.jkm) AS jkm, sum(m.jht) AS jht, sum(m.jp) AS jp
        FROM (
          SELECT payer_id, sum(jkk) AS jkk, sum(jkm) AS jkm, sum(jht_employer + jht_worker) AS jht,
                 sum(jp_employer + jp_worker) AS jp
          FROM ledger_memberline WHERE month = %(month)s AND segment = '{WAGE_EARNERS}' AND {OFF_ROLLS}
          GROUP BY payer_id
        ) m JOIN registry_employer e ON e.id = m.payer_id
        GROUP BY e.region_id
        UNION ALL {_money_of_rolls(WAGE_EARNERS)}
    """,
    **{segment: _money_of_rolls(segment) for segment in ("BPU", "PMI")},
    "JAKON": """
        SELECT p.region_id, sum(a.amount) FILTER (WHERE a.programme = 'JKK') AS jkk,
               sum(a.amount) FILTER (WHERE a.programme = 'JKM') AS jkm, 0 AS jht, 0 AS jp
        FROM rolls_roll r JOIN rolls_rollamount a ON a.roll_id = r.id
        JOIN construction_term t ON t.roll_id = r.id JOIN construction_project p ON p.id = t.project_id
        WHERE r.state = 'paid' AND r.kind = 'project' AND date_trunc('month', r.paid_on) = %(month)s
        GROUP BY p.region_id
    """,
}
"""Segment → whole rupiah booked for the month: region_id, jkk, jkm, jht, jp as they were billed."""

EMPLOYERS = f"""
    SELECT e.region_id, count(*) AS value
    FROM registry_employer e
    WHERE e.id IN (
      SELECT DISTINCT payer_id FROM ledger_memberline
      WHERE month = %(month)s AND segment = '{WAGE_EARNERS}' AND {OFF_ROLLS}
    )
    GROUP BY e.region_id
"""

EMPLOYERS_OF = f"""
    SELECT payer_id AS id,
           sum(jkk + jkm + jht_employer + jht_worker + jp_employer + jp_worker)::bigint AS amount
    FROM ledger_memberline
    WHERE month = %s AND segment = '{WAGE_EARNERS}' AND {OFF_ROLLS}
    GROUP BY payer_id
"""
"""The employers of `EMPLOYERS` with what was booked for the month (one parameter, its first day): id, amount."""

PAID = """
    SELECT c.id AS claim_id, c.programme, p.region_id, i.amount
    FROM claims_paymentinstruction i
    JOIN claims_decision d ON d.id = i.decision_id
    JOIN claims_claim c ON c.id = d.claim_id
    JOIN registry_person p ON p.id = c.person_id
    WHERE i.state = 'confirmed' AND i.confirmed_at >= %(starts)s AND i.confirmed_at < %(ends)s
    UNION ALL
    SELECT c.id, e.programme, p.region_id, y.amount - y.recovered
    FROM claims_periodicpayment y
    JOIN claims_periodicrun r ON r.id = y.run_id
    JOIN claims_entitlement e ON e.id = y.entitlement_id
    JOIN claims_claim c ON c.id = e.claim_id
    JOIN registry_person p ON p.id = c.person_id
    WHERE r.at >= %(starts)s AND r.at < %(ends)s
"""
"""Every payment of a benefit that arrived in the calendar month: claim, programme, region of residence, rupiah."""


def everybody(among: str = "") -> str:
    """All sources in one select: person_id, segment (its place in `PEOPLE`), payer_id, region_id.

    Whoever has several numbers is one person, under the number they count as.

    among  a select of person numbers to keep to; empty: everybody
    """
    every = " UNION ALL ".join(
        f"SELECT person_id, {number} AS segment, payer_id, region_id FROM ({query}) s{number}"
        for number, query in enumerate(PEOPLE.values())
    )
    keep = f"AND \\1 IN ({among} UNION ALL SELECT number FROM {CANONICAL} WHERE person IN ({among}))" if among else ""
    found = re.sub(r"/\* among (\S+) \*/", keep, every)
    return (
        f"SELECT coalesce(c.person, s.person_id) AS person_id, s.segment, s.payer_id, s.region_id"
        f" FROM ({found}) s LEFT JOIN {CANONICAL} c ON c.number = s.person_id"
    )


def all_money() -> str:
    """All contributions in one select: region_id, jkk, jkm, jht, jp."""
    return " UNION ALL ".join(f"SELECT * FROM ({query}) m{number}" for number, query in enumerate(MONEY.values()))
