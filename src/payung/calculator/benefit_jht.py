"""`benefit.jht`: what is paid out of a JHT balance, and the tax on it."""

from __future__ import annotations

import datetime as dt

from payung.calculator.contract import Answer, Calculation, Facts, Problem
from payung.calculator.fields import Choice, Day, Flag, Whole
from payung.calculator.nested_fields import ONE_PERCENT, Records
from payung.calculator.outcome import answer_of
from payung.kernel.dates import FIRST_YEAR, LAST_YEAR, date_text
from payung.rules.jht.claim import AT_PENSION_AGE, WHOLE, SavingsCases
from payung.rules.jht.judge import CAUSES, judge_savings
from payung.statute_book import StatuteBook


def refuse_far_days(facts: Facts) -> None:
    """Raise Problem for a day no calendar of people reaches: a typing error, and beyond what can be counted
    on from."""
    for name, given in facts.items():
        if isinstance(given, dt.date) and not FIRST_YEAR <= given.year <= LAST_YEAR:
            text = f"{name}: ditemukan {given.isoformat()}; tahunnya antara {FIRST_YEAR} dan {LAST_YEAR}."
            raise Problem("out-of-range", name, text)


def answer(facts: Facts, law: StatuteBook) -> Answer:
    """The whole balance, or the part asked for, less the tax."""
    refuse_far_days(facts)
    law["jht.claim.causes"].at(facts["claimed_on"])
    part = _part(facts, law)
    _refuse(facts, part, law)
    earlier = [(each["paid_on"], each["amount"]) for each in facts["earlier_payments"]]
    case = SavingsCases.one(
        law,
        claimed_on=facts["claimed_on"],
        balance=facts["balance"],
        part=part,
        cause=facts["cause"] or AT_PENSION_AGE,
        left_on=facts["left_on"],
        born=facts["birth_date"],
        contract_age=facts["contract_pension_age"],
        member_since=facts["member_since"],
        partial_before=len(earlier),
    )
    return answer_of(judge_savings(case, law, earlier, facts["npwp"]))


def _part(facts: Facts, law: StatuteBook) -> int:
    """Parts per million of the balance. Raises Problem for a share the law does not grant."""
    if facts["share"] is None:
        return WHOLE
    allowed = law["jht.claim.partial_shares"].at(facts["claimed_on"]).column("item").tolist()
    part: int = facts["share"] * ONE_PERCENT
    if part not in allowed:
        choices = " atau ".join(str(each // ONE_PERCENT) for each in allowed)
        text = f"share: ditemukan {facts['share']}; yang diharapkan {choices}."
        raise Problem("not-a-choice", "share", text)
    return part


def _refuse(facts: Facts, part: int, law: StatuteBook) -> None:
    """Raise Problem for a fact that this claim needs and lacks, or that cannot be."""
    claimed, cause = facts["claimed_on"], facts["cause"]
    if part == WHOLE and cause is None:
        raise Problem("missing-field", "cause", "Fakta 'cause' belum diisi; boleh kosong hanya dengan share.")
    if part != WHOLE and facts["member_since"] is None:
        raise Problem("missing-field", "member_since", "Fakta 'member_since' belum diisi; diperlukan untuk share.")
    waits = part == WHOLE and law["jht.claim.wait_months"].value(claimed, cause)
    if waits and facts["left_on"] is None:
        text = f"Fakta 'left_on' belum diisi; {CAUSES[cause]} mempunyai masa tunggu."
        raise Problem("missing-field", "left_on", text)
    for name in ("birth_date", "member_since"):
        if facts[name] is not None and facts[name] > claimed:
            text = f"{name}: {date_text(facts[name])} sesudah klaim {date_text(claimed)}."
            raise Problem("contradiction", name, text)
    for place, each in enumerate(facts["earlier_payments"]):
        if each["paid_on"] > claimed:
            field = f"earlier_payments[{place}].paid_on"
            text = f"{field}: {date_text(each['paid_on'])} sesudah klaim {date_text(claimed)}."
            raise Problem("contradiction", field, text)


CALCULATION = Calculation(
    name="benefit.jht",
    title="Manfaat Jaminan Hari Tua dan pajaknya",
    fields=(
        Day("claimed_on", "Hari klaim, juga dipakai sebagai hari pembayaran"),
        Choice("cause", "Sebab pengambilan seluruh saldo", False, choices=tuple(CAUSES.items())),
        Whole("balance", "Saldo JHT", unit="rupiah"),
        Day("left_on", "Hari keterangan pengunduran diri terbit, hari PHK, atau hari berhenti", False),
        Day("member_since", "Hari pertama menjadi peserta", False),
        Whole("share", "Sebagian saldo: 10 (kebutuhan lain) atau 30 (perumahan)", False, unit="persen"),
        Records(
            "earlier_payments",
            "Pembayaran JHT sebelumnya dari kepesertaan ini",
            False,
            (),
            (Day("paid_on", "Hari dibayar"), Whole("amount", "Jumlah sebelum pajak", unit="rupiah")),
        ),
        Flag("npwp", "Penerima memiliki NPWP; dianggap memiliki bila kosong", default=None),
        Day("birth_date", "Tanggal lahir peserta", False),
        Flag("contract_pension_age", "Mencapai usia pensiun menurut perjanjian kerja atau peraturan perusahaan"),
    ),
    line_codes=("benefit", "tax"),
    answer=answer,
)
