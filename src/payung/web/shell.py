"""What stands around every page: room, menu, who is logged in, whether the data is invented."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from payung.access.actor import Actor
from payung.access.models import Role, ScopeKind
from payung.demo.marker import demo_marker
from payung.registry.models import Employer, Facility, Office, Region
from payung.web.audience import Audience
from payung.web.rooms import ROOMS, rooms_of

ROLES = {str(value): str(label) for value, label in Role.choices}


def shell(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `shell.room`, `.menu`, `.below`, `.rooms`, `.who`, `.work`, `.demo`. On error pages too."""
    actor: Actor | None = getattr(request, "actor", None)
    room = _room(request, actor)
    known = actor is not None and actor.user_id is not None
    menu, below = _menu(room, request.path, actor)
    return {
        "shell": {
            "room": room,
            "home": _address(room.home) or "/",
            "menu": menu,
            "below": below,
            "rooms": [(each, _address(each.home)) for each in rooms_of(actor) if each != room] if known else [],
            "who": actor.name if known else "",
            "work": workplace(actor) if known else "",
            "demo": demo_marker(),
        }
    }


def workplace(actor: Actor) -> str:
    """Where somebody works, in words: the name of the first employer, office or region granted; else the role."""
    for held in actor.held:
        if held.scope_kind == ScopeKind.EMPLOYER:
            name = Employer.objects.filter(pk=held.scope_key).values_list("name", flat=True).first()
        elif held.scope_kind == ScopeKind.OFFICE:
            name = Office.objects.filter(code=held.scope_key).values_list("name", flat=True).first()
        elif held.scope_kind == ScopeKind.REGION:
            name = Region.objects.filter(code=held.scope_key).values_list("name", flat=True).first()
        elif held.scope_kind == ScopeKind.FACILITY:
            name = Facility.objects.filter(code=held.scope_key).values_list("name", flat=True).first()
        else:
            name = None
        if name:
            return name
    return ROLES.get(actor.held[0].role, "") if actor.held else ""


def _room(request: HttpRequest, actor: Actor | None) -> Audience:
    """The room of the address; for a page that several roles open, the visitor's own room."""
    match = getattr(request, "resolver_match", None)
    space = match.namespaces[0] if match and match.namespaces else ""
    room = ROOMS.get(space, ROOMS["public"])
    if actor is None or not room.roles or room.roles & actor.roles():
        return room
    return next(iter(rooms_of(actor)), room)


def _menu(room: Audience, path: str, actor: Actor | None) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The entries the actor may see, and those under the current one with it at their head.

    The entry whose address begins the path longest is the current one.
    """
    entries = []
    for link in room.links:
        address = _address(link.name)
        if address and (not link.permission or (actor is not None and actor.may(link.permission))):
            top = link.under or link.name
            entries.append({"label": link.label, "address": address, "current": "", "top": top, "under": link.under})
    here = [entry for entry in entries if path == entry["address"] or _inside(path, entry["address"])]
    top = ""
    if here:
        nearest = max(here, key=lambda entry: len(entry["address"]))
        nearest["current"], top = "page" if nearest["address"] == path else "true", nearest["top"]
    below = [dict(entry) for entry in entries if entry["top"] == top]
    menu = [entry for entry in entries if not entry["under"]]
    for entry in menu:
        if entry["top"] == top and not entry["current"]:
            entry["current"] = "true"
    return menu, below if len(below) > 1 else []


def _inside(path: str, address: str) -> bool:
    return address != "/" and path.startswith(address)


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
