"""A sheet and a press note tell nothing of one to four people: not by a sum, not by a digest, not by a word."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from payung.coverage.figures import digest_of
from payung.registry.models import Region
from payung.web.governments.pack.gather import gather
from payung.web.governments.pack.model import Unknown
from payung.web.governments.pack.paying import scholarship_table
from payung.web.governments.pack.world import World
from payung.web.governments.press import desk_of
from tests.assistance import world as sponsors
from tests.construction import world as projects
from tests.coverage.world import frozen

KUBU_RAYA, DAY = "61.12", sponsors.TODAY


@pytest.fixture
def place(figures) -> Region:
    return Region.objects.get(code=KUBU_RAYA)


def two_programmes(first: int, second: int) -> None:
    """Two programmes of one group, so many people in each, paid for November."""
    for start, many in ((1, first), (41, second)):
        programme = sponsors.opened(quota=many, title=f"Pekerja rentan {start}")
        sponsors.listed(programme, *(sponsors.row(start + number) for number in range(many)))
        sponsors.paid(sponsors.approved(programme))


def groups(place: Region) -> dict[str, object]:
    return {row[0]: row[1] for row in gather(place, DAY).parts[3].tables[1].rows}


def test_a_group_of_two_programmes_does_not_give_the_small_one_away(place):
    # 6 + 2 = 8: the months of the six are told, so 8 would tell the two
    two_programmes(6, 2)
    assert list(groups(place).values()) == [Unknown("tidak disebut")]


def test_a_group_whose_programmes_may_all_be_told_is_told(place):
    two_programmes(6, 5)
    (group,) = groups(place).values()
    assert group.number == 11


def test_the_digest_of_a_number_that_is_not_told_cannot_be_tried_out(place):
    two_programmes(3, 1)
    made = gather(place, DAY)
    (group,) = groups(place).values()
    assert group.number is None
    tried = {digest_of(group.metric, KUBU_RAYA, DAY, number) for number in range(1, 5)}
    assert group.digest not in tried
    assert not {each.digest for each in made.footnotes} & {digest_of(each) for each in tried}


def working(one, *numbers: int, **changed) -> None:
    """A project of this contractor, paid at once, with these people on its list."""
    made = projects.project(one, **changed)
    (term,) = projects.billed(made, at_once=True)
    assert projects.pay(term, projects.at(9, 3, 14)) == "settled"
    projects.listed(made, *(projects.line(number) for number in numbers))


def test_people_on_projects_by_funding_do_not_give_the_small_kind_away(place):
    """Six on a project of the regency, two on a private one; eight together are told."""
    one = projects.contractor()
    working(one, *range(1, 7))
    working(one, 7, 8, funding="private", owner_name="PT Pemilik Rekaan", contract_number="2")
    frozen(dt.date(2026, 9, 1), {("people_by_work", KUBU_RAYA, "JAKON"): 8, ("people_by_work", KUBU_RAYA, "ALL"): 8},
           at=timezone.now())  # fmt: skip
    slots = desk_of(place, dt.date(2026, 10, 20)).slots
    assert slots["pekerja_proyek"].figure.number == 8
    assert "pekerja_proyek_swasta" not in slots and "pekerja_proyek_apbd" not in slots


def test_the_projects_of_a_kind_do_not_give_the_small_one_away(place):
    """Six and two on two projects of the regency: eight are told, and neither project."""
    one = projects.contractor()
    working(one, *range(1, 7))
    working(one, 7, 8, contract_number="2")
    frozen(dt.date(2026, 9, 1), {("people_by_work", KUBU_RAYA, "JAKON"): 8, ("people_by_work", KUBU_RAYA, "ALL"): 8},
           at=timezone.now())  # fmt: skip
    desk = desk_of(place, dt.date(2026, 10, 20))
    assert desk.slots["pekerja_proyek_apbd"].figure.number == 8
    assert desk.workings["pekerja_proyek_apbd"].rows == ()


def test_levels_of_school_that_are_not_told_do_not_say_which_is_the_small_one(place):
    # Six children stand in the table above: were SD said to be few and SMP only not told, it would be one and five.
    told = scholarship_table(World(place, DAY), {"SD": (1, 1_500_000), "SMP": (5, 10_000_000)})
    assert [row[1:] for row in told.rows] == [(Unknown("tidak disebut"),) * 2] * 2
