"""Questions and answers, links and static pages of the sample office.

Their models belong to `pages`, which stands above this app: they are asked for by name.
"""

from django.apps import apps
from django.utils.text import slugify

from articles.sample.prose import to_html
from articles.sample.static_pages import PAGES

# By topic: question and answer.
FAQ: dict[str, list[tuple[str, str]]] = {
    "Loket dan berkas": [
        ("Kapan loket pelayanan buka?",
         "Loket siang buka Senin sampai Jumat pukul 08.00–15.30. **Loket malam** di lima kantor kecamatan buka Senin sampai Kamis pukul 17.00–21.00."),
        ("Apakah saya harus membawa salinan KTP?",
         "Tidak. Petugas membaca data kependudukan dari kartu aslinya. Bawalah kartu yang asli; salinan tidak diminta lagi."),
        ("Bolehkah surat diurus oleh orang lain?",
         "Boleh, dengan syarat berikut.\n\n- surat kuasa yang ditandatangani di atas meterai;\n- kartu identitas asli penerima kuasa;\n- foto kartu identitas pemberi kuasa.\n\nPenerima kuasa yang masih satu keluarga cukup menunjukkan kartu keluarga."),
        ("Berapa biaya mengurus surat keterangan?",
         "Semua surat keterangan di kelurahan dan kecamatan gratis. Bila ada yang meminta bayaran, laporkan ke nomor aduan beserta nama kantor dan waktunya."),
        ("Berkas saya ditolak, apa yang dapat dilakukan?",
         "Mintalah **lembar penolakan** yang menyebut syarat yang kurang. Setelah dilengkapi, berkas didahulukan tanpa nomor antrean baru selama tujuh hari."),
    ],
    "Berita dan informasi": [
        ("Bolehkah berita dari situs ini dikutip?",
         "Boleh, seluruhnya atau sebagian, dengan menyebut nama kantor kami dan menautkan ke berita aslinya. Foto boleh dipakai bila kreditnya ikut ditulis."),
        ("Saya menemukan kesalahan dalam berita. Ke mana melapor?",
         "Kirim surel ke redaksi dengan alamat berita dan bagian yang keliru. Ralat kami terbitkan pada berita yang sama, bertanggal, dan tercatat pada halaman Ralat."),
        ("Apa bedanya ralat, hak jawab, dan klarifikasi?",
         "**Ralat** memperbaiki kekeliruan kami. **Hak jawab** memuat tanggapan pihak yang diberitakan, dengan namanya. **Klarifikasi** menambah keterangan supaya berita tidak disalahpahami."),
        ("Bagaimana cara meminta informasi publik?",
         "Ajukan permohonan kepada petugas informasi, tertulis atau lewat surel.\n\n1. Sebutkan nama dan alamat Anda.\n2. Sebutkan informasi yang diminta dan bentuknya.\n3. Simpan tanda terimanya.\n\nJawaban diberikan paling lama sepuluh hari kerja."),
        ("Bagaimana cara berlangganan berita?",
         "Setiap kategori memiliki umpan RSS. Salin alamatnya ke aplikasi pembaca berita; tidak perlu mendaftar."),
    ],
    "Aduan dan cek fakta": [
        ("Saya menerima pesan yang meragukan. Apa yang harus saya lakukan?",
         "Jangan teruskan. Kirim pesan itu ke nomor cek fakta; hasil pemeriksaan kami terbitkan dengan bukti dan sumbernya."),
        ("Apa arti “Hoaks”, “Disinformasi”, dan “Menyesatkan”?",
         "**Hoaks**: kejadiannya tidak ada. **Disinformasi**: ada bagian yang sengaja diubah. **Menyesatkan**: gambarnya atau kalimatnya asli, tetapi konteksnya salah. Ada pula hasil **Benar**."),
        ("Berapa lama aduan dijawab?",
         "Aduan darurat (jalan putus, kabel jatuh, pohon tumbang) ditangani dalam hari itu. Aduan lain dijawab paling lama tiga hari kerja, termasuk bila jawabannya belum ada."),
    ],
    "Situs ini": [
        ("Apakah situs ini memasang kuki?",
         "Halaman untuk pembaca tidak memasang kuki dan tidak memakai alat pelacak pihak lain. Selengkapnya ada di [Kebijakan privasi](/halaman/kebijakan-privasi/)."),
        ("Bagaimana jumlah pembaca dihitung?",
         "Satu pembaca dihitung satu kali dalam setengah jam untuk setiap berita, tanpa menyimpan alamatnya. Baca [Cara kami menghitung pembaca](/cara-menghitung/)."),
        ("Apakah situs ini dapat dipakai dengan pembaca layar?",
         "Ya. Susunan judul, teks alternatif, dan urutan tombol kami periksa. Bila ada yang menghalangi, beri tahu kami lewat [halaman aksesibilitas](/halaman/pernyataan-aksesibilitas/)."),
    ],
}  # fmt: skip

