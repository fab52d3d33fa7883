"""A clerk makes a token for a program. It is returned once and kept only as a digest."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Sequence

from django.utils.timezone import localdate

from payung.access.actor import Actor, NotAllowed
from payung.audit.act import act
from payung.contributions.reach import require_reach
from payung.contributions.refused import TOKEN_EXPIRY, TOKEN_NAMELESS, TOKEN_NO_ACTION, refuse
from payung.contributions.tokens import PREFIX, SCOPES, ApiToken, digest_of
from payung.kernel.dates import date_text

LONGEST = dt.timedelta(days=366)


def create_token(
    name: str,
    *,
    employer_ids: Sequence[int],
    scopes: Sequence[str],
    expires_on: dt.date,
    by: Actor,
    at: dt.datetime,
) -> tuple[ApiToken, str]:
    """Make a token for these employers and scopes (keys of SCOPES). Returns it and what to give the program.

    Raises NotAllowed; Refused token-name, token-actions, token-expiry.
    """
    with act("contributions.create_token", by, at) as deed:
        require_reach(by, "contributions.create_token", employer_ids)
        if by.user_id is None or not employer_ids:
            raise NotAllowed(f"{by.name}: contributions.create_token")
        if not name.strip():
            raise refuse(TOKEN_NAMELESS, employer_ids, "kosong", "Nama program")
        wanted = [scope for scope in SCOPES if scope in scopes]
        if not wanted:
            raise refuse(TOKEN_NO_ACTION, employer_ids, "belum dipilih", "Kewenangan")
        today = localdate(at)
        if not today <= expires_on <= today + LONGEST:
            raise refuse(TOKEN_EXPIRY, employer_ids, date_text(expires_on), "Berlaku sampai")

        secret = PREFIX + secrets.token_urlsafe(32)
        token = ApiToken.objects.create(
            name=name.strip()[:80],
            digest=digest_of(secret),
            ending=secret[-4:],
            user_id=by.user_id,
            employer_ids=sorted(set(employer_ids)),
            scopes=wanted,
            created_at=at,
            expires_on=expires_on,
        )
        deed.about(
            f"api_token:{token.pk}",
            employers=token.employer_ids[:100],
            scopes=wanted,
            expires_on=expires_on.isoformat(),
        )
        return token, secret
