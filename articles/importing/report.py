"""What an import recognised, left out, and would have somebody look at. Kept with the deed in the log as codes, and
told as sentences in the reader's language, however old it is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

TAKEN: dict[str, Any] = {
    "headline": gettext_lazy("Judul"),
    "kicker": gettext_lazy("Judul kecil"),
    "kind": gettext_lazy("Jenis"),
    "category": gettext_lazy("Kategori"),
    "dateline": gettext_lazy("Dateline"),
    "summary": gettext_lazy("Ringkasan"),
    "sign_off": gettext_lazy("Kode redaksi"),
    "writer": gettext_lazy("Penulis"),
    "editor": gettext_lazy("Editor"),
    "byline": gettext_lazy("Penulis (tampil)"),
    "headings": gettext_lazy("Subjudul"),
    "lists": gettext_lazy("Daftar"),
    "tables": gettext_lazy("Tabel"),
    "quotes": gettext_lazy("Kutipan"),
    "lead": gettext_lazy("Foto utama"),
    "pictures": gettext_lazy("Gambar dalam naskah"),
}
DROPPED: dict[str, Any] = {
    "deleted": gettext_lazy("Teks yang ditandai dihapus (lacak perubahan)"),
    "comments": gettext_lazy("Komentar"),
    "notes": gettext_lazy("Catatan kaki dan catatan akhir; bila penting, masukkan ke dalam kalimat"),
    "header": gettext_lazy("Kepala dan kaki halaman"),
    "hidden": gettext_lazy("Teks tersembunyi"),
    "contents": gettext_lazy("Daftar isi"),
    "date": gettext_lazy("Baris tanggal; waktu terbit dicatat saat berita diterbitkan"),
    "end_mark": gettext_lazy("Tanda akhir naskah"),
    "release_number": gettext_lazy("Nomor siaran pers; situs memberi nomornya sendiri saat terbit"),
    "chart": gettext_lazy("Grafik; simpan sebagai gambar, lalu unggah"),
    "smartart": gettext_lazy("SmartArt; simpan sebagai gambar, lalu unggah"),
    "shape": gettext_lazy("Bentuk, garis, atau coretan"),
    "embedded": gettext_lazy("Objek tertanam, misalnya lembar Excel"),
    "linked_picture": gettext_lazy("Gambar yang hanya ditautkan, tidak tersimpan di dalam berkas"),
    "lost_picture": gettext_lazy("Gambar yang tidak ditemukan di dalam berkas"),
    "drawn_picture": gettext_lazy("Gambar berformat EMF, WMF, atau SVG; simpan sebagai PNG, lalu unggah"),
    "too_many_pictures": gettext_lazy("Gambar di atas batas 20 buah"),
    "refused_picture": gettext_lazy("Gambar yang tidak dapat dipakai"),
    "template": gettext_lazy("Templat dari alamat lain; tidak dibuka"),
}
LOOK: dict[str, Any] = {
    "headline_is_name": gettext_lazy("Judul tidak dikenali, jadi nama berkas yang dipakai. Tulis judulnya."),
    "headline_is_line": gettext_lazy("Judul diambil dari baris pertama. Periksa."),
    "headline_cut": gettext_lazy("Judul lebih dari 200 karakter, jadi dipotong. Judul semula:"),
    "no_dateline": gettext_lazy("Dateline tidak ditemukan di awal naskah. Isi bila perlu."),
    "dateline_is_guess": gettext_lazy("Dateline hanya menyebut tempat. Tambahkan lembaganya bila perlu."),
    "no_summary": gettext_lazy("Ringkasan masih kosong: tulis satu atau dua kalimat."),
    "summary_is_proposal": gettext_lazy("Ringkasan diusulkan dari kalimat pembuka. Periksa."),
    "alt_missing": gettext_lazy("Gambar tanpa teks alternatif. Uraikan isinya, atau tandai sebagai hiasan."),
    "automatic_alt": gettext_lazy(
        "Teks alternatif buatan Word tidak dipakai. Uraikan sendiri isi gambarnya."
    ),
    "cropped": gettext_lazy(
        "Gambar yang dipotong di Word tersimpan utuh. Potong dahulu bila perlu, lalu ganti."
    ),
    "known_picture": gettext_lazy("Gambar yang sudah ada di pustaka; yang di pustaka itu yang dipakai."),
    "unknown_code": gettext_lazy("Kode yang bukan inisial rekan:"),
    "other_writer": gettext_lazy("Naskah menyebut penulis lain; Anda yang tercatat sebagai penulis:"),
    "named_editor": gettext_lazy("Editor yang disebut naskah; dicatat saat ia menyuntingnya:"),
    "unknown_category": gettext_lazy("Kategori yang tidak ada di situs ini:"),
    "inserted": gettext_lazy("Sisipan dari lacak perubahan dimuat sebagai teks biasa."),
    "struck": gettext_lazy("Teks yang dicoret dimuat tanpa coretan. Hapus bila memang dibuang."),
    "box": gettext_lazy("Kotak teks ditempatkan sesudah paragraf di dekatnya."),
    "bold_heading": gettext_lazy("Baris tebal yang dijadikan subjudul:"),
    "typed_list": gettext_lazy("Daftar yang diketik dengan tangan dijadikan daftar sungguhan."),
    "letters": gettext_lazy("Daftar berhuruf menjadi bernomor. Periksa rujukan seperti “huruf a”."),
    "formula": gettext_lazy("Rumus menjadi teks biasa."),
    "table_in_table": gettext_lazy("Tabel di dalam tabel menjadi paragraf."),
}


@dataclass(frozen=True)
class Line:
    """`words` are the file's own."""

    sentence: str
    count: int = 1
    words: tuple[str, ...] = ()

    def __str__(self):
        is_counted = self.count > max(1, len(self.words))
        told = f"{self.sentence} ({self.count}×)" if is_counted else self.sentence
        return f"{told} {'; '.join(f'“{words}”' for words in self.words)}".strip()


