"""Registering: the code, the telephone, and what a stranger can learn (nothing)."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from payung.access.actor import Actor, NotAllowed
from payung.access.models import Grant
from payung.own_account.actions.ask_log_in import ask_log_in
from payung.own_account.actions.begin import begin
from payung.own_account.actions.confirm_code import confirm_code
from payung.own_account.actions.log_in import log_in
from payung.own_account.actions.register import register
from payung.own_account.choice import Choice
from payung.own_account.models import Membership, Message, OneTimeCode
from payung.own_account.outbox import send_waiting, write_message
from payung.own_account.refused import Refused
from payung.own_account.visitors import APPLICANT
from payung.registry.models import Card, Person
from payung.rolls.queries import cover_on
from tests.contributions.world import place

from .world import DRIVER, MARIA, NOW, PHONE, TODAY, TRADER, begun, digits, member, member_of, officer, paid

pytestmark = pytest.mark.django_db
OTHER_PHONE = "+6281299999999"


@pytest.fixture(autouse=True)
def region():
    place()


def refused(call) -> str:
    with pytest.raises(Refused) as caught:
        call()
    return caught.value.problem.code


def test_registering_makes_a_person_a_card_a_membership_and_a_log_in():
    here = member()
    person = here.person
    assert (person.nik_state, person.region_id, person.phone) == ("unchecked", "61.12", PHONE)
    assert (here.office_id, here.channel, here.ended_on) == ("PTK", "web", None)
    assert Card.objects.filter(person=person).count() == 1
    grant = Grant.objects.get(role="member", scope_key=str(person.pk))
    assert grant.user.username == person.member_number.lower() and not grant.user.has_usable_password()


def test_somebody_not_matched_yet_is_covered_from_the_day_they_pay():
    here = member()
    paid(here)
    assert Person.objects.get(pk=here.person_id).nik_state == "unchecked"
    assert cover_on([here.person_id], TODAY).height == 1


def test_without_the_code_nobody_registers():
    application = begin(MARIA, address="10.0.0.1", by=APPLICANT, at=NOW)
    assert refused(lambda: register(application.pk, TRADER, by=APPLICANT, at=NOW)) == "own-account-not-confirmed"
    assert not Membership.objects.exists()


def test_an_application_registers_once():
    application = begun()
    register(application.pk, TRADER, by=APPLICANT, at=NOW)
    assert refused(lambda: register(application.pk, TRADER, by=APPLICANT, at=NOW)) == "own-account-not-confirmed"


def test_a_code_dies_of_five_wrong_guesses():
    application = begin(MARIA, address="10.0.0.1", by=APPLICANT, at=NOW)
    right = digits()
    wrong = "000000" if right != "000000" else "000001"
    left = [confirm_code(application.pk, wrong, by=APPLICANT, at=NOW) for _ in range(5)]
    assert [(each.state, each.left) for each in left] == [*(("wrong", n) for n in (4, 3, 2, 1)), ("spent", 0)]
    assert confirm_code(application.pk, right, by=APPLICANT, at=NOW).state == "spent"


@pytest.mark.parametrize(("seconds", "state"), [(599, "right"), (600, "spent")])
def test_a_code_lives_ten_minutes(seconds, state):
    application = begin(MARIA, address="10.0.0.1", by=APPLICANT, at=NOW)
    assert confirm_code(application.pk, digits(), by=APPLICANT, at=NOW + dt.timedelta(seconds=seconds)).state == state


def test_a_code_works_once_and_is_kept_only_as_a_digest():
    application = begun()
    assert confirm_code(application.pk, digits(), by=APPLICANT, at=NOW).state == "spent"
    assert digits() not in OneTimeCode.objects.get().digest


def test_a_telephone_gets_five_codes_in_an_hour():
    for _ in range(5):
        begin(MARIA, address="10.0.0.1", by=APPLICANT, at=NOW)
    again = replace(MARIA, nik="6112044702880002")
    assert refused(lambda: begin(again, address="10.0.0.2", by=APPLICANT, at=NOW)) == "own-account-too-many-codes"
    begin(again, address="10.0.0.2", by=APPLICANT, at=NOW + dt.timedelta(hours=1))


def test_an_address_asks_for_thirty_codes_in_an_hour():
    for number in range(30):
        begin(replace(MARIA, phone=f"+62812000001{number:02d}"), address="10.0.0.9", by=APPLICANT, at=NOW)
    assert refused(lambda: begin(MARIA, address="10.0.0.9", by=APPLICANT, at=NOW)) == "own-account-too-many-codes"


def test_typing_somebodys_nik_tells_them_on_their_own_telephone_and_tells_the_stranger_nothing():
    victim = member()
    Message.objects.all().delete()
    stranger = replace(MARIA, name="ORANG LAIN", phone=OTHER_PHONE)
    application = begin(stranger, address="10.0.0.5", by=APPLICANT, at=NOW)
    known = Message.objects.filter(phone=PHONE).values_list("text", flat=True)
    assert len(known) == 1 and "NIK Anda" in known[0]
    assert Message.objects.filter(phone=OTHER_PHONE).count() == 1  # a code, as for anybody
    assert confirm_code(application.pk, digits(), by=APPLICANT, at=NOW).right
    made = register(application.pk, TRADER, by=APPLICANT, at=NOW)
    assert made.person_id != victim.person_id and made.person.nik_state == "duplicate"
    begin(stranger, address="10.0.0.5", by=APPLICANT, at=NOW)
    assert Message.objects.filter(phone=PHONE).count() == 1  # warned once a day


def test_another_message_of_the_day_does_not_hide_the_warning_and_an_emptied_one_still_counts():
    victim = member()
    write_message(PHONE, "Iuran mandiri belum dibayar.", victim.person_id, NOW)
    stranger = replace(MARIA, name="ORANG LAIN", phone=OTHER_PHONE)
    before = Message.objects.filter(phone=PHONE).count()
    for _again in range(2):
        begin(stranger, address="10.0.0.5", by=APPLICANT, at=NOW)
        assert Message.objects.filter(phone=PHONE).count() == before + 1
        Message.objects.update(text="")  # sent by a real provider: emptied


def test_a_duplicate_who_pays_is_covered_all_the_same():
    member()
    second = register(begun(replace(MARIA, name="ORANG LAIN", phone=OTHER_PHONE)).pk, TRADER, by=APPLICANT, at=NOW)
    paid(second)
    assert cover_on([second.person_id], TODAY).height == 1


def test_somebody_of_ours_with_the_recorded_telephone_is_the_same_person():
    first = member()
    first.ended_on, first.end_reason = TODAY, "stopped"
    first.save()
    again = member()
    assert again.person_id == first.person_id and Person.objects.count() == 1


def test_somebody_already_running_is_not_registered_twice():
    member()
    application = begun()
    assert refused(lambda: register(application.pk, TRADER, by=APPLICANT, at=NOW)) == "own-account-already"


def test_at_65_one_may_continue_but_not_begin():
    # Born 10 November 1961: 64 on 9 November 2026, 65 the next day.
    old = replace(MARIA, birth_date=dt.date(1961, 11, 10))
    tomorrow = NOW + dt.timedelta(days=1)
    here = member(old)
    begin(old, address="10.0.0.1", by=APPLICANT, at=tomorrow)  # a member already
    stranger = replace(old, nik="6112045011610002", phone=OTHER_PHONE)
    assert refused(lambda: begin(stranger, address="1", by=APPLICANT, at=tomorrow)) == "own-account-too-old"
    here.ended_on, here.end_reason = TODAY, "stopped"
    here.save()
    register(here.person_id, TRADER, by=member_of(here.person_id), at=tomorrow)


@pytest.mark.parametrize(
    ("choice", "code"),
    [
        (Choice("juragan", "61.12", 1_000_000), "own-account-occupation"),
        (Choice("ojek", "61", 1_000_000), "own-account-region"),
        (Choice("ojek", "61.12", 1_234_567), "own-account-band"),
    ],
)
def test_a_choice_nobody_offers_is_refused_and_the_application_stays_usable(choice, code):
    application = begun()
    assert refused(lambda: register(application.pk, choice, by=APPLICANT, at=NOW)) == code
    register(application.pk, DRIVER, by=APPLICANT, at=NOW)


def test_whoever_employs_others_is_in_jht():
    here = member(choice=replace(TRADER, employs=True))
    assert here.terms.get().jht


def test_an_officer_registers_somebody_at_the_counter_without_a_code():
    here = register(MARIA, TRADER, by=officer(), at=NOW)
    assert (here.channel, here.registered_by) == ("counter", 2)


def test_an_officer_is_told_that_a_nik_is_somebody_elses():
    register(MARIA, TRADER, by=officer(), at=NOW)
    other = replace(MARIA, name="BUDI SANTOSO")
    assert refused(lambda: register(other, TRADER, by=officer(), at=NOW)) == "own-account-other-person"


def test_nobody_registers_another_member_and_no_applicant_skips_the_code():
    here = member()
    with pytest.raises(NotAllowed):
        register(here.person_id + 1, TRADER, by=member_of(here.person_id), at=NOW)
    with pytest.raises(NotAllowed):
        register(MARIA, TRADER, by=APPLICANT, at=NOW)
    with pytest.raises(NotAllowed):
        begin(MARIA, address="1", by=Actor("orang", None, ()), at=NOW)


def test_a_code_logs_in_whoever_has_the_number_and_nobody_learns_whether_there_is_one():
    here = member()
    token = ask_log_in(here.person.member_number, address="1", by=APPLICANT, at=NOW)
    answer, user = log_in(token, digits(), by=APPLICANT, at=NOW)
    assert answer.right and user.username == here.person.member_number.lower()
    nobody = ask_log_in("PY9999999999", address="1", by=APPLICANT, at=NOW)
    wrong, none = log_in(nobody, "123456", by=APPLICANT, at=NOW)
    assert (wrong.state, wrong.left, none) == ("wrong", 4, None)


def test_messages_are_sent_once_and_the_simulator_keeps_them_readable(settings):
    member()
    assert send_waiting(NOW) == 2 and send_waiting(NOW) == 0  # the code, the welcome
    assert not Message.objects.filter(text="").exists()
    settings.MESSENGER = "tests.own_account.test_register.Provider"
    begin(replace(MARIA, phone=OTHER_PHONE), address="1", by=APPLICANT, at=NOW)
    send_waiting(NOW)
    assert Message.objects.get(phone=OTHER_PHONE).text == ""  # a real provider's texts are not kept


class Provider:
    keeps_texts = False

    def send(self, messages):
        return [each.pk for each in messages]


def test_a_log_in_whose_grant_was_ended_is_not_opened_again_by_a_code():
    here = member()
    grant = Grant.objects.get(scope_kind="person", scope_key=str(here.person_id))
    Grant.objects.filter(pk=grant.pk).update(
        valid_to=TODAY - dt.timedelta(days=1), valid_from=TODAY - dt.timedelta(days=9)
    )
    token = ask_log_in(here.person.member_number, address="10.0.0.1", by=APPLICANT, at=NOW)
    answer, user = log_in(token, digits(), by=APPLICANT, at=NOW)
    assert answer.right and user == grant.user
    assert Grant.objects.count() == 1


def test_a_log_in_that_ends_some_day_is_the_members_log_in_until_then():
    here = member()
    Grant.objects.filter(scope_key=str(here.person_id)).update(valid_to=TODAY + dt.timedelta(days=30))
    token = ask_log_in(here.person.member_number, address="10.0.0.1", by=APPLICANT, at=NOW)
    _answer, user = log_in(token, digits(), by=APPLICANT, at=NOW)
    assert user is not None and Grant.objects.get().user == user
