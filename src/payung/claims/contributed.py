"""Whether a person ever took part in a programme that keeps a balance. Reads only."""

from __future__ import annotations

from django.db import connection

_EVER = """
SELECT coalesce(sum(jht_employer + jht_worker), 0) > 0, coalesce(sum(jp_employer + jp_worker), 0) > 0
FROM ledger_memberline WHERE owner_id IN (SELECT registry_numbers_of(%s))
"""


def takes_part(person_id: int) -> tuple[bool, bool]:
    """Whether anything was ever credited to the person's JHT, and to their JP."""
    with connection.cursor() as cursor:
        cursor.execute(_EVER, [person_id])
        return cursor.fetchone()
