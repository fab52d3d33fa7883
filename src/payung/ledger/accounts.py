"""Account codes. The fixed ones come with migration 0003."""

from __future__ import annotations

from collections.abc import Iterable

from payung.ledger.models import Account

PENALTIES = "penalties"
STATE = "state:receivable"
UNIDENTIFIED = "clearing:unidentified"


def fund(programme: str) -> str:
    """`JHT` → `fund:JHT`."""
    return f"fund:{programme}"


def bank(name: str) -> str:
    """`kapuas` → `bank:kapuas`."""
    return f"bank:{name}"


def ensure_banks(names: Iterable[str]) -> None:
    """Make the accounts of these banks that do not exist yet; two callers at once make them once."""
    accounts = [Account(code=bank(name), name=f"Bank {name}", kind=Account.Kind.BANK) for name in sorted(set(names))]
    Account.objects.bulk_create(accounts, ignore_conflicts=True)
