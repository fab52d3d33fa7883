"""Users and grants, as the administrator sees and changes them."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from payung.access.models import Grant, ScopeKind
from payung.audit.models import Event
from payung.registry.models import Employer, Person

from .conftest import make_user

PAGES = [reverse("administration:home"), reverse("administration:roles")]


@pytest.fixture
def admin(places, client_of):
    return client_of("administrator")


@pytest.fixture
def someone(places):
    return make_user("ratri", ("officer", "office", "PTK"))


@pytest.mark.parametrize("address", PAGES)
def test_only_an_administrator_sees_users(places, client_of, client, address):
    assert client_of("administrator").get(address).status_code == 200
    for role in ("auditor", "officer", "clerk", "regency", "member"):
        assert client_of(role, "office", "PTK").get(address).status_code == 403
    assert client.get(address).status_code == 302


def test_users_are_found_by_name_and_by_role(admin, someone):
    assert b"Ratri" in admin.get(PAGES[0], {"cari": "ratri"}).content
    assert b"Ratri" in admin.get(PAGES[0], {"peran": "officer"}).content
    assert b"Ratri" not in admin.get(PAGES[0], {"peran": "auditor"}).content


def test_a_grant_is_given_with_a_form_and_leaves_an_event(admin, someone):
    given = {"role": "regency", "kind": "region", "code": "61.08", "valid_from": "2025-02-07", "valid_to": ""}
    answer = admin.post(reverse("administration:give", args=["ratri"]), given)
    assert answer.status_code == 302
    grant = Grant.objects.get(user=someone, role="regency")
    assert (grant.scope_kind, grant.scope_key, grant.valid_from) == ("region", "61.08", dt.date(2025, 2, 7))
    assert Event.objects.filter(verb="access.give_grant", subject=f"user:{someone.pk}").count() == 1


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"code": "99.99"}, "code"),
        ({"kind": "office", "code": "PTK"}, "kind"),
        ({"valid_from": "besok"}, "valid_from"),
        ({"valid_to": "2024-01-01"}, "valid_to"),
    ],
)
def test_a_grant_that_cannot_be_is_refused_beside_its_field_and_nothing_is_recorded(admin, someone, wrong, field):
    given = {"role": "regency", "kind": "region", "code": "61.08", "valid_from": "2025-02-07", "valid_to": "", **wrong}
    answer = admin.post(reverse("administration:give", args=["ratri"]), given)
    assert answer.status_code == 422
    assert field in answer.context["give"].errors
    assert not Grant.objects.filter(user=someone, role="regency").exists()


def test_an_employer_is_named_by_its_npp_and_a_member_by_the_number_of_the_member(admin, someone):
    employer = Employer.objects.create(
        npp="19100217", name="PT Kapuas", size="small", activity="Toko", jht=True, jp=True,
        office_id="PTK", region_id="61.12", registered_on=dt.date(2025, 1, 1),
    )  # fmt: skip
    person = Person.objects.create(
        member_number="P00000000001",
        name="Siti Aminah",
        name_key="SITI AMINAH",
        birth_date=dt.date(1995, 7, 8),
        sex="P",
    )
    for role, kind, code in (("clerk", "employer", "19100217"), ("member", "person", "P00000000001")):
        given = {"role": role, "kind": kind, "code": code, "valid_from": "2025-02-07"}
        assert admin.post(reverse("administration:give", args=["ratri"]), given).status_code == 302
    keys = dict(Grant.objects.filter(user=someone).values_list("scope_kind", "scope_key"))
    assert keys[ScopeKind.EMPLOYER] == str(employer.pk)
    assert keys[ScopeKind.PERSON] == str(person.pk)
    shown = admin.get(reverse("administration:user", args=["ratri"])).content.decode()
    assert "PT Kapuas" in shown
    assert "Siti Aminah" not in shown


def test_a_grant_ends_after_its_last_day_and_stays_readable(admin, someone):
    grant = Grant.objects.get(user=someone)
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    address = reverse("administration:end", args=["ratri", grant.pk])
    assert admin.post(address, {"last_day": yesterday.isoformat()}).status_code == 302
    grant.refresh_from_db()
    assert grant.valid_to == yesterday
    assert "Kantor Cabang Pontianak" in admin.get(reverse("administration:user", args=["ratri"])).content.decode()


def test_a_grant_of_another_user_is_not_found_under_this_one(admin, someone):
    make_user("yohanes", ("approver", "office", "PTK"))
    grant = Grant.objects.get(user=someone)
    answer = admin.post(reverse("administration:end", args=["yohanes", grant.pk]), {"last_day": "2025-01-01"})
    assert answer.status_code == 404


def test_an_auditor_cannot_give_themselves_a_role(places, client_of, someone):
    given = {"role": "administrator", "kind": "all", "code": "", "valid_from": "2025-02-07"}
    answer = client_of("auditor").post(reverse("administration:give", args=["ratri"]), given)
    assert answer.status_code == 403
    assert not Grant.objects.filter(role="administrator").exists()
