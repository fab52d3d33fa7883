"""Every room of pages, in the order in which somebody with several roles lands in one."""

from __future__ import annotations

from django.urls import NoReverseMatch, reverse

from payung.access.actor import Actor
from payung.web.administration.nav import AUDIENCE as ADMINISTRATION
from payung.web.assistance.nav import AUDIENCE as ASSISTANCE
from payung.web.audience import Audience
from payung.web.audit.nav import AUDIENCE as AUDIT
from payung.web.departures.nav import AUDIENCE as DEPARTURES
from payung.web.employers.nav import AUDIENCE as EMPLOYERS
from payung.web.governments.nav import AUDIENCE as GOVERNMENTS
from payung.web.heirs.nav import AUDIENCE as HEIRS
from payung.web.hospitals.nav import AUDIENCE as HOSPITALS
from payung.web.inquiry.nav import AUDIENCE as INQUIRY
from payung.web.members.nav import AUDIENCE as MEMBERS
from payung.web.officers.nav import AUDIENCE as OFFICERS
from payung.web.projects.nav import AUDIENCE as PROJECTS
from payung.web.public.nav import AUDIENCE as PUBLIC

ROOMS: dict[str, Audience] = {
    room.key: room
    for room in (
        OFFICERS,
        EMPLOYERS,
        GOVERNMENTS,
        ASSISTANCE,
        HOSPITALS,
        HEIRS,
        AUDIT,
        ADMINISTRATION,
        PROJECTS,
        DEPARTURES,
        INQUIRY,
        MEMBERS,
        PUBLIC,
    )
}


def rooms_of(actor: Actor) -> list[Audience]:
    """The rooms an actor's roles open, public ones left out."""
    return [room for room in ROOMS.values() if room.roles & actor.roles()]


def landing(actor: Actor) -> str:
    """Where somebody goes after logging in."""
    for room in rooms_of(actor):
        try:
            return reverse(room.home)
        except NoReverseMatch:  # a room without pages yet
            continue
    return reverse(PUBLIC.home)
