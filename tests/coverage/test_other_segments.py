"""Workers of projects and migrants count in their own segment, by the rooms that know whom they cover."""

import datetime as dt

from payung.access.actor import SYSTEM
from payung.coverage.actions.freeze_month import freeze_month
from payung.coverage.counted import rows_of
from payung.jobs.settle import settle
from tests.construction.world import at, line, listed, started
from tests.registry.conftest import places, reference

__all__ = ["places", "reference"]
SEPTEMBER = dt.date(2026, 9, 1)


def test_workers_of_a_week_list_count_where_the_project_is_and_its_money_too(places):
    project = started()
    listed(project, line(1), line(2, first="15-09-2026"))
    settle(at(9, 20))
    frozen = freeze_month(SEPTEMBER, by=SYSTEM, at=at(10, 5))
    region = project.region_id
    people = {part: row.value for (_, code, part), row in rows_of(frozen, ["people_by_work"]).items() if code == region}
    assert people == {"ALL": 2, "JAKON": 2}  # two workers on the list of the week, nobody else in the books
    money = {part: row.value for (_, code, part), row in rows_of(frozen, ["contributions"]).items() if code == region}
    paid = sum(each.amount for term in project.terms.all() if term.roll and term.roll.paid_on
               for each in term.roll.amounts.all())  # fmt: skip
    assert paid > 0 and money["ALL"] == money["JKK"] + money["JKM"] == paid
