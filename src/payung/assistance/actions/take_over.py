"""Those whom another programme pays to its end are put on the list of the one that continues it, in their order."""

from __future__ import annotations

import datetime as dt

from django.db import connection
from django.utils.timezone import localdate

from payung.access.actor import Actor
from payung.assistance.holding import hold, require_draft
from payung.assistance.judging import judge
from payung.assistance.refused import NOBODY, refuse
from payung.audit.act import act

_TAKE = """
INSERT INTO assistance_candidate
  (programme_id, region_id, number, nik, name, name_key, birth_date, sex, domicile, address, occupation, work_place,
   phone, person_id, state, paid_by, also_proposed_by)
SELECT %s, c.region_id, (SELECT coalesce(max(number), 0) FROM assistance_candidate WHERE programme_id = %s)
         + row_number() OVER (ORDER BY t.seat), c.nik, c.name, c.name_key, c.birth_date, c.sex, c.domicile, c.address,
       c.occupation, c.work_place, c.phone, t.person_id, 'valid', '', ''
FROM assistance_placement t JOIN assistance_candidate c ON c.id = t.candidate_id
JOIN assistance_programme p ON p.id = t.programme_id
WHERE t.programme_id = %s AND NOT t.void AND t.last_month = p.last_month
  AND NOT EXISTS (SELECT FROM assistance_candidate d WHERE d.programme_id = %s AND d.nik = c.nik)
"""


def take_over(programme_id: int, *, by: Actor, at: dt.datetime) -> int:
    """List everybody of the programme this one continues. Returns how many; those listed already are passed over.

    Raises NotAllowed; Refused assistance-not-draft, assistance-nobody.
    """
    with act("assistance.take_over", by, at) as deed:
        programme = hold(programme_id, "assistance.take_over", by)
        require_draft(programme)
        before = programme.continues_id
        with connection.cursor() as cursor:
            cursor.execute(_TAKE, [programme.pk, programme.pk, before, programme.pk])
            taken = cursor.rowcount
        if not taken:
            raise refuse(NOBODY, "Program sebelumnya", "tidak ada nama yang bisa diambil")
        judge(programme, localdate(at))
        deed.about(f"programme:{programme.pk}", before=before, people=taken)
        return taken
