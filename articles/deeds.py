"""Every deed that the log can hold, in words: what a person did, by the name under which it is recorded."""

from typing import Any

from django.utils.translation import gettext_lazy as _

# Group → its title and its deeds. A filter of the log offers the groups.
GROUPS: dict[str, tuple[Any, dict[str, Any]]] = {
    "naskah": (
        _("Naskah dan penerbitan"),
        {
            "save": _("menyimpan naskah"),
            "import_word": _("membuat draf dari berkas Word"),
            "submit": _("mengirim naskah ke editor"),
            "recall": _("menarik naskah kembali"),
            "publish": _("menerbitkan berita"),
            "schedule": _("menjadwalkan terbit"),
            "approve_change": _("menyetujui perubahan"),
            "send_back": _("mengembalikan naskah"),
            "publish_urgently": _("menerbitkan darurat"),
            "review_emergency": _("meninjau terbitan darurat"),
            "undo_publication": _("mengurungkan terbit"),
            "reschedule": _("mengubah jadwal terbit"),
            "cancel_schedule": _("membatalkan jadwal"),
            "withdraw": _("mencabut berita"),
            "propose_change": _("mengusulkan perubahan"),
            "discard_change": _("membuang usulan perubahan"),
            "restore_revision": _("memulihkan teks dari riwayat"),
            "discard_draft": _("membuang draf ke tempat sampah"),
            "restore_draft": _("memulihkan draf dari tempat sampah"),
            "remove_draft": _("menghapus draf yang sudah 30 hari di tempat sampah"),
            "correct": _("menambahkan ralat"),
            "request_correction": _("mencatat permintaan ralat"),
            "refuse_correction": _("menutup permintaan ralat tanpa ralat"),
            "make_preview_link": _("membuat tautan pratinjau"),
            "revoke_preview_link": _("mencabut tautan pratinjau"),
            "guest_approved": _("menyetujui lewat tautan pratinjau"),
            "guest_remarked": _("menulis catatan lewat tautan pratinjau"),
            "hand_over": _("menyerahkan naskah kepada rekan"),
        },
    ),
    "masuk": (
        _("Masuk dan keluar"),
        {
            "sign_in": _("masuk"),
            "sign_in_failed": _("gagal masuk"),
            "sign_out": _("keluar"),
        },
    ),
    "akun": (
        _("Akun dan hak"),
        {
            "add_account": _("membuat akun"),
            "change_account": _("mengubah akun"),
            "deactivate": _("menonaktifkan akun"),
            "reactivate": _("mengaktifkan kembali akun"),
            "set_password": _("mengatur ulang sandi"),
            "change_password": _("mengganti sandi sendiri"),
            "synchronise_roles": _("menyamakan hak peran"),
        },
    ),
    "pengaturan": (
        _("Pengaturan"),
        {
            "change_settings": _("mengubah identitas kantor"),
            "choose_style": _("menentukan aturan gaya yang menahan terbit"),
        },
    ),
    "isi": (
        _("Isi situs lainnya"),
        {
            "add_row": _("menambahkan data"),
            "change_row": _("mengubah data"),
            "delete_row": _("menghapus data"),
            "move_shelf": _("memindahkan urutan kategori"),
            "merge_shelf": _("menggabungkan kategori"),
            "remove_shelf": _("menghapus kategori"),
            "merge_tags": _("menggabungkan tagar"),
            "remove_tag": _("menghapus tagar yang tidak dipakai"),
            "clear_slot": _("mengosongkan berita utama beranda"),
        },
    ),
    "unduhan": (
        _("Unduhan dan laporan"),
        {
            "export_events": _("mengunduh catatan tindakan"),
            "export_statistics": _("mengunduh statistik"),
            "make_report": _("meminta laporan"),
            "download_report": _("mengunduh laporan"),
        },
    ),
}
DEEDS: dict[str, Any] = {verb: words for _title, deeds in GROUPS.values() for verb, words in deeds.items()}
