"""Kinds of employers of the demonstration, each under an entry of the statutory JKK list."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Trade:
    """One kind of employer.

    entry     class and number in the JKK list: "3.42"
    activity  in a few words
    names     patterns: {a} a landmark, {b} a hope, {c} a shop word, {s} a public service, {r} the regency
    many      how many of a thousand employers
    size      headcount compared with others, in tenths
    leave     of a thousand workers, how many leave in a month
    pay       wages compared with the minimum wage, in hundredths
    """

    entry: str
    activity: str
    names: tuple[str, ...]
    many: int
    size: int
    leave: int
    pay: int
    public: bool = False
    labour_intensive: bool = False

    @property
    def jkk_class(self) -> int:
        return int(self.entry.partition(".")[0])


TRADES = (
    Trade("1.8", "Toko dan swalayan", ("Toko {c} {b}", "Swalayan {c} {b}", "CV {c} {a}"), 190, 3, 26, 100),
    Trade("1.7", "Distributor bahan pokok", ("CV {a} {b} Distribusi", "PT {c} {a} {b}"), 60, 8, 20, 108),
    Trade("1.9", "Koperasi kredit", ("Koperasi Kredit {a} {b}", "CU {a} {c}"), 45, 9, 6, 125),
    Trade("1.11", "Jasa pemerintahan", ("Dinas {s} {r} (contoh)",), 75, 11, 4, 88, public=True),
    Trade("1.12", "Klinik dan apotek", ("Klinik {c} {b}", "Apotek {c} {a}", "RS {a} {b}"), 60, 8, 12, 115),
    Trade("1.13", "Lembaga keagamaan dan sekolah", ("Yayasan {c} {a}", "Sekolah {c} {b} {a}"), 60, 7, 8, 96),
    Trade("1.17", "Jasa pengamanan", ("PT {a} {c} Sekuriti", "CV {a} {b} Jaga"), 20, 14, 20, 104),
    Trade("2.5", "Perkebunan sawit dan karet", ("PT Sawit {a} {b}", "PT {a} Agro {b}"), 65, 62, 24, 106),
    Trade("2.24", "Rumah makan", ("Rumah Makan {c} {a}", "Warung Kopi {c} {b}"), 65, 3, 30, 97),
    Trade("2.25", "Hotel", ("Hotel {a} {b}", "Penginapan {c} {a}"), 30, 10, 18, 104),
    Trade("3.17", "Pabrik roti dan kue", ("Roti {c} {b}", "CV {c} {a} Bakeri"), 20, 5, 18, 100),
    Trade("3.42", "Penggergajian kayu", ("CV {a} Kayu {b}", "UD {c} {a} Papan"), 30, 9, 22, 101),
    Trade("3.44", "Kayu lapis", ("PT {a} Panel {b}",), 8, 60, 14, 108),
    Trade(
        "3.46",
        "Pabrik mebel",
        ("CV Mebel {a} {b}", "UD {c} {a} Mebel"),
        20,
        8,
        16,
        101,
        labour_intensive=True,
    ),
    Trade("3.52", "Pengolahan karet", ("PT Karet {a} {b}",), 12, 45, 12, 107),
    Trade("3.60", "Pabrik minyak sawit", ("PT {a} {b} Nabati",), 25, 48, 10, 118),
    Trade("3.95", "Bengkel kendaraan", ("Bengkel {c} {a}", "CV {a} Motor {b}"), 40, 4, 20, 101),
    Trade("4.10", "Angkutan jalan", ("PT {a} {b} Trans", "CV {c} {a} Angkutan"), 40, 10, 22, 103),
    Trade("4.13", "Pengisian bahan bakar", ("PT {a} {c} Energi", "SPBU {a} {b}"), 30, 7, 16, 102),
    Trade("4.20", "Penangkapan ikan laut", ("CV Bahari {a} {b}", "PT {a} Mina {b}"), 15, 10, 28, 99),
    Trade(
        "5.5",
        "Kontraktor bangunan dan jalan",
        ("PT {a} {b} Konstruksi", "CV {a} Bangun {b}"),
        50,
        12,
        34,
        105,
    ),
    Trade("5.6", "Pelayaran", ("PT Pelayaran {a} {b}",), 12, 16, 14, 116),
    Trade("5.10", "Penggalian batu", ("CV {a} Batu {b}",), 14, 8, 24, 103),
    Trade("5.21", "Tambang bauksit", ("PT {a} Alumina {b}",), 14, 55, 14, 128),
)
"""Every JKK class from 1 to 5 is there."""

PLACES = {
    "61.71": 200,
    "61.12": 150,
    "61.04": 130,
    "61.03": 80,
    "61.05": 65,
    "61.72": 65,
    "61.08": 60,
    "61.01": 60,
    "61.02": 45,
    "61.07": 40,
    "61.06": 35,
    "61.09": 30,
    "61.10": 25,
    "61.11": 15,
}
"""Regency → how many of a thousand employers. Invented."""
