"""The writing desk: the list of articles and the form in which one is written."""

import re
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.http import Http404, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, override
from unfold.decorators import display

from articles import revisions, workflow
from articles.admin import bin as desk_bin
from articles.admin import (
    conflict,
    corrections,
    from_word,
    history,
    house_style,
    previewing,
    remarks,
    review,
    statistics_article,
    unsaved,
)
from articles.admin.article_form import ArticleForm
from articles.admin.careful import CarefulAdmin
from articles.admin.desk_request import DeskRequest
from articles.admin.filters import (
    STATES,
    ArticleChangeList,
    BoundedPaginator,
    CategoryFilter,
    KindFilter,
    MonthFilter,
    StatusFilter,
    WriterFilter,
    search,
)
from articles.admin.pins import RelatedPinInline
from articles.admin.surroundings import BADGES, around
from articles.models import Article, RelatedPin, Revision, Tag
from articles.workflow import Refused, may_edit
from newsroom.plaintext import tidy_line

WRITING = ["kicker", "headline", "summary", "dateline", "body"]
PICTURE = ["lead_image", "lead_caption"]
NEW_PICTURE = ["new_image", "new_alt_text", "new_is_decorative", "new_caption", "new_credit"]
PLACING = ["category", "tags"]
MOST_SENT = 50
_ID = re.compile(r"[0-9]{1,18}")


def _number(key: str) -> int:
    """0, which no text has, where `key` is none."""
    return int(key) if _ID.fullmatch(key) else 0


