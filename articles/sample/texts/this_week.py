"""The newest sample articles: always of the days before loading."""

from articles.sample.story import Kind, Note, Story, Verdict

STORIES = (
    Story(
        key="loket-malam",
        at="-0 07.15",
        category="layanan-publik",
        kicker="Layanan Publik",
        headline="Loket malam di lima kecamatan buka sampai pukul 21.00",
        summary="Warga yang bekerja siang hari kini dapat mengurus surat seusai jam kerja. Cukup membawa kartu identitas asli; salinan tidak diminta lagi.",
        tags=("Loket malam", "Kependudukan", "Kecamatan"),
        picture="balai-kota-senja",
        lead_caption="Lampu Balai Kota tetap menyala: lima kantor kecamatan menyusul buka sampai malam (ilustrasi).",
        pins=("izin-warung", "antrean-puskesmas"),
        heat=1.7,
        body="""
Lima kantor kecamatan di Kota Percontohan mulai hari ini melayani warga sampai pukul 21.00, dari Senin sampai Kamis. Layanan yang disebut *loket malam* itu ditujukan bagi warga yang tidak dapat meninggalkan pekerjaan pada siang hari.

Surat keterangan domisili, perubahan kartu keluarga, pengantar nikah, dan legalisasi dokumen dapat diurus di semua loket malam. Perekaman kartu identitas baru tersedia di Kecamatan Teladan Utara dan Teladan Selatan, sebab baru di dua tempat itulah alat rekamnya dapat dipakai bergantian dengan layanan siang.

“Selama ini orang harus memilih: kehilangan upah sehari atau menunda suratnya. Kami tidak mau lagi menyuruh warga memilih,” kata Wali Kota Percontohan, Sekar Wulandaru, saat membuka loket malam pertama di Kantor Kecamatan Teladan Utara, {hari-1}.

## Dari catatan satpam

Gagasan ini tidak lahir di ruang rapat. Dua tahun lalu, Marsinah, satpam di Kantor Kecamatan Teladan Utara, mulai mencatat orang yang datang setelah pintu dikunci. Dalam tiga bulan ia menulis 412 nama. Sebagian besar buruh pabrik, pedagang, dan pengemudi.

Buku tulis itu sampai ke meja camat, lalu ke Balai Kota. “Saya cuma kasihan melihat orang balik badan. Ada yang datang tiga kali dan tiga kali pula terlambat sepuluh menit,” kata Marsinah. Ia diundang menggunting pita.

!foto loket kanan | Nomor antrean diambil dari rumah (ilustrasi).

Uji coba berlangsung sejak bulan Juni di satu kecamatan. Dari 3.180 berkas yang masuk pada malam hari, 94 persen selesai malam itu juga. Rata-rata orang menunggu sebelas menit, separuh dari waktu tunggu siang.

## Yang perlu dibawa

- kartu identitas asli, tanpa salinan;
- kartu keluarga bila mengurus perubahan anggota keluarga;
- surat kuasa bila mengurus untuk orang lain.

Petugas membaca data langsung dari kartu. Map, meterai, dan salinan yang biasa dijual di depan kantor tidak diperlukan. Nomor antrean dapat diambil dari rumah sejak pukul 15.00 melalui [antre.percontohan.example](https://antre.percontohan.example/).

!lampiran loket-malam | Alamat dan jam kelima loket malam

> Kantor boleh tutup, tetapi jangan sampai negara terasa tutup.
> -- Rusdi Halimawan, Camat Teladan Utara

Kalimat itu kini ditempel di pintu masuk. Menurut Rusdi, petugas malam bukan petugas siang yang diperpanjang jam kerjanya. Mereka bekerja dalam giliran tersendiri, dan uang makannya sudah dianggarkan.

## Belum semua

Tiga kecamatan lain menyusul paling lambat akhir triwulan depan. Dinas Kependudukan mengakui kendalanya sederhana tetapi nyata: dua kantor belum memiliki penerangan halaman yang layak, dan satu kantor masih menumpang di balai kelurahan.

Kepala Dinas Kependudukan, Tirtana Widagdo, meminta warga melapor bila menemukan loket yang tutup lebih cepat. “Foto saja pintunya, sebutkan jamnya. Kami jawab malam itu juga,” ujarnya.
""",
    ),
    Story(
        key="air-bergilir",
        at="-0 06.10",
        category="infrastruktur",
        kind=Kind.ANNOUNCEMENT,
        headline="Air di tiga kelurahan mengalir bergiliran akhir pekan ini",
        summary="Pipa induk di Jalan Laksana diganti. Mobil tangki disiagakan di sembilan titik; rumah sakit dan puskesmas tetap dialiri penuh.",
        tags=("Air minum", "Pengumuman"),
        emergency="Pekerjaan pipa dimajukan ke akhir pekan ini; warga perlu waktu untuk menampung air.",
        heat=1.2,
        body="""
Perusahaan air minum daerah mengganti pipa induk di Jalan Laksana pada akhir pekan ini. Selama pekerjaan berlangsung, air di Kelurahan Contoh, Kelurahan Misal, dan Kelurahan Umpama mengalir bergiliran.

|= Jadwal aliran air
| Kelurahan | Sabtu | Minggu |
| Contoh | 04.00–10.00 | 16.00–22.00 |
| Misal | 10.00–16.00 | 04.00–10.00 |
| Umpama | 16.00–22.00 | 10.00–16.00 |

Warga diminta menampung air secukupnya dan menutup keran selama air tidak mengalir, supaya udara tidak masuk ke meteran. Air yang keruh pada menit-menit pertama aman untuk menyiram dan mencuci; untuk minum, tunggulah sampai jernih.

Mobil tangki disiagakan di sembilan titik mulai pukul 05.00. Rumah Sakit Ibarat dan empat puskesmas di wilayah itu tetap dialiri penuh melalui jalur cadangan.

Bila pekerjaan selesai lebih cepat, aliran dibuka tanpa menunggu jadwal. Perkembangan diumumkan di halaman ini.
""",
    ),
    Story(
        key="uji-air",
        at="-1 10.20",
        category="kesehatan",
        kind=Kind.PRESS_RELEASE,
        kicker="Siaran Pers",
        headline="Hasil uji air minum triwulan ini: 41 dari 42 titik aman",
        summary="Satu titik di Pasar Umpama tidak memenuhi batas bakteri dan ditutup sejak kemarin. Hasil lengkap setiap titik dapat diperiksa siapa saja.",
        tags=("Air minum", "Puskesmas", "Data terbuka"),
        picture="air",
        heat=1.4,
        notes=(
            Note(
                "Semula tertulis jumlah titik di Kecamatan Teladan Barat adalah 8. Yang benar 9, seperti dalam tabel. Kesimpulan tidak berubah.",
                after=0,
            ),
        ),
        body="""
Dinas Kesehatan Kota Percontohan menguji air minum di 42 titik pada triwulan ini. Empat puluh satu titik memenuhi semua syarat. Satu titik, yaitu keran umum di sisi timur Pasar Umpama, tidak memenuhi batas bakteri dan ditutup sejak {hari-1}.

“Kami mengumumkan yang gagal bersama yang lulus, pada hari yang sama. Warga berhak tahu keran mana yang tidak boleh diminum airnya,” kata Kepala Dinas Kesehatan, dr. Meiliana Gunawarma.

## Hasil per kecamatan

|= Contoh air yang diuji pada triwulan ini
| Kecamatan | Titik | Memenuhi syarat | Catatan |
| Teladan Utara | 11 | 11 | – |
| Teladan Selatan | 10 | 10 | – |
| Teladan Timur | 12 | 11 | Pasar Umpama sisi timur |
| Teladan Barat | 9 | 9 | – |

Contoh air diambil dari keran rumah, sekolah, pasar, dan terminal, tanpa pemberitahuan lebih dahulu. Setiap contoh diuji dua kali oleh petugas yang berbeda, dan yang meragukan diuji ulang oleh laboratorium Universitas Andaian.

## Yang terjadi di Pasar Umpama

Pemeriksaan menemukan retakan sepanjang dua jengkal pada pipa di bawah los ikan. Air dari selokan dapat merembes saat tekanan turun pada malam hari. Pipa itu diganti hari ini; keran dibuka kembali setelah dua uji berturut-turut menunjukkan hasil bersih.

Pembersihan pipa dilakukan pada malam hari setelah pasar tutup. Selama tiga hari air dialirkan dan dibuang, lalu diambil contohnya setiap enam jam.

Sampai saat itu, pedagang dan pembeli dapat mengambil air dari keran di sisi barat. Puskesmas Teladan Timur memeriksa 63 orang yang biasa memakai keran tersebut; tidak ada yang sakit.

## Dibanding triwulan lalu

Pada triwulan lalu, tiga dari 40 titik tidak memenuhi syarat: dua sumur bor di Kelurahan Misal dan satu tangki di Terminal Laksana. Ketiganya sudah diperbaiki dan pada triwulan ini memenuhi syarat. Dua titik baru ditambahkan atas usul warga, yaitu sekolah di Pulau Andaian dan rumah singgah keluarga pasien.

Yang diperiksa pada setiap contoh ada sembilan belas hal, antara lain bakteri, kekeruhan, besi, dan sisa klor. Kadar sisa klor di dua titik mendekati batas bawah. Perusahaan air minum menambah satu titik pembubuhan di jaringan utara agar air di ujung pipa tetap terlindung.

## Data untuk siapa saja

!lampiran uji-air |

Hasil setiap titik, lengkap dengan tanggal dan nama petugas, diterbitkan di [data.percontohan.example](https://data.percontohan.example/). Sekolah dapat meminta petugas datang untuk menguji sumur; layanan itu gratis dan antreannya sekitar dua minggu.

Narahubung: Bidang Kesehatan Lingkungan, Dinas Kesehatan, telepon (000) 555-0142, pada jam kerja.
""",
    ),
    Story(
        key="hoaks-bansos",
        at="-1 15.40",
        category="berita-kota",
        kind=Kind.HOAX_REPORT,
        verdict=Verdict.HOAX,
        kicker="Cek Fakta",
        headline="Pesan berantai pendaftaran bantuan sosial lewat tautan itu palsu",
        summary="Kota Percontohan tidak membuka pendaftaran bantuan melalui tautan. Yang sudah terlanjur mengisi diminta segera mengganti kata sandi.",
        tags=("Cek fakta", "Bantuan sosial", "Penipuan daring"),
        picture="kaca-pembesar",
        writer="penulis2",
        heat=1.5,
        body="""
Pesan yang menjanjikan bantuan tunai Rp1,8 juta kepada “seluruh warga Kota Percontohan” beredar di grup percakapan sejak {hari-3}. Pesan itu menyertakan tautan dan meminta nama, nomor induk kependudukan, serta nomor rekening.

**Pesan tersebut palsu.** Dinas Sosial tidak pernah membuka pendaftaran bantuan melalui tautan di grup percakapan.

## Yang kami periksa

1. Alamat tautannya bukan milik pemerintah kota dan baru didaftarkan empat hari lalu.
2. Lambang kota pada pesan itu adalah lambang lama yang tidak dipakai sejak tujuh tahun lalu.
3. Pejabat yang namanya dicantumkan tidak ada dalam daftar pegawai.
4. Dinas Sosial menegaskan bahwa penerima bantuan ditetapkan lewat musyawarah kelurahan, bukan lewat formulir.

## Bila terlanjur mengisi

Ganti kata sandi surel dan aplikasi bank Anda, lalu hubungi bank untuk memantau rekening. Laporkan nomor pengirim lewat [lapor.percontohan.example](https://lapor.percontohan.example/). Petugas tidak akan meminta kata sandi atau kode sekali pakai, dengan alasan apa pun.

Tim Cek Fakta menerima 37 pertanyaan tentang pesan ini dalam dua hari. Terima kasih kepada warga yang bertanya sebelum meneruskan.
""",
    ),
    Story(
        key="bus-rute-baru",
        at="-2 08.30",
        category="transportasi",
        kicker="Transportasi",
        headline="Trans Ibarat tambah dua rute, bus pertama berangkat sebelum azan subuh",
        summary="Dua rute baru menghubungkan Pasar Umpama dan kawasan pabrik Laksana. Delapan bus listrik melintas setiap dua belas menit pada jam sibuk.",
        tags=("Trans Ibarat", "Bus listrik", "Transportasi umum"),
        picture="bus",
        writer="penulis2",
        heat=1.3,
        body="""
Pukul 03.50, ketika kebanyakan lampu kota masih menyala, bus pertama rute 7 meninggalkan Terminal Laksana dengan sembilan belas penumpang. Hampir semuanya pedagang sayur. Mereka biasanya menyewa bak terbuka beramai-ramai.

Dua rute baru Trans Ibarat mulai beroperasi {hari-1}. Rute 7 menghubungkan Terminal Laksana dengan Pasar Umpama, dan rute 8 melayani kawasan pabrik di tepi Sungai Tirta Misal. Keduanya memakai bus listrik.

“Kami menyusun jadwalnya dari jam kerja orang, bukan dari jam kerja kantor,” kata Kepala Dinas Perhubungan, Bonar Simarata. Karena itu, rute 7 berangkat lebih pagi daripada rute mana pun, dan rute 8 berakhir setelah pergantian giliran kerja pukul 23.00.

## Dua belas menit

Pada jam sibuk, bus datang setiap dua belas menit. Di luar itu, jaraknya dua puluh lima menit. Tarifnya tetap Rp3.000, dan penumpang yang berpindah rute dalam satu jam tidak membayar lagi. Pelajar dan warga di atas enam puluh tahun gratis.

Delapan bus baru memiliki lantai rendah, dua ruang kursi roda, dan pengumuman suara di setiap halte. Baterainya cukup untuk sembilan jam; pengisian dilakukan bergiliran di depo, termasuk dari panel surya di atap terminal.

## Yang ditanyakan warga

Dalam dengar pendapat bulan lalu, warga Kampung Umpama meminta halte digeser lima puluh meter supaya tidak menghalangi gerobak. Permintaan itu dipenuhi. Permintaan lain, yaitu bus sampai ke lereng Bukit Ibarat, belum: jalannya terlalu sempit untuk dua bus berpapasan.

!galeri bus-malam, jembatan, taman-tegak, kota-senja | Sepanjang rute 7 dan 8, dari Terminal Laksana sampai tepi sungai.

“Saya tidak kecewa. Setidaknya mereka datang, mengukur jalan, lalu menunjukkan angkanya,” kata Sumirah, penjual jamu yang tinggal di lereng.

## Angkutan kota tidak ditinggalkan

Tiga puluh satu pengemudi angkutan kota yang rutenya bersinggungan dengan rute 8 kini bekerja sebagai pengumpan. Mereka dibayar menurut kilometer, bukan menurut penumpang, sehingga tidak perlu lagi berebut di tikungan.

Aman Nasruddin, yang sudah dua puluh dua tahun memegang setir, mengaku masih menyesuaikan diri. “Dulu mata saya ke trotoar, mencari orang. Sekarang ke jalan,” katanya, lalu tertawa. “Istri saya bilang itu kemajuan.”

Untuk warga yang tidak dapat membaca papan jadwal, petugas halte di Terminal Laksana dan Pasar Umpama menyebutkan rute dengan suara pada jam sibuk. Keluarga yang kehilangan barang dapat menanyakannya di loket barang hilang terminal, yang kini juga melayani lewat telepon.

Dinas Perhubungan menilai kedua rute setelah tiga bulan. Rute yang penumpangnya kurang dari dua puluh orang per bus tidak langsung dihapus; jadwal dan jalurnya disusun ulang lebih dahulu bersama warga.
""",
    ),
    Story(
        key="sambutan-keterbukaan",
        at="-2 13.00",
        category="berita-kota",
        kind=Kind.SPEECH,
        kicker="Sambutan",
        headline="Sambutan Wali Kota pada pembukaan Pekan Keterbukaan Informasi",
        summary="“Data yang disimpan rapi tetapi tidak dapat dibaca warga adalah gudang, bukan pelayanan,” kata Wali Kota Sekar Wulandaru.",
        dateline="Balai Kota Percontohan",
        tags=("Keterbukaan informasi", "Wali Kota", "Data terbuka"),
        picture="mikrofon",
        byline="Sekar Wulandaru, Wali Kota Percontohan",
        heat=0.6,
        body="""
Selamat pagi, Saudara-saudara. Terima kasih sudah datang, apalagi yang datang untuk menagih.

Tahun lalu, di ruangan ini, seorang ibu dari Kampung Umpama bertanya kepada saya: mengapa jalan di depan rumahnya diperbaiki, padahal yang rusak jalan di depan sekolah? Saya tidak dapat menjawab. Bukan karena rahasia. Karena saya sendiri tidak tahu di mana angkanya.

Malam itu saya belajar sesuatu. Data yang disimpan rapi tetapi tidak dapat dibaca warga adalah gudang, bukan pelayanan.

## Tiga janji dan buktinya

Maka kita berjanji tiga hal, dan hari ini saya melaporkannya satu per satu.

1. Setiap rencana perbaikan jalan diterbitkan sebelum dikerjakan. **Sudah.** Peta dan alasannya dapat dibaca sejak bulan Maret.
2. Setiap permohonan informasi dijawab dalam sepuluh hari kerja. **Belum seluruhnya.** Dari 318 permohonan, 291 tepat waktu. Dua puluh tujuh terlambat, dan daftar keterlambatannya kami tempel di pintu.
3. Setiap kekeliruan dalam berita kota diralat di tempat yang sama. **Sudah**, dan saya minta jangan ada yang malu karenanya.

## Yang belum berani kita buka

Saya juga ingin menyebut yang belum. Daftar tanah milik kota belum terbit seluruhnya, karena 212 bidang di antaranya tidak kita ketahui batasnya. Ada yang bertanya, mengapa tidak menunggu sampai lengkap. Jawab saya, karena kita sudah menunggu sejak saya belum lahir.

Mulai bulan depan daftar itu kita terbitkan dengan kolom yang jujur: *diketahui*, *diragukan*, *tidak tahu*. Warga yang tahu batasnya, tolong bantu kami. Warga yang menempati tanahnya, jangan takut; kita akan bicara sebelum mengukur.

Rapat-rapat kita pun akan dibuka risalahnya paling lambat tiga hari kerja, kecuali yang menyangkut keselamatan seseorang. Kalau ada yang bertanya siapa yang memutuskan pengecualian itu, namanya tertulis di sana.

## Tentang malu

Ada yang berkata kepada saya, ralat membuat pemerintah terlihat lemah. Saya kira sebaliknya. Orang yang tidak pernah meralat biasanya tidak pernah memeriksa.

Karena itu saya tidak akan menghitung siapa yang paling sedikit meralat. Saya akan bertanya siapa yang paling cepat.

Kepada para pranata humas, saya titip satu hal. Tulislah untuk orang yang membaca sambil menunggu bus. Ia lelah, layarnya kecil, dan ia berhak atas kalimat yang selesai.

Kepada warga, saya titip satu hal juga. Bertanyalah. Pertanyaan Saudara adalah pekerjaan kami.

Dengan ini Pekan Keterbukaan Informasi saya buka. Pintunya, seperti Saudara lihat, sudah kami lepas dari engselnya sejak kemarin. Terima kasih.
""",
    ),
    Story(
        key="pasar-umpama",
        at="-3 09.05",
        category="ekonomi",
        kicker="Ekonomi",
        headline="Pasar Umpama buka kembali, pedagang lama memilih kiosnya lebih dulu",
        summary="Setelah empat belas bulan di lapangan penampungan, 486 pedagang pulang. Sewa tidak naik selama dua tahun, dan undian kios disiarkan langsung.",
        tags=("Pasar Umpama", "Pedagang", "UMKM"),
        picture="pasar",
        pins=("kompos-pasar",),
        heat=1.25,
        body="""
Rokayah memegang kunci itu seperti memegang telur. Empat belas bulan ia berjualan kelapa parut di bawah terpal, dan {hari-1} ia kembali ke Pasar Umpama, ke kios nomor 112, dua langkah dari tempat ibunya dahulu berjualan.

Pasar Umpama dibuka kembali dengan 512 kios. Sebanyak 486 di antaranya ditempati pedagang lama yang terdaftar sebelum pembangunan; sisanya diundi untuk pedagang baru. Undian disiarkan langsung, dan nomornya ditarik oleh murid SD Teladan 4.

## Yang lama lebih dulu

Janji mendahulukan pedagang lama bukan hal kecil. Dalam pembangunan pasar sebelumnya, hampir sepertiga pedagang tidak kembali karena kios terbaik sudah habis ketika mereka dipanggil.

“Kali ini daftarnya ditempel sejak hari pertama, lengkap dengan ukuran kios. Orang boleh protes, dan memang protes,” kata Kepala Dinas Perdagangan, Syahrul Batuanam. Ada 57 keberatan, dan 49 di antaranya diterima.

Sewa kios tidak naik selama dua tahun. Setelah itu kenaikan paling tinggi lima persen setahun dan harus dibicarakan dengan paguyuban pedagang.

## Pasar yang lebih dingin

Atap lama diganti dengan atap bertingkat yang membiarkan udara panas keluar. Pengukuran pada tengah hari menunjukkan suhu di dalam los sayur 4 derajat lebih rendah daripada di lapangan penampungan. Air hujan ditampung untuk mencuci lantai.

- los ikan memiliki saluran tertutup dan lemari es bersama;
- ruang menyusui dan penitipan anak ada di lantai dua;
- jalur kursi roda menembus semua los tanpa undakan;
- timbangan ulang disediakan di empat pintu.

> Kalau timbangan saya kurang, bilang ke saya dulu. Baru ke wali kota.

Begitu bunyi papan kecil di kios beras milik Haji Bakri. Ia menulisnya sendiri.

!foto pasar-pagi |

## Masih ada yang kurang

Tempat parkir sepeda motor baru menampung 340 kendaraan, kurang dari separuh kebutuhan hari pasar. Dinas Perhubungan menyiapkan kantong parkir di bekas lapangan penampungan, dan rute 7 Trans Ibarat kini berhenti tepat di pintu utara.

Listrik menjadi soal lain. Setiap kios memiliki meteran sendiri, dan pedagang yang dahulu menyambung dari tetangga kini harus membayar langsung. Dinas Perdagangan memberi tenggang tiga bulan dan menempatkan dua petugas di kantor pasar untuk menerangkan cara membaca meteran. Pada hari pertama, yang paling banyak ditanyakan justru letak musala dan jam buka toilet.

Pasar buka setiap hari pukul 03.00–17.00. Los sayur dan ikan dibersihkan dua kali sehari, dan bongkar muat truk besar hanya boleh sebelum pukul 06.00.

Seorang pedagang bumbu, Lestari, mengeluhkan lampu los yang terlalu putih. “Cabai saya kelihatan pucat,” katanya. Keluhan itu dicatat; lampu di los bumbu diganti pekan depan.
""",
    ),
)
