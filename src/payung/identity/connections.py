"""Which connections this installation has: the civil registry and the banks' answer about a holder."""

from __future__ import annotations

from django.conf import settings
from django.utils.module_loading import import_string

from payung.identity.bank.ports import AccountInquiry
from payung.identity.civil.ports import CivilRegistry


class Unconnected:
    """No bank is connected: the account is kept as not yet answered for."""

    def holder_of(self, bank_code: str, number: str, expected: str) -> str | None:
        raise ConnectionError(f"no connection to bank {bank_code}")


def civil_registry() -> CivilRegistry | None:
    """The connection named in the settings; None where there is none, and then nobody is checked."""
    return import_string(settings.CIVIL_REGISTRY)() if settings.CIVIL_REGISTRY else None


def account_inquiry() -> AccountInquiry:
    """The connection named in the settings, or one that never answers."""
    return import_string(settings.ACCOUNT_INQUIRY)() if settings.ACCOUNT_INQUIRY else Unconnected()
