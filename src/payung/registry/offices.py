"""The office under which something at a place is recorded."""

from __future__ import annotations

import datetime as dt

from payung.kernel.problem import Refusal
from payung.registry.models import Office, Region
from payung.registry.refused import not_recorded
from payung.registry.serving import serving_office

UNSERVED = Refusal(
    "region-unserved", "wilayah yang dilayani kantor cabang", "Pilih kabupaten atau kota yang kantornya sudah ada."
)


def office_serving(region: Region, day: dt.date) -> Office:
    """The office that serves a region on a day. Raises NotRecorded region-unserved where none does."""
    office = serving_office(region, day)
    if office is None:
        raise not_recorded(UNSERVED, "Wilayah", region.name)
    return office
