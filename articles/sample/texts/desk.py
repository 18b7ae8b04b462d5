"""Sample articles that are not out yet, or not out any more, and the changes that wait for an editor."""

from articles.sample.story import Change, Kind, Status, Story, Verdict

STORIES = (
    Story(
        key="terjadwal-perahu-malam",
        at="+1 06.00",
        category="transportasi",
        headline="Perahu malam ke Pulau Andaian mulai berlayar akhir pekan",
        summary="Satu pelayaran tambahan pukul 20.30 pada Sabtu dan Minggu, dengan tarif yang sama.",
        status=Status.PUBLISHED,
        tags=("Pulau Andaian", "Pelabuhan Andaian"),
        picture="pelabuhan",
        writer="penulis2",
        body="""
Pelabuhan Rakyat Andaian menambah satu pelayaran malam ke Pulau Andaian, setiap Sabtu dan Minggu pukul 20.30. Tarifnya sama dengan pelayaran siang.

Pelayaran itu diminta warga pulau yang bekerja di pasar pada akhir pekan. Selama ini mereka menginap di emperan atau pulang dengan perahu sewaan.

Perahu malam dilengkapi lampu sorot dan radio, serta berangkat hanya bila tinggi gelombang di bawah satu meter. Keputusan berangkat diumumkan paling lambat pukul 19.00.
""",
    ),
    Story(
        key="terjadwal-siaran-gizi",
        at="+2 09.00",
        category="kesehatan",
        kind=Kind.PRESS_RELEASE,
        kicker="Siaran Pers",
        headline="Kantin sekolah menukar minuman manis dengan buah potong",
        summary="Embargo sampai jumpa pers bersama 26 kepala sekolah.",
        tags=("Gizi", "Sekolah"),
        picture="sekolah-siang",
        body="""
Dua puluh enam sekolah dasar di Kota Percontohan sepakat tidak lagi menjual minuman manis dalam kemasan di kantin. Gantinya buah potong dengan harga yang sama.

Buah dipasok petani Kelurahan Misal dan Pasar Umpama. Pedagang kantin menerima pelatihan dan lemari pendingin kecil.

“Kami tidak melarang anak jajan. Kami mengganti apa yang paling mudah dijangkau tangannya,” kata Kepala Dinas Kesehatan, dr. Meiliana Gunawarma.

Narahubung: Bidang Gizi, Dinas Kesehatan, telepon (000) 555-0144.
""",
    ),
    Story(
        key="tinjau-taman-baca",
        at="-0 05.40",
        category="berita-kota",
        status=Status.IN_REVIEW,
        headline="Taman baca di bekas pos polisi buka sampai tengah malam",
        summary="Pos kosong di simpang lima menjadi ruang baca 24 kursi. Penjaganya pensiunan masinis.",
        tags=("Literasi", "Ruang terbuka"),
        picture="buku",
        body="""
Pos kosong di simpang lima yang lima tahun dipenuhi kursi rusak kini berisi 2.100 buku. Taman baca itu buka sampai tengah malam, dijaga Pak Slamet, pensiunan masinis yang tidak dapat tidur sebelum kereta terakhir lewat.

Pembaca malam pertama enam belas orang. Sebelas di antaranya pengemudi ojek yang menunggu pesanan.

Buku boleh dibawa pulang tanpa kartu. Yang diminta hanya menulis nama dan janji di papan: kapan kembali.
""",
    ),
    Story(
        key="tinjau-hoaks-gempa",
        at="-0 04.20",
        category="lingkungan",
        kind=Kind.HOAX_REPORT,
        verdict=Verdict.HOAX,
        status=Status.IN_REVIEW,
        kicker="Cek Fakta",
        headline="Ramalan gempa yang menyebut tanggal dan jam dapat dipastikan palsu",
        summary="Belum ada cara meramalkan gempa sampai ke jamnya. Yang dapat disiapkan adalah rumah dan tas siaga.",
        tags=("Cek fakta", "Kebencanaan"),
        picture="kaca-pembesar",
        writer="penulis2",
        body="""
Pesan berantai menyebut gempa besar akan terjadi di Kota Percontohan pada tanggal dan jam tertentu. **Tidak ada cara ilmiah untuk mengetahui hal itu.**

Peneliti dapat menunjukkan daerah yang rawan dan peluangnya dalam puluhan tahun. Mereka tidak dapat menyebut hari, apalagi jam.

Yang dapat dilakukan warga: kencangkan lemari ke dinding, kenali jalan keluar, dan siapkan tas berisi air, obat, senter, dan salinan surat penting.
""",
    ),
    Story(
        key="tinjau-pengumuman-libur",
        at="-1 17.10",
        category="layanan-publik",
        kind=Kind.ANNOUNCEMENT,
        status=Status.IN_REVIEW,
        headline="Jadwal loket selama libur akhir tahun",
        summary="Loket darurat untuk akta kematian dan surat jalan tetap buka setiap hari.",
        tags=("Pengumuman", "Loket malam"),
        body="""
Loket pelayanan tutup pada hari libur nasional di akhir tahun. Loket darurat untuk akta kematian, surat jalan, dan kehilangan identitas tetap buka setiap hari pukul 09.00–12.00 di Balai Kota.

Loket malam libur sejak pekan terakhir bulan depan dan buka kembali pada pekan pertama tahun baru.
""",
    ),
    Story(
        key="kembali-angka-kunjungan",
        at="-1 11.30",
        category="ekonomi",
        status=Status.RETURNED,
        reason="Ceritanya bagus. Tiga hal sebelum terbit: (1) angka “naik pesat” tolong diganti jumlahnya, dengan sumber dan tanggal; (2) kutipan Pak Camat muncul dua kali; (3) tanyakan juga pendapat pemilik warung di seberang, supaya tidak satu sisi.",
        headline="Kunjungan ke Danau Seandainya naik pesat",
        summary="Pengunjung danau meningkat sejak jalan baru dibuka.",
        tags=("Danau Seandainya", "Wisata"),
        picture="danau",
        body="""
Jumlah pengunjung Danau Seandainya naik pesat sejak jalan baru dibuka. “Kami senang sekali,” kata camat.

Penginapan di tepi danau penuh pada akhir pekan. Warga membuka warung dan menyewakan perahu.

“Kami senang sekali,” kata camat. Ia berharap pengunjung menjaga kebersihan.
""",
    ),
    Story(
        key="kembali-foto",
        at="-3 15.45",
        category="lingkungan",
        status=Status.RETURNED,
        reason="Wajah anak pada foto yang diusulkan dapat dikenali dan izin orang tuanya belum ada. Pakai ilustrasi saja, atau minta izin tertulis. Teksnya sudah siap.",
        headline="Anak-anak Gang Bak Kata menamai setiap pohon di gangnya",
        summary="Empat puluh dua pohon kini punya nama, umur kira-kira, dan penjaga.",
        tags=("Ruang terbuka", "Anak"),
        writer="penulis2",
        body="""
Pohon mangga di ujung Gang Bak Kata bernama Pak Tua. Yang di depan musala bernama Kipas. Keempat puluh dua pohon di gang itu kini punya nama, umur kira-kira, dan penjaga yang dipilih lewat hompimpa.

Tugas penjaga menyiram, melapor bila ada paku, dan menjawab pertanyaan orang lewat tentang pohonnya.

Satu pohon belum bernama karena penjaganya masih berpikir. Ia berumur lima tahun dan tidak mau terburu-buru.
""",
    ),
    Story(
        key="draf-lomba-kentungan",
        at="-0 03.10",
        category="berita-kota",
        status=Status.DRAFT,
        headline="Lomba kentungan antarkampung: bahan wawancara",
        summary="",
        tags=("Budaya",),
        body="""
Catatan: juri tiga orang, salah satunya guru musik. Peserta 19 kampung. Pukulan tanda bahaya tidak boleh dipakai sebagai lagu, karena tahun lalu warga mengungsi.

Masih perlu: nama ketua panitia, jadwal penyisihan, siapa yang menyediakan hadiah.
""",
    ),
    Story(
        key="draf-profil-penjaga",
        at="-2 20.00",
        category="transportasi",
        status=Status.DRAFT,
        headline="Opa Nelis, dua puluh ribu malam di mercusuar Andaian",
        summary="Profil penjaga mercusuar yang juga juru catat lelang ikan dan peminjam buku tertua.",
        dateline="Pulau Andaian, Diskom",
        tags=("Pulau Andaian", "Profil"),
        picture="pulau",
        body="""
Opa Nelis menghitung hidupnya dengan lampu. Dua puluh ribu malam lebih ia menyalakannya, mula-mula dengan minyak, lalu dengan listrik, sekarang dengan panel surya yang menurutnya terlalu sopan karena tidak berbunyi.

Tangganya 112 anak. Lututnya, katanya, tahu semua namanya.

(Menunggu kunjungan kedua, Kamis.)
""",
    ),
    Story(
        key="draf-anggaran-infografik",
        at="-5 13.00",
        category="ekonomi",
        status=Status.DRAFT,
        headline="Ke mana perginya sepuluh ribu rupiah pajak Anda",
        summary="Belanja kota dijelaskan dengan satu lembar uang.",
        tags=("Anggaran",),
        picture="angka",
        writer="penulis2",
        body="""
Dari setiap sepuluh ribu rupiah pajak, Rp1.540 menjadi upah guru dan buku, Rp1.020 menjadi obat dan perawat, Rp430 menjadi air, dan Rp260 menjadi bus.

Sisanya masih dihitung bersama Bidang Statistik.
""",
    ),
    Story(
        key="dicabut-lomba",
        at="-47 10.00",
        category="berita-kota",
        status=Status.WITHDRAWN,
        withdrawn_after=1,
        reason="Acara yang diberitakan dibatalkan panitia sehari setelah berita terbit. Pengumuman jadwal baru akan dimuat sebagai berita tersendiri.",
        headline="Lomba perahu hias di Sungai Tirta Misal digelar akhir pekan",
        summary="Tiga puluh perahu dari dua tepi sungai mendaftar.",
        tags=("Festival", "Sungai Tirta Misal"),
        writer="penulis2",
        body="""
Tiga puluh perahu dari dua tepi Sungai Tirta Misal mendaftar dalam lomba perahu hias akhir pekan ini.

Penonton disediakan tempat di tanggul sebelah utara. Jalan di sepanjang sungai ditutup mulai pukul 13.00.
""",
    ),
)

CHANGES = (
    Change(
        key="bus-rute-baru",
        writer="penulis2",
        extra="## Tambahan jadwal\n\nMulai {tgl+7}, rute 8 menambah dua keberangkatan pada hari Minggu, pukul 05.15 dan 21.40, atas permintaan pekerja giliran.",
        submitted=True,
    ),
    Change(
        key="nomor-aduan",
        writer="penulis",
        headline="Satu nomor untuk semua aduan, dan jawabannya paling lambat hari ketiga",
        extra="Pada bulan keempat, jumlah aduan yang terlambat dikabari turun menjadi dua dalam sepekan.",
    ),
)
