"""An employer's bills: what lateness costs, the paper, the proof, the penalty, the list."""

from __future__ import annotations

import io

from pypdf import PdfReader

from payung.contributions.models import Bill

from .books import BILLED, billed, budi, employer, made_employer, made_worker, month, siti, still_clock
from .pages import markup
from .test_employers import HOME, OCTOBER, PAGE, clerk, pay

__all__ = ["budi", "clerk", "employer", "siti", "still_clock"]


def test_the_bill_says_what_lateness_costs_and_that_the_code_keeps_its_amount(clerk, employer, siti, budi):
    bill = billed(employer, OCTOBER, siti, budi)
    told = markup(clerk.get(f"{HOME}tagihan/{bill.number}/"))
    # Due 15 November 2026 is a Sunday, so Monday the 16th; penalty 2 % of 954.000 = 19.080 for each month begun.
    assert "Senin, 16 November 2026" in told
    assert "17 November – 16 Desember 2026" in told
    assert "Rp19.080" in told and "Rp38.160" in told
    assert "Jumlah di kode bayar tidak berubah" in told
    assert "sama persis dengan persen dikali jumlah upah" in told


def test_the_difference_that_rounding_made_is_told_with_a_real_row(clerk, employer, siti, budi):
    clerk.post(f"{PAGE}upah/{siti.pk}/", {"wage": "3333333", "do": "save"})
    clerk.post(f"{PAGE}upah/{budi.pk}/", {"wage": "3333333", "do": "save"})
    clerk.post(f"{PAGE}hitung/")
    clerk.post(f"{PAGE}finalisasi/", {"amount": str(2 * 318_000)})
    told = markup(clerk.get(f"{HOME}tagihan/{Bill.objects.get().number}/"))
    # Per person: JKK 17.999,9982; JKM 9.999,999; JHT 123.333,321 and 66.666,66; JP 66.666,66 and 33.333,33. Rounded:
    # 18.000 + 10.000 + 123.333 + 66.667 + 66.667 + 33.333 = 318.000, twice 636.000. Of both wages together:
    # 36.000 + 20.000 + 246.667 + 133.333 + 133.333 + 66.667 = 636.000. The sums differ by -1 + 1 + 1 - 1 = 0.
    assert "Rp636.000" in told and "sama persis" in told
    assert "upah Rp3.333.333 × 0,54 % = 17.999,9982, menjadi Rp18.000" in told


def test_a_bill_out_of_reach_and_one_that_is_not_there_are_the_same(clerk, employer, siti):
    other = made_employer("20000001", "PT Kedua")
    far = billed(other, OCTOBER, made_worker(other, "Orang Lain", "6112024807959003"))
    assert clerk.get(f"{HOME}tagihan/{far.number}/").status_code == 404
    assert clerk.get(f"{HOME}tagihan/2026-10-0000-1/").status_code == 404
    assert clerk.get(f"/perusahaan/20000001-000/tagihan/{far.number}/").status_code == 404


def test_the_bill_is_one_page_of_paper_with_the_same_values(clerk, employer, siti, budi):
    bill = billed(employer, OCTOBER, siti, budi)
    response = clerk.get(f"{HOME}tagihan/{bill.number}/tagihan.pdf")
    assert response["Content-Type"] == "application/pdf"
    pages = PdfReader(io.BytesIO(response.content)).pages
    assert len(pages) == 1
    text = pages[0].extract_text().replace("\u00a0", " ")
    code = f"{bill.payment_code[:4]} {bill.payment_code[4:8]} {bill.payment_code[8:]}"
    for told in (code, "Rp954.000", "Rp19.080", "16 November 2026", employer.name):
        assert told in text
    assert clerk.get(f"{HOME}tagihan/{bill.number}/bukti-lunas.pdf").status_code == 404


def test_a_paid_bill_says_so_and_gives_its_proof(clerk, employer, siti, budi):
    bill = billed(employer, OCTOBER, siti, budi)
    pay(bill)
    told = markup(clerk.get(f"{HOME}tagihan/{bill.number}/"))
    assert "Lunas pada 21 November 2026, 10.00 WIB" in told and "Kode bayar</p>" not in told
    pages = PdfReader(io.BytesIO(clerk.get(f"{HOME}tagihan/{bill.number}/bukti-lunas.pdf").content)).pages
    assert len(pages) == 1 and "Rp954.000" in pages[0].extract_text()
    assert "Lunas dan sudah masuk ke saldo pekerja" in markup(clerk.get(PAGE))


def test_the_penalty_of_a_late_month_comes_with_the_next_bill(clerk, employer, siti):
    late = billed(employer, month(8), siti)  # due 15 September; paid on 21 November: three months
    pay(late)
    bill = billed(employer, OCTOBER, siti)
    told = markup(clerk.get(f"{HOME}tagihan/{bill.number}/"))
    # 3 × 2 % of 477.000 = 28.620; the bill asks for 477.000 + 28.620 = 505.620.
    assert "Denda Agustus 2026, terlambat 3 bulan" in told and "Rp28.620" in told and "Rp505.620" in told


def test_the_list_of_bills_shows_what_is_owed_and_what_lateness_has_cost(clerk, employer, siti):
    billed(employer, month(8), siti)
    told = markup(clerk.get(f"{HOME}tagihan/"))
    assert "Terlambat 3 bulan" in told and "Rp28.620" in told and f"Rp{BILLED // 1000}.000" in told
    table = clerk.get(f"{HOME}tagihan.csv").content.decode("utf-8-sig")
    assert "08-2026" in table and "477000" in table
