"""What stands beside a picture of the library, and its file."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy
from unfold.widgets import (
    UnfoldAdminExpandableTextareaWidget,
    UnfoldAdminSingleDateWidget,
    UnfoldAdminTextInputWidget,
    UnfoldBooleanSwitchWidget,
)

from articles import pictures
from articles.admin.careful import CarefulForm
from articles.admin.tags_field import TagsField
from articles.models import Image

ACCEPTED = "image/jpeg,image/png,image/webp"
NEEDS_WORDS = gettext_lazy("Uraikan isi gambar, atau tandai sebagai hiasan.")


class ImageForm(CarefulForm):
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
    taken_on = forms.DateField(
        label=gettext_lazy("Tanggal pemotretan"), required=False, widget=UnfoldAdminSingleDateWidget
    )
    tags = TagsField(label=gettext_lazy("Tagar"), required=False)

    def given(self) -> dict[str, Any]:
        """Of a valid form: the fields that say something, without the tags."""
        return {name: value for name, value in self.cleaned_data.items() if value and name != "tags"}
