"""The form in which a text is written."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.widgets import (
    UnfoldAdminExpandableTextareaWidget,
    UnfoldAdminSelect2Widget,
)

from articles.admin.lead_picture import LeadPictureForm
from articles.admin.minute_field import MinuteField
from articles.admin.tags_field import TagsField
from articles.body import for_editor
from articles.handover import colleagues_who
from articles.house_style.rules import ADVISED_HEADLINE, ADVISED_SUMMARY
from articles.models import Article, Category, User
from articles.workflow import note
from newsroom.richtext import EditorWidget

# Sentences of the counter in static/admin_newsroom/desk.js.
COUNTED = {
    "data-counter-words": gettext_lazy("{typed} dari {advised} karakter yang disarankan"),
    "data-counter-long": gettext_lazy("{typed} karakter; sebaiknya tidak lebih dari {advised}"),
}


class ArticleForm(LeadPictureForm):
    """The desk sets `user`, `zone_name` and `video_hosts`, those that the office allows."""

    user: User
    zone_name = ""
    video_hosts: Collection[str] = ()

    tags = TagsField(
        label=gettext_lazy("Tagar"),
        required=False,
        help_text=gettext_lazy("Kata kunci bebas, paling banyak 20."),
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
        if self.initial.get("body"):
            self.initial["body"] = for_editor(self.initial["body"])
        self._offer_people_and_shelves()
        for field in self.fields.values():
            if isinstance(field, MinuteField):
                field.name_zone(self.zone_name)
            if isinstance(field.widget, EditorWidget):
                field.widget.video_hosts = self.video_hosts
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

    def clean(self):
        self._refuse_forged()
        cleaned = self.cleaned_data
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


def _shelf_name(shelf: Category) -> str:
    return f"{shelf.parent} › {shelf}" if shelf.parent else str(shelf)
