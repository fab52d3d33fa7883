"""Many employers at once get what each gets alone."""

import pytest

from payung.contributions.actions.calculate import calculate
from payung.contributions.actions.confirm_sheet import confirm_sheet
from payung.contributions.actions.finalise import finalise
from payung.contributions.actions.read_sheet import read_sheet
from payung.contributions.amounts import MONEY, SPLIT
from payung.contributions.models import Bill, BillLine
from payung.jobs.settle import settle
from payung.ledger.models import MemberLine

from .test_sheets import csv, nik
from .world import CLERK, MARCH, NOW, employer, paid, worker

pytestmark = pytest.mark.django_db

KINDS = (
    {"jkk_class": 1, "size": "micro", "jht": False, "jp": False},
    {"jkk_class": 1, "size": "small", "jp": False, "labour_intensive": True},
    {"jkk_class": 3},
    {"jkk_class": 5, "size": "large"},
)
WAGES = (2_900_001, 3_412_500, 5_000_001, 12_345_678)


def world(first: int) -> tuple[list, list[int]]:
    """Employers of every kind with workers of every wage; their uploads."""
    made, uploads = [], []
    for place, kind in enumerate(KINDS):
        where = employer(f"JJ{first + place:06d}", **kind)
        numbers = [100 * place + first + step for step in range(len(WAGES))]
        for number in numbers:
            worker(where, number, citizen=number % 3 != 0)
        content = csv(*((nik(number), wage) for number, wage in zip(numbers, WAGES, strict=True)))
        found = read_sheet(content, "x.csv", employer_ids=[where.pk], month=MARCH, by=CLERK, at=NOW)
        assert found.checked.totals.failing == 0
        made.append(where.pk)
        uploads.append(found.upload.pk)
    return made, uploads


def through(uploads: list[int]) -> None:
    declarations = confirm_sheet(uploads, by=CLERK, at=NOW)
    calculate(declarations, by=CLERK, at=NOW)
    for bill in Bill.objects.filter(pk__in=finalise(declarations, by=CLERK, at=NOW)):
        assert paid(bill) == "settled"
    settle(NOW, batch=3)


def held(employers: list[int]) -> tuple[list, list]:
    lines = MemberLine.objects.filter(payer_id__in=employers).order_by("owner_id").values_list("wage", *MONEY, *SPLIT)
    bills = BillLine.objects.filter(bill__employer__in=employers).order_by("bill__employer", "programme", "payer")
    return list(lines), list(bills.values_list("programme", "payer", "amount", "rate_text"))


def test_one_employer_at_a_time_gives_the_same_as_all_at_once():
    alone, uploads = world(1000)
    for upload in uploads:
        through([upload])
    together, uploads = world(4000)
    through(uploads)
    assert held(together) == held(alone)
    assert len(held(together)[0]) == len(KINDS) * len(WAGES)
