"""Addresses of these pages."""

from django.urls import path

from payung.web.projects import home, project, steps, workers

app_name = "projects"
urlpatterns = [
    path("", home.home, name="home"),
    path("baru/", home.register, name="register"),
    path("<slug:number>/", project.project, name="project"),
    path("<slug:number>/sertifikat.pdf", project.certificate, name="certificate"),
    path("<slug:number>/tagih/", steps.bill, name="bill"),
    path("<slug:number>/kode/<int:place>/", steps.issue, name="issue"),
    path("<slug:number>/denda/", steps.penalty, name="penalty"),
    path("<slug:number>/batal/", steps.cancel, name="cancel"),
    path("<slug:number>/adendum/", steps.addendum, name="addendum"),
    path("<slug:number>/subkontraktor/", steps.add_subcontractor, name="add_subcontractor"),
    path("<slug:number>/subkontraktor/<int:key>/akhiri/", steps.end_subcontractor, name="end_subcontractor"),
    path("<slug:number>/pengembalian/", steps.refund, name="refund"),
    path("<slug:number>/pengembalian/<int:key>/setujui/", steps.agree_refund, name="agree_refund"),
    path("<slug:number>/pengembalian/<int:key>/transfer/", steps.transfer_refund, name="transfer_refund"),
    path("<slug:number>/pekerja/", workers.workers, name="workers"),
    path("<slug:number>/pekerja/unggah/", workers.upload, name="upload"),
    path("<slug:number>/pekerja/lembar.xlsx", workers.template, name="template"),
    path("<slug:number>/pekerja/<int:key>/simpan/", workers.save, name="save"),
    path("<slug:number>/pekerja/<int:key>/buang/", workers.discard, name="discard"),
    path("<slug:number>/pekerja/<int:key>/perbaiki.xlsx", workers.failing, name="failing"),
]
