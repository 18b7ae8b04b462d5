"""Questions and answers, links and static pages. Saving goes live, and every form says so."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy, ngettext
from unfold.decorators import action, display

from articles.admin.careful import CarefulAdmin, CarefulForm, ProposedSlugForm
from articles.admin.desk_request import DeskRequest
from pages.models import Faq, FaqTopic, Link, LinkGroup, Page


class LivePageAdmin(CarefulAdmin):
    saves_live = True
    list_per_page = 100

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        context = {"show_view_on_site": True, **(extra_context or {})}
        return super().changeform_view(request, object_id, form_url, context)

    def view_on_site(self, obj):
        """Only what a visitor would find there: the stored row, not what a refused form has put into `obj`."""
        stored = self.model._default_manager.published().filter(pk=obj.pk).first()
        return self.address_of(stored) if stored else None

    def address_of(self, row: Any) -> str:
        return row.get_absolute_url()


class GroupForm(CarefulForm):
    unique_ignoring_case = {"name": gettext_lazy("Nama ini sudah dipakai.")}


class GroupAdmin(CarefulAdmin):
    """Of a heading with entries under it: it can go once it is empty."""

    form = GroupForm
    saves_live = True
    fieldsets = [(None, {"fields": ["name", "position"]})]
    list_display = ["name", "entries_shown", "position"]
    list_editable = ["position"]
    search_fields = ["name"]
    ordering = ["position", "name"]
    actions = None
    entries = ""

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(entries_count=Count(self.entries))

    @display(description=gettext_lazy("jumlah entri"), ordering="entries_count")
    def entries_shown(self, obj):
        return obj.entries_count

    def delete_view(self, request, object_id, extra_context=None):
        group = self.get_object(request, object_id)
        if group is not None and self.has_delete_permission(request, group) and group.entries_count:
            messages.error(request, _still_full(group, group.entries_count))
            back = reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[group.pk])
            return HttpResponseRedirect(back)
        return super().delete_view(request, object_id, extra_context)


def _still_full(group: Any, count: int) -> str:
    return ngettext(
        "“%(name)s” masih berisi %(count)d entri. Pindahkan atau hapus dahulu isinya.",
        "“%(name)s” masih berisi %(count)d entri. Pindahkan atau hapus dahulu isinya.",
        count,
    ) % {"name": group, "count": count}


@admin.register(FaqTopic)
class FaqTopicAdmin(GroupAdmin):
    entries = "entries"


@admin.register(LinkGroup)
class LinkGroupAdmin(GroupAdmin):
    entries = "links"


class FaqForm(ProposedSlugForm):
    named_by = "question"
    otherwise = "pertanyaan"


class PageForm(ProposedSlugForm):
    named_by = "title"
    otherwise = "halaman"


@admin.register(Faq)
class FaqAdmin(LivePageAdmin):
    actions_list = ["to_topics"]
    form = FaqForm
    fieldsets = [
        (None, {"fields": ["topic", "question", "answer"]}),
        (gettext_lazy("Tampilan"), {"fields": ["is_public", "position", "slug"]}),
    ]
    prepopulated_fields = {"slug": ["question"]}
    list_display = ["question", "topic", "position", "is_public"]
    list_editable = ["position"]
    list_filter = ["topic", "is_public"]
    list_select_related = ["topic"]
    search_fields = ["question", "answer"]
    ordering = ["topic__position", "topic__name", "position", "pk"]

    @action(description=gettext_lazy("Topik"), url_path="topik", icon="topic")
    def to_topics(self, request: DeskRequest) -> HttpResponse:
        """The headings have no entry of their own in the menu."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        return HttpResponseRedirect(reverse("admin:pages_faqtopic_changelist"))


@admin.register(Link)
class LinkAdmin(LivePageAdmin):
    actions_list = ["to_groups"]
    fieldsets = [(None, {"fields": ["group", "name", "url", "description", "position", "is_public"]})]
    list_display = ["name", "group", "url", "position", "is_public"]
    list_editable = ["position"]
    list_filter = ["group", "is_public"]
    list_select_related = ["group"]
    search_fields = ["name", "url"]
    ordering = ["group__position", "group__name", "position", "name"]

    def address_of(self, row):
        return reverse("pages:links")

    @action(description=gettext_lazy("Kelompok"), url_path="kelompok", icon="folder")
    def to_groups(self, request: DeskRequest) -> HttpResponse:
        """The headings have no entry of their own in the menu."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        return HttpResponseRedirect(reverse("admin:pages_linkgroup_changelist"))


@admin.register(Page)
class PageAdmin(LivePageAdmin):
    form = PageForm
    fieldsets = [
        (None, {"fields": ["title", "summary", "body"]}),
        (gettext_lazy("Tampilan"), {"fields": ["is_public", "position", "slug"]}),
    ]
    prepopulated_fields = {"slug": ["title"]}
    list_display = ["title", "slug", "position", "is_public", "updated_at"]
    list_editable = ["position"]
    list_filter = ["is_public"]
    search_fields = ["title", "body"]
    ordering = ["position", "title"]
