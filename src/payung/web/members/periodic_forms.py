"""What a member or an officer tells about a month of job-loss benefit, a year at school, a sign of life."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from payung.claims.models import Entitlement
from payung.claims.periodic.duties import LONGEST_FIRM, MOST_FIRMS, MOST_INTERVIEWS, Duties
from payung.claims.periodic.schooling import Schooling
from payung.rules.scholarship.amounts import LEVELS
from payung.statute_book import StatuteBook
from payung.web.employers.forms import DayField, Form
from payung.web.members.claims_forms import DAY_HINT, YesNoField

Kind = Entitlement.Kind
PAPER = _("PDF, JPG, atau PNG. Foto dari telepon cukup, asal terbaca.")
ACCEPT = forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"})
LEVEL_WORDS = {
    "TK": _("TK"),
    "SD": _("SD atau sederajat"),
    "SMP": _("SMP atau sederajat"),
    "SMA": _("SMA atau sederajat"),
    "PT": _("perguruan tinggi atau pelatihan"),
}


class DutiesForm(Form):
    """One month of benefit."""

    firms = forms.CharField(
        label=_("Perusahaan yang Anda lamar"), required=False, max_length=MOST_FIRMS * (LONGEST_FIRM + 2),
        widget=forms.Textarea(attrs={"rows": 5}),
    )  # fmt: skip
    interviews = forms.IntegerField(
        label=_("Wawancara yang Anda ikuti"), min_value=0, max_value=MOST_INTERVIEWS, required=False, initial=0
    )
    self_assessed = YesNoField(label=_("Sudah mengisi asesmen diri bulan ini?"))
    counselled = YesNoField(label=_("Sudah mengikuti konseling karier bulan ini?"))
    training_advised = YesNoField(label=_("Disarankan ikut pelatihan?"))
    attendance = forms.IntegerField(
        label=_("Kehadiran pelatihan, dalam persen"), min_value=0, max_value=100, required=False,
        help_text=_("Isi hanya bila disarankan ikut pelatihan."),
    )  # fmt: skip
    paper = forms.FileField(label=_("Bukti (boleh kosong)"), help_text=PAPER, required=False, widget=ACCEPT)

    def offer(self, law: StatuteBook, claimed_on: object) -> None:
        """Say how many applications or interviews the law asks."""
        told = {
            "firms": law["jkp.months.applications"].value(claimed_on),
            "interviews": law["jkp.months.interviews"].value(claimed_on),
        }
        hint = _("Satu perusahaan sebaris. Sedikitnya %(firms)s yang berbeda, atau %(interviews)s wawancara.") % told
        self.fields["firms"].help_text = hint

    def duties(self) -> Duties:
        """What was told, once the form is valid."""
        told = self.cleaned_data
        names = (" ".join(line.split())[:LONGEST_FIRM] for line in told["firms"].splitlines())
        return Duties(
            firms=tuple(name for name in names if name)[:MOST_FIRMS],
            interviews=told["interviews"] or 0,
            self_assessed=told["self_assessed"],
            counselled=told["counselled"],
            training_advised=told["training_advised"],
            attendance=told["attendance"] or 0,
        )

    def show_failing(self, codes: list[str]) -> None:
        """Put every condition that is not met beside the question it is about."""
        for code in codes:
            field, words = FAILING_DUTIES[code]
            self.add_error(field, words)


FAILING_DUTIES = {
    "self-assessment": ("self_assessed", _("Asesmen diri wajib setiap bulan manfaat. Isi dahulu, lalu laporkan.")),
    "counselling": ("counselled", _("Konseling karier wajib setiap bulan manfaat. Ikuti dahulu, lalu laporkan.")),
    "job-search": ("firms", _("Lamaran ke perusahaan yang berbeda belum cukup, dan wawancaranya juga belum.")),
    "training": ("attendance", _("Kehadiran pelatihan yang disarankan belum cukup.")),
}
"""Condition of a month → the field it is about, and what to do."""


class SchoolForm(Form):
    """One year at school, as the letter says."""

    level = forms.ChoiceField(
        label=_("Jenjang menurut surat sekolah"),
        choices=[("", _("Pilih")), *((level, LEVEL_WORDS[level]) for level in LEVELS)],
    )
    studying = YesNoField(label=_("Masih bersekolah?"))
    married = YesNoField(label=_("Sudah menikah?"))
    wage_months = forms.IntegerField(
        label=_("Bekerja menerima upah, berapa bulan berturut-turut?"), min_value=0, max_value=144, required=False,
        initial=0, help_text=_("0 bila tidak bekerja."),
    )  # fmt: skip
    other_work = YesNoField(label=_("Berusaha sendiri atau magang?"))
    paper = forms.FileField(label=_("Surat keterangan sekolah"), help_text=PAPER, widget=ACCEPT)

    def schooling(self) -> Schooling:
        """What was told, once the form is valid."""
        told = {name: value for name, value in self.cleaned_data.items() if name != "paper"}
        return Schooling(**{**told, "wage_months": told["wage_months"] or 0})


class LifeForm(Form):
    """A letter that somebody was seen alive."""

    seen_on = DayField(label=_("Tanggal di surat keterangan"), help_text=DAY_HINT, max_length=30)
    paper = forms.FileField(label=_("Surat keterangan masih hidup"), help_text=PAPER, widget=ACCEPT)


FAILING_WORDS = {
    **{code: words for code, (_field, words) in FAILING_DUTIES.items()},
    "school-studying": _("Anak tidak bersekolah lagi."),
    "school-level": _("Tahun beasiswa pada jenjang ini sudah habis, atau jenjangnya turun."),
    "school-age": _("Anak sudah mencapai batas usia."),
    "school-married": _("Anak sudah menikah."),
    "school-wage": _("Anak bekerja menerima upah lebih lama dari yang diperbolehkan."),
    "school-work": _("Pada tahun ini anak belum boleh berusaha sendiri atau magang."),
    "school-guardian": _("Anak belum dewasa dan walinya belum disebut."),
}
"""Test of the law that fails → what is wrong."""

FORMS: dict[str, type[Form]] = {Kind.JOB_LOSS: DutiesForm, Kind.SCHOLARSHIP: SchoolForm}
"""Kind of benefit → what is told for a month or year; pensions ask for `LifeForm`."""
