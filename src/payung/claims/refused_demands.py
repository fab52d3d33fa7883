"""Why an employer was not asked for a shortfall. Nothing was changed."""

from __future__ import annotations

from payung.kernel.problem import Refusal

NO_EMPLOYER = Refusal(
    "demand-employer", "perusahaan pada peristiwanya", "Peristiwa ini tidak terkait perusahaan; tidak ada yang ditagih."
)
NO_SHORTFALL = Refusal(
    "demand-nothing",
    "upah sebenarnya yang menambah manfaat",
    "Periksa upahnya. Bila manfaatnya memang sama, tidak ada yang ditagih.",
)
DEMANDED_BEFORE = Refusal(
    "demand-told-before", "satu tagihan selisih yang berjalan", "Cabut dahulu tagihan yang ada bila jumlahnya keliru."
)
PAID_ALREADY = Refusal(
    "demand-ended", "tagihan yang belum dibayar", "Tagihan ini sudah dibayar atau dicabut. Muat ulang halaman."
)
NOT_PAID = Refusal("demand-unpaid", "tagihan selisih yang lunas", "Tunggu sampai perusahaan membayar.")
PASSED_ON = Refusal(
    "demand-passed-on", "uang yang belum diteruskan", "Semua bagian sudah dikirim ke bank. Muat ulang halaman."
)
NO_RECIPIENT = Refusal(
    "demand-no-recipient", "penerima manfaatnya", "Isi penerima atau ahli warisnya dahulu; uangnya tetap dititipkan."
)
