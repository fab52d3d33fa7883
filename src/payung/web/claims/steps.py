"""The steps of a claim in words, for whoever reads its trail."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as t

DONE = {
    "report_event": t("Dilaporkan"),
    "add_document": t("Dokumen diterima"),
    "name_heirs": t("Ahli waris dicatat"),
    "state_facts": t("Isi dokumen dibaca petugas"),
    "complete_file": t("Berkas lengkap"),
    "return_file": t("Berkas dikembalikan: ada yang diminta"),
    "suspect_accident": t("Dicatat sebagai dugaan; perawatan dijamin lebih dahulu"),
    "conclude_suspicion": t("Dugaan disimpulkan"),
    "find_work_cause": t("Ternyata meninggal karena kerja"),
    "open_next_claim": t("Klaim lanjutan dibuka"),
    "mend_account": t("Rekening dicatat"),
    "correct_claims": t("Dihitung ulang karena datanya berubah"),
    "decide_claim": t("Diputus petugas"),
    "approve_decision": t("Disetujui petugas lain"),
    "return_decision": t("Dikembalikan untuk diperiksa lagi"),
    "reverse_decision": t("Diperiksa ulang"),
    "instruct_payment": t("Uang dikirim ke bank"),
    "confirm_payment": t("Uang masuk ke rekening"),
    "return_payment": t("Uang dikembalikan bank"),
    "bill_treatment": t("Tagihan rumah sakit diterima"),
    "withdraw_claim": t("Dicabut"),
    "demand_shortfall": t("Selisih ditagihkan kepada perusahaan"),
    "withdraw_demand": t("Tagihan selisih dicabut"),
    "pass_on_demand": t("Uang dari perusahaan dikirim ke bank"),
    "appeal_decision": t("Keberatan diajukan"),
    "hand_over": t("Santunan diserahkan kepada ahli waris"),
    "take_back_hand_over": t("Catatan penyerahan santunan dibatalkan"),
    "decide_appeal": t("Keberatan dijawab"),
}
