"""The menu of these pages."""

from django.utils.translation import gettext_lazy as _

from payung.access.models import Role
from payung.web.audience import Audience, Link

AUDIENCE = Audience(
    key="audit",
    title=_("Auditor"),
    home="audit:home",
    links=(
        Link(_("Jejak"), "audit:home"),
        Link(_("Pandangan"), "audit:looks"),
        Link(_("Buku"), "audit:books"),
        Link(_("Hukum"), "audit:law"),
    ),
    roles=frozenset({Role.AUDITOR}),
    foot=(_("Jejak dan buku hanya bisa ditambah; basis data menolak perubahan dan penghapusan."),),
)
