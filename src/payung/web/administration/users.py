"""Users and what they hold."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from payung.access.models import Grant, Role, ScopeKind, User
from payung.access.permissions import PERMISSIONS
from payung.access.queries import grants_in_force, users_with_grants
from payung.web.administration.forms import EndForm, GiveForm, UserForm
from payung.web.administration.scopes import SCOPES_OF, named
from payung.web.guard import found, page
from payung.web.lists import Filter, Heading, Shape, exported, listing


@page("look.users")
def home(request: HttpRequest) -> HttpResponse:
    """Every user, by name, with what they hold today."""
    return users_page(request)


def users_page(request: HttpRequest, make: UserForm | None = None) -> HttpResponse:
    """The page of all users, with the form for a new one that was refused where there is one."""

    def holding(rows: QuerySet[User], role: str) -> QuerySet[User]:
        return rows.filter(pk__in=grants_in_force(request.today).filter(role=role).values("user"))

    shape = Shape(
        caption=_("Pengguna"),
        sort="nama",
        file="pengguna",
        headings=(
            Heading("nama", _("Nama"), lambda user: user.full_name, order=("full_name",), link=_address, width=32),
            Heading("masuk", _("Nama masuk"), lambda user: user.username, order=("username",)),
            Heading("peran", _("Peran hari ini"), _holds, width=40),
            Heading("keadaan", _("Keadaan"), _state, kind="status", order=("is_active",)),
            Heading("dibuat", _("Dibuat"), lambda user: localdate(user.created_at), kind="date", order=("created_at",)),
        ),
        filters=(
            Filter("cari", _("Cari nama"), _search),
            Filter("peran", _("Peran"), holding, choices=tuple(Role.choices)),
        ),
    )
    rows = users_with_grants(request.today)
    shown = {"listing": listing(request, rows, shape), "make": make or UserForm()}
    return exported(request, rows, shape) or render(
        request, "administration/home.html", shown, status=422 if make else 200
    )


@page("look.users")
def user(request: HttpRequest, username: str) -> HttpResponse:
    """One user with every grant, past ones too, and the form to give another."""
    return user_page(request, username)


def user_page(
    request: HttpRequest,
    username: str,
    give: GiveForm | None = None,
    ending: tuple[int, EndForm] | None = None,
    password: str = "",
) -> HttpResponse:
    """The page of one user, with a form that was refused where there is one; password: a first one, to be copied."""
    someone = found(User.objects.filter(username=username).first())
    grants = list(someone.grants.order_by("-valid_from", "-pk"))
    where = named(grants)
    for grant in grants:
        grant.where = where[grant.pk]
        grant.role_label = Role(grant.role).label
        grant.over = grant.valid_to is not None and grant.valid_to < request.today
        grant.form = EndForm(initial={"last_day": request.today}, auto_id=f"id_{grant.pk}_%s")
        if ending and ending[0] == grant.pk:
            grant.form = ending[1]
    context = {
        "someone": someone,
        "current": [grant for grant in grants if not grant.over],
        "past": [grant for grant in grants if grant.over],
        "give": give or GiveForm(initial={"valid_from": request.today}),
        "password": password,
    }
    return render(request, "administration/user.html", context, status=422 if give or ending else 200)


@page("look.users")
def roles(request: HttpRequest) -> HttpResponse:
    """What each role may do, and where; read from the table the guards use."""
    rows = [
        {
            "label": role.label,
            "kinds": [ScopeKind(kind).label for kind in SCOPES_OF[role]],
            "permissions": sorted(name for name, holders in PERMISSIONS.items() if role in holders),
        }
        for role in Role
    ]
    return render(request, "administration/roles.html", {"rows": rows})


def _search(rows: QuerySet[User], words: str) -> QuerySet[User]:
    return rows.filter(Q(full_name__icontains=words) | Q(username__icontains=words))


def _holds(user: User) -> str:
    """Role and key of every grant of today; an employer's or member's key is a number without meaning here."""
    coded = (ScopeKind.OFFICE, ScopeKind.REGION)
    grants: list[Grant] = user.held_today  # type: ignore[attr-defined]
    texts = [f"{Role(each.role).label} {each.scope_key if each.scope_kind in coded else ''}".strip() for each in grants]
    return ", ".join(texts)


def _state(user: User) -> tuple[str, object]:
    if not user.is_active:
        return "stop", _("tidak bisa masuk")
    return ("safe", _("berwenang")) if user.held_today else ("plain", _("tanpa wewenang"))  # type: ignore[attr-defined]


def _address(user: User) -> str:
    return reverse("administration:user", args=[user.username])
