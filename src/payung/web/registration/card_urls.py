"""The address printed on a card."""

from django.urls import path

from payung.web.registration import card

app_name = "card"
urlpatterns = [path("", card.ask, name="ask"), path("<slug:number>/<slug:mark>/", card.check, name="check")]
