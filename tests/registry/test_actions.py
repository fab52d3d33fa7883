"""Adding and ending work, deciding a JKK class."""

import datetime as dt

import pytest

from payung.access.actor import NotAllowed
from payung.audit.models import Event
from payung.kernel.identity import luhn
from payung.registry.actions.add_employment import NewWorker, add_employment
from payung.registry.actions.decide_jkk_class import decide_jkk_class
from payung.registry.actions.end_employment import end_employment
from payung.registry.models import Card, Employment, JkkClassification, Person
from payung.registry.numbers import new_member_numbers
from payung.registry.refused import NotRecorded
from payung.statute_book import read_statute_book

from .conftest import JANUARY, NOW, actor, person, work

NIK = "6112024807959001"
BIRTH = dt.date(1995, 7, 8)
MARCH = dt.date(2025, 3, 1)


def worker(nik=NIK, name="Siti Aminah", birth=BIRTH, start=MARCH, **more):
    return NewWorker(nik, name, birth, "P", start, **more)


def add(places, new, where=None):
    clerk = actor("clerk", "employer", places.kubu_raya.pk)
    return add_employment(where or places.kubu_raya, new, by=clerk, at=NOW)


def refused(places, new):
    with pytest.raises(NotRecorded) as caught:
        add(places, new)
    return caught.value.problem.code


def test_a_new_worker_gets_a_member_number_a_card_and_one_event(places):
    spell = add(places, worker(employee_number="0188"))
    assert (spell.employer, spell.started_on, spell.employee_number) == (places.kubu_raya, MARCH, "0188")
    assert (spell.person.nik, spell.person.nik_state) == (NIK, "unchecked")
    assert spell.card.person == spell.person and len(spell.card.kpj) == 11
    event = Event.objects.get(verb="registry.add_employment")
    assert event.subject == f"employment:{spell.pk}"
    assert NIK not in str(event.facts)


def test_a_member_whose_nik_name_and_birth_date_all_match_keeps_number_and_card(places):
    member = person(nik=NIK)
    before = work(member, places.sambas)
    spell = add(places, worker(name="SITI AMINAH"))
    assert (spell.person, spell.card) == (member, before.card)
    assert Person.objects.count() == 1


@pytest.mark.parametrize(
    "stranger",
    [worker(name="Budi Santoso"), worker(birth=dt.date(1995, 7, 9))],
    ids=["other name", "other birthday"],
)
def test_a_strangers_nik_reveals_nothing(places, stranger):
    """The same row typed for a NIK that is known and for one that is not gives the same answer."""
    unknown = add(places, stranger)
    known_to_nobody = answer(unknown)
    unknown.delete()
    Card.objects.all().delete()
    Person.objects.all().delete()

    member = person(nik=NIK)
    work(member, places.sambas)
    spell = add(places, stranger)
    assert answer(spell) == known_to_nobody
    assert spell.person != member and spell.card.person == spell.person
    assert (member.name, member.birth_date) == ("Siti Aminah", BIRTH)  # untouched


def answer(spell):
    """Everything a clerk is shown of a new worker, but for the numbers counted up."""
    return (
        spell.person.nik,
        spell.person.name,
        spell.person.birth_date,
        spell.person.sex,
        spell.person.region_id,
        spell.person.phone,
        spell.started_on,
        spell.ended_on,
        len(spell.card.kpj),
        spell.card.issued_on,
    )


def test_a_nik_used_by_somebody_else_is_marked_for_the_branch_to_settle(places):
    person(nik=NIK)
    assert add(places, worker(name="Budi Santoso")).person.nik_state == "duplicate"


def test_somebody_already_on_the_list_cannot_be_added_again_whatever_the_name(places):
    add(places, worker())
    assert refused(places, worker(start=dt.date(2025, 5, 1))) == "worker-already-here"
    assert refused(places, worker(name="Budi Santoso")) == "worker-already-here"
    assert Employment.objects.count() == 1


def test_somebody_who_left_may_come_back_the_next_day(places):
    spell = add(places, worker())
    clerk = actor("clerk", "employer", places.kubu_raya.pk)
    end_employment(spell, last_day=dt.date(2025, 4, 30), reason="resigned", by=clerk, at=NOW)
    assert refused(places, worker(start=dt.date(2025, 4, 30))) == "worker-already-here"
    again = add(places, worker(start=dt.date(2025, 5, 1)))
    assert (again.person, again.card) == (spell.person, spell.card)


def test_a_foreigner_needs_no_nik_and_is_never_taken_for_somebody_else(places):
    first = add(places, worker(nik=None, citizen=False, name="Lee Wei Chong"))
    second = add(places, worker(nik=None, citizen=False, name="Lee Wei Chong"))
    assert first.person != second.person


