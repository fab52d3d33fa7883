"""Regions to choose from, so that hundreds of villages stay findable: under the district they lie in."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from payung.registry.models import Region

Groups = list[tuple[str, list[tuple[str, str]]]]
"""Label of a group and its (code, name); the first group has no label."""


def region_groups(regions: Iterable[Region]) -> Groups:
    """Regencies and wider first; then the districts of each regency and the villages of each district.

    regions  with their parents, in the order in which they are to stand
    """
    groups: dict[str, list[tuple[str, str]]] = {"": []}
    for each in regions:
        label = ""
        if each.parent is not None and each.level == Region.Level.DISTRICT:
            label = _("Kecamatan di %(name)s") % {"name": each.parent.short_name}
        elif each.parent is not None and each.level == Region.Level.VILLAGE:
            label = _("Desa dan kelurahan di %(name)s") % {"name": each.parent.name}
        groups.setdefault(label, []).append((each.code, each.name))
    return [(label, options) for label, options in groups.items() if options]


def region_choices(regions: Iterable[Region]) -> list[tuple[str, object]]:
    """The same as a form's select takes it."""
    choices: list[tuple[str, object]] = []
    for label, options in region_groups(regions):
        choices += options if not label else [(label, options)]
    return choices
