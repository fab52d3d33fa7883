"""An agreement on status answers is written down as it was signed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from payung.access.actor import Actor, NotAllowed
from payung.assistance.queries import codes_reached
from payung.audit.act import act
from payung.inquiry.models import StatusAgreement
from payung.inquiry.refused import DAYS, FIELDS, NUMBER, Refused, wrong


@dataclass(frozen=True)
class Agreed:
    """What was signed. `asker_key` is the key of the agency, or the code of the village, whose people may ask."""

    number: str
    party: str
    asker: str
    asker_key: str
    region: str
    purpose: str
    daily_limit: int
    valid_from: dt.date
    valid_to: dt.date
    tells_segment: bool = False
    tells_since: bool = False
    instrument: int | None = None


def agree(terms: Agreed, *, by: Actor, at: dt.datetime) -> StatusAgreement:
    """Record it. Raises NotAllowed for a region out of reach; Refused inquiry-fields, inquiry-number, inquiry-days."""
    with act("inquiry.agree", by, at) as deed:
        if terms.region not in codes_reached(by, "inquiry.agree"):
            raise NotAllowed(f"{by.name}: inquiry.agree")
        told = []
        needed = {"Nomor": terms.number, "Pihak": terms.party, "Kunci": terms.asker_key, "Keperluan": terms.purpose}
        told += [wrong(FIELDS, name, "kosong") for name, text in needed.items() if not text.strip()]
        if terms.asker not in StatusAgreement.Asker.values or terms.daily_limit < 1:
            told.append(wrong(FIELDS, "Penanya dan batas sehari", f"{terms.asker} {terms.daily_limit}"))
        if terms.valid_to < terms.valid_from:
            told.append(wrong(DAYS, "Berlaku sampai", terms.valid_to.isoformat()))
        if StatusAgreement.objects.filter(number=terms.number.strip()).exists():
            told.append(wrong(NUMBER, "Nomor", terms.number))
        if told:
            raise Refused(*told)
        made = StatusAgreement.objects.create(
            number=terms.number.strip()[:60], party=terms.party.strip()[:200], asker=terms.asker,
            asker_key=terms.asker_key.strip(), region_id=terms.region, purpose=terms.purpose.strip()[:200],
            tells_segment=terms.tells_segment, tells_since=terms.tells_since, daily_limit=terms.daily_limit,
            valid_from=terms.valid_from, valid_to=terms.valid_to, instrument_id=terms.instrument,
            recorded_by=by.name, recorded_at=at,
        )  # fmt: skip
        deed.about(f"status_agreement:{made.pk}", party=made.party, until=str(made.valid_to))
        return made
