"""The menu of these pages."""

from django.utils.translation import gettext_lazy as _

from payung.access.models import Role
from payung.web.audience import Audience, Link

AUDIENCE = Audience(
    key="hospitals",
    title=_("Rumah sakit"),
    home="hospitals:home",
    links=(
        Link(_("Tanya perlindungan"), "hospitals:home", "claims.ask_eligibility"),
        Link(_("Surat jaminan"), "hospitals:guarantees", "look.facility"),
        Link(_("Tagihan"), "hospitals:bills", "look.facility"),
    ),
    roles=frozenset({Role.HOSPITAL}),
    foot=(
        _("Keadaan gawat: rawat dahulu, tanyakan kemudian."),
        _("Setiap pertanyaan dicatat, dan peserta bisa membacanya."),
    ),
)
