"""Addresses of these pages."""

from django.urls import URLPattern, URLResolver, path

from payung.web.governments import agreements, cases, employers, meetings, packs, press, region, roads, traces

app_name = "governments"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", region.home, name="home"),
    path("<str:code>/", region.region, name="region"),
    path("<str:code>/jalan/", roads.road, name="road"),
    path("<str:code>/uang/", roads.money, name="money"),
    path("<str:code>/perjanjian/", agreements.agreements, name="agreements"),
    path("<str:code>/perjanjian/baru/", agreements.new, name="agreement_new"),
    path("<str:code>/perjanjian/<int:number>/", agreements.agreement, name="agreement"),
    path("<str:code>/perjanjian/<int:number>/akhiri/", agreements.end, name="agreement_end"),
    path("<str:code>/perjanjian/<int:number>/kewajiban/", agreements.duty, name="agreement_duty"),
    path("<str:code>/rapat/", meetings.meetings, name="meetings"),
    path("<str:code>/rapat/baru/", meetings.new, name="meeting_new"),
    path("<str:code>/rapat/tugas/", meetings.settle, name="assignment_settle"),
    path("<str:code>/rapat/<int:number>/", meetings.meeting, name="meeting"),
    path("<str:code>/lembar/", packs.pack, name="pack"),
    path("<str:code>/lembar/pdf/", packs.pack_paper, name="pack_paper"),
    path("<str:code>/lembar/xlsx/", packs.pack_book, name="pack_book"),
    path("<str:code>/lembar/kunjungan/", packs.brief, name="brief"),
    path("<str:code>/lembar/angka/<str:metric>/", traces.figure, name="pack_figure"),
    path("<str:code>/lembar/siaran/", press.press, name="press"),
    path("<str:code>/lembar/siaran/angka/<slug:name>/", press.figure, name="press_figure"),
    path("<str:code>/kepatuhan/", cases.cases, name="cases"),
    path("<str:code>/kepatuhan/usaha/", cases.lead, name="case_lead"),
    path("<str:code>/perusahaan/", employers.employers, name="employers"),
]
