"""The menu of these pages."""

from django.utils.translation import gettext_lazy as _

from payung.access.models import Role
from payung.web.audience import Audience, Link

AUDIENCE = Audience(
    key="projects",
    title=_("Proyek konstruksi"),
    home="projects:home",
    links=(
        Link(_("Proyek"), "projects:home"),
        Link(_("Daftarkan proyek"), "projects:register", "construction.register_project"),
    ),
    roles=frozenset({Role.CONTRACTOR, Role.AGENCY}),
    foot=(_("Tagihan, daftar pekerja, dan sertifikat tersimpan per proyek. Anda boleh melanjutkan kapan saja."),),
)
