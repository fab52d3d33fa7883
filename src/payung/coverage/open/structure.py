"""What the observations of `sdmx` are made of, as a statistics office takes it: an SDMX-JSON 2.0 structure message.

One data structure with its dimensions, attributes and measure, one dataflow, and a code list for everything that is
coded, so that a key can be made and every cell of the SDMX-CSV read without a word from us.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from payung.coverage.measures import PROGRAMMES, SEGMENTS, book
from payung.coverage.open.sdmx import DIMENSIONS, MONTHLY, TOTAL
from payung.registry.models import Region

SCHEMA = (
    "https://raw.githubusercontent.com/sdmx-twg/sdmx-json/master/structure-message/tools/schemas/2.0.0/"
    "sdmx-json-structure-schema.json"
)
AGENCY, VERSION, STRUCTURE, FLOW, CONCEPTS = "PAYUNG", "1.0", "DSD_COVERAGE", "DF_COVERAGE", "CS_COVERAGE"
_URN = "urn:sdmx:org.sdmx.infomodel"
NAMES: Mapping[str, tuple[str, str]] = {
    "FREQ": ("Berapa sering", "Frequency"),
    "REF_AREA": ("Daerah (kode Kemendagri, titik ditulis garis bawah)", "Area (Kemendagri code, `_` for the point)"),
    "MEASURE": ("Ukuran", "Measure"),
    "SEGMENT": ("Segmen peserta", "Segment of members"),
    "PROGRAMME": ("Program", "Programme"),
    "TIME_PERIOD": ("Bulan", "Month"),
    "OBS_VALUE": ("Nilai; kosong bila tidak disebut", "Value; empty where it is not told"),
    "OBS_STATUS": ("Keadaan nilai", "Status of the value"),
    "UNIT_MEASURE": ("Satuan", "Unit"),
    "DECIMALS": ("Angka di belakang koma", "Decimals"),
    "VINTAGE": ("Versi hitungan bulan itu", "Version of the count of that month"),
}
"""Every concept: in Indonesian, in English."""
_SEGMENT = {"PU": "Penerima upah", "BPU": "Bukan penerima upah", "JAKON": "Jasa konstruksi", "PMI": "Pekerja migran"}
_PROGRAMME = {
    "JKK": "Jaminan Kecelakaan Kerja",
    "JKM": "Jaminan Kematian",
    "JHT": "Jaminan Hari Tua",
    "JP": "Jaminan Pensiun",
    "JKP": "Jaminan Kehilangan Pekerjaan",
}
CODED = {
    **{name: f"CL_{name}" for name in DIMENSIONS},
    "OBS_STATUS": "CL_OBS_STATUS",
    "UNIT_MEASURE": "CL_UNIT_MEASURE",
}
ATTRIBUTES = ("OBS_STATUS", "UNIT_MEASURE", "DECIMALS", "VINTAGE")


def structure_message(prepared: dt.datetime, data: Mapping[str, Any]) -> dict[str, Any]:
    """The message around `structure_data`."""
    meta = {
        "schema": SCHEMA,
        "id": f"{AGENCY}_{STRUCTURE}",
        "prepared": prepared.isoformat(timespec="seconds"),
        "test": False,
        "contentLanguages": ["id", "en"],
        "sender": {"id": AGENCY},
    }
    return {"meta": meta, "data": data}


def structure_data() -> dict[str, Any]:
    """Concepts, code lists, the structure and its dataflow."""
    return {
        "conceptSchemes": [
            _maintained(CONCEPTS, "Konsep cakupan")
            | {"concepts": [{"id": name, "name": said, "names": {"id": said, "en": english}}
                            for name, (said, english) in NAMES.items()]}
        ],
        "codelists": [
            _maintained(f"CL_{name}", said) | {"codes": list(codes)}
            for name, said, codes in (
                ("FREQ", "Berapa sering", [_code(MONTHLY, "Bulanan")]),
                ("REF_AREA", "Daerah", _areas()),
                ("MEASURE", "Ukuran", _measures()),
                ("SEGMENT", "Segmen", _with_total((code, _SEGMENT.get(code, code)) for code in SEGMENTS)),
                ("PROGRAMME", "Program", _with_total((code, _PROGRAMME.get(code, code)) for code in PROGRAMMES)),
                ("OBS_STATUS", "Keadaan nilai", [_code("A", "Angka biasa"), _code("Q", "Tidak disebut: terlalu sedikit \
atau dapat dihitung dari yang lain")]),
                ("UNIT_MEASURE", "Satuan", [_code(unit, unit) for unit in _units()]),
            )
        ],
        "dataStructures": [_maintained(STRUCTURE, "Cakupan menurut daerah dan bulan") | {"dataStructureComponents":
                                                                                         _components()}],
        "dataflows": [
            _maintained(FLOW, "Cakupan menurut daerah dan bulan")
            | {"structure": f"{_URN}.datastructure.DataStructure={AGENCY}:{STRUCTURE}({VERSION})"}
        ],
    }  # fmt: skip


def _components() -> dict[str, Any]:
    dimensions = [{**_component(name), "position": place} for place, name in enumerate(DIMENSIONS)]
    return {
        "dimensionList": {
            "id": "DimensionDescriptor",
            "dimensions": dimensions,
            "timeDimension": {
                "id": "TIME_PERIOD",
                "conceptIdentity": _concept("TIME_PERIOD"),
                "localRepresentation": {"format": {"dataType": "GregorianYearMonth"}},
            },
        },
        "attributeList": {
            "id": "AttributeDescriptor",
            "attributes": [
                {**_component(name), "usage": "mandatory", "attributeRelationship": {"observation": {}}}
                for name in ATTRIBUTES
            ],
        },
        "measureList": {
            "id": "MeasureDescriptor",
            "measures": [{**_component("OBS_VALUE"), "usage": "optional"}],
        },
    }


def _component(name: str) -> dict[str, Any]:
    coded = CODED.get(name)
    shape: dict[str, Any] = {"format": {"dataType": "Long" if name == "OBS_VALUE" else "Integer"}}
    if coded:
        shape = {"enumeration": f"{_URN}.codelist.Codelist={AGENCY}:{coded}({VERSION})"}
    return {"id": name, "conceptIdentity": _concept(name), "localRepresentation": shape}


def _concept(name: str) -> str:
    return f"{_URN}.conceptscheme.Concept={AGENCY}:{CONCEPTS}({VERSION}).{name}"


def _maintained(name: str, said: str) -> dict[str, Any]:
    return {"id": name, "agencyID": AGENCY, "version": VERSION, "name": said, "names": {"id": said}}


def _code(code: str, said: str, **more: str) -> dict[str, Any]:
    return {"id": code, "name": said, "names": {"id": said}, **more}


def _with_total(codes: Iterable[tuple[str, str]]) -> list[dict[str, Any]]:
    return [_code(TOTAL, "Semua, tiap orang satu kali"), *(_code(*each) for each in codes)]


def _areas() -> list[dict[str, Any]]:
    rows = Region.objects.order_by("code").values_list("code", "name", "parent_id")
    return [
        _code(code.replace(".", "_"), name, **({"parent": parent.replace(".", "_")} if parent else {}))
        for code, name, parent in rows
    ]


def _measures() -> list[dict[str, Any]]:
    return [
        _code(key.upper(), each.name) | {"description": each.says, "descriptions": {"id": each.says}}
        for key, each in book().measures.items()
    ]


def _units() -> list[str]:
    return list(dict.fromkeys(each.unit for each in book().measures.values()))
