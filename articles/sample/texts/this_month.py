"""Sample articles of the weeks before loading."""

from articles.sample.story import Kind, Story, Verdict

STORIES = (
    Story(
        key="anggaran-perubahan",
        at="-8 14.00",
        category="ekonomi",
        kind=Kind.PRESS_RELEASE,
        kicker="Siaran Pers",
        headline="Anggaran perubahan disepakati: 31 persen untuk layanan dasar",
        summary="Belanja perjalanan dinas dipotong separuh. Rincian setiap kegiatan diterbitkan pada hari yang sama dengan pengesahan.",
        tags=("Anggaran", "Data terbuka", "Wali Kota"),
        picture="angka",
        heat=0.8,
        body="""
Wali Kota dan Dewan Kota Percontohan menyepakati perubahan anggaran tahun {tahun} sebesar Rp2,84 triliun dalam sidang {hari-1}. Tiga puluh satu persen di antaranya untuk layanan dasar: pendidikan, kesehatan, air minum, dan angkutan umum.

|= Perubahan belanja, dalam miliar rupiah
| Bidang | Semula | Menjadi |
| Pendidikan | 412 | 436 |
| Kesehatan | 268 | 291 |
| Air minum dan sanitasi | 96 | 121 |
| Angkutan umum | 58 | 74 |
| Perjalanan dinas | 34 | 17 |

Belanja perjalanan dinas dipotong separuh. Rapat dengan pemerintah daerah tetangga yang dapat dilakukan dari jauh tidak lagi dibiayai, kecuali untuk penandatanganan.

“Angka yang paling lama dibahas justru yang paling kecil: Rp480 juta untuk pengeras suara di kelas murid tuli sebagian. Kami malu itu baru masuk sekarang,” kata Wali Kota Sekar Wulandaru.

## Dari mana uangnya

Tambahan belanja berasal dari sisa anggaran Kanal Banjir Timur, kenaikan pajak hotel seiring ramainya kunjungan, dan penundaan pembangunan gedung parkir Balai Kota. Kota tidak menambah pinjaman.

## Memeriksa sendiri

Rincian sampai tingkat kegiatan diterbitkan di [data.percontohan.example](https://data.percontohan.example/). Setiap baris memiliki nomor yang dapat dipakai untuk bertanya. Pertanyaan pertama sudah masuk tujuh belas menit setelah pengesahan, dari seorang mahasiswa; jawabannya ikut diterbitkan.
""",
    ),
    Story(
        key="hoaks-jembatan",
        at="-9 16.10",
        category="infrastruktur",
        kind=Kind.HOAX_REPORT,
        verdict=Verdict.MISLEADING,
        kicker="Cek Fakta",
        headline="Foto jembatan retak itu bukan Jembatan Andai",
        summary="Foto yang beredar memang asli, tetapi diambil di tempat lain dua belas tahun lalu. Jembatan Andai diperiksa bulan lalu dan dinyatakan laik.",
        tags=("Cek fakta", "Jembatan Andai"),
        picture="jembatan-siang",
        writer="penulis2",
        heat=1.1,
        body="""
Sebuah foto memperlihatkan retakan lebar pada tiang jembatan, disertai tulisan “Jembatan Andai pagi ini, hindari!”. Foto itu dibagikan sedikitnya 900 kali sejak {hari-1}.

**Fotonya asli, tempatnya keliru.** Pencarian gambar menunjukkan foto yang sama pernah dimuat dalam laporan teknik dua belas tahun lalu, tentang jembatan di Kabupaten Seumpama yang sudah diganti.

## Tiga tanda

1. Pagar pada foto berbentuk pipa; pagar Jembatan Andai berbentuk kisi.
2. Papan nama di sudut foto dipotong, tetapi dua huruf terakhirnya masih terbaca dan tidak cocok.
3. Bayangan menunjukkan jembatan membentang timur–barat. Jembatan Andai membentang utara–selatan.

## Keadaan sebenarnya

Dinas Pekerjaan Umum memeriksa Jembatan Andai pada bulan lalu. Laporannya mencatat dua baut longgar, yang sudah dikencangkan, dan cat yang mengelupas. Tidak ada retakan pada tiang. Pemeriksaan berikutnya dilakukan enam bulan lagi.

Warga yang menemukan kerusakan dapat mengirim foto beserta lokasinya lewat [lapor.percontohan.example](https://lapor.percontohan.example/). Petugas mendatangi setiap laporan jembatan dalam satu jam.
""",
    ),
    Story(
        key="izin-warung",
        at="-11 09.20",
        category="perizinan",
        kicker="Perizinan",
        headline="Izin usaha warung kini selesai dalam sehari, tanpa lewat perantara",
        summary="Dari 2.140 permohonan usaha mikro bulan ini, 1.987 terbit pada hari yang sama. Syaratnya tinggal tiga dan semuanya gratis.",
        tags=("Perizinan", "UMKM", "Layanan daring"),
        picture="loket",
        pins=("loket-malam", "pasar-umpama"),
        heat=1.2,
        body="""
Sulastri mengajukan izin warung nasinya pada pukul 09.10. Pukul 13.45 izinnya terbit, ia cetak di tempat fotokopi seharga seribu rupiah, dan ia pasang di atas rak sambal. “Dulu saya bayar orang enam ratus ribu, jadinya tiga minggu,” katanya.

Sejak awal bulan, izin usaha mikro berisiko rendah di Kota Percontohan terbit paling lama satu hari kerja. Dari 2.140 permohonan yang masuk sampai {hari-1}, 1.987 terbit pada hari yang sama. Sisanya perlu kunjungan, misalnya karena memakai kompor gas besar di dalam pasar.

## Apa yang dihapus

Perubahan itu tidak memerlukan sistem baru yang mahal. Dinas Perizinan menempel seluruh syarat lama di dinding, lalu menanyakan satu per satu: siapa yang memakai kertas ini?

Sembilan dari dua belas syarat ternyata hanya dipakai untuk mengisi map. Surat pengantar rukun tetangga, misalnya, tidak pernah dibaca lagi setelah dicap. Tiga syarat tersisa:

- nomor induk kependudukan;
- alamat dan jenis usaha;
- pernyataan mematuhi aturan kebersihan dan ketertiban.

“Kami tidak mempercepat antreannya. Kami menghilangkan alasannya mengantre,” kata Kepala Dinas Perizinan, Yulinar Datukasa.

## Percaya dahulu, periksa kemudian

Pemeriksaan kini dilakukan setelah izin terbit. Setiap pekan, petugas mengunjungi lima puluh usaha yang dipilih acak. Yang melanggar dibina dan diberi waktu empat belas hari; baru setelah itu izinnya dibekukan.

Bulan pertama, dari 200 usaha yang dikunjungi, 23 perlu dibina. Kebanyakan soal tempat cuci dan pembuangan minyak. Tidak ada yang dibekukan.

## Nasib perantara

Sebelas orang yang biasa menjual jasa pengurusan di depan kantor ditawari bekerja sebagai pendamping resmi, dengan upah harian, untuk membantu warga yang tidak terbiasa mengisi formulir. Tujuh menerima.

Salah satunya, Edo, kini duduk di balik meja bertuliskan *Bantuan Gratis*. “Pekerjaan saya sama saja,” katanya sambil membetulkan letak kacamata. “Cuma sekarang saya boleh bilang kalau suratnya memang gratis.”

## Yang tetap memerlukan waktu

Tidak semua izin menjadi sehari. Usaha yang memakai bahan kimia, menyembelih hewan, atau berada di tepi sungai tetap diperiksa sebelum mulai, paling lama empat belas hari kerja. Jadwal pemeriksaannya dapat dilihat pemohon, lengkap dengan nama petugas.

Dinas Perizinan menerbitkan angka mingguan: berapa yang masuk, berapa yang terbit, dan berapa yang terlambat. Bulan ini ada enam keterlambatan. Semuanya disebabkan pemadaman listrik pada hari yang sama, dan keenam pemohon ditelepon satu per satu.

Permohonan diajukan di [izin.percontohan.example](https://izin.percontohan.example/) atau di loket, termasuk loket malam.
""",
    ),
    Story(
        key="perpustakaan-pulau",
        at="-13 10.30",
        category="berita-kota",
        kicker="Pendidikan",
        headline="Enam ratus buku menyeberang ke Pulau Andaian, pulang dengan catatan pinggir",
        summary="Perpustakaan keliling kota kini berlayar dua pekan sekali. Anak-anak pulau boleh menulis pendapat di lembar terakhir setiap buku.",
        dateline="Pulau Andaian, Diskom",
        tags=("Perpustakaan", "Pulau Andaian", "Literasi"),
        picture="pulau",
        heat=0.9,
        body="""
Perahu itu lebih dahulu terdengar daripada terlihat, karena pengeras suaranya memutar lagu anak-anak. Ketika talinya dilempar ke dermaga Pulau Andaian, tiga puluh anak sudah berjajar tanpa disuruh.

Di bawah terpal biru ada enam ratus buku dalam peti ikan yang dicuci bersih. Sejak bulan lalu, Perpustakaan Kota Percontohan mengirim koleksinya ke pulau itu dua pekan sekali, menumpang perahu logistik yang selama ini berangkat setengah kosong.

“Biayanya tambahan solar tujuh liter. Kami malu tidak memikirkannya sejak dulu,” kata Kepala Perpustakaan Kota, Theresia Wongso Harum.

## Boleh mencoret

Aturan peminjamannya berbeda dari perpustakaan mana pun. Setiap buku memiliki lembar kosong di halaman terakhir. Peminjam boleh menuliskan pendapatnya di sana, dan peminjam berikutnya boleh menjawab.

!foto buku | Peti nomor tiga, yang paling sering kembali dengan catatan (ilustrasi).

Sebuah buku tentang gunung berapi kembali ke kota dengan sembilan catatan. Yang pertama bertanya mengapa gunung tidak meletus ke samping. Yang kedua menjawab: *bisa, kakekku pernah lihat*. Yang kesembilan, dari seorang guru geologi di kota yang meminjamnya kemudian, menerangkan bagaimana caranya.

> Buku yang dicoret tanda sudah sampai. Buku yang bersih baru tanda dibeli.

Kalimat itu dari Opa Nelis, penjaga mercusuar, peminjam tertua. Ia sudah membaca empat belas novel dan mengoreksi letak dua bintang dalam sebuah atlas.

## Yang paling dicari

Buku masakan dan buku mesin tempel habis lebih dahulu daripada buku cerita. Perpustakaan menambah keduanya. Permintaan lain sedang dicarikan: kamus bahasa isyarat, untuk seorang ibu yang anaknya tuli, dan buku tentang cara mengurus koperasi.

Dalam tiga kali pelayaran, 431 buku dipinjam dan 429 kembali. Dua yang hilang jatuh ke laut dalam perjalanan pulang. Petugas mencatat penyebabnya dengan jujur: *ombak, dan tali yang kami ikat sendiri*.

## Rak di rumah kepala dusun

Di antara dua pelayaran, seratus buku tinggal di pulau. Kepala dusun menyediakan dinding ruang tamunya, dan istrinya mencatat peminjam di buku yang sama dengan catatan arisan. Lampu ruang tamu itu dibiarkan menyala sampai pukul 21.00 karena rumah-rumah di ujung pulau baru dialiri listrik pada malam hari.

Guru SD di pulau memanfaatkan rak itu untuk pelajaran membaca nyaring. Setiap Rabu, murid kelas satu membacakan satu halaman kepada nelayan yang sedang menambal jala. Nelayan boleh bertanya, dan biasanya bertanya lebih banyak daripada gurunya.

Jadwal pelayaran berikutnya {tgl+14}, pukul 07.30 dari Pelabuhan Rakyat Andaian. Warga kota yang ingin ikut mendongeng dapat mendaftar di perpustakaan; tempat di perahu hanya enam.
""",
    ),
    Story(
        key="layang-layang",
        at="-15 17.20",
        category="berita-kota",
        kicker="Budaya",
        headline="Dua ratus layang-layang di Bukit Ibarat, satu di antaranya dari rapor lama",
        summary="Festival tahunan itu kembali setelah dua tahun terhalang cuaca. Pemenangnya murid kelas enam dengan layang-layang dari kertas bekas.",
        tags=("Festival", "Bukit Ibarat", "Budaya"),
        picture="layang-layang",
        heat=0.8,
        body="""
Angin bertiup dari tenggara, seperti yang diharapkan, dan pada pukul 15.00 langit di atas Bukit Ibarat sudah penuh. Sedikitnya dua ratus layang-layang naik dalam festival tahunan yang dua tahun berturut-turut batal karena hujan.

Pemenang pertama, Faris, murid kelas enam, tidak memakai kain parasut. Ia menempelkan rapor lama kakaknya, nilai merah di bagian dalam. “Biar jauh dari ibu,” katanya kepada juri. Layang-layangnya bertahan empat puluh satu menit di udara.

Panitia melarang benang gelasan dan menyediakan benang katun gratis. Dua tahun lalu benang tajam melukai pengendara motor di jalan bawah; tahun ini tidak ada yang terluka.

Malamnya panitia memutar film pendek di layar tancap.

!video youtube:aqz-KE-bpKQ | Film pendek bebas “Big Buck Bunny” (Blender Foundation, CC BY 3.0).

Sampah benang dikumpulkan sukarelawan sampai malam, sebab burung di lereng sering terjerat. Beratnya 38 kilogram. Festival berikutnya direncanakan pada bulan yang sama tahun depan, bila angin mengizinkan.
""",
    ),
    Story(
        key="ruang-tunggu-anak",
        at="-18 08.50",
        category="transportasi",
        headline="Terminal Laksana punya ruang tunggu yang boleh berisik",
        summary="Ruang seluas 120 meter persegi itu memiliki tempat bermain, dinding peredam, dan papan jadwal setinggi anak-anak.",
        tags=("Terminal Laksana", "Anak", "Transportasi umum"),
        picture="bus-malam",
        writer="penulis2",
        heat=0.6,
        body="""
Di Terminal Laksana kini ada ruang yang justru meminta anak-anak bersuara. Ruang tunggu keluarga seluas 120 meter persegi itu dibuka {hari-1}, di bekas gudang barang hilang.

Dindingnya dilapisi sabut kelapa padat dari Pulau Andaian yang meredam suara sampai separuh. Papan jadwal dipasang pada dua ketinggian; yang rendah memakai gambar perahu, gunung, dan pasar sebagai tanda rute.

“Anak yang menunggu dua jam tanpa boleh bergerak akan menangis, dan ia benar,” kata Kepala Terminal, Hendra Lawolo.

Ruang itu memiliki dua bilik menyusui, keran rendah, dan satu rak buku titipan Perpustakaan Kota. Petugas jaga bergiliran, dan ada kamera di pintu keluar supaya anak tidak berjalan sendiri ke peron.

Barang hilang dipindahkan ke loket depan. Yang belum diambil pemiliknya sampai sekarang antara lain sembilan payung, sebuah gitar, dan satu gigi palsu.
""",
    ),
    Story(
        key="seleksi-tenaga-kesehatan",
        at="-21 09.00",
        category="kesehatan",
        kind=Kind.ANNOUNCEMENT,
        headline="Penerimaan 84 tenaga kesehatan untuk puskesmas pesisir dan pulau",
        summary="Pendaftaran dibuka dua pekan. Seluruh tahapan gratis, nilainya diumumkan lengkap, dan keberatan dijawab tertulis.",
        tags=("Pengumuman", "Puskesmas", "Lowongan"),
        heat=1.6,
        body="""
Dinas Kesehatan Kota Percontohan membuka penerimaan 84 tenaga kesehatan kontrak untuk puskesmas di pesisir dan Pulau Andaian.

- perawat: 31 orang;
- bidan: 22 orang;
- tenaga gizi: 12 orang;
- tenaga kesehatan lingkungan: 11 orang;
- apoteker: 8 orang.

Pendaftaran dibuka sampai {tgl+14} pukul 23.59 melalui laman perizinan kota. Pelamar tanpa sambungan internet dapat mendaftar di loket malam kecamatan.

## Tahapan

1. Pemeriksaan berkas, diumumkan {tgl+18}.
2. Ujian tertulis, {tgl+24}, di empat sekolah.
3. Wawancara dan uji keterampilan, {tgl+31}.
4. Pengumuman akhir, {tgl+36}.

Seluruh tahapan **gratis**. Nilai setiap peserta diumumkan dengan nomor ujian. Keberatan diajukan paling lambat tiga hari setelah pengumuman dan dijawab secara tertulis.

Pelamar penyandang disabilitas dapat meminta ruang, waktu, atau bentuk naskah ujian yang sesuai. Sampaikan saat mendaftar, tanpa perlu surat keterangan.
""",
    ),
    Story(
        key="lelang-ikan",
        at="-25 07.30",
        category="ekonomi",
        kicker="Ekonomi",
        headline="Nelayan Andaian melelang ikan sebelum perahu merapat",
        summary="Koperasi memindahkan lelang dari bak semen ke layar telepon. Harga di tangan nelayan naik seperlima, dan tengkulak ikut menawar secara terbuka.",
        dateline="Pelabuhan Rakyat Andaian, Diskom",
        tags=("Nelayan", "Koperasi", "Pelabuhan Andaian"),
        picture="pelabuhan-pagi",
        pins=("bakau",),
        heat=0.9,
        body="""
Matahari belum muncul ketika Ruslan, sembilan mil dari pantai, memotret timbangan di geladaknya. Enam puluh satu kilogram tongkol. Sebelum jangkarnya naik, ikan itu sudah laku.

Sejak tiga bulan lalu, Koperasi Nelayan Andaian menjalankan lelang lewat telepon genggam. Nelayan mengirim foto dan berat; pembeli menawar selama dua puluh menit; ikan diserahkan di dermaga dengan harga yang sudah disepakati.

Catatan koperasi menunjukkan harga di tangan nelayan naik rata-rata 21 persen. “Ikannya sama, lautnya sama. Yang berubah hanya siapa yang tahu harganya,” kata Ketua Koperasi, Mardiah Tumbelaka.

## Tengkulak ikut menawar

Mardiah tidak mengusir para tengkulak. Mereka diajak masuk ke lelang dengan nama asli. Dari empat belas, sebelas menerima. “Mereka punya mobil berpendingin, punya pelanggan. Kami punya ikan. Yang kami tolak hanya harga yang dibisikkan,” ujarnya.

Pinjaman yang dahulu mengikat nelayan kepada satu pembeli diambil alih koperasi dengan bunga yang lebih ringan. Nilainya Rp1,3 miliar untuk 92 perahu, dijamin pemerintah kota.

## Ketika sinyal hilang

Masalah terbesar bukan aplikasi, melainkan sinyal. Di balik Tanjung Bak Kata, telepon mati. Untuk itu koperasi memakai cara lama yang diperbarui: radio. Petugas di mercusuar mencatat berat yang disebut nelayan lewat radio, lalu memasukkannya ke lelang.

Opa Nelis, penjaga mercusuar, menerima tugas tambahan itu dengan syarat. “Jangan bicara cepat-cepat,” katanya di saluran terbuka. “Ini telinga, bukan timbangan.”

## Es, kotak, dan waktu

Karena ikan sudah terjual sebelum perahu merapat, waktu bongkar turun dari tiga jam menjadi empat puluh menit. Es yang dahulu habis di dermaga kini cukup dibawa setengahnya. Koperasi menghitung penghematan solar dan es rata-rata Rp85.000 untuk setiap kali melaut.

Kota membantu dengan gudang pendingin berkapasitas dua puluh ton dan kotak ikan yang dapat dicuci. Kotak itu bernomor, supaya pembeli dapat menelusuri perahu, jam tangkap, dan nama nelayannya. Beberapa rumah makan sudah menuliskan nama nelayan di daftar menu.

“Ada yang datang ke sini mau berfoto dengan saya,” kata Ruslan. “Saya suruh berfoto dengan ikannya.”

## Ikan kecil

Laut di sekitar Pulau Andaian pernah hampir kosong dua puluh tahun lalu, dan para nelayan tua masih mengingatnya.

Satu aturan disepakati anggota pada bulan pertama: ikan di bawah ukuran tidak boleh dilelang. Pelanggarnya tidak didenda, tetapi fotonya dipasang di papan koperasi selama sepekan, bersama ikannya.

Sampai {hari-1} ada tiga foto di papan itu. Semuanya dari pekan pertama.
""",
    ),
)
