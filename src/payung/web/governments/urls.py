"""Addresses of these pages."""

from django.urls import URLPattern, URLResolver, path

from payung.web.governments import employers, region

app_name = "governments"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", region.home, name="home"),
    path("<str:code>/", region.region, name="region"),
    path("<str:code>/perusahaan/", employers.employers, name="employers"),
]
