"""A paid death grant handed to the heirs is recorded once, after the money, and can be taken back with the reason."""

import datetime as dt

import pytest
from django.db import DatabaseError, transaction

from payung.access.actor import NotAllowed
from payung.agreements.models import Meeting
from payung.audit.models import Event
from payung.claims.actions.hand_over import Ceremony, hand_over
from payung.claims.actions.take_back_hand_over import take_back_hand_over
from payung.claims.handed_over import between, hand_overs_reached, standing, summed
from payung.claims.models import Claim, HandOver, PaymentInstruction
from payung.claims.queries import trail_of
from payung.claims.refused import Refused
from payung.ledger.models import Transfer
from payung.registry.models import Person, Region
from tests.claims import world as w

pytestmark = pytest.mark.django_db
PAID_ON = w.LATER.date()  # 2 April 2025: the bank confirmed
DAY, NOW = dt.date(2025, 4, 8), w.at(4, 10)
TOLD = Ceremony(DAY, "Aula Kantor Bupati Landak", "Rapat koordinasi", "Bupati Landak")


def paid(heirs=w.FAMILY) -> Claim:
    one = w.death_claim(heirs)
    w.approved(one)
    w.confirmed(w.instructed(one))
    assert w.state(one) == "paid"
    return one


def living_in(one: Claim, code: str) -> Region:
    parent, _ = Region.objects.get_or_create(code=code[:2], defaults={"name": code[:2], "level": "province"})
    fields = {"name": f"Kabupaten {code}", "level": "regency", "parent": parent}
    region, _ = Region.objects.get_or_create(code=code, defaults=fields)
    Person.objects.filter(pk=one.person_id).update(region=region)
    return region


def met(region: Region, day: dt.date = DAY, place: str = "Ngabang") -> Meeting:
    return Meeting.objects.create(
        region=region, held_on=day, subject="Rapat monitoring", place=place, recorded_by="Contoh"
    )


def told(one, ceremony=TOLD, by=None, at=NOW):
    return hand_over(one.pk, ceremony, by=by or w.officer(), at=at)


def refused(one, ceremony=TOLD, at=NOW) -> str:
    with pytest.raises(Refused) as why:
        told(one, ceremony, at=at)
    assert not HandOver.objects.filter(claim=one, handed_on=ceremony.handed_on, recorded_at=at).exists()
    return why.value.problem.code


def test_a_paid_grant_is_handed_over_and_no_money_moves():
    one = paid()
    booked = Transfer.objects.count(), PaymentInstruction.objects.count()
    made = told(one)
    # Died outside work in 2025, PP 82/2019: 20.000.000 + 24 × 500.000 + 10.000.000 burial, to the widow and children
    assert (made.amount, made.paid_on, made.named) == (42_000_000, PAID_ON, False)
    payees = PaymentInstruction.objects.filter(decision__claim=one).values("claimant").distinct()
    assert made.heirs == payees.count() > 0
    assert (Transfer.objects.count(), PaymentInstruction.objects.count()) == booked
    assert w.state(one) == "paid" and trail_of(one).last().action == "hand_over"
    event = Event.objects.get(verb="claims.hand_over")
    assert event.subject == f"claim:{one.pk}"


def test_a_grant_still_at_the_bank_is_not_handed_over():
    one = w.death_claim()
    w.approved(one)
    w.instructed(one)
    assert refused(one) == "hand-over-not-paid"


def test_a_grant_of_which_one_part_came_back_is_not_handed_over():
    one = w.death_claim()
    w.approved(one)
    orders = w.instructed(one)
    w.confirmed(orders[:-1])
    assert len(orders) > 1 and refused(one) == "hand-over-not-paid"


def test_only_death_grants_are_handed_over():
    event = w.reported(w.worker(), "resignation", npwp=True)
    assert refused(w.claim(event, "JHT")) == "hand-over-no-grant"


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (w.EVENT_ON - dt.timedelta(days=1), "hand-over-before-death"),
        (PAID_ON - dt.timedelta(days=1), "hand-over-before-money"),
        (NOW.date() + dt.timedelta(days=1), "hand-over-in-future"),
    ],
)
def test_a_day_on_which_it_cannot_have_been_is_refused(day, code):
    assert refused(paid(), Ceremony(day, "Ngabang", "Rapat", "Bupati")) == code


def test_the_day_the_money_arrived_is_early_enough_and_the_message_names_it_when_it_is_not():
    one = paid()
    with pytest.raises(Refused, match="uangnya baru sampai 2 April 2025"):
        told(one, Ceremony(PAID_ON - dt.timedelta(days=1), "Ngabang", "Rapat", "Bupati"))
    assert told(one, Ceremony(PAID_ON, "Ngabang", "Rapat", "Bupati")).handed_on == PAID_ON


