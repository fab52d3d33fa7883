"""The telephones of the demonstration: every text that would have been sent. Nowhere else does this page exist."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from payung.own_account.models import Message
from payung.web.guard import page
from payung.web.registration.steps import simulated

NEWEST = 20


@page(public=True)
def telephones(request: HttpRequest) -> HttpResponse:
    """The newest messages; 404 where real people are written to."""
    if not simulated():
        raise Http404
    newest = Message.objects.order_by("-pk")[:NEWEST]
    shown = [{"phone": f"•••• {each.phone[-3:]}", "text": each.text, "at": each.written_at} for each in newest]
    return render(request, "registration/telephones.html", {"messages_sent": shown})
