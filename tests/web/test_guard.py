"""Every address is guarded, and each guard does what it says."""

from __future__ import annotations

import pytest
from django.test import Client, RequestFactory
from django.urls import URLPattern, get_resolver, reverse

from payung.access.actor import Actor, Held
from payung.web.actor import NOBODY
from payung.web.guard import FORM, page
from payung.web.rooms import ROOMS

pytestmark = pytest.mark.django_db


def views(patterns, prefix=""):
    for pattern in patterns:
        address = prefix + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield address, pattern.callback
        else:
            yield from views(pattern.url_patterns, address)


ALL = dict(views(get_resolver().url_patterns))


def test_every_address_carries_a_guard():
    assert len(ALL) >= 10  # the pages, the log-in, the JSON doors
    assert [address for address, view in ALL.items() if not hasattr(view, "guard")] == []


@pytest.mark.parametrize("address", [a for a, v in ALL.items() if not v.guard.public and "<" not in a])
def test_a_stranger_is_sent_to_the_log_in_page_and_back(address, client):
    answer = client.get(f"/{address}")
    if "GET" in ALL[address].guard.methods:
        assert (answer.status_code, answer["Location"]) == (302, f"/masuk/?next=/{address}")
    else:
        assert answer.status_code == 405


@pytest.mark.parametrize("address", [a for a, v in ALL.items() if not v.guard.public and "<" not in a])
def test_somebody_without_the_permission_sees_a_plain_403(address, client_of):
    answer = client_of("nothing").get(f"/{address}")
    assert answer.status_code in (403, 405)
    if answer.status_code == 403:
        assert "peran lain" in answer.content.decode()


@pytest.mark.parametrize("address", ["/cakupan/%00/", "/angka/%00/", "/kartu/%00/x/", "/cari/?daerah=%00"])
def test_an_address_with_a_nul_is_not_found(address, client):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    ("address", "typed"),
    [("/masuk/", {"username": "\x00", "password": "x"}), ("/masuk/kode/", {"nomor": "\x00"}),
     ("/kartu/", {"nomor": "\x00", "tanda": "x"})],
)  # fmt: skip
def test_a_form_with_a_nul_is_not_found(address, typed, client):
    assert client.post(address, typed).status_code == 404


def asked(method: str, actor: Actor):
    request = getattr(RequestFactory(), method)("/x/")
    request.actor = actor
    return request


def test_a_guard_without_a_choice_or_with_an_unknown_permission_is_refused():
    for wrong in ({}, {"public": True, "permission": "look.self"}, {"permission": "no.such"}):
        with pytest.raises(AssertionError):
            page(**wrong)


def test_one_of_several_permissions_is_enough_and_other_methods_are_refused():
    view = page(("look.self", "look.audit"))(lambda request: "open")
    auditor = Actor("A", 1, (Held("auditor", "all", ""),))
    assert view(asked("get", auditor)) == "open"
    assert view(asked("post", auditor)).status_code == 405
    assert view(asked("get", NOBODY)).status_code == 302
    assert page("look.self", methods=FORM)(view).guard.methods == FORM


def test_a_page_that_is_not_there_says_so_plainly(client: Client):
    answer = client.get("/tidak-ada/")
    assert answer.status_code == 404
    assert "tidak ditemukan" in answer.content.decode()


def test_a_menu_names_every_page_once_and_only_pages_that_exist():
    for room in ROOMS.values():
        names = [link.name for link in room.links]
        assert len(names) == len(set(names)), room.key
        for link in room.links:
            assert reverse(link.name), link.name
            assert not link.under or link.under in names, link.name
