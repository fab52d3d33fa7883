"""The menu of these pages."""

from django.utils.translation import gettext_lazy as _

from payung.access.models import Role
from payung.web.audience import Audience, Link

AUDIENCE = Audience(
    key="governments",
    title=_("Pemda"),
    home="governments:home",
    links=(
        Link(_("Wilayah"), "governments:home"),
        Link(_("Bantuan iuran"), "assistance:home", "look.assistance"),
        Link(_("Buka program"), "assistance:new", "assistance.open_programme", under="assistance:home"),
        Link(_("Penyandang"), "assistance:sponsors", "assistance.record_sponsor", under="assistance:home"),
        Link(_("Cakupan provinsi"), "public:home"),
    ),
    roles=frozenset({Role.REGENCY}),
    foot=(_("Setiap angka membawa posisi, cara hitung, dan sumbernya. Tidak ada data orang di halaman ini."),),
)
