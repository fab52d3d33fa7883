"""Who may open which page. Every view carries a guard; a test walks the URLs and refuses one that does not."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import wraps
from typing import Any, TypeVar

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db import DataError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed

from payung.access.permissions import PERMISSIONS
from payung.web.too_long import too_long

View = Callable[..., HttpResponse]
Thing = TypeVar("Thing")
READ = ("GET", "HEAD")
FORM = ("GET", "HEAD", "POST")
POST = ("POST",)
NUL = "\x00"


@dataclass(frozen=True)
class Guard:
    """What a page asks of its visitor: nothing (`public`), or any one of `permissions`."""

    public: bool
    permissions: tuple[str, ...]
    methods: tuple[str, ...]


GUARDED: dict[str, Guard] = {}
"""Every guarded view by its dotted name."""


def page(
    permission: str | Iterable[str] | None = None, *, public: bool = False, methods: Iterable[str] = READ
) -> Callable[[View], View]:
    """Guard a view.

    permission  one name, or several of which one is enough
    public      open to everybody; exactly one of the two is given
    methods     the HTTP methods it answers; READ, FORM or POST

    Somebody not logged in is sent to the log-in page and back; somebody without the permission sees 403. Whether the
    one thing asked for is within reach, the view asks with `found`.
    """
    names = (permission,) if isinstance(permission, str) else tuple(permission or ())
    if public == bool(names):
        raise AssertionError("a page is public or asks for a permission, never both, never neither")
    if unknown := [name for name in names if name not in PERMISSIONS]:
        raise AssertionError(f"no such permission: {', '.join(unknown)}")
    guard = Guard(public, names, tuple(methods))

    def guarded(view: View) -> View:
        @wraps(view)
        def open_if_allowed(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method not in guard.methods:
                return HttpResponseNotAllowed(guard.methods)
            if _unwritable(request):
                raise Http404
            if not guard.public:
                if request.actor.user_id is None:
                    return redirect_to_login(request.get_full_path() if request.method == "GET" else "/")
                if not any(request.actor.may(name) for name in guard.permissions):
                    raise PermissionDenied
            try:
                return view(request, *args, **kwargs)
            except DataError as error:
                if (told := too_long(request, error)) is None:
                    raise
                return told

        open_if_allowed.guard = guard
        GUARDED[f"{view.__module__}.{view.__qualname__}"] = guard
        return open_if_allowed

    return guarded


def _unwritable(request: HttpRequest) -> bool:
    """A NUL is typed or sent somewhere: no text of ours holds one, and the database takes none."""
    sent = (values for given in (request.GET, request.POST) for _name, values in given.lists())
    return NUL in request.path or any(NUL in value for values in sent for value in values)


def found(thing: Thing | None) -> Thing:
    """The thing, or 404: out of reach and not there are the same answer."""
    if thing is None:
        raise Http404
    return thing
