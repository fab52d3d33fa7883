"""A clerk of an employer takes a token back. From now on it opens nothing."""

from __future__ import annotations

import datetime as dt

from payung.access.actor import Actor
from payung.audit.act import act
from payung.contributions.reach import require_reach
from payung.contributions.refused import TOKEN_GONE, refuse
from payung.contributions.tokens import ApiToken


def revoke_token(token_id: int, *, by: Actor, at: dt.datetime) -> None:
    """Revoke a token, whoever of the employer's clerks made it. Raises NotAllowed; Refused token-gone.

    One employer of the token within reach is enough: it opens that employer's data.
    """
    with act("contributions.revoke_token", by, at) as deed:
        token = ApiToken.objects.select_for_update().filter(pk=token_id).first()
        if token is None or token.revoked_at is not None:
            raise refuse(TOKEN_GONE, [token_id], "tidak berlaku lagi", "Token")
        if by.user_id is None or by.user_id != token.user_id:
            require_reach(by, "contributions.revoke_token", token.employer_ids[:1])

        token.revoked_at, token.revoked_by = at, by.name
        token.save(update_fields=["revoked_at", "revoked_by"])
        deed.about(f"api_token:{token.pk}", name=token.name)
