"""Every list of every role, found by walking from the menus, leaves as .xlsx and .csv with the rows of the page."""

from __future__ import annotations

import csv
import html
import io
import re
import urllib.parse
from collections.abc import Iterator

import fastexcel
import pytest
from django.test import Client

from payung.demo.logins import LOGINS, PASSWORD

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]
MOST = 90  # pages of one role
ELSEWHERE = ("/static", "/keluar", "/bahasa", "/angka", "/cakupan", "/hukum", "/data", "/layanan", "/daerah", "/api")

BRANCH = {
    "/bantuan/", "/bantuan/#/nama/", "/pemda/#/perjanjian/", "/pemda/#/perusahaan/", "/pemda/#/uang/",
    "/petugas/belum-lapor/", "/petugas/berkala/", "/petugas/identitas/", "/petugas/identitas/meninggal/",
    "/petugas/identitas/mungkin-sama/", "/petugas/identitas/penggabungan/", "/petugas/identitas/permintaan/",
    "/petugas/kepatuhan/", "/petugas/klaim/", "/petugas/klaim/berubah/", "/petugas/klaim/keberatan/",
    "/petugas/klaim/penyerahan/",
    "/petugas/mandiri/", "/petugas/menunggak/", "/petugas/pekerja-migran/", "/petugas/perusahaan/",
    "/petugas/perusahaan/#/pekerja/", "/petugas/proyek/", "/petugas/uang/",
}  # fmt: skip
STRAYS = {"/petugas/uang/"}  # no money without a bill came to this branch
LISTS: dict[str, set[str]] = {
    "rosalina": set(),
    "mandiri": set(),
    "fitriani": {
        "/perusahaan/#/", "/perusahaan/#/tagihan/", "/perusahaan/#/pekerja/", "/perusahaan/#/peristiwa/",
        "/perusahaan/#/pemeriksaan/", "/perusahaan/#/laporan/", "/perusahaan/#/program/",
        "/perusahaan/#/pekerja/lembar/",
    },
    "ratri": BRANCH - STRAYS | {"/petugas/kematian/", "/petugas/laporan-kematian/", "/bantuan/#/"},
    "yohanes": BRANCH - STRAYS - {"/bantuan/#/nama/"},
    "natalia": BRANCH | {"/petugas/kematian/", "/petugas/laporan-kematian/", "/bantuan/#/"},
    "matius": BRANCH - {"/bantuan/#/nama/"},
    "marselina": {
        "/bantuan/", "/bantuan/#/", "/bantuan/#/nama/", "/pemda/#/perjanjian/", "/pemda/#/perusahaan/",
        "/pemda/#/uang/",
    },
    "utin": {
        "/bantuan/", "/bantuan/#/", "/bantuan/#/nama/", "/pemda/#/perjanjian/", "/pemda/#/perusahaan/",
        "/pemda/#/uang/",
    },
    "agnes": {
        "/bantuan/", "/bantuan/#/", "/bantuan/#/nama/", "/pemda/#/perjanjian/", "/pemda/#/perusahaan/",
        "/pemda/#/uang/",
    },
    "rahmat": BRANCH | {"/petugas/kematian/", "/petugas/laporan-kematian/", "/bantuan/#/"},
    "yosefina": {"/bantuan/"},
    "yuliana": {"/rumah-sakit/jaminan/", "/rumah-sakit/tagihan/"},
    "theresia": set(),
    "darmawan": {"/proyek/"},
    "dina": {"/proyek/"},
    "lusia": {"/pekerja-migran/"},
    "hendra": {"/audit/", "/audit/pandangan/"},
    "surya": {"/admin/"},
}  # fmt: skip
"""Log-in → pages whose lists can be taken away, numbers and names in addresses written as #."""


def shape(address: str) -> str:
    """Numbers, codes and names of figures as #: one page of a kind is enough."""
    address = re.sub(r"(?<=/angka/)[\w:.-]+(?=/)", "#", address)
    return re.sub(r"(?<=/)(?:KAL|ID|[A-Z0-9]*\d[\w.-]*)(?=/)", "#", address)


