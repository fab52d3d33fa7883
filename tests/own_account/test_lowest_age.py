"""Nobody below the lowest age of work becomes a member on own account: UU 20/1999, fifteen years."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from django.test import Client

from payung.own_account.actions.register import register
from payung.own_account.models import Application, Membership
from payung.own_account.refused import Refused
from payung.registry.models import Person
from tests.own_account.world import MARIA, TRADER, officer
from tests.own_account.world import NOW as COUNTER_NOW
from tests.web.books import employer, still_clock
from tests.web.test_registration import WHO

__all__ = ["employer", "still_clock"]


@pytest.mark.parametrize(("born", "opens"), [("22-11-2011", False), ("21-11-2011", True)])
def test_the_page_opens_on_the_fifteenth_birthday_and_says_so_in_one_message(employer, born, opens):
    # The clock stands at 21 November 2026.
    answer = Client().post("/daftar/", {**WHO, "birth_date": born})
    assert (answer.status_code == 302) is opens
    assert Application.objects.exists() is opens
    if not opens:
        text = answer.content.decode()
        assert "14 tahun; paling muda 15 tahun" in text and "hari ulang tahunnya" in text
        assert text.count('role="alert"') == 1


def test_the_counter_is_no_way_around_it(employer):
    child = replace(MARIA, birth_date=dt.date(2012, 1, 1))
    with pytest.raises(Refused) as refused:
        register(child, TRADER, by=officer(), at=COUNTER_NOW)
    assert refused.value.problem.code == "own-account-too-young"
    assert not Membership.objects.exists() and not Person.objects.filter(nik=child.nik).exists()
