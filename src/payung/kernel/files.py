"""Files people hand in: how large, and what they really are, by their first bytes."""

from __future__ import annotations

LARGEST = 6 * 1024 * 1024
"""Bytes of one document."""
_SIGNATURES = (
    (b"%PDF-", b"%%EOF", "application/pdf"),
    (b"\xff\xd8\xff", b"\xff\xd9", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", b"IEND", "image/png"),
)
_TAIL = 2048
"""Bytes at the end of a file in which its end mark is looked for."""


def sniffed(content: bytes) -> str | None:
    """The media type that the content itself shows: PDF, JPG or PNG, whole. None for anything else."""
    for start, end, media_type in _SIGNATURES:
        if content.startswith(start) and end in content[-_TAIL:]:
            return media_type
    return None
