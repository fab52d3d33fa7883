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
        Link(_("Kematian"), "officers:deaths", "claims.accept_death_report", under="officers:claims"),
        Link(_("Berkala"), "officers:rights", under="officers:claims"),
        Link(_("Perusahaan"), "officers:employers"),
        Link(_("Belum lapor"), "officers:silent", under="officers:employers"),
        Link(_("Menunggak"), "officers:owing", under="officers:employers"),
        Link(_("Uang belum jelas"), "officers:strays", "look.receipts", under="officers:employers"),
        Link(_("Proyek"), "officers:projects", under="officers:employers"),
        Link(_("Bantuan"), "assistance:home", "look.assistance"),
        Link(_("Buka program"), "assistance:new", "assistance.open_programme", under="assistance:home"),
        Link(_("Penyandang"), "assistance:sponsors", "assistance.record_sponsor", under="assistance:home"),
        Link(_("Kepatuhan"), "officers:cases", under="officers:employers"),
        Link(_("Padanan"), "inquiry:home", "look.inquiry", under="assistance:home"),
        Link(_("Peserta"), "officers:people"),
        Link(_("Mandiri"), "officers:own_account", under="officers:people"),
        Link(_("Migran"), "officers:migrants", under="officers:people"),
        Link(_("Identitas"), "officers:nik_states", under="officers:people"),
        Link(_("Cakupan"), "officers:coverage"),
        Link(_("Wilayah"), "governments:home", under="officers:coverage"),
    ),
    roles=frozenset({Role.OFFICER, Role.APPROVER}),
    foot=(_("Setiap pandangan ke data peserta dicatat, dan peserta bisa membacanya."),),
)
