"""A member's own work: where they are on the list, and what they say is not so."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from payung.compliance.actions.say_word import Said, say_word
from payung.compliance.actions.withdraw_word import withdraw_word
from payung.compliance.models import MemberWord
from payung.compliance.overview import ended_employers_of
from payung.compliance.papers import LARGEST
from payung.compliance.reach import words_reached
from payung.compliance.readings import ANSWERS
from payung.compliance.refused import Refused
from payung.registry.models import Employment, Person
from payung.registry.queries import people_reached
from payung.statute_book import read_statute_book
from payung.web.claims.told import refused_words, size_words, upload_words
from payung.web.employers.forms import Form
from payung.web.guard import FORM, POST, found, page
from payung.web.members.gather import spells_of
from payung.web.members.words_forms import LeftForm, UnlistedForm, wage_form

Kind, State = MemberWord.Kind, MemberWord.State
SAY = "compliance.say_word"
WRONG = 422
TAGS = {
    State.WAITING: "wait", State.AGREED: "safe", State.CASE: "wait", State.ACCEPTED: "safe", State.REFUSED: "stop",
    State.WITHDRAWN: "plain",
}  # fmt: skip


@page("look.self")
def jobs(request: HttpRequest) -> HttpResponse:
    """Every place of work, and everything said about one."""
    person = _self(request)
    words = words_reached(request.actor, "look.self").filter(person=person)
    values = {
        "spells": spells_of(person),
        "words": [(each, TAGS[State(each.state)], _wait(each)) for each in words],
        "ended": ended_employers_of(person),
        "may_say": request.actor.may(SAY),
        "reading": read_statute_book().questions[ANSWERS],
    }
    return render(request, "members/words/list.html", values)


@page(SAY, methods=FORM)
def left(request: HttpRequest, employment_id: int) -> HttpResponse:
    """I have left."""
    spell = _spell(request, employment_id)
    if spell.ended_on:
        return HttpResponseRedirect(reverse("members:jobs"))
    form = LeftForm(request.POST or None, request.FILES or None)
    return _take(request, Kind.LEFT, form, _("Saya sudah keluar dari %(name)s") % {"name": spell.employer.name}, spell)


@page(SAY, methods=FORM)
def wage(request: HttpRequest, employment_id: int) -> HttpResponse:
    """My wage is not as reported."""
    spell = _spell(request, employment_id)
    form = wage_form(spell, request.today)(request.POST or None, request.FILES or None)
    title = _("Upah saya di %(name)s tidak seperti yang dilaporkan") % {"name": spell.employer.name}
    return _take(request, Kind.WAGE, form, title, spell)


@page(SAY, methods=FORM)
def unlisted(request: HttpRequest) -> HttpResponse:
    """I work here and was not registered. The answer is the same whether or not the number is known."""
    form = UnlistedForm(request.POST or None, request.FILES or None)
    return _take(request, Kind.UNLISTED, form, _("Saya bekerja tetapi tidak didaftarkan"), None)


@page("compliance.withdraw_word", methods=POST)
def withdraw(request: HttpRequest, word_id: int) -> HttpResponse:
    """Take it back."""
    word = found(words_reached(request.actor, "compliance.withdraw_word").filter(pk=word_id).first())
    try:
        withdraw_word(word.pk, by=request.actor, at=request.now)
    except Refused as problem:
        messages.error(request, refused_words(problem.problem))
    else:
        messages.success(request, _("Pernyataan ditarik kembali."))
    return HttpResponseRedirect(reverse("members:jobs"))


def _take(request: HttpRequest, kind: str, form: Form, title: str, spell: Employment | None) -> HttpResponse:
    """Read the form, send it, and say what happens next; what is refused is told beside the form."""
    values: dict[str, Any] = {"form": form, "title": title, "kind": kind, "spell": spell}
    if request.method != "POST":
        return render(request, "members/words/say.html", values)
    if form.is_valid() and _fits(form):
        told = dict(form.cleaned_data)
        file = told.pop("paper", None)
        said = Said(kind=kind, spell=spell, paper=(file.name, file.read()) if file else None, **told)
        try:
            say_word(_self(request), said, by=request.actor, at=request.now)
        except Refused as problem:
            if problem.problem.code.startswith("document-"):
                form.add_error("paper", upload_words(problem.problem, file.name))
            else:
                values["refused"] = refused_words(problem.problem)
        else:
            messages.success(request, _("Tersimpan. Jawabannya tampil di halaman ini."))
            return HttpResponseRedirect(reverse("members:jobs"))
    return render(request, "members/words/say.html", values, status=WRONG)


def _fits(form: Form) -> bool:
    file = form.cleaned_data.get("paper")
    if file and file.size > LARGEST:
        form.add_error("paper", size_words(file.name, file.size))
        return False
    return True


def _wait(word: MemberWord) -> bool:
    return word.state in (State.WAITING, State.CASE)


def _self(request: HttpRequest) -> Person:
    return found(people_reached(request.actor, "look.self").select_related("region").first())


def _spell(request: HttpRequest, employment_id: int) -> Employment:
    return found(next((each for each in spells_of(_self(request)) if each.pk == employment_id), None))
