"""Several numbers of one person count as one, with proof, by two officers, and can be parted again."""

import datetime as dt

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from payung.access.actor import SYSTEM, NotAllowed
from payung.claims.contributed import takes_part
from payung.claims.eligible import eligible_on
from payung.claims.models import Claim
from payung.contributions.queries import member_months
from payung.coverage.counting.sources import everybody
from payung.identity.actions.approve_merger import approve_merger
from payung.identity.actions.find_candidates import find_candidates
from payung.identity.actions.propose_merger import propose_merger
from payung.identity.actions.refuse_merger import refuse_merger
from payung.identity.actions.undo_merger import undo_merger
from payung.identity.books import held_by, programmes
from payung.identity.models import Candidate, Merger
from payung.identity.queries import candidates_reached
from payung.identity.refused import Refused
from payung.ledger.models import MemberLine
from payung.ledger.queries import balance_of, lines_of
from payung.registry.known_as import KnownAs, numbers_of, one_person
from payung.registry.queries import people_reached
from tests.identity.world import APPROVER, FIRST, NOW, PAPER, SECOND, credited, member, officer
from tests.registry.conftest import person, places, reference, work

__all__ = ["places", "reference"]
pytestmark = pytest.mark.django_db
MARCH, APRIL = dt.date(2026, 3, 1), dt.date(2026, 4, 1)
TODAY = NOW.date()


@pytest.fixture
def siti(places):
    return person("Siti Aminah")


@pytest.fixture
def twin(siti):
    """The same Siti under a second number, with the same NIK."""
    return person("Siti Aminah", nik_state="duplicate")


def merged(number, into) -> Merger:
    one = propose_merger(number.pk, into.pk, reason="KTP sama", paper=PAPER, by=FIRST, at=NOW)
    return approve_merger(one.pk, by=SECOND, at=NOW)


def code_of(refused) -> str:
    return refused.value.problem.code


def test_two_numbers_hold_together_what_each_held_and_no_line_moves(siti, twin):
    credited(siti, MARCH, 100_000)
    credited(twin, APRIL, 70_001)
    before = set(MemberLine.objects.values_list("month", "bill_id", "owner_id", "jht_employer"))

    one = merged(twin, siti)

    # JHT 100.000 + 70.001; with JKK 2 × 10.000 all programmes hold 190.001.
    assert (one.lines, one.balance) == (2, 190_001)
    assert balance_of(numbers_of(siti.pk), TODAY)["jht"] == 170_001
    assert lines_of(*numbers_of(twin.pk)).count() == 2
    assert set(MemberLine.objects.values_list("month", "bill_id", "owner_id", "jht_employer")) == before


def test_a_merger_undone_leaves_both_exactly_as_they_were(siti, twin):
    credited(siti, MARCH, 100_000)
    credited(twin, APRIL, 70_001)
    before = (held_by(numbers_of(siti.pk)), held_by(numbers_of(twin.pk)))
    one = merged(twin, siti)

    undo_merger(one.pk, reason="Dua orang bersaudara kembar", by=APPROVER, at=NOW)

    assert (held_by(numbers_of(siti.pk)), held_by(numbers_of(twin.pk))) == before
    assert KnownAs.objects.get().undone_at == NOW
    with pytest.raises(Refused) as again:
        undo_merger(one.pk, reason="lagi", by=APPROVER, at=NOW)
    assert code_of(again) == "merger-not-in-force"


def test_whoever_proposed_cannot_approve_and_the_database_says_so_too(siti, twin):
    one = propose_merger(twin.pk, siti.pk, reason="KTP sama", paper=PAPER, by=FIRST, at=NOW)
    for step in (approve_merger, lambda pk, **told: refuse_merger(pk, reason="tidak", **told)):
        with pytest.raises(Refused) as same:
            step(one.pk, by=FIRST, at=NOW)
        assert code_of(same) == "identity-same-officer"
    with pytest.raises(IntegrityError, match="merger_second_officer"), transaction.atomic():
        Merger.objects.filter(pk=one.pk).update(
            state="refused", decided_by_id=FIRST.user_id, decided_by="x", decided_at=NOW
        )


def test_a_merger_needs_a_reason_and_a_whole_paper(siti, twin):
    for told, code in (
        ({"reason": " ", "paper": PAPER}, "identity-reason"),
        ({"reason": "KTP sama", "paper": ("a.pdf", b"")}, "identity-paper-size"),
        ({"reason": "KTP sama", "paper": ("a.pdf", b"bukan pdf")}, "identity-paper"),
    ):
        with pytest.raises(Refused) as refused:
            propose_merger(twin.pk, siti.pk, **told, by=FIRST, at=NOW)
        assert code_of(refused) == code
    assert not Merger.objects.exists()


def test_nobody_is_merged_with_themselves_in_a_circle_or_twice(siti, twin):
    with pytest.raises(Refused) as same:
        propose_merger(siti.pk, siti.pk, reason="a", paper=PAPER, by=FIRST, at=NOW)
    assert code_of(same) == "merger-themselves"
    merged(twin, siti)
    with pytest.raises(Refused) as already:
        propose_merger(siti.pk, twin.pk, reason="a", paper=PAPER, by=FIRST, at=NOW)
    assert code_of(already) == "merger-one-already"
    with pytest.raises(IntegrityError, match="already count as one"), transaction.atomic():
        KnownAs.objects.create(number=siti, person=twin, since=NOW)


