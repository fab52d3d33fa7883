"""Addresses of these pages."""

from django.urls import URLPattern, URLResolver, path

from payung.web.administration import grants, log_ins, users

app_name = "administration"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", users.home, name="home"),
    path("peran/", users.roles, name="roles"),
    path("pengguna/", log_ins.make, name="make"),
    path("pengguna/<str:username>/sandi/", log_ins.renew, name="renew"),
    path("pengguna/<str:username>/", users.user, name="user"),
    path("pengguna/<str:username>/beri/", grants.give, name="give"),
    path("pengguna/<str:username>/akhiri/<int:number>/", grants.end, name="end"),
]