@pytest.mark.parametrize(
    ("new", "code"),
    [
        (worker(nik=None), "worker-nik-missing"),
        (worker(nik="611202480795"), "nik-length"),
        (worker(name="  "), "worker-name-empty"),
        (worker(start=BIRTH), "worker-born-later"),
    ],
)
def test_what_cannot_be_recorded_says_why_and_records_nothing(places, new, code):
    assert refused(places, new) == code
    assert not Person.objects.exists() and not Event.objects.filter(verb="registry.add_employment").exists()


def test_a_refused_nik_is_masked(places):
    with pytest.raises(NotRecorded) as caught:
        add(places, worker(nik="6112029907959001"))
    assert "99079" not in str(caught.value)


def test_a_clerk_cannot_add_to_another_employer(places):
    with pytest.raises(NotAllowed):
        add(places, worker(), where=places.sambas)
    assert not Employment.objects.exists()


def test_ending_needs_a_reason_a_day_after_the_start_and_a_spell_that_lasts(places):
    spell = work(person(), places.kubu_raya)
    clerk = actor("clerk", "employer", places.kubu_raya.pk)

    def code(last_day, reason):
        with pytest.raises(NotRecorded) as caught:
            end_employment(spell, last_day=last_day, reason=reason, by=clerk, at=NOW)
        return caught.value.problem.code

    assert code(MARCH, "") == "employment-end-reason"
    assert code(MARCH, "bosan") == "employment-end-reason"
    assert code(JANUARY - dt.timedelta(days=1), "resigned") == "employment-ends-before-start"
    ended = end_employment(spell, last_day=JANUARY, reason="laid_off", by=clerk, at=NOW)
    assert (ended.ended_on, ended.end_reason) == (JANUARY, "laid_off")
    assert code(MARCH, "resigned") == "employment-ended-already"


@pytest.mark.parametrize(("reason", "flagged"), [("died", True), ("contract_ended", False)])
def test_a_death_is_flagged_for_the_branch(places, reason, flagged):
    spell = work(person(), places.kubu_raya)
    clerk = actor("clerk", "employer", places.kubu_raya.pk)
    end_employment(spell, last_day=MARCH, reason=reason, by=clerk, at=NOW)
    assert Event.objects.get(verb="registry.end_employment").facts["heirs_may_claim"] is flagged


def test_a_clerk_cannot_end_work_elsewhere(places):
    spell = work(person(), places.sambas)
    with pytest.raises(NotAllowed):
        end_employment(
            spell,
            last_day=MARCH,
            reason="resigned",
            by=actor("clerk", "employer", places.kubu_raya.pk),
            at=NOW,
        )
    spell.refresh_from_db()
    assert spell.ended_on is None


def decide(places, officer, **change):
    asked = {"from_month": MARCH, "entry": "3.42", "reason": "Menggergaji kayu", **change}
    return decide_jkk_class(places.kubu_raya, **asked, law=read_statute_book(), by=officer, at=NOW)


def test_the_class_is_that_of_the_entry_and_holds_from_its_month(places):
    decision = decide(places, actor("officer", "office", "PTK"))
    assert (decision.jkk_class, decision.entry, decision.from_month) == (3, "3.42", MARCH)
    assert (decision.decided_by, decision.decided_on) == ("Seseorang", dt.date(2026, 11, 21))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"entry": "6.1"}, "jkk-entry-unknown"),
        ({"entry": "3.420"}, "jkk-entry-unknown"),
        ({"from_month": dt.date(2025, 3, 2)}, "jkk-month"),
        ({"reason": " "}, "jkk-reason"),
    ],
)
def test_a_class_without_its_ground_is_refused(places, change, code):
    with pytest.raises(NotRecorded) as caught:
        decide(places, actor("officer", "office", "PTK"), **change)
    assert caught.value.problem.code == code
    assert not JkkClassification.objects.exists()


def test_a_month_is_decided_once(places):
    decide(places, actor("officer", "office", "PTK"))
    with pytest.raises(NotRecorded):
        decide(places, actor("officer", "office", "PTK"), entry="5.1")
    assert JkkClassification.objects.get().jkk_class == 3


@pytest.mark.parametrize("who", [("officer", "office", "SKW"), ("clerk", "employer", "1"), ("auditor", "all", "")])
def test_only_an_officer_of_the_branch_decides_a_class(places, who):
    with pytest.raises(NotAllowed):
        decide(places, actor(*who))


def test_member_numbers_are_twelve_characters_with_a_check_digit_and_never_repeat(db):
    numbers = new_member_numbers(500)
    assert len(set(numbers)) == 500
    assert all(len(number) == 12 and number[:2] == "PY" and luhn(number[2:]) for number in numbers)
