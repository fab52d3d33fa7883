"""Files that somebody sends with what they say: told by their content, never by their name."""

from __future__ import annotations

from dataclasses import dataclass

from payung.compliance.refused import DOCUMENT_SIZE, DOCUMENT_TYPE, refuse

LARGEST = 6 * 1024 * 1024  # bytes
_TAIL = 1024
_SIGNATURES = (
    (b"%PDF-", b"%%EOF", "application/pdf"),
    (b"\xff\xd8\xff", b"\xff\xd9", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", b"IEND", "image/png"),
)


@dataclass(frozen=True)
class Paper:
    """One whole file: the end of its name, its media type, its bytes."""

    name: str
    media_type: str
    content: bytes


NONE = Paper("", "", b"")


def checked_paper(given: tuple[str, bytes] | None) -> Paper:
    """The file as it will be kept; `NONE` where none was given. Raises Refused document-size, document-type."""
    if given is None:
        return NONE
    name, content = given
    if not 0 < len(content) <= LARGEST:
        raise refuse(DOCUMENT_SIZE, f"{len(content)} bita", "Berkas")
    for start, end, media_type in _SIGNATURES:
        if content.startswith(start) and end in content[-_TAIL:]:
            return Paper(name[-200:], media_type, content)
    raise refuse(DOCUMENT_TYPE, "isi yang lain", "Berkas")
