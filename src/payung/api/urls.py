"""Addresses of the JSON doors. All of them are open: they hold no data of anybody."""

from django.urls import URLPattern, URLResolver

from payung.api.doors import api

OPEN = ("openapi-json", "calculate", "check_statement")


class _Open:
    """The guard mark of a door open to everybody; see payung.web.guard."""

    public = True
    permissions = ()
    methods = ("GET", "HEAD", "POST")


def _marked() -> list[URLPattern | URLResolver]:
    """The doors we mean to have open; the API's own index page is not among them."""
    kept = [door for door in api.urls[0] if door.name in OPEN]
    for door in kept:
        door.callback.guard = _Open
    return kept


urlpatterns = _marked()
