"""The road to a target and money beside people, for everybody: no register of employers, small numbers not told."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from payung.registry.models import Region
from payung.web.coverage.money import money_page
from payung.web.coverage.road import road_page
from payung.web.guard import found, page
from payung.web.public.views import AREAS


@page(public=True)
def road(request: HttpRequest, code: str) -> HttpResponse:
    """A plan for any region, from the query string alone; nothing is kept."""
    return road_page(request, _place(code), public=True, back=reverse("public:region", args=[code]))


@page(public=True)
def money(request: HttpRequest, code: str) -> HttpResponse:
    """Contributions and benefits of a region by programme and year."""
    return money_page(request, _place(code), public=True, back=reverse("public:region", args=[code]))


def _place(code: str) -> Region:
    return found(Region.objects.select_related("parent__parent").filter(code=code, level__in=AREAS).first())
