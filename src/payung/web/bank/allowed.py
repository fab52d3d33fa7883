"""Whether the simulated bank answers here."""

from __future__ import annotations

from django.conf import settings

from payung.demo.marker import demo_marker


def simulator_allowed() -> bool:
    """In a demonstration, or where the operator switched it on (setting `BANK_SIMULATOR`)."""
    return bool(settings.BANK_SIMULATOR) or demo_marker() is not None
