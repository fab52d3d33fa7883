"""The menu of these pages."""

from django.utils.translation import gettext_lazy as _

from payung.access.models import Role
from payung.web.audience import Audience, Link

AUDIENCE = Audience(
    key="inquiry",
    title=_("Padanan status"),
    home="inquiry:home",
    links=(Link(_("Perjanjian"), "inquiry:home"),),
    roles=frozenset({Role.AGENCY}),
    foot=(_("Yang dijawab hanya yang disepakati. Setiap orang yang ditanyakan bisa membaca siapa bertanya."),),
)
