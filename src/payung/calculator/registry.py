"""Every calculation by name, and the one function that answers a request."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from payung.calculator import (
    benefit_jht,
    benefit_jht_balance,
    benefit_jkk,
    benefit_jkm,
    benefit_jkp,
    benefit_jp,
    benefit_scholarship,
    contribution_migrant,
    contribution_own_account,
    contribution_penalty,
    contribution_project,
    contribution_wage,
)
from payung.calculator.contract import Answer, Calculation, Facts, Problem, read_facts
from payung.kernel.money import TooMuchMoney
from payung.rules.working import Line
from payung.statute_book import NotInForce, StatuteBook

CALCULATIONS: dict[str, Calculation] = {
    calculation.name: calculation
    for calculation in (
        contribution_wage.CALCULATION,
        contribution_own_account.CALCULATION,
        contribution_project.CALCULATION,
        contribution_migrant.CALCULATION,
        contribution_penalty.CALCULATION,
        benefit_jkk.CALCULATION,
        benefit_jkm.CALCULATION,
        benefit_scholarship.CALCULATION,
        benefit_jht.CALCULATION,
        benefit_jht_balance.CALCULATION,
        benefit_jp.CALCULATION,
        benefit_jkp.CALCULATION,
    )
}
LINE_MEMBERS = ("code", "programme", "payer", "amount", "working", "cite")


def calculate(request: object, law: StatuteBook) -> dict[str, Any]:
    """The answer to one request, as the JSON contract has it. Raises Problem naming the field at fault."""
    if not isinstance(request, Mapping):
        raise Problem("not-an-object", "", "Permintaan harus berupa satu objek JSON.")
    name = request.get("calculation")
    if name is None:
        raise Problem("missing-field", "calculation", "Fakta 'calculation' belum diisi.")
    calculation = CALCULATIONS.get(name) if isinstance(name, str) else None
    if calculation is None:
        known = ", ".join(CALCULATIONS)
        raise Problem("unknown-calculation", "calculation", f"Perhitungan {name!r} tidak dikenal; ada: {known}.")
    facts = read_facts(request, calculation)
    try:
        answer = calculation.answer(facts, law)
    except NotInForce as refused:
        field = _field_chosen_by(refused.parameter, facts, law)
        text = f"Aturan {refused.parameter} untuk {refused.when} tidak kami pegang; tidak ada yang diperkirakan."
        raise Problem("no-law", field, text) from None
    except TooMuchMoney:
        raise Problem("too-much-money", "", "Nilainya terlalu besar untuk dihitung.") from None
    return _result(calculation, answer, law)


def calculate_all(requests: Iterable[object], law: StatuteBook) -> list[dict[str, Any]]:
    """One answer per request, in order; a request that fails answers its error in its place."""
    answers = []
    for request in requests:
        try:
            answers.append(calculate(request, law))
        except Problem as problem:
            answers.append(error_of(problem))
    return answers


def error_of(problem: Problem) -> dict[str, Any]:
    """A problem as the contract prints it."""
    return {"error": {"code": problem.code, "field": problem.field, "text": problem.text}}


def _field_chosen_by(parameter: str, facts: Facts, law: StatuteBook) -> str:
    """The fact whose date no version of the law holds."""
    chosen_by = law[parameter].chosen_by if parameter != "holidays" else "contribution_month"
    if chosen_by in facts:
        return chosen_by
    return next((name for name in ("month", "registered_on") if name in facts), "")


def _result(calculation: Calculation, answer: Answer, law: StatuteBook) -> dict[str, Any]:
    notes = [f"{each.id}: {each.question} Dibaca: {each.reading}" for each in law.questions_of(answer.questions)]
    result: dict[str, Any] = {
        "calculation": calculation.name,
        "law_version": law.version,
        "total": sum(line.amount for line in answer.lines),
        "lines": _lines(answer.lines),
    }
    for name, lines in (answer.extra or {}).items():
        result[name] = _lines(lines)
    result["findings"] = [
        {"code": each.code, "holds": each.holds, "text": each.text, "cite": each.cite} for each in answer.findings
    ]
    result["notes"] = [*answer.notes, *notes]
    return result


def _lines(lines: Sequence[Line]) -> list[dict[str, Any]]:
    """Lines as the contract prints them; a benefit has no payer."""
    return [
        {member: getattr(line, member) for member in LINE_MEMBERS if member != "payer" or line.payer} for line in lines
    ]


def schema() -> dict[str, Any]:
    """The JSON Schema of every request and every result."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Kalkulator Payung",
        "description": "Satu permintaan per objek; satu jawaban per permintaan, dalam urutan yang sama.",
        "oneOf": [{"$ref": f"#/$defs/{name}.request"} for name in CALCULATIONS],
        "$defs": {
            **{f"{each.name}.request": _request_schema(each) for each in CALCULATIONS.values()},
            **{f"{each.name}.result": _result_schema(each) for each in CALCULATIONS.values()},
            "finding": _object({"code": _TEXT, "holds": {"type": "boolean"}, "text": _TEXT, "cite": _TEXT}),
            "error": _object({"error": _object({"code": _TEXT, "field": _TEXT, "text": _TEXT})}),
        },
    }


_TEXT = {"type": "string"}
_PAYERS = {"type": "string", "enum": ["employer", "worker", "member", "state", "sponsor"]}


def _object(properties: dict[str, Any], required: Sequence[str] | None = None) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties if required is None else required),
        "additionalProperties": False,
    }


def _request_schema(calculation: Calculation) -> dict[str, Any]:
    properties: dict[str, Any] = {"calculation": {"const": calculation.name}}
    properties.update({field.name: field.schema() for field in calculation.fields})
    required = ["calculation", *(field.name for field in calculation.fields if field.required)]
    return {"title": calculation.title, **_object(properties, required)}


def _result_schema(calculation: Calculation) -> dict[str, Any]:
    properties: dict[str, Any] = {
        "calculation": {"const": calculation.name},
        "law_version": _TEXT,
        "total": {"type": "integer"},
        "lines": _line_schema(calculation.line_codes),
    }
    for name, codes in (calculation.extra or {}).items():
        properties[name] = _line_schema(codes)
    properties["findings"] = {"type": "array", "items": {"$ref": "#/$defs/finding"}}
    properties["notes"] = {"type": "array", "items": _TEXT}
    return _object(properties)


def _line_schema(codes: Sequence[str]) -> dict[str, Any]:
    code = {"type": "string", "enum": list(codes)}
    members = {"code": code, "programme": _TEXT, "payer": _PAYERS, "amount": {"type": "integer"}}
    members |= {"working": _TEXT, "cite": _TEXT}
    return {"type": "array", "items": _object(members, [name for name in members if name != "payer"])}
