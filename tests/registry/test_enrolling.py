"""Newcomers as a set: who is recognised, whose numbers they get, and spells that two connections begin at once."""

import datetime as dt
import random
import threading

import polars as pl
import pytest
from django.db import IntegrityError, connection, transaction

from payung.kernel.names import name_key
from payung.registry.enrolling import _MATCH, enrol_newcomers, recognised
from payung.registry.models import Card, Employment, Person
from payung.registry.numbers import new_kpj, new_row_numbers

from .conftest import NOW, person, work

BORN, OTHER_DAY = dt.date(1995, 7, 8), dt.date(1995, 8, 7)
ASKED = {
    "place": pl.Int64, "nik": pl.String, "kpj": pl.String, "name_key": pl.String, "birth_date": pl.Date,
}  # fmt: skip


@pytest.fixture
def mixed(db) -> list[Person]:
    """Sixty people: every third NIK is shared by two or three, every other person has up to three cards."""
    dice, made = random.Random(7), []
    for number in range(40):
        nik = f"611202080795{number:04d}"
        made.append(person(f"Orang {number}", nik))
        for again in range(number % 3 if number % 3 and number % 2 else 0):
            made.append(person(f"Orang {number} {again}", nik, nik_state="duplicate"))
    numbers = iter(new_kpj(120))
    for each in made:
        for _ in range(dice.randrange(4)):
            day = dt.date(2020, 1, dice.choice((1, 1, 2)))
            Card.objects.create(kpj=next(numbers), person=each, issued_on=day)
    return made


def asked(rows: list[tuple[str | None, str | None, str, dt.date]]) -> pl.DataFrame:
    return pl.DataFrame([(place, *row) for place, row in enumerate(rows)], schema=ASKED, orient="row")


def told(rows: pl.DataFrame) -> list[tuple[int, int, bool, int | None, str | None]]:
    return [tuple(row) for row in recognised(rows).iter_rows()]


def expected(rows: pl.DataFrame) -> list[tuple[int, int, bool, int | None, str | None]]:
    """The same, one newcomer and one person after another."""
    found = []
    for place, nik, kpj, key, born in rows.iter_rows():
        for each in Person.objects.filter(nik=nik).order_by("pk") if nik else ():
            cards = list(each.cards.order_by("-issued_on", "-pk"))
            card = next((one for one in cards if one.kpj == kpj), cards[0] if cards else None)
            same = each.name_key == key and each.birth_date == born
            found.append((place, each.pk, same, card and card.pk, card and card.kpj))
    return found


def test_every_person_with_the_nik_is_found_with_the_card_told_or_the_newest(mixed):
    rows = []
    for number, each in enumerate(mixed):
        cards = list(each.cards.values_list("kpj", flat=True))
        kpj = (None, cards[0] if cards else None, "99999999999")[number % 3]
        rows.append((each.nik, kpj, each.name_key if number % 4 else "LAIN", BORN if number % 5 else OTHER_DAY))
    rows += [("6112020807959999", None, "SIAPA", BORN), (None, None, "ASING", BORN), rows[3]]
    random.Random(3).shuffle(rows)
    sheet = asked(rows)

    found = told(sheet)

    assert found == expected(sheet)
    assert len({person_id for _, person_id, *_ in found}) == len(mixed)
    assert {same for _, _, same, *_ in found} == {True, False}


def test_a_newcomer_is_looked_up_in_the_index_however_many_are_registered(mixed):
    told(asked([(mixed[0].nik, None, "X", BORN)]))
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")  # a table of sixty is read faster whole
        cursor.execute(f"EXPLAIN {_MATCH}")
        plan = "\n".join(line for (line,) in cursor.fetchall())
    assert "person_nik_unique" in plan
    assert "person_by_shared_nik" in plan
    assert "Seq Scan on registry_person" not in plan and "Merge Join" not in plan
    unique_half, _shared_half = plan.split("person_nik_unique")
    assert "Hash Join" not in unique_half  # only the few shared ones may be read whole


def test_newcomers_keep_their_order_and_a_member_keeps_number_and_card(places):
    known = person("Siti Aminah", "6112024807959001")
    card = Card.objects.create(kpj=new_kpj(1)[0], person=known, issued_on=dt.date(2020, 1, 1))
    names = ["Zulkifli", "Siti Aminah", "Agus"]
    niks = ["6112020807950009", "6112024807959001", "6112020807950003"]
    text = {name: pl.lit(None, dtype=pl.String) for name in ("kpj", "employee_number", "birth_place", "mother_name",
                                                             "phone", "email", "address", "work_place")}  # fmt: skip
    rows = pl.DataFrame({"nik": niks, "name": names}).with_columns(
        name_key=pl.Series([name_key(name) for name in names]), employer_id=pl.lit(places.kubu_raya.pk),
        birth_date=pl.lit(BORN), sex=pl.lit("P"), citizen=pl.lit(value=True), joined_on=pl.lit(dt.date(2025, 3, 1)),
        **text,
    )  # fmt: skip

    done = enrol_newcomers(rows, NOW)

    spells = [Employment.objects.get(pk=number) for number in done["employment_id"]]
    assert [each.person.name for each in spells] == names
    assert [each.person_id for each in spells] == done["person_id"].to_list()
    assert (spells[1].person, spells[1].card) == (known, card)
    assert all(each.card.person_id == each.person_id for each in spells)


def test_row_numbers_are_drawn_once_each_also_between_the_draws_of_others(db):
    first = new_row_numbers("registry_person", 3).tolist()
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence('registry_person', 'id'))")
        ((between,),) = cursor.fetchall()
    second = new_row_numbers("registry_person", 1000).tolist()
    assert new_row_numbers("registry_person", 0).tolist() == []
    assert first == [between - 3, between - 2, between - 1]
    assert second == list(range(between + 1, between + 1001))


def test_numbers_that_do_not_follow_each_other_are_still_those_that_were_drawn(db):
    with connection.cursor() as cursor:
        cursor.execute("ALTER SEQUENCE registry_person_id_seq INCREMENT BY 3")
    drawn = new_row_numbers("registry_person", 4).tolist()
    assert drawn == [drawn[0] + 3 * place for place in range(4)]


def test_people_and_transfers_carry_no_index_that_nobody_asks(db):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT indexname FROM pg_indexes WHERE indexname LIKE %s AND tablename = ANY(%s)",
            [r"%\_like", ["registry_person", "registry_card", "registry_employment", "ledger_transfer"]],
        )
        assert cursor.fetchall() == []


@pytest.mark.django_db(transaction=True)
def test_of_two_spells_begun_at_the_same_moment_the_database_keeps_one(places):
    who, told = person(), []
    begun, waiting = threading.Event(), threading.Event()

    def second() -> None:
        begun.wait(20)
        try:
            waiting.set()
            work(who, places.kubu_raya, start=dt.date(2025, 2, 1))
        except IntegrityError as refused:
            told.append(str(refused))
        finally:
            connection.close()

    other = threading.Thread(target=second)
    other.start()
    with transaction.atomic():
        work(who, places.kubu_raya, start=dt.date(2025, 1, 1))
        begun.set()
        waiting.wait(20)
    other.join(20)
    assert len(told) == 1
    assert "employment_no_overlap" in told[0]
    assert who.employments.count() == 1
