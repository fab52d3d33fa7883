"""The menu of these pages."""

from django.utils.translation import gettext_lazy as _

from payung.access.models import Role
from payung.web.audience import Audience, Link

AUDIENCE = Audience(
    key="members",
    title=_("Peserta"),
    home="members:home",
    links=(
        Link(_("Saldo"), "members:home", "look.self"),
        Link(_("Klaim"), "members:claims", "look.self"),
        Link(_("Mandiri"), "members:own_account", "look.self"),
        Link(_("Kartu"), "members:card", "look.self", under="members:home"),
        Link(_("Berkala"), "members:rights", "look.self", under="members:claims"),
        Link(_("Luar negeri"), "members:abroad", "look.self", under="members:own_account"),
        Link(_("Pekerjaan"), "members:jobs", "look.self", under="members:data"),
        Link(_("Data saya"), "members:data", "look.self"),
    ),
    roles=frozenset({Role.MEMBER}),
    foot=(
        _("Butuh bicara dengan orang? Datang ke kantor cabang dengan KTP saja. Tidak ada biaya."),
        _("Petugas tidak pernah meminta kata sandi atau kode OTP."),
    ),
)
