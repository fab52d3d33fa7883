"""The menu of these pages."""

from django.utils.translation import gettext_lazy as _

from payung.access.models import Role
from payung.web.audience import Audience, Link

AUDIENCE = Audience(
    key="administration",
    title=_("Admin"),
    home="administration:home",
    links=(Link(_("Pengguna"), "administration:home"), Link(_("Peran"), "administration:roles")),
    roles=frozenset({Role.ADMINISTRATOR}),
    foot=(_("Di sini tidak ada data peserta. Wewenang yang berakhir tetap tercatat."),),
)