@dataclass
class Report:
    """Codes of the tables above: what was taken with its value, the others with how often and some words."""

    file: str = ""
    taken: dict[str, str] = field(default_factory=dict)
    noted: dict[str, tuple[int, list[str]]] = field(default_factory=dict)

    def take(self, what: str, value: str | int) -> None:
        if value:
            self.taken[what] = str(value)

    def note(self, what: str, *words: str, count: int = 1) -> None:
        before, said = self.noted.get(what, (0, []))
        self.noted[what] = before + count, [*said, *(word for word in words if word)]

    @property
    def recognised(self) -> list[tuple[str, str]]:
        return [(str(label), self.taken[what]) for what, label in TAKEN.items() if what in self.taken]

    @property
    def dropped(self) -> list[Line]:
        return list(self._lines(DROPPED))

    @property
    def to_look_at(self) -> list[Line]:
        return list(self._lines(LOOK))

    def _lines(self, table: dict[str, Any]) -> Iterator[Line]:
        for what, sentence in table.items():
            if what in self.noted:
                count, words = self.noted[what]
                yield Line(str(sentence), count, tuple(words))

    def kept(self) -> dict[str, Any]:
        """As the log keeps it."""
        return {"file": self.file, "taken": self.taken, "noted": self.noted}

    @classmethod
    def of(cls, kept: Any) -> "Report":
        """From what the log kept; whatever is no report is an empty one."""
        if not isinstance(kept, dict):
            return cls()
        report = cls(str(kept.get("file", "")))
        report.taken = {str(what): str(value) for what, value in _pairs(kept.get("taken"))}
        for what, told in _pairs(kept.get("noted")):
            match told:
                case [int(count), [*words]]:
                    report.noted[what] = count, [str(word) for word in words]
        return report

    def told(self) -> list[str]:
        """The whole report, a line each, for the log."""
        return [
            *([_("Berkas: %s") % self.file] if self.file else []),
            *(f"{label}: {value}" for label, value in self.recognised),
            *(_("Tidak ikut: %s") % line for line in self.dropped),
            *(_("Perlu dilihat: %s") % line for line in self.to_look_at),
        ]


def _pairs(value: Any) -> Iterable[tuple[str, Any]]:
    return value.items() if isinstance(value, dict) else ()
