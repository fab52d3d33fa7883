"""A received file shown in the browser by what its content is."""

from __future__ import annotations

from django.http import HttpResponse


def shown_file(name: str, media_type: str, content: bytes) -> HttpResponse:
    """The file, never sniffed and never kept by a cache. name: without its ending."""
    ending = media_type.rpartition("/")[2].replace("jpeg", "jpg")
    headers = {
        "Content-Disposition": f'inline; filename="{name}.{ending}"',
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(content, media_type, headers=headers)