def walked(client: Client, begin: str) -> Iterator[tuple[str, str]]:
    """Every kind of page within reach of the menus, once each: its address and what it says."""
    waiting, seen = [begin], set()
    while waiting and len(seen) < MOST:
        address = waiting.pop(0)
        if shape(address) in seen:
            continue
        seen.add(shape(address))
        answer = client.get(address)
        if answer.status_code in (301, 302):
            waiting.insert(0, urllib.parse.urljoin(address, answer.headers["Location"].split("?")[0]))
            continue
        assert answer.status_code == 200, (address, answer.status_code)
        if not answer.headers["Content-Type"].startswith("text/html"):
            continue
        said = answer.content.decode()
        yield address, said
        for link in re.findall(r'href="([^"#]+)"', said):
            found = urllib.parse.urljoin(address, html.unescape(link)).split("?")[0]
            if found.startswith("/") and found.endswith("/") and found != "/" and not found.startswith(ELSEWHERE):
                waiting.append(found)


def csv_links(address: str, said: str) -> list[str]:
    links = re.findall(r'href="([^"]*(?:format=csv|\.csv)[^"]*)"', said)
    return [urllib.parse.urljoin(address, html.unescape(link)) for link in links]


def as_csv(client: Client, address: str) -> list[list[str]]:
    answer = client.get(address)
    assert answer.headers["Content-Disposition"].endswith('.csv"'), address
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))


def as_xlsx(client: Client, address: str) -> list[list[str]]:
    """Headings and rows as text, without the title above them."""
    answer = client.get(address)
    assert answer.headers["Content-Disposition"].endswith('.xlsx"'), address
    frame = fastexcel.read_excel(answer.content).load_sheet(0, header_row=None, dtypes="string").to_polars()
    rows = [[text(cell) for cell in row] for row in frame.iter_rows()]
    titled = len(rows) > 1 and not any(rows[0][1:])
    return rows[2:] if titled and not any(rows[1]) else rows[1:] if titled else rows


def text(cell: str | None) -> str:
    """As .csv writes it: a day as day-month-year, a number without a point, an inert text with its apostrophe."""
    if cell is None:
        return ""
    day = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)(?: 00:00:00)?", cell)
    if day:
        return f"{day[3]}-{day[2]}-{day[1]}"
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@")) else cell


def page_rows(said: str) -> list[str]:
    """What each row of the page's list says."""
    body = said[said.index('id="daftar"') :]
    rows = re.findall(r"<tr role=\"row\">(.*?)</tr>", body[body.index("<tbody") : body.index("</tbody>")], re.DOTALL)
    return [plain(row) for row in rows]


def plain(markup: str) -> str:
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", markup)).replace("\u00a0", " "))


def says(row: str, cells: list[str]) -> bool:
    """Every cell of words stands in the row; days, months and amounts are written another way in a file."""
    words = [re.sub(r"\s+", " ", cell.replace("\u00a0", " ")).strip() for cell in cells if re.search("[A-Za-z]", cell)]
    return all(each.removeprefix("'") in row for each in words)


def check_list(client: Client, address: str, said: str) -> bool:
    """Both files of the page's list open and agree with it. False where there is nothing to take away."""
    links = csv_links(address, said)
    for link in links:
        twin = link.replace("format=csv", "format=xlsx").replace(".csv", ".xlsx")
        assert html.escape(twin.split("/")[-1]) in said or twin in said, (address, twin)
        csv_rows, xlsx_rows = as_csv(client, link), as_xlsx(client, twin)
        assert csv_rows == xlsx_rows, link
        assert len(csv_rows) > 1, link
    if links and 'id="daftar"' in said and 'id="cap-daftar"' in said:
        rows, filed = page_rows(said), as_csv(client, links[-1])[1:]
        total = re.search(r"Baris 1 sampai [\d.]+ dari ([\d.]+)", plain(said))[1]
        assert len(filed) == int(total.replace(".", "")), address
        assert [says(row, cells) for row, cells in zip(rows, filed, strict=False)] == [True] * len(rows), address
    return bool(links)


@pytest.mark.parametrize("login", [name for _role, name, _password, _what in LOGINS])
def test_every_list_of_a_role_leaves_as_both_files_with_the_rows_of_the_page(login):
    client = Client()
    landed = client.post("/masuk/", {"username": login, "password": PASSWORD})
    found = {shape(address) for address, said in walked(client, landed.url) if check_list(client, address, said)}
    assert found == LISTS[login]
