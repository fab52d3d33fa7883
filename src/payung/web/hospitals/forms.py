"""What somebody at a hospital types: what stands on the card, what happened, what was done."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from payung.claims.actions.bill_treatment import Billed, BilledItem
from payung.claims.care.asking import Asked
from payung.claims.care.tables import TreatmentBill
from payung.kernel.identity import compact
from payung.web.employers.forms import DayField, Form, RupiahField

DAY_HINT = _("Hari-bulan-tahun, misalnya 13-07-2026.")
SHORTEST, LONGEST = 8, 16
KINDS = {
    "emergency": _("Gawat darurat"),
    "inpatient": _("Rawat inap"),
    "doctor": _("Jasa dokter"),
    "surgery": _("Tindakan dan bedah"),
    "medicine": _("Obat dan bahan habis pakai"),
    "diagnostic": _("Pemeriksaan penunjang"),
    "rehabilitation": _("Rehabilitasi medik"),
    "home_care": _("Perawatan di rumah"),
    "dentures": _("Gigi tiruan"),
    "hearing_aid": _("Alat bantu dengar"),
    "glasses": _("Kacamata"),
    "prosthesis": _("Prostesa atau ortosa"),
}
OUTCOMES = {
    TreatmentBill.Outcome.RECOVERED: _("Sembuh"),
    TreatmentBill.Outcome.ONGOING: _("Masih dirawat atau berobat jalan"),
    TreatmentBill.Outcome.DISABLED: _("Sembuh dengan cacat"),
    TreatmentBill.Outcome.REFERRED: _("Dirujuk"),
    TreatmentBill.Outcome.DIED: _("Meninggal"),
}


class AskForm(Form):
    """Whose card, and what happened."""

    number = forms.CharField(
        label=_("NIK atau nomor kartu (KPJ)"), help_text=_("Salin dari KTP atau kartu peserta."), max_length=24
    )
    born = DayField(label=_("Tanggal lahir pasien"), help_text=DAY_HINT, max_length=30)
    name = forms.CharField(
        label=_("Awal nama pasien"), help_text=_("Beberapa huruf cukup. Boleh kosong."), max_length=60, required=False
    )
    event_on = DayField(label=_("Hari kejadian"), help_text=DAY_HINT, max_length=30)
    reason = forms.CharField(
        label=_("Apa yang terjadi"), help_text=_("Satu kalimat. Pasien akan membacanya."), max_length=200
    )

    def clean_number(self) -> str:
        digits = compact(self.cleaned_data["number"])
        if not digits.isdigit() or not SHORTEST <= len(digits) <= LONGEST:
            raise forms.ValidationError(_("NIK 16 angka, atau KPJ 8 sampai 13 angka. Salin lagi dari kartunya."))
        return digits

    def asked(self) -> Asked:
        """The question, once the form is valid."""
        return Asked(**self.cleaned_data)


class AccidentForm(Form):
    """Stage I, as far as a hospital knows it; the person and the day stand in the guarantee."""

    clock = forms.TimeField(
        label=_("Jam kejadian"),
        help_text=_("WIB. Kosongkan bila pasien atau pengantar tidak tahu."),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}),
    )
    sure = forms.ChoiceField(
        label=_("Apakah jelas terjadi karena kerja?"),
        help_text=_("Juga di jalan antara rumah dan tempat kerja. Bila belum jelas, perawatan tetap dijamin."),
        choices=[("", _("Pilih")), ("ya", _("Ya, jelas")), ("belum", _("Belum jelas"))],
    )
    phone = forms.CharField(
        label=_("Telepon pasien atau pengantar"),
        help_text=_("Kosongkan bila tidak ada."),
        max_length=20,
        required=False,
    )


class BillForm(Form):
    """One bill without its lines."""

    number = forms.CharField(label=_("Nomor tagihan Anda"), max_length=40)
    treated_from = DayField(label=_("Perawatan mulai"), help_text=DAY_HINT, max_length=30)
    treated_to = DayField(label=_("Perawatan sampai"), max_length=30)
    outcome = forms.ChoiceField(label=_("Keadaan pasien"), choices=[("", _("Pilih")), *OUTCOMES.items()])

    def billed(self, items: list[BilledItem]) -> Billed:
        """The bill with its lines, once all is valid."""
        return Billed(**self.cleaned_data, items=items)


class ItemForm(Form):
    """One line of a bill; an empty one is no line."""

    kind = forms.ChoiceField(label=_("Jenis biaya"), choices=[("", _("Pilih")), *KINDS.items()], required=False)
    words = forms.CharField(label=_("Uraian"), max_length=200, required=False)
    amount = RupiahField(label=_("Jumlah (rupiah)"), max_length=20, required=False)
    reference_price = RupiahField(label=_("Harganya di rumah sakit pemerintah"), max_length=20, required=False)

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        missing = [name for name in ("kind", "words", "amount") if not told.get(name) and name not in self.errors]
        if len(missing) in (1, 2):
            for name in missing:
                self.add_error(name, _("Isi ini juga, atau kosongkan seluruh barisnya."))
        if (
            told.get("kind") == "prosthesis"
            and not told.get("reference_price")
            and "reference_price" not in self.errors
        ):
            self.add_error("reference_price", _("Isi harga pusat rehabilitasi rumah sakit pemerintah."))
        return told

    def item(self) -> BilledItem | None:
        """The line; None for an empty one."""
        told = self.cleaned_data
        if not told.get("kind"):
            return None
        return BilledItem(told["kind"], told["words"], told["amount"], told["reference_price"] or None)
