"""`benefit.jkp`: the monthly cash benefit after losing a job."""

from __future__ import annotations

from payung.calculator.benefit_jht import refuse_far_days
from payung.calculator.contract import Answer, Calculation, Facts, Problem
from payung.calculator.fields import Choice, Day, Flag, Whole
from payung.calculator.outcome import answer_of
from payung.kernel.dates import date_text
from payung.rules.jkp.cash import ALL_MONTHS, NOT_KNOWN, JobLossCases
from payung.rules.jkp.judge import CAUSES, Arrears, judge_job_loss
from payung.statute_book import StatuteBook

LINE_CODES = ("month_1", "month_2", "month_3", "month_4", "month_5", "month_6")


def answer(facts: Facts, law: StatuteBook) -> Answer:
    """Every month of benefit of one claim."""
    refuse_far_days(facts)
    _refuse_contradictions(facts, law)
    case = JobLossCases.one(
        law,
        ended_on=facts["employment_ended_on"],
        claimed_on=facts["claimed_on"],
        cause=facts["cause"],
        wage=facts["wage"],
        paid_months=facts["months_in_last_24"],
        consecutive_months=_or(facts["consecutive_months"], NOT_KNOWN),
        earlier_claims=facts["earlier_claims"],
        months_since_claim=_or(facts["months_since_last_claim"], NOT_KNOWN),
        ends_after=_or(facts["new_job_after_months"], ALL_MONTHS),
        member=facts["jkp_member"],
    )
    return answer_of(judge_job_loss(case, law, _arrears(facts)))


def _or(given: int | None, instead: int) -> int:
    return instead if given is None else given


def _arrears(facts: Facts) -> Arrears | None:
    months = facts["arrears_months"]
    return None if months is None else Arrears(months, facts["employer_closed"])


def _refuse_contradictions(facts: Facts, law: StatuteBook) -> None:
    ended, claimed = facts["employment_ended_on"], facts["claimed_on"]
    window = law["jkp.claim.window_months"].value(ended)
    paid, run = facts["months_in_last_24"], facts["consecutive_months"]
    if claimed < ended:
        text = f"claimed_on: {date_text(claimed)} sebelum hubungan kerja berakhir {date_text(ended)}."
        raise Problem("contradiction", "claimed_on", text)
    if paid > window:
        text = f"months_in_last_24: ditemukan {paid}; yang diharapkan 0 sampai {window}."
        raise Problem("out-of-range", "months_in_last_24", text)
    if run is not None and min(run, window) > paid:
        text = f"consecutive_months: {run} bulan berturut-turut, padahal hanya {paid} dalam {window} bulan."
        raise Problem("contradiction", "consecutive_months", text)
    if facts["months_since_last_claim"] is not None and not facts["earlier_claims"]:
        text = "months_since_last_claim: hanya diisi bila earlier_claims lebih dari 0."
        raise Problem("contradiction", "months_since_last_claim", text)
    if facts["employer_closed"] and facts["arrears_months"] is None:
        text = "Fakta 'arrears_months' belum diisi; diperlukan bila pemberi kerja tutup atau pailit."
        raise Problem("missing-field", "arrears_months", text)


CALCULATION = Calculation(
    name="benefit.jkp",
    title="Manfaat uang tunai Jaminan Kehilangan Pekerjaan",
    fields=(
        Day("employment_ended_on", "Hari hubungan kerja berakhir"),
        Day("claimed_on", "Hari klaim diajukan"),
        Choice("cause", "Sebab hubungan kerja berakhir", choices=tuple(CAUSES.items())),
        Whole("wage", "Upah sebulan terakhir yang dilaporkan", unit="rupiah"),
        Whole("months_in_last_24", "Iuran dalam 24 bulan sebelum berakhir", unit="bulan"),
        Whole("consecutive_months", "Iuran berturut-turut tepat sebelum berakhir", False, unit="bulan"),
        Whole("new_job_after_months", "Bulan manfaat sebelum bekerja lagi", False, unit="bulan"),
        Whole("earlier_claims", "Berapa kali sudah menerima JKP", False, 0, most=100),
        Whole("months_since_last_claim", "Iuran sejak klaim JKP terakhir", False, unit="bulan"),
        Flag("jkp_member", "Peserta JKP pada hari hubungan kerja berakhir", default=True),
        Whole("arrears_months", "Tunggakan iuran pemberi kerja, berturut-turut", False, unit="bulan"),
        Flag("employer_closed", "Pemberi kerja pailit atau tutup"),
    ),
    line_codes=LINE_CODES,
    answer=answer,
)
