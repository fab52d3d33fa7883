"""`payung check-figures`: what was printed, tested against itself; no database and no server."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict

from payung.figures.checker import check_register, check_text
from payung.figures.model import Finding, Outcome
from payung.statute_book import read_statute_book

HELP = """Without arguments: every identity the register of published figures allows, what does not hold
first. With `-`: the same for a statement in Indonesian on standard input."""
HEADINGS = {
    Outcome.DOES_NOT: "TIDAK COCOK",
    Outcome.CANNOT_TELL: "TIDAK DAPAT DIPASTIKAN",
    Outcome.HOLDS: "COCOK",
}


def main(argv: list[str]) -> int:
    """Print the findings. Returns 0, or 1 when something in a text on standard input does not hold."""
    parser = argparse.ArgumentParser(prog="payung check-figures", description=HELP)
    parser.add_argument("text", nargs="?", choices=["-"], help="read a statement from standard input")
    parser.add_argument("--json", action="store_true", help="one JSON object per finding and line")
    ask = parser.parse_args(argv)
    law = read_statute_book()
    findings = check_text(sys.stdin.read(), law) if ask.text else check_register(law)
    if ask.json:
        for finding in findings:
            print(json.dumps(asdict(finding), ensure_ascii=False))
    else:
        print("\n".join(lines(findings)))
    return int(bool(ask.text) and any(each.outcome is Outcome.DOES_NOT for each in findings))


def lines(findings: Sequence[Finding]) -> list[str]:
    """The findings for reading: one sentence and its arithmetic each, under the three verdicts."""
    counted = Counter(finding.outcome for finding in findings)
    out = [", ".join(f"{HEADINGS[each].lower()} {counted[each]}" for each in Outcome) + "."]
    for outcome in Outcome:
        shown = [finding for finding in findings if finding.outcome is outcome]
        out += ["", HEADINGS[outcome]] if shown else []
        for finding in shown:
            where = ", ".join(each for each in (finding.region, finding.period) if each)
            out.append(f"- {where + ': ' if where else ''}{finding.sentence}")
            out.append(f"    {finding.check}: {finding.identity} ({finding.tolerance})")
            out.append(f"    {finding.source}{' [' + ', '.join(finding.keys) + ']' if finding.keys else ''}")
    return out
