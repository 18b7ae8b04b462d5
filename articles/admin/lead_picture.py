"""The lead picture in the form of a text: a new one with its words, sent with the form or ahead of it."""

import json
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.widgets import (
    UnfoldAdminExpandableTextareaWidget,
    UnfoldAdminTextInputWidget,
    UnfoldBooleanSwitchWidget,
)

from articles import library, pictures
from articles.admin.careful import CarefulForm
from articles.admin.image_form import ACCEPTED
from articles.models import User
from articles.workflow import changeable_pictures

WORDS = ("alt_text", "caption", "credit", "is_decorative")


class PictureInput(forms.FileInput):
    """Tells the script where to send the file, and what to say meanwhile (static/admin_newsroom/lead_picture.js)."""

    def __init__(self) -> None:
        super().__init__({"accept": ACCEPTED, "class": "desk-file"})

    def get_context(self, name, value, attrs):
        told = {
            "upload": reverse("admin:articles_image_upload"),
            "page": reverse("admin:articles_image_change", args=[0]),
            "describe": reverse("admin:articles_image_words", args=[0]),
            "undo": reverse("admin:articles_image_undo", args=[0]),
            "largest": pictures.LARGEST_FILE,
            "words": {
                "tooLarge": _("Berkas foto lebih besar dari 20 MB. Kecilkan dahulu."),
                "offline": _("Sambungan terputus. Foto akan dikirim lagi bersama naskah."),
                "signedOut": _(
                    "Sesi Anda berakhir. Masuk lagi di tab lain; foto akan dikirim bersama naskah."
                ),
                "refused": _("Foto belum dapat disimpan. Foto akan dikirim lagi bersama naskah."),
                "sending": _("{percent}% terkirim"),
                "drawing": _("Terkirim; sedang diolah…"),
                "stored": _(
                    "Tersimpan di pustaka dan dipilih sebagai foto utama. Lengkapi keterangannya di bawah."
                ),
                "waiting": _("Menunggu foto selesai terkirim, lalu menyimpan…"),
                "twin": _("Foto yang sama atau mirip sudah ada di pustaka:"),
                "useTwin": _("Pakai yang sudah ada"),
                "choose": _("Pilih dari pustaka"),
                "chooseLead": _("Pakai sebagai foto utama"),
                "focus": _("Titik fokus dan keterangan foto ini"),
                "remove": _("Lepaskan foto"),
                "none": _("Belum ada foto utama."),
            },
        }
        return super().get_context(name, value, {**(attrs or {}), "data-lead-picture": json.dumps(told)})


class LeadPictureForm(CarefulForm):
    """The desk sets `user`. What was sent ahead is in the library already, and `new_picture` is its number."""

    user: User

    new_picture = forms.IntegerField(required=False, min_value=1, max_value=10**17, widget=forms.HiddenInput)
    new_image = forms.FileField(
        label=gettext_lazy("Berkas foto"),
        required=False,
        widget=PictureInput,
        help_text=gettext_lazy("JPEG, PNG, atau WebP, paling besar 20 MB. Tersimpan juga di pustaka gambar."),
    )
    new_alt_text = forms.CharField(
        label=gettext_lazy("Teks alternatif"),
        required=False,
        max_length=300,
        widget=UnfoldAdminTextInputWidget,
        help_text=gettext_lazy("Uraikan isi foto untuk pembaca yang tidak dapat melihatnya."),
    )
    new_is_decorative = forms.BooleanField(
        label=gettext_lazy("Hiasan saja, tidak menambah informasi"),
        required=False,
        widget=UnfoldBooleanSwitchWidget,
    )
    new_caption = forms.CharField(
        label=gettext_lazy("Keterangan foto"),
        required=False,
        max_length=400,
        widget=UnfoldAdminExpandableTextareaWidget,
        help_text=gettext_lazy("Siapa melakukan apa, di mana, kapan."),
    )
    new_credit = forms.CharField(
        label=gettext_lazy("Kredit"),
        required=False,
        max_length=120,
        widget=UnfoldAdminTextInputWidget,
        help_text=gettext_lazy("Nama yang harus disebut, misalnya Humas Kominfo."),
    )

    class Media:
        css = {"all": ["admin_newsroom/lead_picture.css"]}
        js = ["admin_newsroom/picture_sending.js", "admin_newsroom/lead_picture.js"]

    def clean_new_image(self):
        upload = self.cleaned_data["new_image"]
        return pictures.read(upload) if upload else None

    def clean(self):
        if self.cleaned_data.get("new_image") is not None:
            self._store_picture(self.cleaned_data)
        elif self.cleaned_data.get("new_picture"):
            self._describe_picture(self.cleaned_data)
        return super().clean()

    def _store_picture(self, cleaned: dict[str, Any]) -> None:
        words = {name: cleaned.get(f"new_{name}", "") for name in WORDS}
        if not words["alt_text"] and not words["is_decorative"]:
            self.add_error(
                "new_alt_text", _("Uraikan isi foto, atau tandai sebagai hiasan. Lalu pilih fotonya lagi.")
            )
        if any(f"new_{name}" in self.errors for name in words):
            return
        # In the library even where another field is refused: a file cannot be put back into a form.
        image = library.take_in(cleaned["new_image"], by=self.user, now=timezone.now(), **words)
        cleaned["lead_image"] = image
        self._forget_typed({"lead_image": str(image.pk)})

    def _describe_picture(self, cleaned: dict[str, Any]) -> None:
        """Only what was typed: of what the file told, nothing is taken away."""
        words = {name: value for name in WORDS if (value := cleaned.get(f"new_{name}"))}
        if any(f"new_{name}" in self.errors for name in WORDS):
            return
        own = changeable_pictures(self.user).filter(uploaded_by=self.user)
        image = own.filter(pk=cleaned["new_picture"]).first()
        if image is not None and words:
            library.describe(image, words, by=self.user, now=timezone.now())
        self._forget_typed({})

    def _forget_typed(self, instead: dict[str, str]) -> None:
        """What is kept already is not shown again beside what is refused."""
        data = cast(QueryDict, self.data).copy()
        for name in (*WORDS, "picture"):
            data.pop(self.add_prefix(f"new_{name}"), None)
        for name, value in instead.items():
            data[self.add_prefix(name)] = value
        self.data = data
