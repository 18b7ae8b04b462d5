"""Tags as chips, in any form of the desk."""

from collections.abc import Iterable

from django import forms
from django.contrib.admin import site
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.models import Image, Tag
from newsroom.plaintext import tidy_line


class TagsWidget(forms.SelectMultiple):
    """Chips with suggestions; what is no tag yet becomes one. Without script, the chosen ones can be kept."""

    def __init__(self) -> None:
        super().__init__({"data-chips": "", "class": "desk-chips"})

    @property
    def media(self):
        """Of Django's own lists with suggestions, which the script makes chips with."""
        return AutocompleteSelect(Image._meta.get_field("tags"), site).media

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
