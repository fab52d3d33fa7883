"""A password of one's own: for whoever is logged in, also a member whom a telephone code let in and who had none."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.password_validation import validate_password
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from payung.access.actions.choose_password import choose_password
from payung.access.attempts import forget_failures, remember_failure, too_many
from payung.access.models import User
from payung.web.employers.forms import Form
from payung.web.guard import FORM, page
from payung.web.login import address_of
from payung.web.rooms import landing

LONGEST = 128


def _secret(label: Any, complete: str, help_text: Any = "") -> forms.CharField:
    widget = forms.PasswordInput(attrs={"autocomplete": complete})
    return forms.CharField(label=label, help_text=help_text, max_length=LONGEST, strip=False, widget=widget)


class PasswordForm(Form):
    """The password until now, where there is one, and the new one twice."""

    old = _secret(gettext_lazy("Kata sandi sekarang"), "current-password")
    new = _secret(
        gettext_lazy("Kata sandi baru"),
        "new-password",
        gettext_lazy("Paling sedikit 8 huruf atau angka. Beberapa kata yang hanya Anda ingat sudah baik."),
    )
    again = _secret(gettext_lazy("Kata sandi baru, sekali lagi"), "new-password")

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        self.user = user
        super().__init__(*args, **kwargs)

    def prepare(self) -> None:
        if not self.user.has_usable_password():
            del self.fields["old"]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if "old" in given and not self.user.check_password(given["old"]):
            self.add_error("old", _("Kata sandi sekarang belum cocok."))
        if "new" in given and "again" in given and given["new"] != given["again"]:
            self.add_error("again", _("Belum sama dengan yang di atas. Ketik sekali lagi."))
        if "new" in given:
            try:
                validate_password(given["new"], self.user)
            except forms.ValidationError as weak:
                self.add_error("new", weak)
        return given


@page("access.choose_password", methods=FORM)
def choose(request: HttpRequest) -> HttpResponse:
    """The form; wrong old passwords are counted like failed log-ins, and slow the next one down."""
    user = User.objects.get(pk=request.actor.user_id)
    posted = request.POST if request.method == "POST" else None
    form, status, told = PasswordForm(posted, user=user), 200, ""
    if posted is not None:
        status, address = 422, address_of(request)
        if too_many(user.username, address, request.now):
            status, told = 429, _("Terlalu banyak percobaan yang gagal. Tunggu 15 menit, lalu coba lagi.")
        elif form.is_valid():
            user = choose_password(form.cleaned_data["new"], by=request.actor, at=request.now)
            forget_failures(user.username, address)
            update_session_auth_hash(request, user)  # this session goes on, the others end
            messages.success(request, _("Kata sandi tersimpan. Lain kali masuk dengan nama pengguna dan kata sandi."))
            return HttpResponseRedirect(landing(request.actor))
        elif "old" in form.errors:
            remember_failure(user.username, address, request.now)
    shown = {"form": form, "told": told, "username": user.username}
    return render(request, "access/password.html", shown, status=status)
