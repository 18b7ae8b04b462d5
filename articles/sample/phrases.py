"""Made-up sentences for articles that are only there to be measured.

A bounded pool: each sentence is stemmed once, however many articles repeat it.
"""

import random
from dataclasses import dataclass

from articles.search import stems

_POOL = 12_000
# A word that only few sentences hold, so that a rare search has something to find.
_ODDITIES = (
    *(
        "kolintang",
        "mercusuar",
        "gerabah",
        "sasando",
        "cengkih",
        "terumbu",
        "kincir",
        "arsip",
        "lokomotif",
        "tenun",
    ),
    *(
        "lebah",
        "rotan",
        "kerapu",
        "sepatu roda",
        "teleskop",
        "kompor surya",
        "peladang",
        "jangkrik",
        "pinisi",
        "kapur",
    ),
)

_WHO = (
    *("Dinas Perhubungan", "Dinas Kesehatan", "Dinas Pendidikan", "Dinas Sosial", "Dinas Lingkungan Hidup"),
    *(
        "Dinas Perdagangan",
        "Dinas Kependudukan",
        "Dinas Pekerjaan Umum",
        "Camat Teladan Utara",
        "Camat Teladan Barat",
    ),
    *("Lurah Contoh", "Lurah Misal", "Lurah Umpama", "Perpustakaan Kota", "Wali Kota Percontohan"),
    *(
        "Paguyuban Pedagang",
        "Koperasi Nelayan",
        "Karang Taruna Ibarat",
        "Puskesmas Teladan Timur",
        "Rumah Sakit Ibarat",
    ),
)
_DOES = (
    *(
        "memperbaiki",
        "membuka",
        "menambah",
        "memeriksa",
        "menyiapkan",
        "membagikan",
        "mengumumkan",
        "menata",
        "menguji",
    ),
    *(
        "memperpanjang",
        "memindahkan",
        "merawat",
        "melanjutkan",
        "mendata",
        "menyelesaikan",
        "mengganti",
        "meresmikan",
    ),
)
_WHAT = (
    *(
        "jalan lingkungan",
        "loket pelayanan",
        "taman bermain",
        "rute bus",
        "perpustakaan keliling",
        "pipa air minum",
    ),
    *(
        "pasar rakyat",
        "sekolah dasar",
        "posyandu",
        "saluran air",
        "lampu jalan",
        "dermaga kecil",
        "balai warga",
    ),
    *("kelas pelatihan", "kebun bibit", "rumah kompos", "jalur sepeda", "jembatan gantung", "lapangan desa"),
    *(
        "pos pemadam",
        "ruang baca",
        "sumur resapan",
        "kios pedagang",
        "perahu penyeberangan",
        "papan informasi",
    ),
)
_WHERE = (
    *(
        "di Kelurahan Contoh",
        "di Kelurahan Misal",
        "di Kampung Umpama",
        "di Pulau Andaian",
        "di Bukit Ibarat",
    ),
    *("di Terminal Laksana", "di tepi Sungai Tirta Misal", "di lereng Gunung Semisal", "di Danau Seandainya"),
    *(
        "di Kecamatan Teladan Utara",
        "di Kecamatan Teladan Selatan",
        "di Kecamatan Teladan Timur",
        "di pusat kota",
    ),
)
_WHEN = (
    *(
        "mulai pekan depan",
        "sejak awal bulan",
        "selama tiga hari",
        "setiap pagi",
        "sampai akhir tahun",
        "pada hari pasar",
    ),
    *(
        "setelah hujan reda",
        "dua bulan lebih cepat",
        "tanpa menutup layanan",
        "bersama warga",
        "secara bergiliran",
    ),
)
_WHY = (
    *("supaya warga tidak perlu menempuh jarak jauh", "karena permintaan meningkat sejak musim hujan"),
    *(
        "setelah mendengar pendapat ketua rukun tetangga",
        "agar anggaran terpakai untuk yang paling memerlukan",
    ),
    *("sebab bangunan lama tidak lagi aman", "sehingga antrean berkurang hampir separuh"),
    *("walaupun cuaca beberapa kali menghambat pekerjaan", "dan hasilnya dapat diperiksa siapa saja"),
)
_SAYS = (
    *("Kami memilih cara yang paling mudah dirawat", "Yang penting warga merasakan manfaatnya lebih dahulu"),
    *(
        "Angkanya kami terbitkan, termasuk yang belum tercapai",
        "Pekerjaan ini tidak selesai dengan satu kali peresmian",
    ),
    *(
        "Masukan warga mengubah rancangan awal kami",
        "Kalau ada yang kurang, sampaikan langsung kepada petugas",
    ),
)
_SPEAKERS = (
    "Rusdi",
    "Marsinah",
    "Tirtana",
    "Meiliana",
    "Bonar",
    "Syahrul",
    "Idris",
    "Wayan",
    "Lestari",
    "Jumadi",
)

