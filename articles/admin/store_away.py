"""Desks whose rows have files, also while the store of files does not answer."""

from django.core.exceptions import ValidationError

from articles.admin.careful import CarefulAdmin, CarefulForm
from newsroom.storage import store_is_away


class FileForm(CarefulForm):
    is_store_away = False

    def clean(self):
        cleaned = super().clean()
        if self.is_store_away:
            raise ValidationError(store_is_away())
        return cleaned


class FileAdmin(CarefulAdmin):
    """Its form is a `FileForm`."""

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except OSError:
            # Nothing was saved. The form is shown again with what was typed.
            request.is_store_away = True
            for file in request.FILES.values():
                file.seek(0)
            return super().changeform_view(request, object_id, form_url, extra_context)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.is_store_away = getattr(request, "is_store_away", False)
        return form
