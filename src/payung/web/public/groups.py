"""Everything published about a region, by what it is about."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from payung.coverage.figures import Figure

THEMES: tuple[tuple[str | Promise, tuple[str, ...]], ...] = (
    (_("Cakupan, target, dan peringkat"), (
        "coverage_", "rank_", "ucj_", "rpjmn_", "rkp_", "rpjpn_", "gap_", "uncovered_", "share_pu", "share_bpu",
        "eligible_",
    )),
    (_("Peserta"), ("active_", "inactive_", "registered_")),
    (_("Klaim, manfaat, dan iuran"), ("claims_", "scholarship_", "contributions")),
    (_("Bantuan iuran"), ("subsid", "province_quota", "dbh_", "palm_", "vulnerable_", "mou_")),
    (_("Perusahaan, proyek, dan layanan"), (
        "employers_", "unregistered_", "construction_projects", "branch_", "service_", "plkk_",
    )),
    (_("Upah minimum"), ("ump", "umk")),
)  # fmt: skip
"""Theme → how the codes of its measures begin; the first that fits holds."""
REST = _("Penduduk, pekerja, dan lainnya")


def by_theme(figures: Iterable[Figure]) -> list[tuple[str | Promise, list[Figure]]]:
    """Themes that have a figure, in their order, with their figures as they were given."""
    found: dict[str | Promise, list[Figure]] = {name: [] for name, _begins in THEMES} | {REST: []}
    for each in figures:
        found[next((name for name, begins in THEMES if each.metric.startswith(begins)), REST)].append(each)
    return [(name, rows) for name, rows in found.items() if rows]
