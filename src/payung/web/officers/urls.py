"""Addresses of these pages."""

from django.urls import URLPattern, URLResolver, path

from payung.web.officers import (
    appeals,
    arrears,
    claims,
    claims_list,
    claims_report,
    claims_steps,
    classes,
    employer,
    employers,
    home,
    people,
    workers,
)

app_name = "officers"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    path("perusahaan/", employers.employers, name="employers"),
    path("belum-lapor/", arrears.silent, name="silent"),
    path("menunggak/", arrears.owing, name="owing"),
    path("perusahaan/<slug:number>/", employer.employer, name="employer"),
    path("perusahaan/<slug:number>/pekerja/", workers.workers, name="workers"),
    path("perusahaan/<slug:number>/kelompok/", classes.choose, name="classes"),
    path("perusahaan/<slug:number>/kelompok/putuskan/", classes.decide, name="decide"),
    path("peserta/", people.search, name="people"),
    path("peserta/<slug:number>/", people.person, name="person"),
    path("klaim/", claims_list.claims, name="claims"),
    path("klaim/lapor/", claims_report.choose, name="claim_report"),
    path("klaim/lapor/<slug:kind>/<slug:number>/", claims_report.report, name="claim_report_event"),
    path("klaim/keberatan/", appeals.appeals, name="appeals"),
    path("klaim/keberatan/<int:appeal_id>/jawab/", appeals.answer, name="appeal_answer"),
    path("klaim/keberatan/<int:appeal_id>/jawaban.pdf", appeals.letter, name="appeal_letter"),
    path("klaim/dokumen/<int:document_id>/", claims.document, name="claim_document"),
    path("klaim/<slug:number>/", claims.claim, name="claim"),
    path("klaim/<slug:number>/surat.pdf", claims.letter, name="claim_letter"),
    path("klaim/<slug:number>/ahli-waris/", claims_report.heirs, name="claim_heirs"),
    path("klaim/<slug:number>/dokumen/", claims_steps.add_paper, name="claim_add_paper"),
    path("klaim/<slug:number>/fakta/", claims_steps.write_facts, name="claim_facts"),
    path("klaim/<slug:number>/rekening/<int:claimant_id>/", claims_steps.write_account, name="claim_account"),
    path("klaim/<slug:number>/lengkap/", claims_steps.complete, name="claim_complete"),
    path("klaim/<slug:number>/putuskan/", claims_steps.decide, name="claim_decide"),
    path("klaim/<slug:number>/setujui/", claims_steps.approve, name="claim_approve"),
    path("klaim/<slug:number>/kembalikan/", claims_steps.give_back, name="claim_return"),
    path("klaim/<slug:number>/bayar/", claims_steps.pay, name="claim_pay"),
    path("klaim/<slug:number>/putus-ulang/", claims_steps.reverse_it, name="claim_reverse"),
    path("klaim/<slug:number>/keberatan/", appeals.lodge, name="claim_appeal"),
    path("klaim/<slug:number>/cabut/", claims_steps.withdraw, name="claim_withdraw"),
]
