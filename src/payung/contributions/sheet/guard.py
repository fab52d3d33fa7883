"""What kind of file the bytes are, by their content, and whether it is safe to unpack.

A small file can unpack into gigabytes, and one cell at the far corner makes a reader lay out the whole sheet.
Both are refused before any reader sees the file.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import Literal

from payung.contributions.sheet import refused

Kind = Literal["xlsx", "xls", "csv"]

FILE_LIMIT = 20 * 2**20
UNPACKED_LIMIT = 300 * 2**20
COLUMN_LIMIT = 104
"""Columns A to CZ; the widest form in use has fewer than eighty."""

SPARE_ROWS = 1_000
"""Rows above and below the data (titles, signatures) that a sheet may have."""

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORKBOOK = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))
_OTHERS = {
    b"%PDF": "berkas PDF",
    b"\x89PNG": "gambar",
    b"\xff\xd8\xff": "foto",
    b"GIF8": "gambar",
    b"Rar!": "berkas RAR",
    b"7z\xbc\xaf": "berkas 7z",
    b"{\\rtf": "berkas Word",
}
_CHUNK = 2**20
_OVERLAP = 128


def kind_of(content: bytes, *, limit: int = FILE_LIMIT) -> Kind:
    """The kind of file. Raises Unreadable for an empty, large, locked or foreign file."""
    if not content.strip():
        raise refused.empty_file()
    if len(content) > limit:
        raise refused.too_large(len(content), limit)
    if content.startswith(_ZIP):
        return _kind_of_zip(content)
    if content.startswith(_OLE):
        if _ENCRYPTED in content:
            raise refused.password_protected()
        if not any(name in content for name in _WORKBOOK):
            raise refused.wrong_kind("berkas Office yang bukan lembar kerja")
        return "xls"
    for start, name in _OTHERS.items():
        if content.startswith(start):
            raise refused.wrong_kind(name)
    if re.match(rb"(\xef\xbb\xbf)?\s*<", content):
        raise refused.wrong_kind("halaman web yang diberi nama seperti Excel")
    return "csv"


def _kind_of_zip(content: bytes) -> Kind:
    try:
        names = set(zipfile.ZipFile(io.BytesIO(content)).namelist())
    except (zipfile.BadZipFile, ValueError, OSError) as damage:
        raise refused.damaged() from damage
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "xl/workbook.bin" in names:
        raise refused.wrong_kind("berkas .xlsb")
    if "word/document.xml" in names:
        raise refused.wrong_kind("berkas Word")
    if "content.xml" in names:
        raise refused.wrong_kind("berkas .ods")
    raise refused.wrong_kind("berkas ZIP")


def check_unpacked(content: bytes, *, rows: int, limit: int = UNPACKED_LIMIT) -> None:
    """Unpack an .xlsx piece by piece, keeping nothing. Raises Unreadable when it is too large or damaged.

    rows   most data rows the sheet may have; a filled cell further down is refused
    limit  most bytes all parts together may unpack into, whatever they declare
    """
    far = _far_cell(rows + SPARE_ROWS)
    total = 0
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            if sum(part.file_size for part in package.infolist()) > limit:
                raise refused.unpacks_too_large()
            for part in package.infolist():
                with package.open(part) as stream:
                    tail = b""
                    while chunk := stream.read(_CHUNK):
                        total += len(chunk)
                        if total > limit or far.search(tail + chunk):
                            raise refused.unpacks_too_large()
                        tail = chunk[-_OVERLAP:]
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as damage:
        raise refused.damaged() from damage


def _far_cell(last_row: int) -> re.Pattern[bytes]:
    """Finds a filled cell right of column CZ or below `last_row`; styled empty cells may be there."""
    too_far = "|".join(_above(str(last_row)))
    place = rf"(?:[D-Zd-z][A-Za-z]\d|[A-Za-z]{{3}}\d|[A-Za-z]{{1,2}}(?:{too_far}))"
    return re.compile(rf"""r=["']{place}[^>]*[^/]>""".encode())


def _above(limit: str) -> list[str]:
    """Patterns for the whole numbers above `limit`: above 42 are 4[3-9], [5-9]x and three digits or more."""
    patterns = [rf"[1-9]\d{{{len(limit)},}}"]
    for place, digit in enumerate(limit):
        if digit != "9":
            patterns.append(rf"{limit[:place]}[{int(digit) + 1}-9]\d{{{len(limit) - place - 1}}}(?!\d)")
    return patterns
