"""The workings of where one worker's contribution goes: each fund, and the parts of the JKP contribution."""

from __future__ import annotations

from payung.kernel.amounts import number_text
from payung.rules.contributions.explain import SHARES, base_text
from payung.rules.contributions.wage import FundShares, WageContributions, WageFacts
from payung.rules.working import Line, cites, weakest
from payung.statute_book import StatuteBook
from payung.statute_book.units import percent_plain

FUNDS = {
    "jkk": ("JKK", ("jkk",)),
    "jkm": ("JKM", ("jkm",)),
    "jht": ("JHT", ("jht_employer", "jht_worker")),
    "jp": ("JP", ("jp_employer", "jp_worker")),
}
"""Fund -> programme, and the columns of WageContributions that flow into it."""


def explain_funds(facts: WageFacts, due: WageContributions, shares: FundShares, law: StatuteBook) -> list[Line]:
    """What each fund keeps of one worker's contribution, then what makes up the JKP contribution.

    facts, due, shares  columns of length one, as given to and by `fund_shares`

    Amounts of 0 have no line. `payer` is where the money comes from: the bill (employer) or the state.
    """
    month = int(facts.month[0])
    lines = []
    for fund, (programme, columns) in FUNDS.items():
        parts = [int(getattr(due, column)[0]) for column in columns]
        if not any(parts):
            continue
        kept = int(getattr(shares, f"{fund}_fund")[0])
        moved = sum(parts) - kept
        working = " + ".join(number_text(part) for part in parts) + (f" − {number_text(moved)}" if moved else "")
        if len(parts) > 1 or moved:
            working += f" = {number_text(kept)}"
        read = [law[SHARES[column][2]].at(month) for column in columns]
        line = Line(
            code=f"{fund}_fund",
            programme=programme,
            payer="employer",
            amount=kept,
            working=working,
            cite=cites(read),
            status=weakest(read),
        )
        lines.append(line)
    return [*lines, *_recomposition(facts, shares, law)]


def _recomposition(facts: WageFacts, shares: FundShares, law: StatuteBook) -> list[Line]:
    month, wage, jkk_class = int(facts.month[0]), int(facts.wage[0]), int(facts.jkk_class[0])
    cap = law["contributions.jkp.wage_cap"].find(month)
    lines = []
    for source, payer in (("jkk", "employer"), ("jkm", "employer"), ("state", "state")):
        amount = int(getattr(shares, f"jkp_from_{source}")[0])
        if not amount or cap is None:
            continue
        parameter = law[f"contributions.jkp.from_{source}"]
        relief = law["contributions.jkp.from_jkk_in_relief"]
        if source == "jkk" and facts.labour_intensive[0] and relief.find(month) is not None:
            parameter = relief
        rate = parameter.value(month, jkk_class if parameter.keys else None)
        working = f"{percent_plain(rate)} × {base_text(wage, cap.value)} = {number_text(amount)}"
        read = [parameter.at(month), cap]
        lines.append(Line(f"jkp_from_{source}", "JKP", payer, amount, working, cites(read), weakest(read)))
    return lines
