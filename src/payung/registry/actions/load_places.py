"""Keep districts and villages that were judged: new ones are added, renamed ones renamed, none goes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from payung.access.actor import Actor
from payung.audit.act import act
from payung.registry.models import Region


def load_places(regions: Sequence[Region], *, by: Actor, at: dt.datetime) -> int:
    """Write them, parents before their children. Returns how many were new. Raises NotAllowed."""
    with act("registry.load_places", by, at) as deed:
        codes = [each.code for each in regions]
        before = Region.objects.filter(code__in=codes).count()
        Region.objects.bulk_create(
            regions, update_conflicts=True, unique_fields=["code"], update_fields=["name", "short_name", "parent"]
        )
        new = len(codes) - before
        deed.about("registry:places", rows=len(codes), new=new)
        return new
