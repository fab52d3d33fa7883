"""Users and grants, as the administrator sees and changes them."""

import datetime as dt
import re

import pytest
from django.urls import reverse
from django.utils import timezone

from payung.access.models import Grant, ScopeKind
from payung.audit.models import Event
from payung.construction.models import Agency, Contractor
from payung.migrants.models import PlacementCompany
from payung.registry.models import Employer, Facility, Person

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


def scope(admin, role, kind, code):
    """Give ratri a role through the page; the key that was recorded, or None where the page refused."""
    given = {"role": role, "kind": kind, "code": code, "valid_from": "2025-02-07"}
    admin.post(reverse("administration:give", args=["ratri"]), given)
    return Grant.objects.filter(role=role, scope_kind=kind).values_list("scope_key", flat=True).first()


def test_a_contractor_an_agency_a_placement_company_a_facility_and_a_report_can_be_typed_and_named(admin, someone):
    day, region = dt.date(2025, 1, 1), "61.12"
    office = {"region_id": region, "office_id": "PTK", "registered_on": day}
    contractor = Contractor.objects.create(number="JK00000007", name="CV Bangun Rekaan", **office)
    agency = Agency.objects.create(name="Dinas PUPR Rekaan", level="regency", region_id=region)
    company = PlacementCompany.objects.create(number="PM000009", name="PT Antar Rekaan", licence="SIP-1", **office)
    facility = Facility.objects.create(
        code="FR-1", name="RS Rekaan", kind="hospital", region_id=region, hours="24/7", status="invented"
    )
    assert scope(admin, "contractor", "contractor", "jk00000007") == str(contractor.pk)
    assert scope(admin, "agency", "agency", "Dinas PUPR Rekaan") == str(agency.pk)
    assert scope(admin, "placement", "agency", "PM000009") == str(company.pk)
    assert scope(admin, "hospital", "facility", "FR-1") == facility.pk
    shown = admin.get(reverse("administration:user", args=["ratri"])).content.decode()
    for name in ("CV Bangun Rekaan", "Dinas PUPR Rekaan", "PT Antar Rekaan", "RS Rekaan"):
        assert name in shown


@pytest.mark.parametrize(
    ("role", "kind", "code"),
    [
        ("contractor", "contractor", "JK99999999"),
        ("agency", "agency", "PM000009"),
        ("placement", "agency", "Dinas Tidak Ada"),
        ("hospital", "facility", "FR-X"),
        ("heir", "event", "0"),
        ("heir", "event", "99999999999999999999"),
        ("heir", "event", "²"),
    ],
)
def test_a_scope_that_does_not_exist_is_refused(admin, someone, role, kind, code):
    assert scope(admin, role, kind, code) is None


def test_a_user_made_on_the_page_logs_in_with_the_first_password_and_chooses_another(admin, client):
    made = admin.post(reverse("administration:make"), {"full_name": "Tuti Rekaan", "username": "tuti"}, follow=True)
    first = re.search(r"Kata sandi pertama Tuti Rekaan: (\S+)\. Salin", made.content.decode()).group(1)
    scope_given = {"role": "auditor", "kind": "all", "code": "", "valid_from": "2025-02-07"}
    assert admin.post(reverse("administration:give", args=["tuti"]), scope_given).status_code == 302
    assert client.post("/masuk/", {"username": "tuti", "password": first}).status_code == 302
    typed = {"old": first, "new": "perahu di kapuas", "again": "perahu di kapuas"}
    assert client.post("/kata-sandi/", {**typed, "old": "keliru"}).status_code == 422
    assert client.post("/kata-sandi/", {**typed, "again": "lain"}).status_code == 422
    assert client.post("/kata-sandi/", {**typed, "new": "12345", "again": "12345"}).status_code == 422
    assert client.post("/kata-sandi/", typed).status_code == 302
    assert client.get("/kata-sandi/").status_code == 200  # this session goes on
    client.logout()
    assert client.post("/masuk/", {"username": "tuti", "password": first}).status_code == 401
    assert client.post("/masuk/", {"username": "tuti", "password": typed["new"]}).status_code == 302
    facts = [str(each.facts) for each in Event.objects.filter(verb__startswith="access.")]
    assert not any(first in each or typed["new"] in each for each in facts)


def test_a_name_that_is_taken_makes_no_second_user(admin, someone):
    answer = admin.post(reverse("administration:make"), {"full_name": "Ratri Lain", "username": "ratri"})
    assert answer.status_code == 422
    assert "sudah dipakai" in answer.content.decode()
    answer = admin.post(reverse("administration:make"), {"full_name": "Ratri Lain", "username": "Ratri Lain"})
    assert answer.status_code == 422


def test_a_forgotten_password_is_replaced_by_an_administrator_and_the_old_one_ends(admin, someone, client):
    told = admin.post(reverse("administration:renew", args=["ratri"]), follow=True).content.decode()
    first = re.search(r"Kata sandi pertama Ratri: (\S+)\. Salin", told).group(1)
    assert client.post("/masuk/", {"username": "ratri", "password": "sedia-payung"}).status_code == 401
    assert client.post("/masuk/", {"username": "ratri", "password": first}).status_code == 302


def test_a_member_let_in_by_a_code_chooses_a_first_password_without_an_old_one(places, client):
    member = make_user("p00000000009", ("member", "person", "1"))
    member.set_unusable_password()
    member.save()
    client.force_login(member)
    assert b'name="old"' not in client.get("/kata-sandi/").content
    typed = {"new": "perahu di kapuas", "again": "perahu di kapuas"}
    assert client.post("/kata-sandi/", typed).status_code == 302
    client.logout()
    answer = client.post("/masuk/", {"username": "p00000000009", "password": "perahu di kapuas"})
    assert answer.status_code == 302
    assert Event.objects.filter(verb="access.choose_password", subject=f"user:{member.pk}").count() == 1
