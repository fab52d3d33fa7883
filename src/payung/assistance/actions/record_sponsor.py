"""A sponsor is recorded: a government, the palm-oil fund, a company."""

from __future__ import annotations

import datetime as dt

from payung.access.actor import Actor, NotAllowed
from payung.assistance.models import Sponsor
from payung.assistance.queries import codes_reached
from payung.assistance.refused import KIND, NAME, SPONSOR_TWICE, Refused, refuse, wrong
from payung.audit.act import act


def record_sponsor(name: str, kind: str, region_code: str, *, by: Actor, at: dt.datetime) -> Sponsor:
    """Record one. Raises NotAllowed for a region out of reach; Refused assistance-name, assistance-kind,
    assistance-sponsor-twice."""
    with act("assistance.record_sponsor", by, at) as deed:
        if region_code not in codes_reached(by, "assistance.record_sponsor"):
            raise NotAllowed(f"{by.name}: assistance.record_sponsor")
        name = " ".join(name.split())[:200]
        problems = [] if name else [wrong(NAME, "Nama penyandang", "kosong")]
        if kind not in Sponsor.Kind.values:
            problems.append(wrong(KIND, "Jenis", kind or "kosong"))
        if problems:
            raise Refused(*problems)
        if Sponsor.objects.filter(name__iexact=name, kind=kind).exists():
            raise refuse(SPONSOR_TWICE, "Nama penyandang", name)
        made = Sponsor.objects.create(name=name, kind=kind, region_id=region_code)
        deed.about(f"sponsor:{made.pk}", kind=kind, region=region_code)
        return made
