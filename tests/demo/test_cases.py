"""The demonstration shows cases in every step and statements in every state that waits."""

from __future__ import annotations

import datetime as dt

import pytest

from payung.compliance.models import Case, MemberWord
from payung.demo.seed import seed

pytestmark = pytest.mark.django_db


def test_cases_stand_at_every_stage_and_workers_wait_for_answers():
    seed(workers=3000, today=dt.date(2026, 11, 21), say=lambda _words: None)
    assert set(Case.objects.values_list("stage", flat=True)) == set(Case.Stage.values)
    assert set(Case.objects.values_list("kind", flat=True)) == set(Case.Kind.values)
    assert {"waiting", "agreed", "case", "refused"} <= set(MemberWord.objects.values_list("state", flat=True))
