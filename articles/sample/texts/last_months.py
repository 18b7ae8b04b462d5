"""Sample articles of the months before loading."""

from articles.sample.story import Kind, Note, NoteKind, Story, Verdict

STORIES = (
    Story(
        key="taman-ibarat",
        at="-28 18.10",
        category="lingkungan",
        headline="Taman Ibarat dibuka dua puluh empat jam, lampunya mengikuti orang",
        summary="Lampu meredup ketika tidak ada yang lewat dan menyala pelan saat ada langkah. Pemakaian listrik turun 58 persen.",
        tags=("Taman Ibarat", "Energi", "Ruang terbuka"),
        picture="taman-tegak",
        heat=0.7,
        body="""
Taman Ibarat tidak lagi dikunci pada pukul 21.00. Mulai {hari-1}, taman seluas sebelas hektare itu dibuka sepanjang malam, dengan lampu yang meredup ketika sepi dan menyala pelan ketika ada langkah kaki.

Petugas taman menghitung 340 orang pada malam pertama: perawat yang baru selesai jaga, mahasiswa, dan dua kelompok pejalan kaki berusia lanjut yang mengaku lebih suka berjalan ketika jalanan dingin.

Pemakaian listrik taman turun 58 persen. Kelelawar, yang bersarang di pohon trembesi tua, tidak terganggu karena lampu di sekitarnya berwarna jingga dan menghadap ke bawah.

Enam petugas berjaga bergiliran dengan sepeda. Tombol darurat dipasang setiap 150 meter, dan jarak petugas terdekat tidak pernah lebih dari empat menit.
""",
    ),
    Story(
        key="kompos-pasar",
        at="-32 09.40",
        category="lingkungan",
        kicker="Lingkungan",
        headline="Sampah pasar susut 40 persen setelah rumah kompos berdiri di sebelahnya",
        summary="Sisa sayur tidak lagi naik truk ke tempat pembuangan. Kompos dibeli kembali oleh petani yang memasok pasar itu.",
        tags=("Sampah", "Kompos", "Pasar Umpama"),
        picture="kebun",
        heat=0.7,
        notes=(
            Note(
                "Semula tertulis kompos dijual Rp1.800 per kilogram. Yang benar Rp1.200 per kilogram.",
                after=1,
            ),
        ),
        body="""
Sebelum pukul 06.00, gerobak-gerobak kecil sudah bergerak dari los sayur ke bangunan beratap rendah di seberang pasar. Isinya kol layu, kulit jagung, batang kangkung. Empat puluh hari kemudian, isi gerobak itu kembali ke pasar sebagai kompos dalam karung.

Rumah kompos di sebelah Pasar Umpama mengolah 6,4 ton sisa sayur setiap hari. Sampah yang diangkut truk dari pasar itu turun 40 persen dibanding tahun lalu, dari empat truk sehari menjadi dua setengah.

“Separuh truk itu maksudnya satu truk yang pulang setengah kosong,” kata Kepala Dinas Lingkungan Hidup, Wayan Sudarsika. “Sopirnya senang, kami juga.”

## Lingkaran pendek

Kompos dijual Rp1.200 per kilogram kepada petani di Kelurahan Misal, yang sebagian besar memasok sayur ke pasar yang sama. Setiap karung diberi nomor, sehingga petani dapat melaporkan bila ada plastik yang lolos.

Yang lolos memang ada. Pada bulan pertama, petani menemukan rata-rata sebelas potong plastik per karung. Sekarang dua. Perbedaannya adalah Bu Kasmi dan lima rekannya, yang memilah dengan tangan dan dibayar menurut kebersihan karung.

Sarung tangan dan alas kaki mereka diganti setiap bulan, dan pemeriksaan kesehatan dilakukan setiap triwulan.

> Plastik itu sabar. Dia menunggu kita lengah.

## Bau

Warga di belakang pasar sempat menolak rencana ini karena takut bau. Rumah kompos memakai tumpukan kecil yang dibalik setiap tiga hari dan ditutup serbuk gergaji. Dinas memasang nomor telepon besar-besar di pagar: *Bau? Telepon.*

Dalam enam bulan ada empat belas panggilan. Dua belas di antaranya pada pekan ketika mesin pembalik rusak. Sejak itu sebuah mesin cadangan disewa, dan keluhan berhenti.

## Siapa yang membayar

Mengolah satu ton sampah pasar di rumah kompos memerlukan biaya Rp310.000, termasuk upah. Mengangkut dan menimbunnya di tempat pembuangan memerlukan Rp420.000. Selisihnya dipakai menggaji dua pemilah tambahan dan memperbaiki gerobak.

Pedagang tidak dipungut biaya tambahan. Yang diminta hanya memisahkan plastik dari sayur, dengan ember berwarna hijau yang dibagikan gratis. Pada pekan kedua, ember itu sudah menjadi bangku, pot, dan tempat uang; dinas lalu membagikan ember berlubang, yang ternyata tidak dapat dipakai untuk apa pun selain sampah.

“Kami belajar bahwa rancangan yang baik adalah yang tidak berguna untuk hal lain,” kata Wayan.

Rumah kompos kedua dibangun di Pasar Laksana mulai bulan depan, dengan rancangan yang sama dan pagar yang lebih rendah, atas permintaan warga yang ingin melihat ke dalam.
""",
    ),
    Story(
        key="tarif-parkir",
        at="-36 11.00",
        category="transportasi",
        kind=Kind.PRESS_RELEASE,
        kicker="Siaran Pers",
        headline="Parkir tepi jalan dibayar tanpa uang tunai mulai bulan depan",
        summary="Juru parkir menjadi pegawai bergaji tetap. Tarif tidak berubah, dan sepuluh menit pertama gratis.",
        tags=("Parkir", "Layanan daring"),
        writer="penulis2",
        heat=0.9,
        body="""
Pembayaran parkir tepi jalan di 46 ruas jalan Kota Percontohan tidak lagi memakai uang tunai mulai bulan depan. Pengemudi membayar dengan kartu, kode pindai, atau kupon yang dapat dibeli di warung.

Tarif tidak berubah: Rp2.000 per jam untuk sepeda motor dan Rp4.000 per jam untuk mobil. Sepuluh menit pertama gratis. Kendaraan penyandang disabilitas tidak membayar.

Sebanyak 238 juru parkir diangkat sebagai pegawai kontrak dengan gaji tetap dan jaminan kesehatan. Mereka tidak lagi menyetor, sehingga tidak ada alasan menagih di luar jam parkir.

“Kami menghitung berapa yang sampai ke kas daerah selama ini. Jawabannya kurang dari sepertiga,” kata Kepala Dinas Perhubungan, Bonar Simarata.

Warga yang ditagih tunai setelah tanggal berlakunya aturan ini dapat melapor dengan menyebut ruas jalan dan jamnya. Narahubung: Bidang Parkir, telepon (000) 555-0177.
""",
    ),
    Story(
        key="fakta-sirene",
        at="-41 20.30",
        category="lingkungan",
        kind=Kind.HOAX_REPORT,
        verdict=Verdict.TRUE,
        kicker="Cek Fakta",
        headline="Benar, sirene di pesisir akan berbunyi setiap tanggal 26",
        summary="Pesan tentang uji sirene bulanan itu benar. Bunyinya tiga menit, pukul 10.00, dan tidak perlu mengungsi.",
        tags=("Cek fakta", "Kebencanaan", "Pesisir"),
        picture="pelabuhan",
        heat=0.7,
        body="""
Banyak warga bertanya apakah pesan tentang sirene bulanan di pesisir dapat dipercaya. **Pesan itu benar.**

Mulai bulan ini, Badan Kebencanaan Kota menguji sebelas sirene tsunami di pesisir Andaian setiap tanggal 26 pukul 10.00. Bunyinya panjang dan rata selama tiga menit. Warga tidak perlu mengungsi.

Sirene bahaya sesungguhnya berbunyi naik turun dan tidak berhenti. Bila mendengarnya, atau bila merasakan gempa kuat atau lama di tepi laut, segera menuju tempat tinggi tanpa menunggu sirene.

Pada uji pertama, sembilan dari sebelas sirene berbunyi. Dua yang gagal, di Tanjung Bak Kata dan dermaga lama, sudah diganti akinya dan diuji ulang keesokan harinya.
""",
    ),
    Story(
        key="hoaks-vaksin",
        at="-50 14.15",
        category="kesehatan",
        kind=Kind.HOAX_REPORT,
        verdict=Verdict.DISINFORMATION,
        kicker="Cek Fakta",
        headline="Rekaman suara tentang imunisasi itu dipotong dan disambung ulang",
        summary="Kalimat dokter dalam rekaman itu dipenggal sehingga artinya berbalik. Rekaman lengkapnya kami terbitkan.",
        tags=("Cek fakta", "Imunisasi", "Kesehatan anak"),
        picture="kaca-pembesar",
        heat=1.0,
        body="""
Rekaman suara berdurasi 34 detik menyebar di grup orang tua murid. Di dalamnya, seorang dokter terdengar mengatakan “imunisasi ini tidak dianjurkan untuk anak”.

**Rekaman itu hasil potongan.** Kalimat utuhnya, dari ceramah di Puskesmas Teladan Barat: “Imunisasi ini tidak dianjurkan *ditunda*. Untuk anak yang demam tinggi, tunggulah sampai sembuh.”

Kami membandingkan rekaman yang beredar dengan rekaman penuh milik puskesmas. Ada tiga sambungan, semuanya terdengar sebagai perubahan mendadak pada suara kipas di latar.

Dokter yang suaranya dipakai, dr. Irawati Sundaluhur, meminta orang tua yang ragu datang dan bertanya langsung. “Saya lebih suka ditanya sepuluh kali daripada dipotong sekali,” katanya.

Rekaman lengkap dapat didengarkan di puskesmas mana pun. Jadwal imunisasi tidak berubah.
""",
    ),
    Story(
        key="kelas-malam",
        at="-57 19.00",
        category="berita-kota",
        headline="Kelas malam di balai warga: dari pembukuan warung sampai bahasa isyarat",
        summary="Dua puluh dua balai warga dipinjamkan sebagai ruang belajar. Pengajarnya tetangga sendiri, bayarannya makan malam.",
        tags=("Literasi", "Balai warga", "UMKM"),
        picture="buku",
        byline="Kontributor: Paguyuban Balai Warga",
        heat=0.6,
        body="""
Setiap Selasa malam, kursi plastik di Balai Warga Umpama menghadap ke papan tulis yang dahulu dipakai menghitung suara. Di depannya berdiri Nurul, pemilik toko kelontong, menerangkan mengapa laba tidak sama dengan isi laci.

Dua puluh dua balai warga kini dipinjamkan sebagai kelas malam. Kota menyediakan listrik, papan tulis, dan kopi. Pengajarnya warga setempat. Bayarannya, menurut kesepakatan, makan malam yang dimasak bergiliran.

Pembukuan warung paling ramai, disusul menjahit, memperbaiki sepeda motor, dan bahasa isyarat. Kelas bahasa isyarat diajar oleh Pak Gito, tukang cukur tuli, yang mengaku jumlah pelanggannya naik dua kali lipat.

Kelas tidak memberi ijazah. Yang diberikan adalah kartu kecil bertuliskan apa yang sudah dapat dikerjakan pemegangnya, ditandatangani pengajar dan dua tetangga.

Daftar kelas ditempel di setiap balai dan diperbarui pada hari Jumat.
""",
    ),
    Story(
        key="jalur-sepeda",
        at="-64 08.15",
        category="transportasi",
        headline="Jalur sepeda di tepi kanal tersambung, murid menjadi pengguna terbanyak",
        summary="Sembilan kilometer jalur terpisah menghubungkan empat sekolah. Separuh penggunanya pada pagi hari berusia di bawah lima belas tahun.",
        tags=("Sepeda", "Kanal", "Sekolah"),
        picture="taman-sore",
        writer="penulis2",
        heat=0.8,
        body="""
Pencacah di tepi Kanal Banjir Timur mencatat 2.316 sepeda pada {hari-1}. Separuhnya melintas antara pukul 06.00 dan 07.15, dan sebagian besar membawa tas sekolah.

Jalur sepanjang sembilan kilometer itu tersambung setelah jembatan kecil di belakang SD Teladan 9 selesai. Jalurnya terpisah dari jalan raya oleh parit dan pohon, sehingga orang tua yang semula mengantar dengan motor mulai melepas anaknya bersepeda.

Tiga bengkel kecil membuka lapak di tepi jalur. Tambal ban untuk murid gratis, dibayar kota menurut jumlah cap di buku.

Keluhan yang masuk kebanyakan soal gelapnya ruas ketiga dan seekor angsa di dekat pintu air yang mengejar siapa saja. Lampu dipasang pekan depan. Untuk angsa, dinas masih berunding dengan pemiliknya.
""",
    ),
    Story(
        key="peringatan-panas",
        at="-72 12.00",
        category="kesehatan",
        kind=Kind.ANNOUNCEMENT,
        headline="Hari-hari panas: tempat berteduh dan air minum gratis di 60 titik",
        summary="Suhu siang diperkirakan mencapai 36 derajat selama sepekan. Masjid, gereja, pura, wihara, dan perpustakaan membuka ruangnya.",
        tags=("Cuaca", "Pengumuman", "Kesehatan"),
        heat=0.8,
        body="""
Suhu siang di Kota Percontohan diperkirakan mencapai 36 derajat Celsius selama sepekan ke depan. Pemerintah kota menyiapkan 60 tempat berteduh dengan kipas, air minum, dan tempat duduk.

- perpustakaan kota dan cabangnya, pukul 09.00–20.00;
- ruang tunggu puskesmas, pukul 07.00–16.00;
- rumah ibadah yang memasang tanda *Silakan Berteduh*.

Pekerja luar ruang diimbau beristirahat pukul 11.00–14.00. Sekolah memindahkan olahraga ke pagi hari.

Kenali tanda bahaya: pusing, kulit kering dan panas, bicara kacau. Pindahkan orangnya ke tempat teduh, basahi kain pada leher dan ketiak, lalu hubungi ambulans kota.
""",
    ),
    Story(
        key="lentera",
        at="-80 21.30",
        category="berita-kota",
        kicker="Budaya",
        headline="Seribu lentera di Danau Seandainya, semuanya diangkat kembali sebelum fajar",
        summary="Lentera tahun ini terbuat dari daun dan lilin lebah. Seratus sukarelawan memastikan tidak satu pun tertinggal di air.",
        dateline="Danau Seandainya, Diskom",
        tags=("Festival", "Danau Seandainya", "Sampah"),
        picture="danau",
        heat=1.0,
        notes=(
            Note(
                "Untuk menghindari salah paham: kapal tidak dilarang melintas selama acara. Yang dibatasi kecepatannya, paling tinggi lima kilometer per jam.",
                after=1,
                kind=NoteKind.CLARIFICATION,
            ),
        ),
        body="""
Ketika lampu di tepi danau dipadamkan, yang tersisa hanya bintang dan seribu titik kuning yang bergerak pelan ke tengah. Beberapa orang menangis. Kebanyakan lupa memotret, dan tidak menyesal.

Malam Seribu Lentera di Danau Seandainya dihadiri sekitar 14.000 orang pada {hari-1}. Setiap lentera membawa satu nama: orang yang dirindukan, yang didoakan, atau yang sudah tiada.

## Belajar dari tahun lalu

Tahun lalu acara yang sama meninggalkan 600 kerangka plastik di dasar danau. Seorang penyelam menemukan kura-kura terjerat kawat. Panitia meminta maaf, dan acara hampir dihapus.

Tahun ini kerangkanya anyaman daun pandan, alasnya pelepah, apinya lilin lebah. Bila tenggelam, semuanya hancur dalam tiga pekan. Itu pun tidak dibiarkan: seratus sukarelawan dengan lima belas perahu mengangkat kembali lentera sampai pukul 04.40.

“Kami menghitung yang dilepas dan yang diangkat. Seribu dan seribu,” kata Agustina Rumambi, ketua panitia. “Yang terakhir nyangkut di jenggot Pak Lurah.”

## Membuat lentera

Persiapan berlangsung dua bulan. Anyaman pandan dikerjakan ibu-ibu di Kampung Sekiranya, yang menolak memakai lem dan menemukan simpul baru agar kerangkanya tidak terbuka bila basah. Simpul itu dinamai *simpul malu*, karena semakin kena air semakin rapat.

Lilin lebah dibeli dari peternak di lereng Gunung Semisal. Setiap lilin menyala tepat tiga jam, cukup untuk melihat lentera sampai di tengah danau dan pulang sebelum mengantuk.

Panitia menguji dua puluh lentera selama sepekan di kolam balai kampung. Ikan memakan sebagian pelepahnya dan tidak tampak keberatan. Hasil pengujian, termasuk berat ikan, dilampirkan dalam permohonan izin kepada Dinas Lingkungan Hidup. Petugas izin menulis catatan di pinggir: *lampiran terbaik tahun ini*.

## Nama-nama

Lentera yang diangkat tidak dibuang. Kertas namanya dibacakan satu per satu di balai kampung pada pagi harinya, di depan siapa saja yang mau mendengarkan. Pembacaan itu memakan waktu dua jam lebih.

Ketika daftar hampir habis, seorang bapak meminta satu nama dibacakan dua kali. Tidak ada yang bertanya mengapa. Petugas membacanya pelan-pelan, lalu menunggu sebentar sebelum melanjutkan ke nama berikutnya.

Daftar lengkapnya disimpan di balai kampung, di dalam kotak kayu yang sama dengan buku tamu dan kunci perahu. Keluarga boleh datang membacanya kapan saja, juga di luar hari peringatan.

Sebanyak 43 nama ditulis anak-anak untuk hewan peliharaan. Nama-nama itu juga dibacakan, dengan suara yang sama.
""",
    ),
)
