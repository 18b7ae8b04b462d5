"""The form in which a text is written."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.widgets import (
    UnfoldAdminExpandableTextareaWidget,
    UnfoldAdminSelect2Widget,
    UnfoldAdminTextInputWidget,
    UnfoldBooleanSwitchWidget,
)

from articles import pictures
from articles.admin.careful import CarefulForm
from articles.admin.minute_field import MinuteField
from articles.handover import colleagues_who
from articles.house_style.rules import ADVISED_HEADLINE, ADVISED_SUMMARY
from articles.models import Article, Category, Tag, User
from articles.workflow import note
from newsroom.plaintext import tidy_line

# Sentences of the counter in static/admin_newsroom/desk.js.
COUNTED = {
    "data-counter-words": gettext_lazy("{typed} dari {advised} karakter yang disarankan"),
    "data-counter-long": gettext_lazy("{typed} karakter; sebaiknya tidak lebih dari {advised}"),
}


class TagsWidget(forms.SelectMultiple):
    """Chips with suggestions; what is no tag yet becomes one. Without script, the chosen ones can be kept."""

    def __init__(self) -> None:
        super().__init__({"data-chips": "", "class": "desk-chips"})

    def get_context(self, name, value, attrs):
        self.attrs["data-suggestions"] = reverse("admin:articles_article_tags")
        self.attrs["data-placeholder"] = _("Ketik, lalu tekan koma atau Enter")
        self.choices = [(tag, tag) for tag in value or []]
        return super().get_context(name, value, attrs)

    def value_from_datadict(self, data, files, name):
        values = data.getlist(name) if hasattr(data, "getlist") else data.get(name, [])
        return [piece for value in values for piece in value.split(",")]

    def format_value(self, value):
        return [str(tag) for tag in value or []]


class TagsField(forms.Field):
    """Names of tags, each once in whatever case; a name that exists keeps the letters it has."""

    widget = TagsWidget

    def prepare_value(self, value):
        return [str(tag) for tag in value or []]

    def to_python(self, value: Iterable[str] | None) -> list[str]:
        names = {
            name.casefold(): name for name in reversed([tidy_line(str(raw)) for raw in value or []]) if name
        }
        return list(reversed(names.values()))

    def validate(self, value: list[str]) -> None:
        super().validate(value)
        if problem := Tag.problem_of(value):
            raise ValidationError(problem)

    def has_changed(self, initial, data):
        return {str(tag).casefold() for tag in initial or []} != {
            name.casefold() for name in self.to_python(data)
        }


class ArticleForm(CarefulForm):
    """The desk sets `user` and `zone_name`."""

    user: User
    zone_name = ""

    tags = TagsField(
        label=gettext_lazy("Tagar"),
        required=False,
        help_text=gettext_lazy("Kata kunci bebas, paling banyak 20."),
    )
    new_image = forms.FileField(
        label=gettext_lazy("Berkas foto"),
        required=False,
        widget=forms.FileInput({"accept": "image/jpeg,image/png,image/webp", "class": "desk-file"}),
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

    due_at = MinuteField(
        gettext_lazy("Tenggat"),
        told=gettext_lazy("Harus siap {day} pukul {hour} {zone}"),
        help_text=gettext_lazy("Kapan naskah harus siap; tampil di kalender redaksi."),
    )
    embargo_until = MinuteField(
        gettext_lazy("Embargo sampai"),
        told=gettext_lazy("Diembargo sampai {day} pukul {hour} {zone}"),
        help_text=gettext_lazy("Berita tidak dapat terbit sebelum waktu yang disepakati ini."),
    )

    class Meta:
        widgets = {
            "headline": UnfoldAdminExpandableTextareaWidget(
                {"class": "desk-headline", "data-one-line": "", "data-counter": ADVISED_HEADLINE, **COUNTED}
            ),
            "summary": UnfoldAdminExpandableTextareaWidget({"data-counter": ADVISED_SUMMARY, **COUNTED}),
            "lead_caption": UnfoldAdminExpandableTextareaWidget(),
        }
        labels = {"lead_image": gettext_lazy("Pilih dari pustaka gambar")}
        help_texts = {
            "headline": gettext_lazy("Sampaikan inti berita."),
            "byline": gettext_lazy(
                "Isi hanya bila yang tampil bukan inisial penulis, misalnya penulis tamu."
            ),
        }

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self._offer_people_and_shelves()
        for field in self.fields.values():
            if isinstance(field, MinuteField):
                field.name_zone(self.zone_name)
        if "writer" in self.fields and self.instance.pk is None:
            self.fields["writer"].required = False
            self.fields["writer"].initial = self.user

    def _offer_people_and_shelves(self) -> None:
        shelf = self.fields.get("category")
        if isinstance(shelf, forms.ModelChoiceField):
            shelf.queryset = Category.objects.in_order().select_related("parent")
            shelf.label_from_instance = _shelf_name  # type: ignore[method-assign,assignment]
            shelf.widget = UnfoldAdminSelect2Widget({"data-placeholder": _("Pilih kategori")})
            shelf.widget.choices = shelf.choices
        for name, permission in (
            ("writer", "articles.change_article"),
            ("editor", "articles.publish_article"),
        ):
            person = self.fields.get(name)
            if isinstance(person, forms.ModelChoiceField):
                chosen = getattr(self.instance, f"{name}_id", None)
                allowed = Q(pk__in=colleagues_who(permission).values("pk"))
                person.queryset = User.objects.filter(allowed | Q(pk=chosen) if chosen else allowed)
                person.widget = UnfoldAdminSelect2Widget()
                person.widget.choices = person.choices

    def clean_new_image(self):
        upload = self.cleaned_data["new_image"]
        return pictures.read(upload) if upload else None

    def clean(self):
        self._refuse_forged()
        cleaned = self.cleaned_data
        if cleaned.get("new_image") is not None:
            self._store_picture(cleaned)
        if cleaned.get("verdict") and cleaned.get("kind") not in (Article.Kind.HOAX_REPORT, None):
            self.add_error("verdict", _("Hasil pemeriksaan hanya untuk laporan isu hoaks."))
        if (
            cleaned.get("is_substantial")
            and not cleaned.get("change_note")
            and "change_note" not in self.errors
        ):
            self.add_error(
                "change_note", _("Tulis satu kalimat untuk pembaca: apa yang berubah dalam berita ini.")
            )
        super().clean()
        return cleaned

    def _refuse_forged(self) -> None:
        """No form of ours sends a column that it does not show; the status, say, is moved by verbs alone."""
        columns = {field.name for field in self._meta.model._meta.concrete_fields}
        if forged := sorted(columns & set(self.data) - set(self.fields)):
            names = ", ".join(forged)
            note("save", self.instance if self.instance.pk else None, self.user, f"forged {names}")
            raise ValidationError(
                _(
                    "Kiriman ini memuat yang tidak ada di formulir (%s), jadi belum disimpan. "
                    "Status hanya berubah lewat tombol tindakan."
                )
                % names
            )

    def _store_picture(self, cleaned: dict[str, Any]) -> None:
        words = {
            name: cleaned.get(f"new_{name}", "")
            for name in ("alt_text", "caption", "credit", "is_decorative")
        }
        if not words["alt_text"] and not words["is_decorative"]:
            self.add_error(
                "new_alt_text", _("Uraikan isi foto, atau tandai sebagai hiasan. Lalu pilih fotonya lagi.")
            )
        if any(f"new_{name}" in self.errors for name in words):
            return
        # In the library even where another field is refused: a file cannot be put back into a form.
        image = pictures.store(cleaned["new_image"], by=self.user, **words)
        cleaned["lead_image"] = image
        data = cast(QueryDict, self.data).copy()
        for name in words:
            data.pop(self.add_prefix(f"new_{name}"), None)
        data[self.add_prefix("lead_image")] = str(image.pk)
        self.data = data


def _shelf_name(shelf: Category) -> str:
    return f"{shelf.parent} › {shelf}" if shelf.parent else str(shelf)
