"""Whether a bank knows an account under a member's name."""

from __future__ import annotations

from payung.identity.accounts import BankAccount
from payung.identity.bank.ports import AccountInquiry
from payung.kernel.names import name_key, similarity

ALIKE = 85
"""From this likeness of the two names, of 100, the account counts as the member's own. A choice of ours, not of law."""


def asked_of_bank(bank: AccountInquiry, code: str, number: str, told: str, own: str) -> tuple[str, int | None]:
    """The answer (a value of BankAccount.Answer) and how alike the bank's name and the member's own are.

    told  the holder's name as typed; own  the member's name as recorded. The bank's name itself is not kept.
    """
    try:
        holder = bank.holder_of(code, number, told)
    except ConnectionError:
        return BankAccount.Answer.SILENT, None
    if holder is None:
        return BankAccount.Answer.UNKNOWN, None
    score = similarity(name_key(holder), name_key(own))
    return (BankAccount.Answer.SAME if score >= ALIKE else BankAccount.Answer.DIFFERS), score
