"""One typesetter for every paper: a .typ template and its values in, one PDF out."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from threading import Lock

import typst

FOLDER = Path(__file__).resolve().parent
_ONE_AT_A_TIME = Lock()


def typeset(template: str, values: dict[str, object]) -> bytes:
    """The PDF of a template of this folder.

    template  file name, `bill.typ`
    values    what it shows, as texts, numbers, lists and dicts; the template reads them with
              `json(bytes(sys.inputs.values))`

    Fonts are those inside the typesetter, so the paper is the same on every machine. Raises typst.TypstError for a
    template that is wrong.
    """
    with _ONE_AT_A_TIME:  # a compiler keeps its state between papers
        return _compiler(template).compile(
            format="pdf", sys_inputs={"values": json.dumps(values, ensure_ascii=False)}, pdf_standards="1.7"
        )


@cache
def _compiler(template: str) -> typst.Compiler:
    return typst.Compiler(str(FOLDER / template), root=str(FOLDER), ignore_system_fonts=True)
