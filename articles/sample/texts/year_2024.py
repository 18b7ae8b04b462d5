"""Sample articles of 2024."""

from articles.sample.story import Kind, Story, Verdict

STORIES = (
    Story(
        key="bank-sampah-sekolah",
        at="2024-12-03 09.45",
        category="lingkungan",
        headline="Buku tabungan murid SD Teladan 7 berisi botol",
        summary="Setiap murid menabung sampah kering. Saldo terbesar dipakai membeli papan tulis untuk sekolah di pulau.",
        tags=("Sampah", "Sekolah", "Bank sampah"),
        picture="sekolah",
        writer="mantan",
        heat=0.4,
        opening_views=1312,
        body="""
Buku tabungan Kirana mencatat 214 botol, 38 kaleng, dan satu payung patah. Di SD Teladan 7, semua murid menabung sampah kering pada hari Jumat, ditimbang murid kelas enam yang bertugas sebagai kasir.

Dalam setahun, sekolah itu mengumpulkan 4,7 ton sampah yang laku dijual. Uangnya menjadi milik murid, tetapi boleh disumbangkan. Dua pertiga murid memilih menyumbang.

Sumbangan tahun ini membeli dua papan tulis untuk sekolah di Pulau Andaian. Papan itu dikirim bersama surat dari kelas enam yang berpesan agar kapurnya jangan dihabiskan untuk melempar.

“Kami mengajar menabung. Soal sampahnya bonus,” kata guru pendamping, Nyoman Swastika.
""",
    ),
    Story(
        key="jembatan-andai",
        at="2024-10-21 07.30",
        category="infrastruktur",
        kicker="Infrastruktur",
        headline="Jembatan Andai dibuka: dua tepi sungai kini berjarak empat menit",
        summary="Jembatan gantung sepanjang 412 meter menggantikan perahu tambang. Para penambang perahu menjadi penjaga dan pemandu jembatan.",
        tags=("Jembatan Andai", "Sungai Tirta Misal"),
        picture="jembatan",
        pins=("hoaks-jembatan",),
        writer="mantan",
        heat=1.0,
        opening_views=8420,
        body="""
Orang pertama yang menyeberangi Jembatan Andai bukan pejabat. Ia Mak Icih, penjual serabi berusia 71 tahun, yang selama setengah abad menyeberangi Sungai Tirta Misal dengan perahu tambang dua kali sehari. Ia berjalan sendirian sampai tengah, berhenti, meludah ke sungai, lalu tertawa sampai seberang.

Jembatan gantung sepanjang 412 meter itu dibuka {hari-1}. Perjalanan yang dahulu memakan dua puluh lima menit, atau tiga jam bila arus deras, kini empat menit.

## Lima belas tahun di atas kertas

Rencana jembatan pertama kali digambar lima belas tahun lalu. Tiga kali anggarannya dialihkan, dua kali gambarnya hilang. Pada percobaan keempat, warga kedua tepi membentuk panitia yang menghadiri setiap rapat anggaran dengan membawa ember berisi air sungai.

“Ember itu tidak pernah mereka siramkan. Tetapi kami selalu melihatnya,” kata Idris Tamangkara, Kepala Dinas Pekerjaan Umum, yang waktu itu masih staf.

## Cara berdirinya

- bentang utama 260 meter, tinggi menara 64 meter;
- lebar 11 meter, dengan jalur sepeda dan pejalan kaki di kedua sisi;
- 184 penggantung, masing-masing bernomor dan dapat diganti tanpa menutup jembatan;
- alat ukur getaran yang angkanya dapat dilihat siapa saja.

Jembatan diuji dengan 96 truk pasir selama tiga malam. Lendutannya 31 sentimeter, kurang dari yang diizinkan.

## Empat belas penambang perahu

Jembatan mengakhiri pekerjaan empat belas keluarga penambang. Mereka dilibatkan sejak tahun pertama perencanaan. Enam orang kini bekerja sebagai penjaga jembatan, lima menjalankan perahu wisata, dua pensiun dengan santunan, dan satu, Pak Wadi, memilih tetap menambang.

> Ada saja orang yang takut tinggi. Ada saja yang rindu air.

Pada hari pembukaan, perahunya penuh.

## Tarif dan aturan

Pejalan kaki dan sepeda gratis. Kendaraan bermotor gratis selama tahun pertama; setelah itu Dewan Kota menentukan. Truk di atas dua belas ton tetap lewat jembatan lama di hulu.

## Yang terasa pada pekan pertama

Puskesmas Teladan Timur mencatat pasien dari tepi seberang naik tiga kali lipat. Mereka bukan baru sakit; mereka baru dapat datang. Seorang bidan yang selama ini menyeberang dengan lampu senter di dahi kini dapat tiba dalam sebelas menit.

Sekolah di kedua tepi mulai bertukar guru. Pedagang ikan di hulu mengeluh pembelinya pindah ke hilir, dan pedagang sayur di hilir mengeluh hal sebaliknya. Paguyuban keduanya sepakat menunggu tiga bulan sebelum marah.

Lampu jembatan dipadamkan pukul 23.00–04.00 pada musim burung bermigrasi, bulan Oktober dan November.
""",
    ),
    Story(
        key="data-terbuka",
        at="2024-09-09 10.00",
        category="layanan-publik",
        kind=Kind.PRESS_RELEASE,
        kicker="Siaran Pers",
        headline="Seluruh belanja kota diterbitkan sebagai data, baris demi baris",
        summary="Lebih dari 41.000 transaksi tahun ini dapat diunduh. Yang dirahasiakan hanya nama penerima bantuan dan korban.",
        tags=("Data terbuka", "Anggaran", "Keterbukaan informasi"),
        picture="angka",
        writer="mantan",
        heat=0.6,
        opening_views=3105,
        body="""
Pemerintah Kota Percontohan menerbitkan seluruh belanja kota sebagai data yang dapat diunduh. Ada 41.226 baris untuk tahun ini, dari pembelian aspal sampai pembelian kapur barus untuk ruang arsip.

Setiap baris memuat tanggal, dinas, penerima pembayaran, jumlah, dan kegunaannya. Yang dirahasiakan hanya nama penerima bantuan sosial, korban kekerasan, dan pasien.

“Warga akan menemukan salah ketik, barang yang terlalu mahal, dan barang yang tidak perlu. Memang itu gunanya,” kata Sekretaris Daerah, Harjuna Mahesworo.

Data diperbarui setiap tanggal 5. Pertanyaan dijawab terbuka di halaman yang sama, paling lambat lima hari kerja. Narahubung: Bidang Statistik, Dinas Komunikasi, telepon (000) 555-0108.
""",
    ),
    Story(
        key="posyandu-malam",
        at="2024-07-18 19.30",
        category="kesehatan",
        headline="Posyandu pindah ke malam hari, para ayah ikut menimbang",
        summary="Di Kelurahan Contoh, kehadiran balita naik dari 54 menjadi 91 persen setelah jadwalnya disesuaikan dengan jam pulang kerja.",
        tags=("Posyandu", "Gizi", "Kesehatan anak"),
        picture="puskesmas",
        writer="mantan",
        heat=0.5,
        opening_views=1977,
        body="""
Timbangan bayi di Balai Warga Contoh biasa dipakai pukul sembilan pagi, ketika kebanyakan orang tua di sana berdiri di depan mesin jahit pabrik. Yang datang adalah nenek, kadang tetangga, sering tidak ada.

Sejak tiga bulan lalu posyandu itu buka pukul 18.30. Kehadiran balita naik dari 54 menjadi 91 persen. Yang tidak diduga siapa pun: separuh pengantarnya ayah.

“Mereka lebih cerewet daripada ibu-ibu. Timbangannya ditanya merek apa,” kata kader posyandu, Bu Tatik, sambil menahan senyum.

Petugas gizi memanfaatkan itu. Kelas memasak dipindahkan ke malam yang sama, dan resep pertama yang diajarkan adalah bubur ikan yang dapat dibuat satu tangan sambil menggendong.

Delapan kelurahan lain meminta jadwal serupa.
""",
    ),
    Story(
        key="hoaks-libur",
        at="2024-06-05 15.20",
        category="berita-kota",
        kind=Kind.HOAX_REPORT,
        verdict=Verdict.DISINFORMATION,
        kicker="Cek Fakta",
        headline="Pengumuman libur dua pekan itu diubah dari pengumuman libur dua hari",
        summary="Angka dan tanggal pada surat asli diganti. Sekolah tetap masuk seperti biasa.",
        tags=("Cek fakta", "Sekolah"),
        picture="kaca-pembesar",
        writer="penulis2",
        heat=0.6,
        body="""
Surat pengumuman libur sekolah “selama dua pekan” beredar di kalangan orang tua. **Isinya sudah diubah.**

Surat asli dari Dinas Pendidikan menyebut libur dua hari, karena ruang kelas dipakai untuk pemilihan ketua rukun warga. Pada salinan yang beredar, kata *hari* diganti *pekan* dengan huruf yang lebih tebal.

Sekolah tetap masuk seperti biasa. Surat resmi dapat diperiksa keasliannya dengan memindai kode di sudut bawah.

Dinas tidak mencari siapa yang mengubahnya. “Kami curiga kelas lima,” kata juru bicara.
""",
    ),
    Story(
        key="bengkel-kursi-roda",
        at="2024-04-16 11.00",
        category="kesehatan",
        kicker="Layanan",
        headline="Bengkel kursi roda keliling menambal 311 roda dalam sebulan",
        summary="Mobil bak bekas pemadam diubah menjadi bengkel. Dua dari tiga mekaniknya pengguna kursi roda.",
        tags=("Disabilitas", "Layanan publik"),
        picture="bus",
        writer="mantan",
        heat=0.5,
        opening_views=1450,
        body="""
Kursi roda Hasan berderit tiga tahun sebelum ia tahu siapa yang dapat memperbaikinya. Bengkel sepeda menolak karena tidak punya suku cadang; rumah sakit menolak karena bukan bengkel.

Jawabannya datang dengan sirene yang sudah dibisukan. Mobil bekas pemadam kebakaran diubah menjadi bengkel kursi roda keliling, lengkap dengan las kecil, ban dalam segala ukuran, dan pelandai untuk naik ke bak.

Dalam sebulan pertama bengkel itu menambal 311 roda, mengganti 97 rem, dan membetulkan 40 sandaran. Biayanya ditanggung kota.

Dua dari tiga mekaniknya pengguna kursi roda. “Saya tidak perlu bertanya di mana sakitnya,” kata Yance Malendes, kepala bengkel. “Saya dengar bunyinya dari ujung gang.”

Jadwal keliling diumumkan setiap Senin, dan penderita derit darurat boleh menelepon.
""",
    ),
    Story(
        key="banjir-februari",
        at="2024-02-12 05.50",
        category="lingkungan",
        kicker="Kebencanaan",
        headline="Sungai surut, 2.300 warga pulang dengan sapu di tangan",
        summary="Banjir dua hari merendam enam kelurahan tanpa korban jiwa. Kota membuka catatan apa yang terlambat dan apa yang bekerja.",
        tags=("Banjir", "Sungai Tirta Misal", "Kebencanaan"),
        picture="kanal",
        writer="penulis2",
        pins=("kanal-timur", "penakar-hujan"),
        heat=1.0,
        opening_views=12740,
        body="""
Air meninggalkan garis cokelat setinggi dada orang dewasa di dinding Balai Warga Umpama. Di bawah garis itu, {hari}, warga mulai menyapu.

Sungai Tirta Misal meluap selama dua hari setelah hujan 214 milimeter dalam semalam, yang tertinggi sejak pencatatan dimulai. Enam kelurahan terendam. Sebanyak 2.300 orang mengungsi ke sekolah, gereja, dan masjid. Tidak ada korban jiwa; sebelas orang dirawat karena luka dan kedinginan.

## Yang bekerja

Peringatan dikirim pukul 22.10, empat jam sebelum air naik, lewat pesan, pengeras suara masjid, dan kentungan. Kader mendatangi 340 rumah yang dihuni lansia atau orang sakit. Dapur umum menyala sebelum subuh.

## Yang terlambat

Pemerintah kota mencatat kekurangannya sendiri, sebelum diminta:

1. perahu karet kedua kempes dan pompanya hilang;
2. dua pos pengungsian tidak memiliki toilet untuk kursi roda;
3. data obat warga yang cuci darah tersimpan di komputer yang justru terendam.

“Tiga-tiganya dapat dicegah dengan daftar periksa selembar. Lembarnya kami buat hari ini,” kata Wali Kota Sekar Wulandaru dalam jumpa pers pagi, masih dengan sepatu karet.

## Bantuan

Dapur umum bertahan sampai semua rumah dapat memasak kembali, paling sedikit lima hari.

Yang paling diperlukan sekarang sapu, karbol, sarung tangan, dan tenaga. Pakaian bekas sudah cukup. Sumbangan diterima di Balai Kota; daftarnya, masuk dan keluar, ditempel di pintu dan diterbitkan di situs ini setiap sore.

Sekolah diliburkan sampai {tgl+2}. Air bersih dibagikan di dua puluh titik. Listrik dinyalakan rumah demi rumah setelah diperiksa.

## Yang diperiksa berikutnya

Dinas Pekerjaan Umum memeriksa tanggul sepanjang 22 kilometer dengan berjalan kaki dan menandai sembilan titik lemah. Perbaikan sementara memakai karung pasir selesai {tgl+3}; perbaikan tetap dimulai bulan depan. Peta titik lemah diterbitkan, sekalipun sebagian warga meminta supaya dirahasiakan agar harga tanah tidak turun.

Kerugian sementara ditaksir Rp38 miliar, sebagian besar isi rumah dan dagangan. Petugas mendata dari rumah ke rumah sampai akhir pekan. Warga tidak perlu menyerahkan foto kerusakan bila tidak punya; tetangga yang bersaksi sudah cukup.

Pendampingan bagi anak-anak yang takut hujan dibuka di empat puskesmas. Pada hari pertama yang datang kebanyakan justru orang tua.

> Yang bersih lebih dulu rumah tetangga. Rumah sendiri belakangan, biar ada yang bantu.

Kata-kata itu ditulis dengan arang di dinding, persis di atas garis cokelat. Tidak ada yang mengaku menulisnya, dan tidak ada yang menghapusnya.
""",
    ),
)
