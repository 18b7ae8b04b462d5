"""What stands beside a picture of the library, and its file."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.widgets import (
    INPUT_CLASSES,
    UnfoldAdminExpandableTextareaWidget,
    UnfoldAdminTextInputWidget,
    UnfoldBooleanSwitchWidget,
)

from articles import pictures
from articles.admin.careful import CarefulForm
from articles.admin.minute_field import DAY_FORMATS
from articles.admin.store_away import FileForm
from articles.admin.tags_field import TagsField
from articles.models import Image

ACCEPTED = "image/jpeg,image/png,image/webp"
# Niépce's view from his window: 1826 at the earliest.
FIRST_PHOTOGRAPH = date(1826, 1, 1)
NEEDS_WORDS = gettext_lazy("Uraikan isi gambar, atau tandai sebagai hiasan.")


class DayField(forms.DateField):
    """The day on which a picture was taken, as the browser asks for days."""

    def __init__(self) -> None:
        super().__init__(
            label=gettext_lazy("Tanggal pemotretan"),
            required=False,
            input_formats=DAY_FORMATS,
            widget=forms.DateInput({"type": "date", "class": " ".join(INPUT_CLASSES)}, format=DAY_FORMATS[0]),
            error_messages={"invalid": gettext_lazy("Isi tanggal yang benar, misalnya 25/11/2026.")},
        )

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value is not None and value < FIRST_PHOTOGRAPH:
            raise forms.ValidationError(_("Tanggal itu lebih tua daripada fotografi. Periksa tahunnya."))
        if value is not None and value > timezone.localdate():
            raise forms.ValidationError(_("Tanggal itu belum tiba. Periksa tahunnya."))


class ImageForm(FileForm):
    """The page of a picture. A new file takes the old one's place; the old one is served for a while."""

    upload = forms.FileField(
        label=gettext_lazy("Ganti berkas foto"),
        required=False,
        widget=forms.FileInput({"accept": ACCEPTED, "class": "desk-file"}),
        help_text=gettext_lazy(
            "JPEG, PNG, atau WebP, paling besar 20 MB dan 50 megapiksel. Foto yang baru mendapat alamat baru dan "
            "langsung tampil di semua berita yang memakainya."
        ),
    )
    drop_former = forms.BooleanField(
        label=gettext_lazy("Hapus berkas lama sekarang juga"),
        required=False,
        widget=UnfoldBooleanSwitchWidget,
        help_text=gettext_lazy(
            "Untuk foto yang tidak boleh terlihat lagi. Bila tidak dicentang, alamat lama masih melayani foto lama "
            "beberapa hari, agar halaman yang tersimpan di peramban pembaca tetap utuh."
        ),
    )
    taken_on = DayField()
    tags = TagsField(
        label=gettext_lazy("Tagar"),
        required=False,
        help_text=gettext_lazy("Kata kunci bebas untuk mencari foto, paling banyak 20."),
    )

    class Meta:
        widgets = {
            "alt_text": UnfoldAdminExpandableTextareaWidget(),
            "caption": UnfoldAdminExpandableTextareaWidget(),
        }

    # What the new file became; the log keeps only its name.
    drawn: pictures.Drawn | None = None

    def clean_upload(self):
        upload = self.cleaned_data["upload"]
        self.drawn = pictures.read(upload) if upload else None
        return upload

    def clean(self):
        cleaned = super().clean()
        if is_undescribed(cleaned) and "alt_text" not in self.errors:
            self.add_error("alt_text", NEEDS_WORDS)
        return cleaned


def is_undescribed(cleaned: dict[str, Any]) -> bool:
    return not cleaned.get("alt_text") and not cleaned.get("is_decorative")


class WordsForm(CarefulForm):
    """The words without which nobody publishes a picture, and those that are printed with it."""

    class Meta:
        model = Image
        fields = ["alt_text", "is_decorative", "caption", "credit"]
        widgets = {
            "alt_text": UnfoldAdminExpandableTextareaWidget({"rows": 2}),
            "is_decorative": UnfoldBooleanSwitchWidget(),
            "caption": UnfoldAdminExpandableTextareaWidget({"rows": 2}),
            "credit": UnfoldAdminTextInputWidget(),
        }


class SharedForm(forms.Form):
    """What all pictures of one upload have in common; what stays empty changes nothing."""

    event = forms.CharField(
        label=gettext_lazy("Acara"), required=False, max_length=200, widget=UnfoldAdminTextInputWidget
    )
    photographer = forms.CharField(
        label=gettext_lazy("Fotografer"), required=False, max_length=120, widget=UnfoldAdminTextInputWidget
    )
    taken_on = DayField()
    tags = TagsField(label=gettext_lazy("Tagar"), required=False)

    def given(self) -> dict[str, Any]:
        """Of a valid form: the fields that say something, without the tags."""
        return {name: value for name, value in self.cleaned_data.items() if value and name != "tags"}
