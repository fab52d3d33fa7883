"""A branch has asked the family about a death that only the civil registry told, and writes what came of it."""

from __future__ import annotations

import datetime as dt

from payung.access.actor import Actor, NotAllowed
from payung.audit.act import act
from payung.identity.queries import leads_reached
from payung.identity.refused import LEAD_CLOSED, LEAD_OUTCOME, refuse
from payung.identity.verdicts import DeathLead

PERMISSION = "identity.close_lead"


def close_lead(lead_id: int, *, outcome: str, note: str, by: Actor, at: dt.datetime) -> DeathLead:
    """Close the lead. A death itself is recorded only by the report of the family.

    outcome  a value of DeathLead.Outcome

    Raises NotAllowed out of reach; Refused: lead-outcome, lead-closed.
    """
    with act("identity.close_lead", by, at) as deed:
        if not leads_reached(by, PERMISSION).filter(pk=lead_id).exists():
            raise NotAllowed(f"{by.name}: {PERMISSION}")
        lead = DeathLead.objects.select_for_update().get(pk=lead_id)
        if lead.closed_at is not None:
            raise refuse(LEAD_CLOSED, lead.get_outcome_display())
        if outcome not in DeathLead.Outcome.values:
            raise refuse(LEAD_OUTCOME, outcome or "kosong", "Hasil")
        lead.outcome, lead.note = outcome, note.strip()[:300]
        lead.closed_by_id, lead.closed_by, lead.closed_at = by.user_id, by.name, at
        lead.save()
        deed.about(f"death_lead:{lead.pk}", person=lead.person_id, outcome=outcome)
        return lead
