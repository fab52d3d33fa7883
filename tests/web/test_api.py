"""The calculator's JSON door gives what the calculator gives, and refuses politely."""

from __future__ import annotations

import json

import pytest

from payung.calculator import calculate_all
from payung.statute_book import read_statute_book

pytestmark = pytest.mark.django_db
WAGE = {"calculation": "contribution.wage", "month": "2025-03", "wage": 8_500_000, "jkk_class": 3}


def post(client, body):
    text = body if isinstance(body, str) else json.dumps(body)
    return client.post("/api/v1/calculations", text, content_type="application/json")


def test_one_object_gets_a_list_with_one_answer(client):
    answer = post(client, WAGE)
    assert answer.status_code == 200
    assert answer.json() == calculate_all([WAGE], read_statute_book())
    # JHT: 3,7 % + 2 % of 8.500.000 = 314.500 + 170.000
    assert sum(line["amount"] for line in answer.json()[0]["lines"] if line["code"] == "jht") == 484_500


def test_many_answers_stand_in_order_and_a_bad_one_keeps_its_place(client):
    good, bad, last = post(client, [WAGE, {**WAGE, "wage": -1}, WAGE]).json()
    assert good == last and "lines" in good
    assert bad["error"]["field"] == "wage"


def test_nonsense_is_refused_in_words(client):
    for body, status in (("{", 400), ("[" * 5_000, 400), ('{"wage": NaN}', 400), ([1], 200)):
        answer = post(client, body)
        assert answer.status_code == status
        told = answer.json()[0] if status == 200 else answer.json()
        assert told["error"]["code"] and told["error"]["text"]


def test_too_much_at_once_is_refused(client):
    assert post(client, [WAGE] * 1_001).status_code == 413
    assert post(client, " " * (1024 * 1024 + 1)).status_code == 413


def test_nobody_needs_a_key_or_a_csrf_token(client):
    client.handler.enforce_csrf_checks = True
    assert post(client, WAGE).status_code == 200
    assert client.get("/api/v1/calculations").status_code == 405


def test_the_description_names_every_calculation_and_every_reference_leads_somewhere(client):
    described = client.get("/api/v1/openapi.json").json()
    shapes = described["components"]["schemas"]
    assert "contribution.wage.request" in shapes and "contribution.wage.result" in shapes

    def references(node):
        if isinstance(node, dict):
            for key, value in node.items():
                yield from [value] if key == "$ref" else references(value)
        elif isinstance(node, list):
            for each in node:
                yield from references(each)

    found = set(references(described))
    assert found and all(each.removeprefix("#/components/schemas/") in shapes for each in found)


def test_there_is_no_page_with_foreign_scripts(client):
    assert client.get("/api/v1/docs").status_code == 404
