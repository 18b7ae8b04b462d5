"""Sample articles of 2021 to 2023."""

from articles.sample.story import Kind, Note, Story, Verdict

STORIES = (
    Story(
        key="perahu-sekolah",
        at="2023-11-14 07.10",
        category="transportasi",
        headline="Perahu sekolah berangkat tepat waktu untuk keseratus kalinya",
        summary="Sejak perahu itu ada, tidak ada lagi murid pulau yang terlambat karena menunggu muatan penuh.",
        dateline="Pulau Andaian, Diskom",
        tags=("Pulau Andaian", "Sekolah", "Transportasi umum"),
        picture="pelabuhan-pagi",
        writer="mantan",
        opening_views=2630,
        heat=0.4,
        body="""
Pukul 05.40 mesin dinyalakan, pukul 05.45 tali dilepas. Sudah seratus kali berturut-turut, dan juru mudi Om Frans mencoretnya dengan kapur di dinding kemudi.

Sebelum ada perahu sekolah, murid Pulau Andaian menumpang perahu umum yang berangkat bila penuh. Dalam sebulan rata-rata sembilan hari mereka terlambat.

Perahu baru memuat 46 murid dan dua guru piket. Ada jaket pelampung dalam empat ukuran, dan aturan yang dihafal semua: pakai dahulu, baru naik.

“Dia boleh bolos, laut tidak,” kata Om Frans tentang dirinya sendiri. Penggantinya bila sakit sudah dilatih dua orang, salah satunya anak perempuannya.
""",
    ),
    Story(
        key="peta-trotoar",
        at="2023-08-22 09.00",
        category="infrastruktur",
        kicker="Infrastruktur",
        headline="Warga tunanetra memetakan 64 kilometer trotoar, kota memperbaiki menurut petanya",
        summary="Empat puluh relawan menandai lubang, tiang, dan ubin pemandu yang menabrak pohon. Perbaikan pertama selesai dalam sebulan.",
        tags=("Trotoar", "Disabilitas", "Musyawarah"),
        picture="kota-senja",
        writer="penulis2",
        opening_views=4180,
        heat=0.6,
        body="""
Ubin pemandu di Jalan Laksana lurus selama dua ratus meter, lalu menabrak batang trembesi. Teguh, yang tunanetra sejak lahir, sudah tahu. “Kalau bau kopi, berarti tiga langkah lagi kepala saya kena pohon,” katanya.

Teguh dan tiga puluh sembilan relawan tunanetra dan berpenglihatan rendah memetakan 64 kilometer trotoar Kota Percontohan selama empat bulan. Mereka berjalan berpasangan dengan mahasiswa yang mencatat letaknya.

## Yang ditemukan

- 318 lubang dan tutup selokan yang hilang;
- 127 tiang, papan, atau pot di tengah jalur;
- 44 tempat ubin pemandu berakhir di dinding, pohon, atau kolam ikan;
- 9 penyeberangan yang bunyinya mati.

Peta itu diserahkan kepada Dinas Pekerjaan Umum dengan satu syarat: urutan perbaikannya ditentukan pembuat peta. Syarat itu diterima.

## Bukan yang paling rusak

Relawan tidak memilih trotoar yang paling rusak, melainkan yang paling dipakai: jalan dari halte ke puskesmas, dari asrama ke pasar, dari sekolah luar biasa ke perpustakaan. Perbaikan tahap pertama, sepanjang sebelas kilometer, selesai dalam sebulan.

Pekerjaan itu diawasi relawan yang sama. Setiap ruas baru dinyatakan selesai setelah tiga orang melewatinya dengan tongkat, pagi, siang, dan malam. Dua ruas harus dibongkar lagi karena ubinnya licin saat basah.

Tahap berikutnya, sepanjang tujuh belas kilometer, dimulai setelah musim hujan reda.

“Kami biasa mulai dari jalan yang dilihat tamu. Sekarang kami mulai dari jalan yang dirasakan kaki,” kata insinyur jalan, Retno Palupiwati.

## Aturan main

Selama pemetaan berlaku tiga aturan. Mahasiswa tidak boleh memegang lengan relawan kecuali diminta. Setiap temuan dicatat dengan kata relawan sendiri, bukan istilah teknik. Dan bila keduanya berbeda pendapat tentang bahaya, pendapat relawan yang ditulis.

Aturan kedua menghasilkan peta yang tidak biasa. Di dalamnya ada tempat bernama *angin tiba-tiba*, *ubin yang bohong*, dan *jangan percaya bau roti*. Dinas Pekerjaan Umum semula meminta nama-nama itu diganti kode. Setelah insinyurnya berjalan dengan mata tertutup sejauh dua ratus meter, permintaan itu ditarik.

Kampus ikut belajar. Empat puluh mahasiswa yang mendampingi menulis laporan akhir mereka dari data ini, dan jurusan teknik sipil memasukkan *jalan tanpa mata* ke dalam kuliah semester pertama.

Biaya seluruh pemetaan, termasuk honor relawan, Rp164 juta. Itu setara dengan memperbaiki sembilan puluh meter trotoar yang keliru.

Trembesinya tidak ditebang. Ubin pemandunya yang dibelokkan, dan di belokan itu dipasang pagar rendah. Pemilik kedai kopi diminta tidak memindahkan mesinnya.
""",
    ),
    Story(
        key="pasar-malam-buku",
        at="2023-05-19 20.00",
        category="berita-kota",
        headline="Pasar malam buku bekas: bayar dengan cerita bila tidak membawa uang",
        summary="Dua belas pedagang menerima pembayaran berupa cerita tiga menit. Ceritanya direkam dan disimpan perpustakaan.",
        tags=("Literasi", "Perpustakaan", "Budaya"),
        picture="buku",
        writer="mantan",
        opening_views=1705,
        heat=0.4,
        body="""
Novel setebal 400 halaman itu ditukar dengan cerita tentang ayam jago yang mengejar tukang pos. Pedagangnya, Pak Salim, mendengarkan sampai selesai, lalu membungkus bukunya. “Kemahalan ceritanya,” katanya. Ia menambahkan pembatas buku.

Pasar malam buku bekas di pelataran Perpustakaan Kota berlangsung setiap Jumat ketiga. Pengunjung yang tidak membawa uang boleh membayar dengan cerita tiga menit di depan mikrofon.

Ceritanya disimpan perpustakaan sebagai arsip suara, dengan izin penuturnya. Koleksinya kini 268 cerita. Yang paling sering diputar berjudul *Ibu Saya Takut Eskalator*.
""",
    ),
    Story(
        key="air-sumur-terdata",
        at="2023-03-07 10.10",
        category="kesehatan",
        kind=Kind.PRESS_RELEASE,
        kicker="Siaran Pers",
        headline="Pendataan 18.000 sumur rampung, seperempatnya terlalu dekat dengan septik",
        summary="Pemilik sumur menerima hasil ujinya sendiri. Perbaikan bagi keluarga tidak mampu ditanggung kota selama tiga tahun.",
        tags=("Air minum", "Data terbuka", "Sanitasi"),
        writer="mantan",
        opening_views=2240,
        heat=0.3,
        body="""
Dinas Kesehatan menyelesaikan pendataan 18.214 sumur rumah tangga. Sebanyak 4.602 sumur berjarak kurang dari sepuluh meter dari tangki septik.

Setiap pemilik menerima hasil ujinya dalam amplop tertutup, dengan penjelasan satu halaman dan nomor telepon petugas. Hasil per rumah tidak diumumkan; hasil per rukun tetangga diumumkan.

Perbaikan bagi keluarga tidak mampu ditanggung kota selama tiga tahun. Yang lain dapat mencicil tanpa bunga lewat koperasi.

“Kami tidak menakut-nakuti. Merebus air tetap cukup untuk sementara, dan amplopnya menjelaskan caranya,” kata Kepala Dinas Kesehatan, dr. Meiliana Gunawarma.
""",
    ),
    Story(
        key="angin-kencang",
        at="2023-01-17 06.30",
        category="lingkungan",
        headline="Angin kencang merobohkan 41 pohon, kayunya menjadi bangku sekolah",
        summary="Tidak ada korban. Jalan dibuka kembali sebelum siang dan batang pohon dikirim ke bengkel SMK.",
        tags=("Cuaca", "Sekolah", "Ruang terbuka"),
        picture="kota-malam",
        writer="penulis2",
        opening_views=3320,
        heat=0.3,
        body="""
Angin bertiup selama dua puluh menit menjelang subuh dan merobohkan 41 pohon di tiga kecamatan. Tidak ada korban; sebuah gerobak bakso ringsek dan diganti oleh dana darurat kota.

Petugas dan warga membuka jalan sebelum pukul 11.00. Batang yang masih utuh tidak dibuang. Bengkel kayu SMK Teladan menggergajinya menjadi papan, lalu bangku.

Setiap bangku diberi nama jalan tempat pohonnya tumbuh. Murid kelas satu SD Teladan 2 kini duduk di Jalan Perumpamaan, dan menganggap itu biasa saja.

Dinas Lingkungan Hidup memeriksa 1.900 pohon lain dan memangkas yang rapuh. Daftarnya dapat dibaca sebelum gergaji datang.
""",
    ),
    Story(
        key="klarifikasi-tarif-bus",
        at="2022-12-01 16.00",
        category="transportasi",
        kind=Kind.ANNOUNCEMENT,
        headline="Tarif Trans Ibarat tidak naik selama pergantian kartu",
        summary="Kartu lama berlaku sampai akhir Januari dan dapat ditukar gratis di semua halte besar.",
        tags=("Trans Ibarat", "Pengumuman"),
        writer="mantan",
        opening_views=5190,
        heat=0.3,
        body="""
Kartu Trans Ibarat diganti dengan kartu baru mulai {tgl+14}. Tarif **tidak** naik.

Kartu lama berlaku sampai akhir Januari. Penukaran gratis di sembilan halte besar, termasuk saldonya. Kartu pelajar dan kartu lansia ditukar tanpa formulir.

Penumpang yang kehilangan kartu terdaftar dapat memindahkan saldonya dengan menunjukkan identitas.
""",
    ),
    Story(
        key="sensus-burung",
        at="2022-10-10 12.30",
        category="lingkungan",
        kicker="Lingkungan",
        headline="Sensus burung pertama: 93 jenis, satu di antaranya menumpang di papan reklame",
        summary="Dua ratus warga menghitung burung selama satu akhir pekan. Hasilnya mengubah jadwal lampu jembatan dan pemangkasan pohon.",
        tags=("Keanekaragaman hayati", "Ruang terbuka"),
        picture="sawah-fajar",
        writer="penulis2",
        opening_views=2875,
        heat=0.5,
        body="""
Burung kedua puluh tiga dalam daftar regu Teladan Barat ditemukan di tempat yang tidak disangka: di balik huruf “O” papan reklame sebuah toko cat. Sepasang alap-alap bersarang di sana, dan sudah tiga tahun tidak seorang pun mendongak.

Sensus burung pertama Kota Percontohan diikuti dua ratus warga selama satu akhir pekan. Mereka mencatat 93 jenis di sebelas lokasi, dari bangau di sawah Kelurahan Misal sampai cerek di lumpur Andaian.

## Siapa saja boleh menghitung

Tidak ada syarat keahlian. Setiap regu terdiri atas satu orang yang tahu burung, satu yang sabar, dan satu anak. “Anak-anak melihat lebih dahulu. Orang dewasa melihat lebih lama,” kata Oktavianus Manuputi, pengamat burung yang menyusun aturannya.

Sebelum berangkat, setiap regu berlatih satu jam di Taman Ibarat dengan burung kardus yang disembunyikan di dahan. Ada sebelas burung kardus; regu terbaik menemukan tiga belas, sebab dua ternyata burung sungguhan.

Catatan yang meragukan ditandai tanya, bukan dihapus. Ada tujuh tanda tanya. Dua di antaranya sekarang sedang diperiksa ahli.

## Apa gunanya

Semua catatan dapat diunduh, termasuk yang masih bertanda tanya dan nama pencatatnya, dari halaman data kota.

Hasil sensus langsung dipakai. Pemangkasan pohon di Jalan Perumpamaan ditunda sampai telur menetas. Lampu sorot di tepi sungai dipadamkan lebih awal pada musim migrasi. Toko cat mengganti papan reklamenya dengan yang lebih kokoh, tetapi membiarkan huruf “O”.

## Yang paling banyak, yang paling jarang

Burung gereja menempati urutan pertama dengan 4.112 ekor, disusul walet dan kutilang. Yang hanya terlihat sekali ada sebelas jenis, termasuk seekor raja udang yang menyambar ikan tepat di depan regu beranggotakan tiga anak kelas empat. Catatan mereka tentang kejadian itu hanya satu kata, ditulis dengan huruf besar: *BIRU*.

Regu malam, yang menghitung burung hantu di pemakaman, semula kekurangan peminat. Setelah kabar beredar bahwa kopinya enak, regu itu menjadi yang terbesar. Mereka mendengar tujuh burung hantu dan bertemu seorang penjaga makam yang ternyata mencatat suara burung sejak dua puluh tahun lalu, di balik lembar jadwal pemakaman.

Buku catatan penjaga makam itu kini dipindai. Isinya memperlihatkan bahwa burung kedasih datang lebih awal sembilan hari dibanding satu dasawarsa sebelumnya.

Sensus berikutnya dilakukan pada bulan yang sama setiap tahun. Formulirnya selembar, dan kolom terakhir berbunyi: *apa yang membuat Anda berhenti berjalan hari ini?*
""",
    ),
    Story(
        key="hoaks-garam",
        at="2022-08-18 11.45",
        category="ekonomi",
        kind=Kind.HOAX_REPORT,
        verdict=Verdict.MISLEADING,
        kicker="Cek Fakta",
        headline="Rak garam kosong di video itu sedang dipindahkan, bukan diborong",
        summary="Video asli memperlihatkan toko yang menata ulang raknya. Persediaan garam cukup untuk tiga bulan.",
        tags=("Cek fakta", "Pasar"),
        picture="kaca-pembesar",
        writer="mantan",
        opening_views=6010,
        heat=0.3,
        body="""
Video rak garam yang kosong disebarkan dengan keterangan “garam habis diborong, besok harga naik”. **Keterangan itu menyesatkan.**

Video lengkapnya, berdurasi dua menit, memperlihatkan pegawai memindahkan garam ke rak sebelah. Toko tersebut sedang menata ulang lorong bumbu.

Persediaan garam di gudang kota cukup untuk tiga bulan. Harga di lima pasar yang kami datangi tidak berubah dari pekan lalu.

Setelah video menyebar, garam di toko itu benar-benar habis selama dua hari. Tokonya meminta maaf karena menata rak pada jam ramai.
""",
    ),
    Story(
        key="rapat-warga-daring",
        at="2022-06-15 19.00",
        category="layanan-publik",
        headline="Rapat anggaran ditonton 900 orang, sebelas di antaranya dari atas perahu",
        summary="Siaran dengan juru bahasa isyarat itu menerima pertanyaan tertulis. Tidak ada yang dihapus moderator.",
        tags=("Anggaran", "Keterbukaan informasi", "Musyawarah"),
        picture="mikrofon",
        writer="penulis2",
        opening_views=1490,
        heat=0.3,
        body="""
Rapat anggaran Kota Percontohan untuk pertama kalinya disiarkan langsung dengan juru bahasa isyarat. Penontonnya 900 orang pada puncaknya. Sebelas nelayan menonton bersama dari geladak, menurut pesan yang mereka kirim bersama foto.

Pertanyaan tertulis yang masuk berjumlah 243. Moderator membacakan yang paling banyak didukung, dan sisanya dijawab tertulis dalam sepekan. Tidak ada yang dihapus, termasuk satu pertanyaan tentang mengapa kue rapat selalu lemper.

Jawaban untuk pertanyaan itu: harganya, dan tidak perlu piring.
""",
    ),
    Story(
        key="relokasi-berhasil",
        at="2022-03-29 08.20",
        category="ekonomi",
        headline="Setahun setelah pindah, pedagang kaki lima Jalan Laksana tidak mau kembali",
        summary="Pendapatan rata-rata naik 14 persen. Kuncinya bukan tempatnya, kata mereka, melainkan toilet dan halte.",
        tags=("Pedagang", "UMKM", "Terminal Laksana"),
        picture="pasar",
        writer="mantan",
        opening_views=2050,
        heat=0.3,
        body="""
Setahun lalu, 118 pedagang kaki lima Jalan Laksana pindah ke pelataran terminal dengan wajah masam. Hari ini, ketika ditanya apakah mau kembali, yang mengangkat tangan hanya dua.

Pendapatan rata-rata naik 14 persen. Bukan karena tempatnya lebih bagus, kata para pedagang, melainkan karena dua hal yang mereka minta dalam perundingan: toilet umum di dekat lapak dan halte di depannya.

Dua pedagang yang ingin kembali menjual bunga untuk pelayat, dan pelanggannya memang lewat Jalan Laksana. Kota memberi keduanya tempat di sana.
""",
    ),
    Story(
        key="laporan-tahunan-mundur",
        at="2021-12-30 09.00",
        category="berita-kota",
        kind=Kind.PRESS_RELEASE,
        kicker="Siaran Pers",
        headline="Laporan tahunan pelayanan informasi: 1.204 permohonan, 1.131 dikabulkan",
        summary="Tujuh puluh tiga permohonan ditolak, masing-masing dengan alasan tertulis. Empat keberatan dimenangkan pemohon.",
        tags=("Keterbukaan informasi", "Data terbuka"),
        backdated_by=6,
        reason="Siaran pers dibagikan di Balai Kota pada tanggal itu; situs sedang diperbaiki sehingga baru dimuat enam hari kemudian.",
        writer="mantan",
        opening_views=880,
        heat=0.2,
        body="""
Dinas Komunikasi menerima 1.204 permohonan informasi sepanjang tahun {tahun}. Sebanyak 1.131 dikabulkan, rata-rata dalam 6,4 hari kerja.

Tujuh puluh tiga permohonan ditolak. Setiap penolakan disertai alasan tertulis dan cara mengajukan keberatan. Dari sembilan keberatan, empat dimenangkan pemohon, dan informasinya diserahkan.

Informasi yang paling banyak diminta: anggaran perbaikan jalan, daftar penerima bantuan per kelurahan, dan hasil uji air.

Laporan lengkap tersedia di Balai Kota. Narahubung: Petugas Informasi, telepon (000) 555-0101.
""",
    ),
    Story(
        key="kereta-lori",
        at="2021-11-09 10.45",
        category="berita-kota",
        kicker="Sejarah",
        headline="Lori tebu yang hilang enam puluh tahun ditemukan di bawah kebun singkong",
        summary="Lokomotif kecil itu terkubur hampir utuh. Pemilik kebun menawarkannya kepada kota dengan satu syarat: boleh dinaiki anak-anak.",
        tags=("Sejarah kota", "Museum"),
        picture="sawah",
        writer="penulis2",
        opening_views=4415,
        heat=0.5,
        body="""
Cangkul Pak Dirjo berbunyi *teng*. Ia mengira batu, lalu panci, lalu, setelah menggali sampai magrib, ia duduk memandangi cerobong besi yang mencuat dari kebun singkongnya.

Lokomotif lori itu terakhir tercatat enam puluh tahun lalu, ketika pabrik gula di Kelurahan Misal tutup. Warga tua ingat bunyinya. Tidak ada yang ingat ke mana perginya.

“Rupanya tidak ke mana-mana. Relnya yang pergi,” kata sejarawan kota, Anjani Reksabumi. Banjir lumpur menutup bekas stasiun kecil di tempat itu, dan kebun tumbuh di atasnya.

## Tiga puluh sentimeter demi tiga puluh sentimeter

Penggalian berlangsung tiga pekan, dengan sendok semen dan kuas. Di ruang masinis ditemukan teko, sepasang sandal, dan buku catatan yang tulisannya masih dapat dibaca pada enam halaman. Halaman terakhir berisi daftar utang di warung.

Di bawah tungku masih tersisa arang. Seorang pekerja penggalian menyalakannya untuk merebus kopi, dan harus menulis surat penjelasan setengah halaman kepada Bagian Cagar Budaya. Surat itu kini termasuk koleksi.

Cucu pemilik warung, yang kini membuka toko pulsa, menyatakan utang itu lunas.

## Syarat Pak Dirjo

Camat, kepala museum, seorang kolektor, dan dua pengusaha hiburan datang ke kebun itu dalam sepekan yang sama. Pak Dirjo menyuguhi semuanya singkong rebus dan memberi jawaban yang sama.

Menurut peraturan, benda itu milik negara, tetapi Pak Dirjo boleh mengajukan permintaan. Permintaannya satu: kalau sudah jadi, anak-anak boleh naik, jangan cuma dipagari.

Kota menyanggupi. Lokomotif diperbaiki di bengkel SMK Teladan dan rencananya dipasang di Taman Ibarat, dengan tangga, tanpa pagar. Kebun singkong diganti rugi, dan lubangnya, atas permintaan Pak Dirjo juga, dibiarkan menjadi kolam.

## Jalur yang hilang

Penemuan itu mendorong Perpustakaan Kota membuka kembali peta lama. Jalur lori sepanjang sebelas kilometer ternyata melewati tempat yang sekarang menjadi lapangan bola, dapur sebuah rumah makan, dan halaman SD Teladan 2. Pemilik rumah makan akhirnya paham mengapa lantainya selalu turun di satu garis lurus.

Delapan belas warga berusia di atas tujuh puluh tahun diwawancarai. Mereka menceritakan anak-anak yang menarik batang tebu dari gerbong yang berjalan pelan, dan masinis yang pura-pura tidak melihat. Rekaman lengkapnya dapat didengarkan siapa saja di perpustakaan, pada jam buka.

Perkiraan umur lokomotif sembilan puluh tahun lebih. Pelat nomornya aus, tetapi bentuk roda dan tungkunya cocok dengan tiga lokomotif sejenis yang tercatat dalam arsip pabrik.
""",
    ),
    Story(
        key="vaksin-keliling",
        at="2021-09-13 08.00",
        category="kesehatan",
        headline="Mobil imunisasi keliling mencapai kampung terakhir di lereng Semisal",
        summary="Empat kilometer terakhir ditempuh berjalan kaki dengan kotak pendingin di punggung.",
        tags=("Imunisasi", "Puskesmas", "Gunung Semisal"),
        picture="sawah-fajar",
        writer="penulis2",
        opening_views=3680,
        heat=0.3,
        notes=(
            Note("Semula tertulis nama kampung “Kampung Seandai”. Yang benar “Kampung Sekiranya”.", after=3),
        ),
        body="""
Mobilnya berhenti di jembatan bambu. Empat kilometer terakhir ke Kampung Sekiranya ditempuh empat petugas dengan berjalan kaki, bergantian memanggul kotak pendingin seberat sebelas kilogram.

Sebanyak 87 anak diimunisasi di beranda rumah kepala dusun. Seorang nenek menyanyi untuk setiap anak yang menangis, dan menagih senyum setelahnya.

Dengan kunjungan itu, semua kampung di Kota Percontohan sudah terjangkau. Kunjungan berikutnya dijadwalkan setelah jembatan diperkuat.

“Jangan tunggu jembatan,” kata nenek itu. “Kaki kalian sudah tahu jalannya.”
""",
    ),
    Story(
        key="situs-baru",
        at="2021-08-02 09.00",
        category="layanan-publik",
        headline="Selamat datang di ruang berita Kota Percontohan",
        summary="Situs ini memuat keputusan kota, alasannya, dan ralatnya. Tanpa iklan dan tanpa pelacak.",
        tags=("Keterbukaan informasi", "Layanan daring"),
        picture="balai-kota",
        writer="penulis",
        opening_views=7340,
        heat=0.4,
        body="""
Mulai hari ini, berita resmi Pemerintah Kota Percontohan dapat dibaca di situs ini. Isinya keputusan kota, alasan di baliknya, dan cara warga mempersoalkannya.

Kami berusaha menulis pendek dan jelas. Bila ada angka, ada sumbernya. Bila kami keliru, ralatnya dipasang di tempat yang sama, dengan tanggal.

Situs ini tidak memuat iklan dan tidak melacak pembacanya. Jumlah baca dihitung tanpa menyimpan siapa yang membaca.

Kritik kami tunggu di alamat redaksi, di bagian bawah setiap halaman.
""",
    ),
)
