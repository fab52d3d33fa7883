"""The menu of these pages."""

from django.utils.translation import gettext_lazy as _

from payung.access.models import Role
from payung.web.audience import Audience, Link

AUDIENCE = Audience(
    key="heirs",
    title=_("Keluarga"),
    home="heirs:home",
    links=(
        Link(_("Klaim"), "heirs:home", "look.event"),
        Link(_("Manfaat berkala"), "heirs:rights", "look.event"),
        Link(_("Dokumen"), "heirs:papers", "look.event"),
        Link(_("Ahli waris"), "heirs:family", "look.event"),
    ),
    roles=frozenset({Role.HEIR}),
    foot=(
        _("Butuh bicara dengan orang? Datang ke kantor cabang dengan KTP saja. Tidak ada biaya."),
        _("Petugas tidak pernah meminta kata sandi atau kode OTP."),
    ),
)
