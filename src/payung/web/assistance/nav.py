"""The menu of these pages."""

from django.utils.translation import gettext_lazy as _

from payung.access.models import Role
from payung.web.audience import Audience, Link

AUDIENCE = Audience(
    key="assistance",
    title=_("Bantuan iuran"),
    home="assistance:home",
    links=(Link(_("Program"), "assistance:home"),),
    roles=frozenset({Role.VILLAGE}),
    foot=(_("Setiap pandangan ke data peserta dicatat, dan peserta bisa membacanya."),),
)
