"""Addresses of these pages."""

from django.urls import path

from payung.web.departures import own
from payung.web.members import appeals, card, claims, own_account, own_data, periodic, views, words

app_name = "members"
urlpatterns = [
    path("", views.home, name="home"),
    path("luar-negeri/", own.own, name="abroad"),
    path("data/", views.data, name="data"),
    path("data/dilihat/", own_data.looks, name="looks"),
    path("data/permintaan/", own_data.requests, name="own_requests"),
    path("data/minta/<slug:kind>/", own_data.ask, name="ask_about_data"),
    path("data/rekening/", own_data.account, name="own_bank_account"),
    path("data/salinan.json", own_data.as_json, name="own_copy_json"),
    path("data/salinan.pdf", own_data.as_pdf, name="own_copy_pdf"),
    path("rincian.pdf", views.statement_as_pdf, name="statement_pdf"),
    path("rincian.xlsx", views.statement_as_xlsx, name="statement_xlsx"),
    path("kartu/", card.card, name="card"),
    path("kartu.pdf", card.card_as_pdf, name="card_pdf"),
    path("mandiri/", own_account.home, name="own_account"),
    path("mandiri/mulai/", own_account.start, name="own_account_start"),
    path("mandiri/bayar/", own_account.pay, name="own_account_pay"),
    path("mandiri/ubah/", own_account.change, name="own_account_change"),
    path("mandiri/berhenti/", own_account.end, name="own_account_stop"),
    path("mandiri/tagihan/<slug:number>/", own_account.roll, name="own_account_roll"),
    path("pekerjaan/", words.jobs, name="jobs"),
    path("pekerjaan/<int:employment_id>/keluar/", words.left, name="word_left"),
    path("pekerjaan/<int:employment_id>/upah/", words.wage, name="word_wage"),
    path("pekerjaan/tidak-terdaftar/", words.unlisted, name="word_unlisted"),
    path("pekerjaan/pernyataan/<int:word_id>/tarik/", words.withdraw, name="word_withdraw"),
    path("berkala/", periodic.rights, name="rights"),
    path("berkala/<int:right_id>/", periodic.right, name="right"),
    path("berkala/<int:right_id>/tugas/", periodic.tell_duties, name="tell_duties"),
    path("berkala/<int:right_id>/sekolah/", periodic.tell_school, name="tell_school"),
    path("berkala/<int:right_id>/hidup/", periodic.tell_life, name="tell_life"),
    path("klaim/", claims.claims, name="claims"),
    path("klaim/lapor/<slug:slug>/", claims.report, name="report"),
    path("klaim/dokumen/<int:document_id>/", claims.document, name="document"),
    path("klaim/<str:number>/", claims.claim, name="claim"),
    path("klaim/<str:number>/surat.pdf", claims.letter, name="letter"),
    path("klaim/<str:number>/dokumen/", claims.send_document, name="send_document"),
    path("klaim/<str:number>/rekening/", claims.set_account, name="set_account"),
    path("klaim/keberatan/<int:appeal_id>/jawaban.pdf", appeals.answer, name="appeal_answer"),
    path("klaim/<str:number>/keberatan/", appeals.appeal, name="appeal"),
    path("klaim/<str:number>/cabut/", claims.withdraw, name="withdraw"),
]
