"""A number typed by somebody else tells nothing: known, known to others and unknown get one answer, at every door."""

from __future__ import annotations

import datetime as dt

from django.test import Client
from django.urls import reverse

from payung.migrants.models import Departure
from payung.registry.models import Person
from tests.assistance.test_lists import listed, row, someone, states
from tests.assistance.world import land, opened
from tests.construction.world import reference
from tests.migrants.test_departures import REGISTERED, agent, company, going
from tests.migrants.test_lists import csv, line, read
from tests.web.books import employer, siti, still_clock
from tests.web.test_inquiry import agency, agreed, ask, officer

__all__ = ["agency", "employer", "officer", "siti", "still_clock"]


def test_a_list_of_departures_is_judged_the_same_whoever_registered_somebody_elsewhere(db):
    reference()
    mine, other = company(), company("SIP3MI 2/2024")
    going(other, number=1)  # number 1 is known, and leaves on that very day with another company
    sent = read(mine, csv(line(1), line(2)))
    assert (sent.problems, sent.good_count) == ([], 2)
    from_form = going(mine, number=1, leaves=dt.date(2026, 11, 10))
    assert from_form.person.departures.count() == 2  # the branch sees both
    assert Person.objects.count() == 1


def test_the_branch_finds_who_was_registered_by_two_companies(client_of, still_clock, db):
    reference()
    going(company(), number=1)
    going(company("SIP3MI 2/2024"), number=1)
    going(company("SIP3MI 3/2024"), number=2)
    page = client_of("officer", "all").get(reverse("officers:migrants"), {"ganda": "ya"}).content.decode()
    assert page.count("PEKERJA A") >= 2 and "PEKERJA B" not in page


def test_a_company_is_still_told_of_its_own_departure(db):
    reference()
    mine = company()
    going(mine, number=1)
    assert [each["code"] for each in read(mine, csv(line(1))).problems] == ["departure-twice"]
    assert Departure.objects.filter(registered_by=agent(mine).name, registered_on=REGISTERED.date()).count() == 1


def test_a_nik_of_somebody_else_on_a_village_list_is_judged_like_one_nobody_holds(db):
    land()
    someone(1, name="ORANG LAIN", died_on=dt.date(2026, 5, 1))
    programme = opened()
    listed(programme, row(1), row(2))
    assert states(programme) == ["valid", "valid"]


def test_an_agency_reads_the_same_of_a_known_and_an_unknown_nik(officer, agency, siti):
    one = agreed(officer, tells_segment="on", tells_since="on")
    answer = ask(agency, one, siti.nik, "6112024807959077")
    told = [(each.active, each.segment, each.since) for each in answer.context["made"].answers.order_by("place")]
    assert told[0] == told[1] == (False, "", None)


def test_a_first_password_stands_in_one_answer_and_in_no_cookie_or_session(client_of, places):
    admin = client_of("administrator")
    made = admin.post(reverse("administration:make"), {"full_name": "Tuti Rekaan", "username": "tuti"})
    first = made.context["password"]
    assert first and first in made.content.decode() and made["Cache-Control"] == "private, no-store"
    assert not any(first in cookie.OutputString() for cookie in made.cookies.values())
    assert first not in str(dict(admin.session))
    assert first not in admin.get(reverse("administration:user", args=["tuti"])).content.decode()
    assert Client().post("/masuk/", {"username": "tuti", "password": first}).status_code == 302
