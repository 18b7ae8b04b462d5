"""Registers that only verbs write: press-release numbers and corrections."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.decorators import display

from articles.admin.careful import ReadOnlyAdmin
from articles.models import Article, Correction, ReleaseNumber


class Register(ReadOnlyAdmin):
    """Read-only, and only of articles that the person may see."""

    actions = None
    list_per_page = 50
    list_select_related = ["article"]

    def get_queryset(self, request):
        visible = Article.objects.visible_to(request.user, request.now)
        return super().get_queryset(request).filter(article__in=visible.values("pk"))

    @display(description=gettext_lazy("berita"))
    def article_link(self, obj):
        url = reverse("admin:articles_article_change", args=[obj.article_id])
        return format_html('<a href="{}" class="text-link">{}</a>', url, obj.article)


class YearFilter(admin.SimpleListFilter):
    title = gettext_lazy("tahun")
    parameter_name = "tahun"

    def lookups(self, request, model_admin):
        years = ReleaseNumber.objects.order_by("-year").values_list("year", flat=True).distinct()
        return [(str(year), str(year)) for year in years]

    def queryset(self, request, queryset):
        known = {value for value, _label in self.lookup_choices}
        return queryset.filter(year=self.value()) if self.value() in known else queryset


@admin.register(ReleaseNumber)
class ReleaseNumberAdmin(Register):
    fieldsets = [
        (None, {"fields": ["label", "article_link", "given_at", "cancelled_at", "cancellation_reason"]})
    ]
    readonly_fields = ["article_link"]
    list_display = ["label", "article_link", "given_at", "state", "cancellation_reason"]
    list_filter = [YearFilter]
    search_fields = ["label", "article__headline"]
    ordering = ["-year", "-number"]

    @display(description=gettext_lazy("status"), label={"valid": "success", "cancelled": "danger"})
    def state(self, obj):
        return ("cancelled", _("Batal")) if obj.cancelled_at else ("valid", _("Berlaku"))


@admin.register(Correction)
class CorrectionAdmin(Register):
    fieldsets = [(None, {"fields": ["kind", "article_link", "text", "party", "issued_at", "issuer"]})]
    readonly_fields = ["article_link", "issuer"]
    list_display = ["text", "kind", "article_link", "party", "issued_at", "issuer"]
    list_note = gettext_lazy("Ralat ditambahkan dari halaman beritanya, dan tidak dapat ditarik kembali.")
    list_filter = ["kind"]
    list_select_related = ["article", "issued_by"]
    date_hierarchy = "issued_at"
    search_fields = ["text", "article__headline"]
    ordering = ["-issued_at", "-pk"]

    @display(description=gettext_lazy("diterbitkan oleh"))
    def issuer(self, obj):
        return obj.issued_by
