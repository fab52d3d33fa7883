"""Every address of the site. Each room above `site` lists its own pages; this file only joins them."""

from django.urls import include, path

urlpatterns = [
    path("api/v1/", include("payung.api.urls")),
    path("", include("payung.web.urls")),
]

handler403 = "payung.web.errors.not_allowed"
handler404 = "payung.web.errors.not_found"
handler500 = "payung.web.errors.broken"
