"""The menu of these pages."""

from django.utils.translation import gettext_lazy as _

from payung.access.models import Role
from payung.web.audience import Audience

AUDIENCE = Audience(
    key="employers",
    title=_("Perusahaan"),
    home="employers:home",
    links=(),  # the menu of one employer is made in frame.py: its addresses carry the employer
    roles=frozenset({Role.CLERK}),
    foot=(_("Pekerjaan Anda tersimpan terus. Anda boleh menutup halaman dan melanjutkan besok."),),
)
