"""Decided claims approved, ordered and confirmed by the bank, many at once: what the actions write for each alone."""

from __future__ import annotations

import datetime as dt
from typing import Any

import polars as pl
from django.db import connection

from payung.access.actor import BANK, Actor
from payung.audit.act import act
from payung.claims.models import Claim, Claimant, Decision
from payung.claims.paying import PAYABLE, TAX, fund_of, tax_of
from payung.database.copy import copy_in
from payung.demo.told import moment, stamp
from payung.ledger.accounts import bank, ensure_banks
from payung.ledger.transfers import TRANSFERS, post_transfers

DAY = dt.timedelta(days=1)
_APPROVE = "UPDATE claims_decision SET approved_by_id = %s, approved_at = %s WHERE id = ANY(%s)"
_STATE = "UPDATE claims_claim SET state = %s, changed_at = %s WHERE id = ANY(%s)"
State = Claim.State
Rows = list[dict[str, Any]]


def settle(claim_ids: list[int], decided_on: dt.date, by: Actor, paying_bank: str) -> None:
    """Approve every decision of the claims, and pay what each owes now. A pension stays approved for its runs.

    by  another officer than who decided
    """
    decisions = list(Decision.objects.filter(claim__in=claim_ids).select_related("claim").order_by("pk"))
    accounts = Claimant.objects.in_bulk({payee["claimant_id"] for one in decisions for payee in one.payees})
    approved, sent = moment(decided_on, "approved"), moment(decided_on, "instructed")
    arrived = moment(decided_on + DAY, "paid")
    paid = [one for one in decisions if one.granted and one.payable_now]
    orders, transfers = _orders(paid, accounts, paying_bank, decided_on, sent, arrived)
    ends = {one.claim_id: State.APPROVED if one.granted else State.REFUSED for one in decisions}
    steps = [_step(one, approved, "approve_decision", ends[one.claim_id], by) for one in decisions]
    for one in paid:
        steps.append(_step(one, sent, "instruct_payment", "instructed", by, f"{len(one.payees)} penerima"))
        steps += _confirmed(one, accounts, arrived)
    with act("claims.approve_decision", by, approved) as deed, connection.cursor() as cursor:
        cursor.execute(_APPROVE, [by.user_id, approved, [one.pk for one in decisions]])
        deed.about(f"claims:{len(decisions)}", approved=len(decisions))
    with act("claims.instruct_payment", by, sent) as deed:
        copy_in("claims_paymentinstruction", pl.DataFrame(orders, infer_schema_length=None))
        deed.about(f"claims:{len(paid)}", orders=len(orders), amount=sum(each["amount"] for each in orders))
    with act("claims.confirm_payment", BANK, arrived) as deed, connection.cursor() as cursor:
        ensure_banks([paying_bank])
        post_transfers(pl.DataFrame(transfers, schema=TRANSFERS, orient="row"))
        copy_in("claims_step", pl.DataFrame(steps, infer_schema_length=None))
        ends |= {one.claim_id: State.PAID for one in paid}
        for state in set(ends.values()):
            cursor.execute(_STATE, [state, arrived, [claim for claim, end in ends.items() if end == state]])
        deed.about(f"claims:{len(paid)}", confirmed=len(orders))


def _orders(
    paid: list[Decision], accounts: dict[int, Claimant], paying_bank: str, on: dt.date, sent: dt.datetime,
    arrived: dt.datetime,
) -> tuple[Rows, list[tuple[object, ...]]]:  # fmt: skip
    """One confirmed order for each payee, and its transfers: out of the fund, the tax withheld, into the bank."""
    orders, transfers = [], []
    for one in paid:
        subject, source = f"claim:{one.claim_id}", fund_of(one.claim)
        for payee in (each for each in one.payees if each["amount"]):
            to, amount = accounts[payee["claimant_id"]], payee["amount"]
            key = f"{subject}:decision:{one.pk}:payee:{to.pk}"
            orders.append({
                "key": key, "decision_id": one.pk, "claimant_id": to.pk, "amount": amount, "bank": to.bank,
                "account_number": to.account_number, "account_holder": to.account_holder, "state": "confirmed",
                "paying_bank": paying_bank, "bank_reference": f"{on:%y%m%d}-K{to.pk}-{one.pk}", "returned_reason": "",
                "instructed_at": stamp(sent), "confirmed_at": stamp(arrived),
            })  # fmt: skip
            transfers.append((key, source, PAYABLE, amount, on, None, subject))
            transfers.append((f"{key}:paid", PAYABLE, bank(paying_bank), amount, on + DAY, None, subject))
        if tax := tax_of(one):
            transfers.append((f"{subject}:decision:{one.pk}:tax", source, TAX, tax, on, None, subject))
    return orders, transfers


def _confirmed(one: Decision, accounts: dict[int, Claimant], at: dt.datetime) -> Rows:
    payees = [accounts[each["claimant_id"]] for each in one.payees if each["amount"]]
    last = len(payees) - 1
    return [
        _step(one, at, "confirm_payment", "paid" if place == last else "instructed", BANK, to.masked_account)
        for place, to in enumerate(payees)
    ]


def _step(one: Decision, at: dt.datetime, action: str, state: str, by: Actor, note: str = "") -> dict[str, Any]:
    return {"claim_id": one.claim_id, "at": stamp(at), "action": action, "state": state, "by_id": by.user_id,
            "by_name": by.name, "note": note}  # fmt: skip
