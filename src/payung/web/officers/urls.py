"""Addresses of these pages."""

from django.urls import URLPattern, URLResolver, path

from payung.web.officers import arrears, classes, employer, employers, home, people, workers

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
]
