"""The umbrella of five gores: a programme in force is solid, one that is not is hatched."""

from __future__ import annotations

from collections.abc import Collection

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from payung.web.charts.marks import joined, mark

GORES = (
    ("JKK", "M160 8Q29.3 22 8 84Q37.0 74.0 66 94Q79.2 30 160 8z", 44, 70),
    ("JKM", "M160 8Q79.2 30 66 94Q97.0 81.5 128 99Q132.5 30 160 8z", 101, 74),
    ("JHT", "M160 8Q132.5 30 128 99Q160.0 84.0 192 99Q187.5 30 160 8z", 160, 76),
    ("JP", "M160 8Q187.5 30 192 99Q223.0 81.5 254 94Q240.8 30 160 8z", 219, 74),
    ("JKP", "M160 8Q240.8 30 254 94Q283.0 74.0 312 84Q290.7 22 160 8z", 276, 70),
)
RIBS = ("M160 8Q79.2 30 66 94", "M160 8Q132.5 30 128 99", "M160 8Q187.5 30 192 99", "M160 8Q240.8 30 254 94")


def gores(in_force: Collection[str]) -> SafeString:
    """The umbrella for the programmes in force: JKK, JKM, JHT, JP, JKP."""
    held = [name for name, *_rest in GORES if name in in_force]
    missing = [name for name, *_rest in GORES if name not in in_force]
    said = _("Payung dengan lima ruas. Berlaku: %(held)s. Belum: %(missing)s.") % {
        "held": ", ".join(held) or "–",
        "missing": ", ".join(missing) or "–",
    }
    body = []
    for name, path, x, y in GORES:
        css = "on" if name in in_force else "off"
        body.append(mark("path", css=css, d=path))
        body.append(mark("text", name, css=f"t-{css}", x=x, y=y, text_anchor="middle"))
    body += [mark("path", css="rib", d=rib) for rib in RIBS]
    body.append(mark("path", css="tip", d="M160 1v9"))
    return mark("svg", joined(body), css="gores", viewBox="0 0 320 104", role="img", aria_label=said)
