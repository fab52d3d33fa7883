"""The working of the tax on a JHT payment."""

from __future__ import annotations

import numpy as np

from payung.kernel.amounts import number_text
from payung.kernel.money import MILLION, rupiah
from payung.rules.jht.tax import TaxFacts, bracket_parts, is_final, tax
from payung.rules.working import Line, cites, weakest
from payung.statute_book import Parameter, StatuteBook
from payung.statute_book.parameter import Version
from payung.statute_book.units import percent_plain


def tax_line(facts: TaxFacts, law: StatuteBook) -> Line:
    """The tax withheld, as a negative amount; columns of length one. The amount is that of `tax`."""
    day = facts.paid_on[0].item()
    due = int(tax(facts, law)[0])
    final, rule, before = _regime(facts, law)
    surcharge = 0 if final or facts.npwp[0] else law["jht.tax.no_npwp_surcharge"].value(day)
    read = [rule.at(day), law["jht.tax.final_years"].at(day)]
    if surcharge:
        read.append(law["jht.tax.no_npwp_surcharge"].at(day))
    text = _brackets_text(before + int(facts.amount[0]), rule.at(day))
    if before:
        text = f"({text}) − ({_brackets_text(before, rule.at(day))})"
    if surcharge:
        text = f"{percent_plain(MILLION + surcharge)} × ({text})"
    kind = "final" if final else "progresif"
    working = f"Pajak {kind}, pembayaran pertama {facts.first_paid_on[0].item().year}: {text} = {number_text(due)}"
    return Line("tax", "JHT", "", -due, working, cites(read), weakest(read))


def tax_questions(facts: TaxFacts, npwp_unknown: bool, law: StatuteBook) -> list[str]:
    """The readings that decided something about the tax."""
    final, rule, before = _regime(facts, law)
    found: list[str] = []
    if not final and npwp_unknown:
        found += ["jht-npwp-not-said"]
    if not final and before:
        found += law["jht.tax.adds_within_year"].questions
    table = rule.at(facts.paid_on[0].item())
    raised = 0 if final or facts.npwp[0] else law["jht.tax.no_npwp_surcharge"].value(facts.paid_on[0].item())
    so_far = rupiah([before, before + int(facts.amount[0])])
    rates = table.column("rate") * (MILLION + raised) // MILLION
    if (bracket_parts(so_far, table) * rates % MILLION).any() or not final:
        found += rule.questions
    return found


def _regime(facts: TaxFacts, law: StatuteBook) -> tuple[bool, Parameter, int]:
    """Whether the tax is final, its brackets, and the earlier payments they run over."""
    final = bool(is_final(facts, law)[0])
    rule = law["jht.tax.final" if final else "jht.tax.progressive"]
    return final, rule, int((facts.before if final else facts.before_in_year)[0])


def _brackets_text(amount: int, table: Version) -> str:
    parts = bracket_parts(np.array([amount], dtype=np.int64), table)[0]
    terms = [
        f"{percent_plain(int(rate))} × {number_text(int(part))}"
        for rate, part in zip(table.column("rate"), parts, strict=True)
        if part
    ]
    return " + ".join(terms) or "0"