# By group: name, host and description.
LINKS: dict[str, list[tuple[str, str, str]]] = {
    "Pemerintah Kota Percontohan": [
        ("Portal Kota Percontohan", "kota.percontohan.example", "Pintu masuk ke semua layanan kota."),
        ("Layanan Perizinan", "izin.percontohan.example", "Mengajukan dan memantau izin usaha dan bangunan."),
        ("Antrean Puskesmas", "antre.percontohan.example", "Nomor antrean sebelas puskesmas, langsung."),
        ("Dinas Perhubungan", "perhubungan.percontohan.example", "Rute bus Trans Ibarat dan jadwal perahu."),
        ("Perpustakaan Kota", "pustaka.percontohan.example", "Katalog, peminjaman, dan jadwal perpustakaan keliling."),
    ],
    "Informasi dan pengawasan": [
        ("Data Terbuka Percontohan", "data.percontohan.example", "Anggaran, air, udara, dan lalu lintas sebagai angka."),
        ("Lapor Kota", "lapor.percontohan.example", "Aduan warga dan jawabannya, dapat dilihat semua orang."),
        ("Peraturan Daerah", "hukum.percontohan.example", "Naskah peraturan yang berlaku dan rancangannya."),
        ("Tim Cek Fakta Bersama", "cekfakta.example", "Kerja sama dinas, kampus, dan radio warga."),
    ],
    "Tetangga": [
        ("Kota Laksana", "laksana.example", "Pemerintah kota di seberang Sungai Tirta Misal."),
        ("Kabupaten Seumpama", "seumpama.example", "Pemerintah kabupaten di lereng Gunung Semisal."),
        ("Universitas Andaian", "kampus-andaian.example", "Mitra penelitian air, pesisir, dan transportasi."),
    ],
}  # fmt: skip


def create_pages() -> int:
    """How many entries, links and pages were written. Those that the site has already stay as they are."""
    return _create_faq() + _create_links() + _create_static_pages()


def _create_faq() -> int:
    topics, entries = apps.get_model("pages", "FaqTopic"), apps.get_model("pages", "Faq")
    count = 0
    for place, (name, questions) in enumerate(FAQ.items(), start=1):
        topic, _ = topics.objects.get_or_create(name=name, defaults={"position": place})
        for position, (question, answer) in enumerate(questions, start=1):
            _, is_new = entries.objects.get_or_create(
                slug=slugify(question)[:80].strip("-"),
                defaults={
                    "topic": topic,
                    "question": question,
                    "answer": to_html(answer),
                    "position": position,
                },
            )
            count += is_new
    return count


def _create_links() -> int:
    groups, links = apps.get_model("pages", "LinkGroup"), apps.get_model("pages", "Link")
    count = 0
    for place, (name, entries) in enumerate(LINKS.items(), start=1):
        group, _ = groups.objects.get_or_create(name=name, defaults={"position": place})
        for position, (label, host, description) in enumerate(entries, start=1):
            _, is_new = links.objects.get_or_create(
                group=group,
                url=f"https://{host}/",
                defaults={"name": label, "description": description, "position": position},
            )
            count += is_new
    return count


def _create_static_pages() -> int:
    pages = apps.get_model("pages", "Page")
    count = 0
    for position, (title, summary, body) in enumerate(PAGES, start=1):
        _, is_new = pages.objects.get_or_create(
            slug=slugify(title),
            defaults={"title": title, "summary": summary, "body": to_html(body), "position": position},
        )
        count += is_new
    return count