@pytest.mark.parametrize("wanting", ["place", "occasion", "handed_by"])
def test_where_at_what_and_by_whom_must_be_told(wanting):
    words = {"place": "Ngabang", "occasion": "Rapat", "handed_by": "Bupati"}
    one = paid()
    assert refused(one, Ceremony(DAY, **(words | {wanting: "  "}))) == "hand-over-untold"
    assert refused(one, Ceremony(DAY, **(words | {wanting: "x" * 201}))) == "hand-over-long"


def test_a_meeting_of_the_region_gives_place_and_occasion():
    one = paid()
    made = told(one, Ceremony(DAY, handed_by="Bupati Landak", meeting_id=met(living_in(one, "61.08")).pk, named=True))
    assert (made.occasion, made.place, made.named) == ("Rapat monitoring", "Ngabang", True)


def test_a_meeting_of_the_province_around_it_may_be_chosen():
    one = paid()
    around = met(living_in(one, "61.08").parent)
    assert told(one, Ceremony(DAY, handed_by="Gubernur", meeting_id=around.pk)).meeting == around


def test_a_meeting_of_another_region_or_of_another_day_is_refused():
    one = paid()
    home, elsewhere = living_in(one, "61.08"), Region.objects.create(code="61.99", name="Lain", level="regency")
    for meeting in (met(elsewhere), met(home, PAID_ON)):
        other = Ceremony(DAY, "Ngabang", "Rapat", "Bupati", meeting.pk)
        assert refused(one, other) == "hand-over-other-meeting"


def test_a_claim_is_handed_over_once_also_in_the_database():
    one = paid()
    made = told(one)
    assert refused(one, at=w.at(4, 11)) == "hand-over-told-before"
    made.pk = None
    with pytest.raises(DatabaseError, match="one_standing_hand_over_per_claim"), transaction.atomic():
        made.save(force_insert=True)


def test_what_was_mistyped_is_taken_back_with_the_reason_and_recorded_anew():
    one = paid()
    first = told(one)
    back = take_back_hand_over(one.pk, reason="Salah hari.", by=w.officer("sari"), at=w.at(4, 11))
    assert back.pk == first.pk and standing(one) is None
    assert (back.withdrawn_by, back.withdrawn_reason) == ("Sari", "Salah hari.")
    again = told(one, at=w.at(4, 12))
    assert standing(one) == again and HandOver.objects.filter(claim=one).count() == 2


def test_taking_back_needs_a_reason_and_something_to_take_back():
    one = paid()
    for reason, code in (("x", "hand-over-none"), (" ", "reason-missing")):
        with pytest.raises(Refused) as why:
            take_back_hand_over(one.pk, reason=reason, by=w.officer(), at=NOW)
        assert why.value.problem.code == code


def test_a_recorded_handing_over_is_frozen():
    made = told(paid())
    for change in ({"amount": 1}, {"handed_on": NOW.date()}, {"named": True}):
        with pytest.raises(DatabaseError, match="frozen"), transaction.atomic():
            HandOver.objects.filter(pk=made.pk).update(**change)
    with pytest.raises(DatabaseError, match="frozen"), transaction.atomic():
        HandOver.objects.filter(pk=made.pk).delete()


def test_only_an_officer_of_the_branch_that_holds_the_claim_records_it():
    one = paid()
    for actor in (w.officer("jauh", "officer", "office", "SKW"), w.approver(), w.officer("orang", "regency")):
        with pytest.raises(NotAllowed):
            told(one, by=actor)
    own = w.officer("dekat", "officer", "office", one.office_id)
    made = told(one, by=own)
    assert list(hand_overs_reached(own)) == [made]
    assert not hand_overs_reached(w.officer("jauh", "officer", "office", "SKW"))


def test_the_year_of_a_region_counts_what_stood_on_the_day_it_was_asked_for():
    one = paid((w.WIFE,))
    living_in(one, "61.08")
    told(one)
    take_back_hand_over(one.pk, reason="Salah klaim.", by=w.officer(), at=w.at(4, 20))
    year = (["61.08"], dt.date(2025, 1, 1), dt.date(2025, 12, 31))
    assert summed(between(*year, known=dt.date(2025, 4, 9))).claims == 0  # not recorded yet
    counted = summed(between(*year, known=dt.date(2025, 4, 15)))
    assert (counted.claims, counted.amount) == (1, 42_000_000)
    assert summed(between(*year, known=dt.date(2025, 4, 20))).claims == 0  # taken back that day
