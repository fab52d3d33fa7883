"""The menu of these pages."""

from django.utils.translation import gettext_lazy as _

from payung.access.models import Role
from payung.web.audience import Audience, Link

AUDIENCE = Audience(
    key="departures",
    title=_("Pekerja migran"),
    home="departures:home",
    links=(
        Link(_("Keberangkatan"), "departures:home"),
        Link(_("Daftarkan"), "departures:register", "migrants.register_departure"),
        Link(_("Dengan berkas"), "departures:lists", "migrants.read_departures"),
    ),
    roles=frozenset({Role.PLACEMENT}),
    foot=(_("Perlindungan mulai pada hari dibayar, tidak sebelumnya."),),
)
