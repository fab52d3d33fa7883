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
        Link(_("Daftar mandiri"), "registration:identity"),
        Link(_("Cara hitung"), "public:method"),
        Link(_("Periksa angka"), "public:check"),
        Link(_("Hukum"), "public:law"),
        Link(_("Data"), "public:data"),
    ),
    foot=(_("Angka boleh dikutip dengan menyebut posisi dan sumbernya."),),
)
