"""The menu of the public pages."""

from django.utils.translation import gettext_lazy as _

from payung.web.audience import Audience, Link

AUDIENCE = Audience(
    key="public",
    title=_("Publik"),
    home="public:home",
    links=(
        Link(_("Cakupan"), "public:home"),
        Link(_("Cari kantor"), "public:find"),
        Link(_("Lapor kematian"), "public:death", under="public:find"),
        Link(_("Periksa jaminan"), "public:check_guarantee", under="public:find"),
        Link(_("Periksa sertifikat"), "public:certificate", under="public:find"),
        Link(_("Daftar mandiri"), "registration:identity"),
        Link(_("Cara hitung"), "public:method", under="public:home"),
        Link(_("Periksa angka"), "public:check", under="public:home"),
        Link(_("Hukum"), "public:law"),
        Link(_("Data"), "public:data", under="public:home"),
    ),
    foot=(_("Angka boleh dikutip dengan menyebut posisi dan sumbernya."),),
)
