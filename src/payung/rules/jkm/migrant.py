"""Death of a migrant worker: what is known of its benefits. They follow the phase of the work, never a wage.

law/questions.toml, migrant-benefits. What has not been read is not computed.
"""

from __future__ import annotations

import datetime as dt

from payung.kernel.amounts import number_text
from payung.rules.working import Line
from payung.statute_book import StatuteBook

DURING = "jkm.migrant.during"
OUTSIDE = {"lump_sum": "jkm.migrant.lump_sum", "periodic": "jkm.migrant.periodic", "burial": "jkm.migrant.burial"}
OF_WORK = "jkk.migrant.death_during"
WORDS = {
    DURING: "Meninggal selama bekerja: santunan kematian, santunan berkala, dan pemakaman sekaligus",
    "jkm.migrant.lump_sum": "Santunan kematian",
    "jkm.migrant.periodic": "Santunan berkala, dibayar sekaligus",
    "jkm.migrant.burial": "Biaya pemakaman",
    OF_WORK: "Meninggal karena kecelakaan kerja selama bekerja, sekaligus",
}


def read_of(programme: str, phase: str) -> dict[str, str]:
    """Code of line → parameter that holds its amount; empty where the amount has not been read at all.

    programme  JKM, or JKK for a death of work      phase  before, during or after
    """
    if programme == "JKK":
        return {"death": OF_WORK} if phase == "during" else {}
    return {"lump_sum": DURING} if phase == "during" else OUTSIDE


def death_lines(programme: str, phase: str, died_on: dt.date, law: StatuteBook) -> list[Line]:
    """The lines of one death; none where the amount of that day has not been read."""
    read = {code: law[name].find(died_on) for code, name in read_of(programme, phase).items()}
    lines = []
    for code, version in read.items():
        if version is None:
            return []
        words = WORDS[read_of(programme, phase)[code]]
        working = f"{words}: {number_text(version.value)}"
        lines.append(Line(code, programme, "", version.value, working, version.cite, version.status))
    return lines
