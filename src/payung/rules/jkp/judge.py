"""A JKP claim judged: every finding, every month with its working."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from payung.kernel.amounts import number_text
from payung.kernel.dates import date_text
from payung.kernel.money import MILLION
from payung.rules.findings import Finding, Outcome, once
from payung.rules.jkp.cash import (
    ALL_MONTHS,
    NOT_KNOWN,
    JobLossCases,
    benefit_months,
    claim_deadline,
    entitlement,
    paid_by_agency_first,
    schedule,
)
from payung.rules.working import Line, cites, weakest
from payung.statute_book import StatuteBook
from payung.statute_book.units import percent_plain

CAUSES = {
    "layoff": "pemutusan hubungan kerja",
    "resignation": "mengundurkan diri",
    "contract_end": "perjanjian kerja berakhir pada waktunya",
    "pension_age": "mencapai usia pensiun",
    "total_disability": "cacat total tetap",
    "death": "meninggal dunia",
    "leaving_indonesia": "meninggalkan Indonesia",
    "stopped_own_account": "berhenti dari usaha sendiri",
}


@dataclass(frozen=True)
class Arrears:
    """What is known of the employer's arrears: consecutive months unpaid, and whether it is bankrupt or
    closed."""

    months: int
    closed: bool


def judge_job_loss(cases: JobLossCases, law: StatuteBook, arrears: Arrears | None = None) -> Outcome:
    """One claim judged; the amounts are those of `schedule`.

    cases    columns of length one
    arrears  decide who pays first, never how much
    """
    if cases.wage.size != 1:
        raise ValueError("a judgement is of one claim")
    case = _Case(cases, law)
    paid = schedule(cases, law)[0]
    findings = [*case.findings(), *_new_job(case)]
    lines = tuple(_line(case, month, int(amount)) for month, amount in enumerate(paid, 1)
                  if case.entitled and month <= case.ends_after)  # fmt: skip
    return Outcome(
        lines=lines,
        findings=tuple(findings),
        questions=once(_questions(case, arrears)),
        notes=(*_month_note(case), *_arrears_note(case, arrears)),
    )


class _Case:
    """The one claim in plain values, and the parameters that hold for it."""

    def __init__(self, cases: JobLossCases, law: StatuteBook) -> None:
        self.law = law
        self.ended = cases.ended_on[0].item()
        self.claimed = cases.claimed_on[0].item()
        self.deadline = claim_deadline(cases.ended_on, law)[0].item()
        self.cause = law["jkp.claim.causes"].keys[int(cases.cause[0])]
        self.wage = int(cases.wage[0])
        self.paid_months = int(cases.paid_months[0])
        self.consecutive = int(cases.consecutive_months[0])
        self.earlier = int(cases.earlier_claims[0])
        self.since = int(cases.months_since_claim[0])
        self.ends_after = int(cases.ends_after[0])
        self.held = {code: bool(column[0]) for code, column in entitlement(cases, law).items()}
        self.entitled = all(self.held.values())

    def value(self, name: str) -> int:
        return self.law[f"jkp.claim.{name}"].value(self.ended)

    def claim_cite(self, name: str) -> str:
        """The articles of a parameter of the claim; those of membership where none is named."""
        full = f"jkp.claim.{name}" if name else "contributions.jkp.age_below"
        return self.law[full].at(self.ended).cite

    def findings(self) -> list[Finding]:
        """Every test with what was compared."""
        window, needed, row = (self.value(name) for name in ("window_months", "paid_months", "consecutive_months"))
        opened = self.law["jkp.claim.payable_from"].at(self.ended)
        texts = {
            "cause": (f"Hubungan kerja berakhir karena {CAUSES[self.cause]}; JKP hanya untuk pemutusan hubungan "
                      "kerja.", "causes"),
            "member": ("Peserta JKP pada hari hubungan kerja berakhir.", ""),
            "programme-open": (f"Diajukan {date_text(self.claimed)}; manfaat JKP dapat diajukan sejak "
                               f"{date_text(np.datetime64(opened.value, 'D').item())}.", "payable_from"),
            "paid-months": (f"Iuran {self.paid_months} bulan dalam {window} bulan terakhir; diperlukan {needed} "
                            "bulan.", "paid_months"),
            "consecutive-months": (_counted("Iuran berturut-turut", self.consecutive, row), "consecutive_months"),
            "claimed-in-time": (f"Berakhir {date_text(self.ended)}, diajukan {date_text(self.claimed)}; paling "
                                f"lambat {date_text(self.deadline)}.", "deadline_months"),
            "claims-left": (f"Sudah {self.earlier} kali menerima JKP; paling banyak "
                            f"{self.value('claims_in_a_life')} kali.", "claims_in_a_life"),
            "months-since-claim": (_counted("Iuran sejak klaim sebelumnya", self.since,
                                            self.value("months_between_claims")), "months_between_claims"),
        }  # fmt: skip
        unasked = set() if row else {"consecutive-months"}
        unasked |= set() if self.earlier else {"months-since-claim"}
        return [
            Finding(code, self.held[code], text, self.claim_cite(name))
            for code, (text, name) in texts.items()
            if code not in unasked
        ]


def _counted(what: str, found: int, needed: int) -> str:
    if found == NOT_KNOWN:
        return f"{what} tidak disebutkan, dianggap cukup; diperlukan {needed} bulan."
    return f"{what} {found} bulan; diperlukan {needed} bulan."


def _new_job(case: _Case) -> list[Finding]:
    if case.ends_after == ALL_MONTHS:
        return []
    last = int(benefit_months(case.law)[-1])
    holds = case.ends_after >= last
    text = f"Bekerja lagi setelah {case.ends_after} bulan manfaat; bulan sesudahnya tidak dibayar."
    return [Finding("no-new-job", holds, text, case.claim_cite("deadline_months"))]


def _arrears_note(case: _Case, arrears: Arrears | None) -> tuple[str, ...]:
    if arrears is None or not case.entitled:
        return ()
    law, ended = case.law, np.array([case.ended], dtype="datetime64[D]")
    first = paid_by_agency_first(np.array([arrears.months]), np.array([arrears.closed]), ended, law)[0]
    closed = law["jkp.claim.closed_arrears_months"].find(case.ended) if arrears.closed else None
    limit = closed or law["jkp.claim.arrears_months"].at(case.ended)
    text = f"Pemberi kerja menunggak {arrears.months} bulan; sampai {limit.value} bulan BPJS Ketenagakerjaan membayar"
    if not first:
        text += ". Manfaat ini dibayar pemberi kerja lebih dahulu"
    return (f"{text} ({limit.cite}).{'' if first else _refund_text(case)}",)


def _refund_text(case: _Case) -> str:
    within = case.law["jkp.claim.reclaim_months"].find(case.ended)
    refund = case.law["jkp.claim.refund_working_days"].find(case.ended)
    if within is None or refund is None:
        return ""
    return (f" Setelah tunggakan dan denda lunas ia meminta ganti dalam {within.value} bulan, dan diganti dalam "
            f"{refund.value} hari kerja.")  # fmt: skip


def _line(case: _Case, month: int, amount: int) -> Line:
    cap = case.law["jkp.benefit.wage_cap"].at(case.ended)
    rule = case.law["jkp.benefit.replacement_rate"]
    read = [rule.at(case.ended), cap]
    rate = percent_plain(rule.value(case.ended, month))
    working = f"{rate} × min({number_text(case.wage)}, {number_text(cap.value)}) = {number_text(amount)}"
    return Line(f"month_{month}", "JKP", "", amount, working, cites(read), weakest(read))


def _questions(case: _Case, arrears: Arrears | None) -> list[str]:
    law = case.law
    found: list[str] = []
    rule = law["jkp.benefit.replacement_rate"]
    if case.held["cause"] and rule.find(case.claimed) is not rule.at(case.ended):
        found += rule.questions
    if case.held["cause"] and 0 <= (case.claimed - case.deadline).days <= 1:
        found += [each for each in law["jkp.claim.deadline_months"].questions if each not in rule.questions]
    if case.earlier and case.held["claims-left"]:
        found += law["jkp.claim.months_between_claims"].questions
    if arrears is not None and arrears.months and case.entitled:
        found += law["jkp.claim.arrears_months"].at(case.ended).questions
    if case.entitled and _rounded(case):
        found += law["jkp.benefit.rounding_unit"].questions
    return found


def _rounded(case: _Case) -> bool:
    base = min(case.wage, case.law["jkp.benefit.wage_cap"].value(case.ended))
    rates = case.law["jkp.benefit.replacement_rate"].at(case.ended).values
    return any(base * rate % MILLION for rate in rates[: min(case.ends_after, len(rates))])


def _month_note(case: _Case) -> tuple[str, ...]:
    version = case.law["jkp.months.applications"].find(case.claimed)
    if not case.entitled or version is None:
        return ()
    interviews = case.law["jkp.months.interviews"].value(case.claimed)
    attendance = percent_plain(case.law["jkp.months.attendance"].value(case.claimed))
    return (
        f"Setiap bulan sejak bulan kedua dibayar setelah asesmen diri, konseling, dan {version.value} lamaran ke "
        f"perusahaan berbeda atau {interviews} wawancara; bila disarankan pelatihan, hadir sedikitnya {attendance} "
        f"({version.cite}).",
    )
