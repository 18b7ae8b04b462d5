"""The sample picture library: which scene in which light, and what is said of it."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from PIL import Image as Picture

from articles.sample import palettes, scenes_city, scenes_land, scenes_things
from articles.sample.canvas import Canvas
from articles.sample.palettes import Palette

_WIDE, _SQUARE, _PORTRAIT = (1920, 1080), (1200, 1200), (1080, 1350)
_PAINTERS = 2


@dataclass(frozen=True)
class Scene:
    key: str
    paint: Callable[[Canvas, Palette], None]
    palette: Palette
    alt_text: str
    caption: str
    size: tuple[int, int] = _WIDE
    focal: tuple[int, int] = (50, 50)
    seed: int = 7


def painted() -> Iterator[tuple[Scene, Picture.Image]]:
    """Every scene with its picture, two at a time: Pillow lets go of the interpreter while it works."""
    with ThreadPoolExecutor(_PAINTERS) as painters:
        yield from zip(SCENES, painters.map(_paint, SCENES), strict=True)


def _paint(scene: Scene) -> Picture.Image:
    canvas = Canvas(*scene.size, seed=scene.seed)
    scene.paint(canvas, scene.palette)
    return canvas.finish()


SCENES = (
    Scene("balai-kota", scenes_city.hall, palettes.NOON,
          "Ilustrasi balai kota beratap joglo dengan tiang bendera dan warga di pelataran",
          "Balai Kota Percontohan di Jalan Perumpamaan (ilustrasi)."),
    Scene("balai-kota-senja", scenes_city.hall, palettes.DUSK,
          "Ilustrasi balai kota beratap joglo dengan lampu menyala saat senja",
          "Balai Kota Percontohan menjelang malam (ilustrasi).", seed=19),
    Scene("loket", scenes_things.telephone, palettes.NOON,
          "Ilustrasi telepon genggam yang menampilkan daftar layanan yang sudah tercentang",
          "Layanan kota kini dapat dipantau dari telepon genggam (ilustrasi)."),
    Scene("loket-senja", scenes_things.telephone, palettes.DAWN,
          "Ilustrasi telepon genggam dengan gelembung pesan di kiri dan kanannya",
          "Pesan warga dijawab lewat satu nomor (ilustrasi).", seed=3),
    Scene("pasar", scenes_city.market, palettes.TERRACOTTA,
          "Ilustrasi deretan kios pasar beratap kain bergaris dengan buah dan pembeli",
          "Suasana los buah Pasar Umpama (ilustrasi)."),
    Scene("pasar-pagi", scenes_city.market, palettes.DAWN,
          "Ilustrasi kios pasar pada dini hari dengan pedagang menata dagangan",
          "Pedagang membuka kios sebelum matahari terbit (ilustrasi).", seed=31),
    Scene("bus", scenes_city.bus_street, palettes.NOON,
          "Ilustrasi bus kota hijau berhenti di halte, penumpang menunggu di kedua sisi",
          "Bus listrik Trans Ibarat di halte Jalan Perumpamaan (ilustrasi)."),
    Scene("bus-malam", scenes_city.bus_street, palettes.DUSK,
          "Ilustrasi bus kota dengan lampu menyala di jalan saat senja",
          "Bus terakhir malam itu meninggalkan Halte Laksana (ilustrasi).", seed=23),
    Scene("jembatan", scenes_city.bridge, palettes.DAWN,
          "Ilustrasi jembatan gantung bermenara dua di atas sungai saat fajar, mobil melintas",
          "Jembatan Andai menghubungkan dua tepi Sungai Tirta Misal (ilustrasi)."),
    Scene("jembatan-siang", scenes_city.bridge, palettes.NOON,
          "Ilustrasi jembatan gantung bermenara dua pada siang hari",
          "Lalu lintas di Jembatan Andai pada siang hari (ilustrasi).", seed=12),
    Scene("kanal", scenes_city.canal_rain, palettes.RAIN,
          "Ilustrasi kanal berpintu air di tengah hujan, warga berpayung di tepinya",
          "Kanal Banjir Timur saat hujan deras (ilustrasi)."),
    Scene("puskesmas", scenes_city.clinic, palettes.NOON,
          "Ilustrasi gedung puskesmas putih beratap genting dengan lambang palang hijau",
          "Puskesmas Teladan Utara (ilustrasi)."),
    Scene("puskesmas-pagi", scenes_city.clinic, palettes.DAWN,
          "Ilustrasi puskesmas pada pagi hari dengan warga menunggu di jalan masuk",
          "Puskesmas dibuka pukul 07.00 (ilustrasi).", seed=17),
    Scene("sekolah", scenes_city.school, palettes.TERRACOTTA,
          "Ilustrasi murid sekolah dasar berbaris di halaman sekolah beratap genting",
          "Halaman SD Teladan 4 (ilustrasi)."),
    Scene("sekolah-siang", scenes_city.school, palettes.NOON,
          "Ilustrasi murid di halaman sekolah pada siang hari di bawah bendera merah putih",
          "Murid SD Teladan 9 seusai jam pelajaran (ilustrasi).", seed=29),
    Scene("kota-senja", scenes_city.skyline, palettes.DUSK,
          "Ilustrasi gedung bertingkat di tepi sungai saat matahari terbenam",
          "Tepi sungai Kota Percontohan (ilustrasi)."),
    Scene("kota-malam", scenes_city.skyline, palettes.NIGHT,
          "Ilustrasi kota pada malam hari dengan jendela menyala yang memantul di air",
          "Kota Percontohan dari Bukit Ibarat (ilustrasi).", seed=41),
    Scene("sawah", scenes_land.rice_terraces, palettes.NOON,
          "Ilustrasi sawah berundak hijau dengan gunung di kejauhan",
          "Sawah berundak di Kelurahan Misal (ilustrasi)."),
    Scene("sawah-fajar", scenes_land.rice_terraces, palettes.DAWN,
          "Ilustrasi sawah berundak saat fajar dengan pohon kelapa dan gunung",
          "Pagi di lereng Gunung Semisal (ilustrasi).", seed=5),
    Scene("pelabuhan", scenes_land.harbour, palettes.DUSK,
          "Ilustrasi perahu layar dan kapal nelayan di pelabuhan saat matahari terbenam",
          "Pelabuhan Rakyat Andaian (ilustrasi)."),
    Scene("pelabuhan-pagi", scenes_land.harbour, palettes.DAWN,
          "Ilustrasi perahu di pelabuhan pada pagi hari, orang menunggu di dermaga",
          "Perahu pagi bersiap ke Pulau Andaian (ilustrasi).", seed=11),
    Scene("bakau", scenes_land.mangrove, palettes.NOON,
          "Ilustrasi warga berdiri di antara bibit bakau di pesisir",
          "Penanaman bakau di pesisir Andaian (ilustrasi)."),
    Scene("pulau", scenes_land.island, palettes.NOON,
          "Ilustrasi pulau berpohon kelapa dengan mercusuar merah putih dan perahu",
          "Pulau Andaian dengan mercusuarnya (ilustrasi)."),
    Scene("taman", scenes_land.park, palettes.NOON,
          "Ilustrasi taman kota dengan pohon rindang, bangku, kolam, dan pejalan kaki",
          "Taman Ibarat (ilustrasi)."),
    Scene("taman-sore", scenes_land.park, palettes.DAWN,
          "Ilustrasi taman kota pada sore hari dengan lampu taman",
          "Taman Ibarat pada sore hari (ilustrasi).", seed=37),
    Scene("danau", scenes_land.lake_night, palettes.NIGHT,
          "Ilustrasi lentera terapung di danau pada malam berbintang, perkampungan di tepinya",
          "Malam Seribu Lentera di Danau Seandainya (ilustrasi)."),
    Scene("mikrofon", scenes_things.microphones, palettes.NOON,
          "Ilustrasi lima mikrofon di atas mimbar kayu",
          "Mimbar ruang pers Balai Kota (ilustrasi)."),
    Scene("kaca-pembesar", scenes_things.magnifier, palettes.TERRACOTTA,
          "Ilustrasi kaca pembesar di atas lembar berita",
          "Tim Cek Fakta memeriksa pesan yang beredar (ilustrasi)."),
    Scene("buku", scenes_things.bookshelf, palettes.TERRACOTTA,
          "Ilustrasi empat baris rak penuh buku berwarna-warni",
          "Rak buku Perpustakaan Kota (ilustrasi)."),
    Scene("batik", scenes_things.batik, palettes.TERRACOTTA,
          "Ilustrasi motif batik kawung berwarna cokelat dan kuning",
          "Motif kawung hasil rumah batik di Kampung Umpama (ilustrasi)."),
    Scene("lampion", scenes_things.lanterns, palettes.NIGHT,
          "Ilustrasi untaian lampion di atas kerumunan warga pada malam hari",
          "Lampion di sepanjang Jalan Perumpamaan (ilustrasi)."),
    Scene("angka", scenes_things.figures, palettes.TERRACOTTA,
          "Ilustrasi grafik batang yang menaik dengan tumpukan uang logam",
          "Gambaran belanja daerah dari tahun ke tahun (ilustrasi)."),
    Scene("kebun", scenes_things.seedlings, palettes.NOON,
          "Ilustrasi kebun sayur dengan barisan tanaman muda",
          "Kebun warga di Kelurahan Misal (ilustrasi)."),
    Scene("layang-layang", scenes_things.kites, palettes.NOON,
          "Ilustrasi layang-layang berwarna di langit cerah dan penonton di bukit",
          "Layang-layang di Bukit Ibarat (ilustrasi)."),
    Scene("air", scenes_things.water_glass, palettes.NOON,
          "Ilustrasi lima gelas contoh air berlabel di atas meja",
          "Contoh air minum siap diuji di laboratorium daerah (ilustrasi)."),
    Scene("taman-tegak", scenes_land.park, palettes.NOON,
          "Ilustrasi tegak taman kota dengan jalan setapak di antara pohon",
          "Jalan setapak baru di Taman Ibarat (ilustrasi).", _PORTRAIT, (50, 62), seed=2),
    Scene("lampion-tegak", scenes_things.lanterns, palettes.DUSK,
          "Ilustrasi tegak untaian lampion di langit senja",
          "Untaian lampion menyambut pengunjung (ilustrasi).", _PORTRAIT, (50, 45), seed=4),
    Scene("mikrofon-persegi", scenes_things.microphones, palettes.TERRACOTTA,
          "Ilustrasi persegi mikrofon di atas mimbar kayu",
          "Mimbar ruang pers sebelum jumpa pers dimulai (ilustrasi).", _SQUARE, seed=8),
)  # fmt: skip