TAG_HEADS = (
    *(
        "Pelatihan",
        "Bantuan",
        "Layanan",
        "Lomba",
        "Jadwal",
        "Anggaran",
        "Izin",
        "Data",
        "Kampung",
        "Festival",
    ),
    *(
        "Pasar",
        "Sekolah",
        "Jalan",
        "Jembatan",
        "Taman",
        "Posyandu",
        "Koperasi",
        "Beasiswa",
        "Kerja bakti",
        "Penghargaan",
    ),
    *(
        "Pameran",
        "Musyawarah",
        "Sosialisasi",
        "Vaksinasi",
        "Perbaikan",
        "Peta",
        "Rute",
        "Loket",
        "Bengkel",
        "Kelas",
    ),
    *(
        "Simulasi",
        "Survei",
        "Rapat",
        "Kunjungan",
        "Gerakan",
        "Program",
        "Uji coba",
        "Peringatan",
        "Pekan",
        "Hari",
    ),
)
TAG_TAILS = (
    *(
        "nelayan",
        "pelajar",
        "lansia",
        "pedagang",
        "petani",
        "perempuan",
        "pemuda",
        "difabel",
        "guru",
        "perajin",
    ),
    *("air", "banjir", "sampah", "sungai", "pesisir", "bakau", "udara", "listrik", "pangan", "gizi"),
    *(
        "bus",
        "sepeda",
        "pejalan kaki",
        "perahu",
        "parkir",
        "terminal",
        "trotoar",
        "pelabuhan",
        "angkutan",
        "logistik",
    ),
    *("batik", "musik", "buku", "film", "olahraga", "kuliner", "bahasa", "sejarah", "arsip", "museum"),
    *(
        "UMKM",
        "digital",
        "kependudukan",
        "perizinan",
        "pajak",
        "inovasi",
        "keamanan",
        "kebencanaan",
        "perumahan",
        "wisata",
    ),
)


@dataclass(frozen=True)
class Sentence:
    text: str
    stems: str


@dataclass(frozen=True)
class Pool:
    headlines: list[Sentence]
    sentences: list[Sentence]


def make_pool(dice: random.Random, articles: int) -> Pool:
    """Enough for so many articles; stemming is what takes time."""
    size = min(_POOL, max(1_000, articles))
    headlines = {_headline(dice) for _ in range(size)}
    sentences = {_sentence(dice) for _ in range(size)}
    return Pool(_stemmed(headlines), _stemmed(sentences))


def tag_names() -> list[str]:
    return [f"{head} {tail}" for head in TAG_HEADS for tail in TAG_TAILS]


def _stemmed(texts: set[str]) -> list[Sentence]:
    return [Sentence(text, " ".join(stems(text))) for text in sorted(texts)]


def _headline(dice: random.Random) -> str:
    who, does, what, where = (dice.choice(words) for words in (_WHO, _DOES, _WHAT, _WHERE))
    return f"{who} {does} {what} {where}"


def _sentence(dice: random.Random) -> str:
    who, does, what, where, when, why, says, speaker = (
        dice.choice(words) for words in (_WHO, _DOES, _WHAT, _WHERE, _WHEN, _WHY, _SAYS, _SPEAKERS)
    )
    number = dice.randrange(12, 4800)
    oddity = f" dan {dice.choice(_ODDITIES)}" if dice.random() < 0.004 else ""
    return dice.choice(
        (
            f"{who} {does} {what}{oddity} {where} {when}, {why}.",
            f"“{says}, terutama untuk {what}{oddity} {where},” kata {speaker} dari {who}.",
            f"Sebanyak {number} warga {where} memakai {what}{oddity} itu {when}.",
            f"Menurut {speaker}, {who} {does} {what}{oddity} {when} {why}.",
            f"Pekerjaan {where} meliputi {what}{oddity} dengan anggaran Rp{number} juta, {why}.",
        )
    )
