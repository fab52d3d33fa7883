"""A member names the account to be paid to; the bank is asked for its holder before it is kept."""

from __future__ import annotations

import datetime as dt

from payung.access.actor import Actor, NotAllowed
from payung.audit.act import act
from payung.identity.accounts import BankAccount
from payung.identity.bank.holder import asked_of_bank
from payung.identity.bank.ports import BANKS, AccountInquiry
from payung.identity.refused import ACCOUNT_BANK, ACCOUNT_HOLDER, ACCOUNT_NUMBER, ACCOUNT_OFTEN, refuse
from payung.kernel.identity import compact
from payung.registry.models import Person
from payung.registry.queries import people_reached

PERMISSION = "identity.name_account"
MOST_A_DAY = 5
"""Questions to the bank by one member in 24 hours, so that nobody learns holders by trying."""


def name_account(
    person_id: int, *, bank_code: str, number: str, holder: str, bank: AccountInquiry, by: Actor, at: dt.datetime
) -> BankAccount:
    """Keep the account with the bank's answer; the one before it is replaced, not lost.

    Raises NotAllowed for somebody else; Refused: account-bank, account-number, account-holder, account-often.
    """
    with act("identity.name_account", by, at) as deed:
        if not people_reached(by, PERMISSION).filter(pk=person_id).exists():
            raise NotAllowed(f"{by.name}: {PERMISSION}")
        person = Person.objects.select_for_update().get(pk=person_id)

        digits = compact(number)
        if bank_code not in BANKS:
            raise refuse(ACCOUNT_BANK, bank_code[:11] or "kosong", "Bank")
        if not (digits.isascii() and digits.isdigit() and 6 <= len(digits) <= 20):
            raise refuse(ACCOUNT_NUMBER, f"{len(digits)} tanda", "Nomor rekening")
        if not holder.strip():
            raise refuse(ACCOUNT_HOLDER, "kosong", "Nama pemilik")
        before = BankAccount.objects.filter(person=person)
        if before.filter(asked_at__gt=at - dt.timedelta(days=1)).count() >= MOST_A_DAY:
            raise refuse(ACCOUNT_OFTEN, "lebih dari lima kali", "Nomor rekening")

        answer, score = asked_of_bank(bank, bank_code, digits, holder.strip(), person.name)
        before.filter(replaced_at=None).update(replaced_at=at)
        account = BankAccount.objects.create(
            person=person,
            bank_code=bank_code,
            bank_name=BANKS[bank_code],
            number=digits,
            holder=holder.strip()[:120],
            answer=answer,
            score=score,
            asked_at=at,
        )
        deed.about(f"bank_account:{account.pk}", person=person.pk, answer=answer, score=score)
        return account
