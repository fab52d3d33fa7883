"""An officer corrects a NIK; the number before is kept where nobody finds the person by it."""

from __future__ import annotations

import datetime as dt

from payung.access.actor import Actor, NotAllowed
from payung.audit.act import act
from payung.identity.niks import NikCorrection
from payung.identity.papers import keep_paper
from payung.identity.refused import NIK_SAME, NIK_TAKEN, REASON, refuse
from payung.kernel.identity import mask_nik, parse_nik
from payung.kernel.problem import Refusal
from payung.registry.models import Person
from payung.registry.queries import people_reached, people_with_nik

PERMISSION = "identity.correct_nik"


def correct_nik(
    person_id: int, nik: str, *, reason: str, paper: tuple[str, bytes], by: Actor, at: dt.datetime
) -> NikCorrection:
    """Write the right NIK; it counts as unchecked until the civil registry answered.

    Raises NotAllowed out of reach; Refused: the codes of `parse_nik`, nik-same, nik-taken, identity-reason,
    identity-paper, identity-paper-size.
    """
    with act("identity.correct_nik", by, at) as deed:
        if not people_reached(by, PERMISSION).filter(pk=person_id).exists():
            raise NotAllowed(f"{by.name}: {PERMISSION}")
        person = Person.objects.select_for_update().get(pk=person_id)

        right = parse_nik(nik)
        if isinstance(right, Refusal):
            raise refuse(right, "isi yang lain", "NIK")
        if right == person.nik:
            raise refuse(NIK_SAME, mask_nik(right), "NIK")
        if people_with_nik(right).exists():
            raise refuse(NIK_TAKEN, mask_nik(right), "NIK")
        if not reason.strip():
            raise refuse(REASON, "kosong", "Alasan")

        kept = NikCorrection.objects.create(
            person=person,
            before=person.nik or "",
            after=right,
            reason=reason.strip()[:300],
            paper=keep_paper(*paper, by, at),
            by_id=by.user_id,
            by=by.name,
            at=at,
        )
        person.nik, person.nik_state = right, Person.NikState.UNCHECKED
        person.nik_checked_on, person.nik_checked_with = None, ""
        person.save(update_fields=["nik", "nik_state", "nik_checked_on", "nik_checked_with"])
        deed.about(f"person:{person.pk}", correction=kept.pk, before=mask_nik(kept.before), after=mask_nik(right))
        return kept
