"""The menu of these pages."""

from django.utils.translation import gettext_lazy as _

from payung.access.models import Role
from payung.web.audience import Audience, Link

AUDIENCE = Audience(
    key="officers",
    title=_("Petugas"),
    home="officers:home",
    links=(
        Link(_("Bulan ini"), "officers:home"),
        Link(_("Klaim"), "officers:claims"),
        Link(_("Kematian"), "officers:deaths", "claims.accept_death_report"),
        Link(_("Berkala"), "officers:rights"),
        Link(_("Perusahaan"), "officers:employers"),
        Link(_("Belum lapor"), "officers:silent"),
        Link(_("Menunggak"), "officers:owing"),
        Link(_("Mandiri"), "officers:own_account"),
        Link(_("Proyek"), "officers:projects"),
        Link(_("Migran"), "officers:migrants"),
        Link(_("Peserta"), "officers:people"),
        Link(_("Wilayah"), "governments:home"),
        Link(_("Cakupan"), "officers:coverage"),
    ),
    roles=frozenset({Role.OFFICER, Role.APPROVER}),
    foot=(_("Setiap pandangan ke data peserta dicatat, dan peserta bisa membacanya."),),
)
