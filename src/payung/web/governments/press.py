"""The press note of a region: words typed, numbers inserted, tested, then given out. Nothing typed is kept."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from payung.statute_book import read_statute_book
from payung.web.governments.agreements import place_of
from payung.web.governments.pack.gather import gather
from payung.web.governments.pack.press import LONGEST, NotWritten, draft_of, note_of, note_pdf, slots_shown
from payung.web.governments.packs import PDF, day_asked, given
from payung.web.guard import FORM, page


@page("look.region", methods=FORM)
def press(request: HttpRequest, code: str) -> HttpResponse:
    """The form with a draft; sent, the note as it will read, or as a file with `bentuk`."""
    place = place_of(request, code)
    day, unread = day_asked(request)
    pack = gather(place, day)
    typed = request.POST.get("teks", "")
    note, problems = None, ()
    if request.method == "POST":
        try:
            note = note_of(pack, typed, read_statute_book())
        except NotWritten as refused:
            problems = refused.problems
        else:
            name = f"siaran-pers-{code}-{day}"
            if request.POST.get("bentuk") == "pdf":
                return given(note_pdf(note), PDF, f"{name}.pdf")
            if request.POST.get("bentuk") == "teks":
                return given(note.text, "text/plain; charset=utf-8", f"{name}.txt")
    context = {
        "region": place,
        "pack": pack,
        "typed": typed if request.method == "POST" else draft_of(pack),
        "note": note,
        "problems": problems,
        "unread": unread,
        "slots": slots_shown(pack),
        "longest": LONGEST,
    }
    return render(request, "governments/pack/press.html", context, status=422 if problems else 200)
