"""Addresses of the JSON doors: some open to everybody, the others by the token an employer gave a program."""

from django.urls import URLPattern, URLResolver, path

from payung.api.doors import api
from payung.api.page import described

OPEN = ("openapi-json", "calculate", "check_statement")
BY_TOKEN = "employers"


class _Open:
    """The guard mark of a door open to everybody; see payung.web.guard."""

    public = True
    permissions = ()
    methods = ("GET", "HEAD", "POST")


class ByTokenOnly(_Open):
    """The guard mark of a door without a log-in page: `api.keys.ByToken` answers 401 to whoever brings no token."""


def _marked() -> list[URLPattern | URLResolver]:
    """The doors we mean to have; the API's own index page is not among them."""
    kept = []
    for door in api.urls[0]:
        by_token = str(door.pattern).startswith(BY_TOKEN)
        if by_token or door.name in OPEN:
            door.callback.guard = ByTokenOnly if by_token else _Open
            kept.append(door)
    return kept


described.guard = _Open
urlpatterns = [*_marked(), path("", described, name="doors")]
