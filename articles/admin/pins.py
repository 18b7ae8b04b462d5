"""Hand-picked related news, under the form of the text that they stand under."""

from django.utils.translation import gettext_lazy
from unfold.admin import TabularInline

from articles.admin.careful import SuggestingAdmin
from articles.admin.desk_request import DeskRequest
from articles.models import Article, RelatedPin
from articles.workflow import may_edit


class RelatedPinInline(SuggestingAdmin, TabularInline):
    """Hand-picked related news. It may be changed by whoever may change the text it stands under."""

    model = RelatedPin
    fk_name = "article"
    autocomplete_fields = ["target"]
    fields = ["target", "position"]
    ordering_field = "position"
    verbose_name = gettext_lazy("berita terkait")
    verbose_name_plural = gettext_lazy("berita terkait pilihan")
    extra = 0
    max_num = 4

    def get_queryset(self, request):
        visible = Article.objects.visible_to(request.user, request.now)
        return super().get_queryset(request).filter(target__in=visible.values("pk")).select_related("target")

    def get_formset(self, request, obj=None, **kwargs):
        formset = super().get_formset(request, obj, **kwargs)
        field = formset.form.base_fields.get("target")
        if field is not None:
            itself = [obj.pk, obj.live.pk] if obj is not None and obj.pk else []
            choice = Article.objects.visible_to(request.user, request.now).filter(replaces=None)
            field.queryset = choice.exclude(pk__in=itself)
            field.widget.can_add_related = field.widget.can_change_related = False
            field.widget.can_delete_related = field.widget.can_view_related = False
        return formset

    def _follows(self, request: DeskRequest, obj: Article | None) -> bool:
        if obj is None or obj.pk is None:
            return request.user.has_perm("articles.add_article")
        return may_edit(obj, request.user, request.now)

    def has_add_permission(self, request, obj=None):
        return self._follows(request, obj)

    def has_change_permission(self, request, obj=None):
        return self._follows(request, obj)

    def has_delete_permission(self, request, obj=None):
        return self._follows(request, obj)

    def has_view_permission(self, request, obj=None):
        return True
