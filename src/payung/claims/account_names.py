"""In whose name an account may stand, and who has seen the passbook. Reads only."""

from __future__ import annotations

from payung.access.actor import Actor
from payung.access.models import ScopeKind
from payung.claims.claimants import Claimant
from payung.kernel.names import same_name


def at_counter(by: Actor) -> bool:
    """Whether an officer writes it, who has seen the passbook."""
    return bool({ScopeKind.ALL, ScopeKind.OFFICE} & by.scopes("claims.mend_account").keys())


def own_name(holder: str, claimant: Claimant) -> bool:
    """Whether the account stands in the name of the payee, or of the guardian."""
    names = [claimant.name, *([claimant.guardian_name] if claimant.guardian_name else [])]
    return any(same_name(holder, name) for name in names)
