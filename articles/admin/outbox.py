"""“Surel keluar”: what left, what waits, what failed; to be read by the site admin, without the texts."""

from datetime import timedelta

from django.conf import settings
from django.contrib import admin, messages
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from unfold.decorators import action, display

from articles import outbox
from articles.admin.careful import ReadOnlyAdmin
from articles.models import Mail

# After so long somebody should look whether the sender runs; it asks every few seconds.
OVERDUE = timedelta(minutes=10)
_FAILED = ~Q(last_error="")
_STATES = {
    "sent": (gettext_lazy("Terkirim"), Q(sent_at__isnull=False)),
    "waiting": (gettext_lazy("Menunggu"), Q(sent_at=None, dropped_at=None, last_error="")),
    "again": (gettext_lazy("Akan dicoba lagi"), Q(sent_at=None, dropped_at=None) & _FAILED),
    "given_up": (gettext_lazy("Gagal"), Q(sent_at=None, dropped_at__isnull=False) & _FAILED),
    "dropped": (gettext_lazy("Tidak jadi dikirim"), Q(sent_at=None, dropped_at__isnull=False, last_error="")),
}


class StateFilter(admin.SimpleListFilter):
    title = gettext_lazy("status")
    parameter_name = "keadaan"

    def lookups(self, request, model_admin):
        return [(name, label) for name, (label, _condition) in _STATES.items()]

    def queryset(self, request, queryset):
        state = _STATES.get(self.value() or "")
        return queryset.filter(state[1]) if state else queryset


@admin.register(Mail)
class OutboxAdmin(ReadOnlyAdmin):
    list_note = gettext_lazy(
        "Surel yang gagal dicoba lagi sendiri selama tiga hari. Yang tidak jadi dikirim sudah tidak perlu: "
        "tindakannya diurungkan, atau penerimanya tidak lagi ingin atau boleh membacanya. "
        "Isi surel tidak ditampilkan di sini."
    )
    fieldsets = [
        (None, {"fields": ["subject", "kind", "receiver", "address"]}),
        (
            gettext_lazy("Keadaan"),
            {
                "fields": [
                    "state_now",
                    "attempts",
                    "last_error",
                    "created_at",
                    "due_at",
                    "sent_at",
                    "dropped_at",
                ]
            },
        ),
    ]
    readonly_fields = ["address", "state_now"]
    list_display = ["subject", "receiver", "state", "attempts", "created_at", "last_error"]
    list_filter = [StateFilter, "kind"]
    list_select_related = ["receiver"]
    list_per_page = 50
    search_fields = ["subject", "receiver__name", "receiver__username"]
    search_help_text = gettext_lazy("Cari perihal atau penerima")
    sortable_by = ()
    ordering = ["-created_at", "-pk"]
    actions = ["try_again"]

    def get_queryset(self, request):
        return super().get_queryset(request).defer("text")

    def lookup_allowed(self, lookup, value, request):
        """Only this desk's own filters: no other table is to be asked."""
        known = lookup in (StateFilter.parameter_name, "kind__exact")
        return known and super().lookup_allowed(lookup, value, request)

    def changelist_view(self, request, extra_context=None):
        if request.method == "GET" and self.has_view_permission(request):
            self._warn(request)
        return super().changelist_view(request, extra_context)

    def _warn(self, request):
        if not settings.MAIL_IS_ON:
            messages.info(request, _("Surel tidak dinyalakan di server ini: EMAIL_URL belum diisi."))
        elif Mail.objects.waiting().filter(due_at__lt=request.now - OVERDUE).exists():
            messages.warning(
                request,
                _(
                    "Ada surel yang sudah lama tidak diambil pengirimnya. Mintalah pengelola server memeriksa "
                    "apakah send_mail berjalan."
                ),
            )

    @action(description=gettext_lazy("Coba lagi sekarang"), permissions=["view"])
    def try_again(self, request, queryset):
        count = outbox.try_again(queryset.values_list("pk", flat=True), request.now)
        told = ngettext("%d surel dicoba lagi sekarang.", "%d surel dicoba lagi sekarang.", count) % count
        if count:
            messages.success(request, told)
        else:
            messages.info(request, _("Tidak ada yang gagal di antara surel yang dipilih."))

    @display(
        description=gettext_lazy("status"),
        label={
            "sent": "success",
            "waiting": "info",
            "again": "warning",
            "given_up": "danger",
            "dropped": "default",
        },
    )
    def state(self, obj):
        state = _state(obj)
        return state, _STATES[state][0]

    @display(description=gettext_lazy("status"))
    def state_now(self, obj):
        return _STATES[_state(obj)][0]

    @display(description=gettext_lazy("alamat surel"))
    def address(self, obj):
        return obj.receiver.email


def _state(mail: Mail) -> str:
    if mail.sent_at is not None:
        return "sent"
    if mail.dropped_at is not None:
        return "given_up" if mail.last_error else "dropped"
    return "again" if mail.last_error else "waiting"
