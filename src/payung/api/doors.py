"""The API as one object, and its description for programs."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema

from payung.access.actor import NotAllowed
from payung.api.calculations import calculations
from payung.api.employers import problems_out
from payung.api.employers import router as employers
from payung.api.keys import ByToken
from payung.api.statements import ASKED, checked
from payung.calculator import schema
from payung.contributions.refused import Refused
from payung.contributions.sheet.refused import Unreadable

ROOT = "/api/v1/"
DEFS = "#/$defs/"
COMPONENTS = "#/components/schemas/"


class Doors(NinjaAPI):
    """Adds the calculator's own shapes to the description, so that they are written once."""

    def get_root_path(self, path_params: dict[str, Any]) -> str:
        return ROOT

    def get_openapi_schema(self, **more: Any) -> OpenAPISchema:
        described = super().get_openapi_schema(**more)
        shapes = _moved(schema()["$defs"])
        described.setdefault("components", {}).setdefault("schemas", {}).update(shapes)
        return described


def _moved(node: Any) -> Any:
    """References point into the description instead of the calculator's own schema."""
    if isinstance(node, dict):
        return {key: value.replace(DEFS, COMPONENTS) if key == "$ref" else _moved(value) for key, value in node.items()}
    return [_moved(each) for each in node] if isinstance(node, list) else node


def _either(kind: str) -> dict[str, Any]:
    names = [name for name in schema()["$defs"] if name.endswith(f".{kind}")]
    return {"oneOf": [{"$ref": f"{COMPONENTS}{name}"} for name in names]}


def _described() -> dict[str, Any]:
    """What `POST /calculations` takes and gives, for the description."""
    one, result = _either("request"), _either("result")
    result["oneOf"].append({"$ref": f"{COMPONENTS}error"})
    many = {"oneOf": [one, {"type": "array", "items": one, "maxItems": 1_000}]}
    answers = {"type": "array", "items": result}
    error = {"application/json": {"schema": {"$ref": f"{COMPONENTS}error"}}}
    return {
        "requestBody": {"required": True, "content": {"application/json": {"schema": many}}},
        "responses": {
            200: {
                "description": "Satu jawaban per permintaan, berurutan",
                "content": {"application/json": {"schema": answers}},
            },
            400: {"description": "Bukan JSON", "content": error},
            413: {"description": "Terlalu panjang", "content": error},
        },
    }


api = Doors(
    title="Payung",
    version="1",
    description="Hukum jaminan sosial ketenagakerjaan sebagai kalkulator, dan bulan perusahaan untuk program gajinya.",
    docs_url=None,
)
api.add_router("/employers", employers, auth=ByToken())


@api.exception_handler(Refused)
def _refused(request: HttpRequest, refused: Refused) -> HttpResponse:
    body = {"detail": str(refused), "problems": problems_out(refused)}
    return api.create_response(request, body, status=409)


@api.exception_handler(Unreadable)
def _unreadable(request: HttpRequest, refused: Unreadable) -> HttpResponse:
    told = problems_out(refused)
    return api.create_response(request, {"detail": told[0]["found"], "problems": told}, status=400)


@api.exception_handler(NotAllowed)
def _not_allowed(request: HttpRequest, _refused: NotAllowed) -> HttpResponse:
    return api.create_response(request, {"detail": "Token ini tidak berwenang untuk itu."}, status=403)


@api.post("/calculations", summary="Hitung iuran atau manfaat", openapi_extra=_described())
def calculate(request: HttpRequest) -> HttpResponse:
    """Satu objek atau larik; tanpa kunci, tanpa penyimpanan."""
    return calculations(request)


@api.post("/figures/check", summary="Periksa angka dalam sebuah pernyataan", openapi_extra=ASKED)
def check_statement(request: HttpRequest) -> HttpResponse:
    """Satu teks Indonesia; jawabannya setiap identitas yang dapat diuji. Teksnya tidak disimpan."""
    return checked(request)