def test_an_officer_out_of_reach_proposes_nothing(siti, twin):
    nobody = officer(905)
    elsewhere = type(nobody)("Petugas", 905, (type(nobody.held[0])("officer", "office", "SKW-SBS"),))
    with pytest.raises(NotAllowed):
        propose_merger(twin.pk, siti.pk, reason="a", paper=PAPER, by=elsewhere, at=NOW)


def test_overlapping_work_is_allowed_and_told(siti, twin, places):
    work(siti, places.kubu_raya, dt.date(2026, 1, 1))
    work(twin, places.kubu_raya, dt.date(2026, 2, 1), dt.date(2026, 5, 31))
    one = propose_merger(twin.pk, siti.pk, reason="KTP sama", paper=PAPER, by=FIRST, at=NOW)
    assert one.overlaps == [
        {"first": "PT 19100217", "second": "PT 19100217", "since": "2026-02-01", "until": "2026-05-31", "one": True}
    ]
    assert approve_merger(one.pk, by=SECOND, at=NOW).state == "approved"


def test_everybody_with_the_same_nik_or_name_birthday_and_mother_is_found_once(siti, twin):
    agus = person("Agus Salim", "6112020807900003", mother_name="Aminah")
    same = person("Agus Salim", "6112020807900004", mother_name="AMINAH.")
    person("Agus Salim", "6112020807900005", mother_name="Rohani")
    assert find_candidates(by=SYSTEM, at=NOW) == 2
    assert find_candidates(by=SYSTEM, at=NOW) == 0
    assert set(Candidate.objects.values_list("person", "other", "ground")) == {
        (siti.pk, twin.pk, "nik"),
        (agus.pk, same.pk, "name"),
    }
    merged(twin, siti)
    assert [each.person_id for each in candidates_reached(FIRST)] == [agus.pk]


def test_a_member_reaches_the_person_they_count_as_whichever_number_they_log_in_with(siti, twin):
    merged(twin, siti)
    assert list(people_reached(member(twin), "look.self")) == [siti]
    assert list(people_reached(member(siti), "look.self")) == [siti]


def test_work_and_cover_under_one_number_count_for_the_other(siti, twin, places):
    work(twin, places.kubu_raya, dt.date(2026, 2, 1))
    assert eligible_on(siti.pk, TODAY) is None
    assert member_months(siti.pk, MARCH, MARCH) == []
    merged(twin, siti)
    assert eligible_on(siti.pk, TODAY).employer_id == places.kubu_raya.pk
    assert [each.month for each in member_months(siti.pk, MARCH, MARCH)] == [MARCH]


def test_claims_see_contributions_under_either_number(siti, twin):
    credited(twin, MARCH, 100_000)
    assert takes_part(siti.pk) == (False, False)
    merged(twin, siti)
    assert takes_part(siti.pk) == (True, False)


def test_coverage_counts_one_person_once(siti, twin, places):
    credited(siti, MARCH, 1, places.kubu_raya.pk)
    credited(twin, MARCH, 1, places.kubu_raya.pk)

    def counted(among: str = "") -> set[int]:
        with connection.cursor() as cursor:
            cursor.execute(everybody(among), {"month": MARCH})
            return {row[0] for row in cursor.fetchall()}

    assert counted() == {siti.pk, twin.pk}
    merged(twin, siti)
    assert counted() == {siti.pk}
    assert counted(f"SELECT {siti.pk}::bigint") == {siti.pk}
    assert Claim.objects.count() == 0


steps = st.lists(st.tuples(st.sampled_from(["merge", "undo"]), st.integers(0, 4), st.integers(0, 4)), max_size=14)


class AnyOrder(TestCase):
    """Five people with balances; whatever is merged and parted, in whatever order, the sum stays."""

    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    @given(steps, st.lists(st.integers(1, 9_999_999), min_size=5, max_size=5))
    def test_any_mergers_and_undos_keep_the_sum_and_make_no_circle(self, wanted, amounts):
        people = [person("Siti", None) for _each in amounts]
        for who, amount in zip(people, amounts, strict=True):
            credited(who, MARCH, amount)
        own = {who.pk: programmes(held_by([who.pk])) for who in people}
        for verb, left, right in wanted:
            try:
                if verb == "merge":
                    merged(people[left], people[right])
                else:
                    one = Merger.objects.filter(number=people[left], state="approved").first()
                    if one is not None:
                        undo_merger(one.pk, reason="keliru", by=APPROVER, at=NOW)
            except Refused as refused:
                assert refused.problem.code in {"merger-themselves", "merger-one-already"}
            groups = {tuple(numbers_of(who.pk)) for who in people}
            assert sorted(number for group in groups for number in group) == sorted(own)
            assert sum(programmes(held_by(group)) for group in groups) == sum(own.values())
            assert all(len({one_person(number) for number in group}) == 1 for group in groups)
        for one in Merger.objects.filter(state="approved"):
            undo_merger(one.pk, reason="keliru", by=APPROVER, at=NOW)
        assert {who.pk: programmes(held_by(numbers_of(who.pk))) for who in people} == own