@admin.register(Article)
class ArticleAdmin(CarefulAdmin):
    """Every door starts at `get_queryset`. The status is no field: only verbs (`articles.admin.review`) move it."""

    form = ArticleForm
    inlines = [RelatedPinInline]
    autocomplete_fields = ["lead_image"]
    change_form_template = "admin/articles/article/change_form.html"
    deeds = ("save", "save", "delete_row")

    list_display = ["title", "state", "category", "writer", "moment", "reads"]
    list_display_links = ["title"]
    list_filter = [StatusFilter, MonthFilter, CategoryFilter, KindFilter, WriterFilter]
    list_select_related = ["category", "writer", "read_total"]
    list_per_page = 30
    compressed_fields = False
    warn_unsaved_form = False  # ours (desk.js) knows the editor, too
    list_max_show_all = 0
    list_disable_select_all = True
    list_fullwidth = False
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER  # each choice says how many there are already
    sortable_by = ()
    ordering = ["-updated_at", "-pk"]
    search_fields = ["headline"]
    search_help_text = gettext_lazy("Cari judul, ringkasan, isi, atau nomor")
    paginator = BoundedPaginator
    actions = ["send_to_editor"]

    # What may be seen

    def get_queryset(self, request):
        return (
            Article.objects.visible_to(request.user, request.now)
            .with_state(request.now)
            .order_by(*self.ordering)
            .defer("body")
        )

    def get_changelist(self, request, **kwargs):
        return ArticleChangeList

    def get_search_results(self, request, queryset, search_term):
        return search(queryset, search_term), False

    def lookup_allowed(self, lookup, value, request):
        """Only the names of this desk's own filters: no other table is to be asked."""
        return lookup in {row.parameter_name for row in self.list_filter}

    def get_object(self, request, object_id, from_field=None):
        """Invisible, deleted and never written are one: not found."""
        around = ["replaces", "working_copy", "release_number", "writer"]
        rows = self.get_queryset(request).defer(None).select_related(*around)
        found = (
            rows.filter(pk=int(object_id)).first()
            if _ID.fullmatch(object_id) and from_field is None
            else None
        )
        if found is None:
            raise Http404
        return found

    # What may be done

    def has_add_permission(self, request):
        return request.user.has_perm("articles.add_article")

    def has_change_permission(self, request, obj=None):
        if obj is None or obj.pk is None:
            return request.user.has_perm("articles.change_article")
        return may_edit(obj, request.user, request.now)

    def has_delete_permission(self, request, obj=None):
        """Nothing is deleted here: a draft goes into the bin, by a verb."""
        return False

    def get_actions(self, request):
        actions = super().get_actions(request)
        # Several at once may be sent, never removed.
        actions.pop("delete_selected", None)
        return actions

    @admin.action(description=gettext_lazy("Kirim ke editor"), permissions=["change"])
    def send_to_editor(self, request: DeskRequest, queryset: Any) -> None:
        """Each through the verb, at the version that the list showed; what is refused says why."""
        sent = 0
        for article in queryset[:MOST_SENT]:
            seen = request.POST.get(f"_versi_{article.pk}", "")
            version = int(seen) if _ID.fullmatch(seen) else -1
            try:
                workflow.submit(article=article, by=request.user, now=request.now, version=version)
                sent += 1
            except Refused as refused:
                self.message_user(request, f"“{article}”: {refused}", messages.WARNING)
        if sent:
            sentence = ngettext("%d naskah dikirim ke editor.", "%d naskah dikirim ke editor.", sent) % sent
            self.message_user(request, sentence, messages.SUCCESS)

    # The list

    @display(description=gettext_lazy("judul"))
    def title(self, obj):
        if obj.is_copy:
            return format_html(
                '<span class="desk-title">{}</span><br><small>{}</small>', obj, _("Perubahan menunggu")
            )
        return format_html('<span class="desk-title">{}</span>', obj)

    @display(description=gettext_lazy("status"), label=BADGES)
    def state(self, obj):
        return obj.state, dict(STATES)[obj.state]

    @display(description=gettext_lazy("waktu"))
    def moment(self, obj):
        return obj.published_at or obj.updated_at

    @display(description=gettext_lazy("dibaca"))
    def reads(self, obj):
        return statistics_article.with_line(obj)

    def changelist_view(self, request, extra_context=None):
        return super().changelist_view(request, {"title": _("Semua berita"), **(extra_context or {})})

    # The form

    def get_fieldsets(self, request, obj=None):
        publishing = ["kind", "verdict", "byline"]
        if obj is not None and obj.is_copy:
            publishing += ["is_substantial", "change_note"]
        else:
            publishing += ["sign_off", "due_at", "embargo_until"]
            if request.user.has_perm("articles.publish_article"):
                publishing += ["writer", "editor", "opening_view_count", "legacy_id"]
        return [
            (None, {"fields": WRITING}),
            (_("Foto utama"), {"fields": PICTURE}),
            (_("Unggah foto baru"), {"fields": NEW_PICTURE}),
            (_("Penempatan"), {"fields": PLACING}),
            (_("Penerbitan"), {"fields": publishing}),
        ]

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.user, form.zone_name = request.user, request.office.zone_name
        form.video_hosts = request.office.video_hosts
        return form

    def stamp(self, request, obj):
        return str(obj.version)

    def lock(self, object_id):
        """As every verb: the article before its working copy."""
        if object_id is None or not _ID.fullmatch(unquote(object_id)):
            return
        row = Article.objects.filter(pk=int(unquote(object_id))).values("pk", "replaces").first()
        if row is not None:
            pks = [pk for pk in (row["replaces"], row["pk"]) if pk is not None]
            for pk in pks:
                Article.objects.select_for_update(of=("self",), no_key=True).filter(pk=pk).first()

    def save_model(self, request, obj, form, change):
        if not change:
            obj.created_by = request.user
            if obj.writer_id is None:
                obj.writer = request.user
            obj.save()
            return
        # Only what the form shows, so that nothing else goes back to what it was when the form was opened.
        shown = {field.name for field in self.opts.concrete_fields} & {*form.changed_data, "lead_image"}
        obj.version += 1
        obj.save(update_fields=[*shown, "version", "updated_at"])

    def save_related(self, request, form, formsets, change):
        """With tags and related news in place, the text is whole and can be kept."""
        super().save_related(request, form, formsets, change)
        revisions.keep(form.instance, by=request.user, now=request.now, origin=Revision.Origin.SAVED)

    def _save(self, request, object_id, form_url, context):
        with transaction.atomic():
            answer = self._in_place_of_saving(request, object_id) if object_id is not None else None
            return answer or super()._save(request, object_id, form_url, context)

    def _is_theirs_to_ask(self, request: DeskRequest, key: str) -> bool:
        """Nobody holds up, or notices by a longer answer, a text that is hidden from them.

        One query: a text taken out of the bin between two would be in neither.
        """
        at_desk = Article.objects.visible_to(request.user, request.now)
        in_bin = Article.objects.in_bin_of(request.user, request.now)
        return (at_desk | in_bin).filter(pk=_number(key)).exists()

    def _in_place_of_saving(self, request: DeskRequest, object_id: str) -> HttpResponse | None:
        """The page for what was typed on a text that is not as it was read, or is no more."""
        try:
            # What was hidden a moment ago is not locked, and so not saved, even where it can be seen by now.
            if not self._is_theirs_to_ask(request, unquote(object_id)):
                raise Http404
            self.lock(object_id)
            article = self.get_object(request, unquote(object_id))
        except Http404:
            gone = conflict.lost(request, _number(unquote(object_id)))
            if gone is None:
                raise
            return conflict.not_saved(self, request, *gone)
        if not self.has_change_permission(request, article):
            return conflict.not_saved(self, request, article)
        revisions.keep_found(article, request.now)
        return conflict.met(self, request, article)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        stored = self.get_object(request, str(obj.pk)) if obj is not None and obj.pk is not None else None
        if stored is not None:
            context.update(around(request, stored))
        if add:
            context["title"] = _("Tulis berita")
        reading = change and obj is not None and not self.has_change_permission(request, obj)
        context.update({"subtitle": None, "reading": reading})
        context.update(unsaved.opened(request, stored, reading=reading))
        context.update(from_word.above_form(request, stored))
        context.update(house_style.beside(request, stored, reading=reading))
        return super().render_change_form(request, context, add, change, form_url, obj)

    def construct_change_message(self, request, form, formsets, add=False):
        """Fields by the names that the model gives them; those of a new picture are the picture."""
        if add:
            return [{"added": {}}]
        names = ["lead_image" if name.startswith("new_") else name for name in form.changed_data]
        with override(None):
            fields = [self.opts.get_field(name) for name in names]
            labels = [str(field.verbose_name) for field in fields if isinstance(field, models.Field)]
            if any(formset.has_changed() for formset in formsets):
                labels.append(str(RelatedPin._meta.verbose_name))
        # What it was and is stands in the revisions.
        request.changes = {"parts": list(dict.fromkeys(labels))}
        return [{"changed": {"fields": list(dict.fromkeys(labels))}}] if labels else []

    def about(self, obj):
        return obj.live

    def response_add(self, request, obj, post_url_continue=None):
        self.message_user(request, _("Draf tersimpan."), messages.SUCCESS)
        return self._after_saving(request, obj)

    def response_change(self, request, obj):
        self.message_user(request, _("Naskah tersimpan."), messages.SUCCESS)
        return self._after_saving(request, obj)

    def _after_saving(self, request: DeskRequest, article: Article) -> HttpResponse:
        unsaved.saved(request)
        if "_submit" in request.POST:
            return HttpResponseRedirect(reverse("admin:articles_article_verb", args=[article.pk, "submit"]))
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))

    # Other doors

    def get_urls(self):
        wrap = self.admin_site.admin_view
        return [
            path("tagar/", wrap(self.tag_suggestions), name="articles_article_tags"),
            path("tempat-sampah/", wrap(self.bin_view), name="articles_article_bin"),
            path("<path:object_id>/tindakan/<str:verb>/", wrap(self.verb_view), name="articles_article_verb"),
            path("<path:object_id>/ralat/", wrap(self.correction_view), name="articles_article_correct"),
            path("<path:object_id>/permintaan-ralat/", wrap(self.request_view), name="articles_article_ask"),
            path("<path:object_id>/pratinjau/", wrap(self.preview_view), name="articles_article_preview"),
            path(
                "<path:object_id>/pratinjau/<int:key>/cabut/",
                wrap(self.revoke_link_view),
                name="articles_article_preview_revoke",
            ),
            *from_word.urls(self),
            *unsaved.urls(self),
            *house_style.urls(self),
            *remarks.urls(self),
            *history.urls(self),
            *statistics_article.urls(self),
            *super().get_urls(),
        ]

    def tag_suggestions(self, request: DeskRequest) -> JsonResponse:
        """Names of tags that begin with, then those that have, what is typed."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        typed = tidy_line(request.GET.get("term", ""))[:60]
        names = list(Tag.objects.filter(name__istartswith=typed).values_list("name", flat=True)[:20])
        if len(names) < 20:
            others = Tag.objects.filter(name__icontains=typed).exclude(name__in=names)
            names += others.values_list("name", flat=True)[: 20 - len(names)]
        return JsonResponse({"results": [{"id": name, "text": name} for name in names]})

    def change_view(self, request, object_id, form_url="", extra_context=None):
        try:
            return super().change_view(request, object_id, form_url, extra_context)
        except Http404:
            return conflict.ended(request, _number(unquote(object_id)))

    def verb_view(self, request: DeskRequest, object_id: str, verb: str) -> HttpResponse:
        try:
            article = self.get_object(request, unquote(object_id))
        except Http404:
            return conflict.ended(request, _number(unquote(object_id)))
        return review.verb(self, request, article, verb)

    def correction_view(self, request: DeskRequest, object_id: str) -> HttpResponse:
        return corrections.correct(self, request, self.get_object(request, unquote(object_id)))

    def request_view(self, request: DeskRequest, object_id: str) -> HttpResponse:
        return corrections.file_request(self, request, self.get_object(request, unquote(object_id)))

    def bin_view(self, request: DeskRequest) -> HttpResponse:
        return desk_bin.listed(self, request)

    def preview_view(self, request: DeskRequest, object_id: str) -> HttpResponse:
        return previewing.preview(self, request, self.get_object(request, unquote(object_id)))

    def revoke_link_view(self, request: DeskRequest, object_id: str, key: int) -> HttpResponse:
        return previewing.revoke(self, request, self.get_object(request, unquote(object_id)), key)

    def history_view(self, request, object_id, extra_context=None):
        return history.history_page(self, request, self.get_object(request, unquote(object_id)))
