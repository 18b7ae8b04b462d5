"""Sample articles of the week before."""

from articles.sample.story import Note, NoteKind, Story

STORIES = (
    Story(
        key="penakar-hujan",
        at="-4 10.00",
        category="berita-kota",
        kicker="Pendidikan",
        headline="Murid di bantaran sungai belajar membaca hujan sebelum banjir datang",
        summary="Dengan penakar dari botol bekas, murid SD Teladan 4 mencatat curah hujan setiap pagi. Catatannya kini dipakai petugas pintu air.",
        tags=("Sekolah", "Banjir", "Sungai Tirta Misal"),
        picture="sekolah",
        lead_caption="Setiap pagi dua murid SD Teladan 4 bertugas membaca penakar hujan di halaman (ilustrasi).",
        body="""
Pukul 06.45, sebelum bel berbunyi, Danu dan Ayu berjongkok di sudut halaman SD Teladan 4. Mereka menempelkan mata sejajar dengan garis air di sebuah botol bening. “Dua puluh tiga,” kata Ayu. Danu menulis: 23 milimeter, mendung, angin dari sungai.

Sudah sebelas bulan anak-anak di sekolah itu mencatat hujan. Alatnya botol bekas yang dipotong, corong, dan penggaris. Yang tidak bekas adalah ketekunannya: dari 231 hari sekolah, hanya empat yang terlewat.

## Angka yang dipakai orang dewasa

Sejak bulan lalu catatan itu dikirim setiap pagi ke petugas Pintu Air Tirta Misal. Sekolah itu berada tepat di antara dua stasiun hujan resmi yang jaraknya sembilan kilometer, dan justru di tengah itulah hujan lokal sering turun tanpa tercatat.

“Kami memeriksa tiga bulan catatan mereka dengan alat kami. Selisihnya rata-rata dua milimeter. Untuk botol bekas, itu luar biasa,” kata Idris Tamangkara, Kepala Dinas Pekerjaan Umum.

Pada hujan besar tanggal {tgl-17}, angka dari SD Teladan 4 membuat petugas membuka pintu air empat puluh menit lebih awal. Genangan di Kampung Umpama surut sebelum anak-anak pulang sekolah.

## Pelajaran yang basah

Guru kelas lima, Maria Letlora, mengaku mula-mula hanya mencari cara agar pelajaran pecahan tidak membosankan. “Anak-anak bertanya, untuk apa koma di belakang angka. Saya tidak punya jawaban yang bagus. Hujan punya,” katanya.

Kini grafik hujan ditempel di koridor. Murid kelas enam menghitung rata-rata bulanan, murid kelas empat menggambar awannya. Orang tua ikut membaca: ketika garis merah terlewati, mereka memindahkan motor ke jalan yang lebih tinggi.

Tahun depan Dinas Pendidikan membagikan penakar yang sama ke 26 sekolah di sepanjang sungai. Rancangannya terbuka dan dapat dibuat sendiri dalam satu jam pelajaran.

1. Potong botol bening berdinding lurus, balikkan bagian atasnya sebagai corong.
2. Tempelkan penggaris, angka nol sejajar dengan dasar yang rata.
3. Letakkan di tempat terbuka, setinggi lutut, jauh dari atap dan pohon.
4. Baca pada jam yang sama setiap pagi, lalu kosongkan.

Kebiasaan itu menular ke rumah. Nenek Ayu, yang tinggal di tepi sungai selama enam puluh tahun, semula menertawakan botol cucunya. Sekarang ia menelepon sekolah bila suara air di bawah lantai dapurnya berubah. Catatan nenek itu tidak berupa angka, tetapi ditulis juga, di kolom paling kanan, dengan nama kolom *kata Nenek*. Dua kali kolom itu lebih cepat daripada pintu air.

Ketika ditanya apa yang paling sulit, Danu berpikir lama. “Hari Minggu,” jawabnya. “Hujannya tidak libur.”
""",
    ),
    Story(
        key="antrean-puskesmas",
        at="-5 08.00",
        category="kesehatan",
        kicker="Kesehatan",
        headline="Antrean puskesmas kini dapat dipantau dari rumah",
        summary="Sebelas puskesmas menampilkan nomor yang sedang dilayani dan perkiraan waktunya. Yang tidak memakai telepon pintar tetap dapat datang seperti biasa.",
        tags=("Puskesmas", "Antrean", "Layanan daring"),
        picture="puskesmas",
        heat=1.3,
        notes=(
            Note(
                "Paguyuban Kader Posyandu Teladan Timur menyatakan bahwa kader tidak pernah diwajibkan mengambilkan nomor bagi warga, seperti yang dapat disimpulkan dari paragraf keempat. Kader membantu atas permintaan warga dan tidak menerima imbalan.",
                after=2,
                kind=NoteKind.RIGHT_OF_REPLY,
                party="Paguyuban Kader Posyandu Teladan Timur",
            ),
        ),
        body="""
Nomor 34. Di layar telepon genggamnya, Widya melihat puskesmas baru melayani nomor 19, dengan perkiraan satu jam sepuluh menit lagi. Ia menjemur pakaian dulu.

Sejak {hari-2}, sebelas puskesmas di Kota Percontohan menampilkan antreannya secara langsung di [antre.percontohan.example](https://antre.percontohan.example/). Warga dapat mengambil nomor sejak pukul 05.30, melihat nomor yang sedang dilayani, dan menerima pesan ketika tinggal lima nomor lagi.

“Ruang tunggu bukan tempat yang sehat untuk duduk tiga jam. Kami ingin orang menunggu di tempat yang lebih baik,” kata Kepala Dinas Kesehatan, dr. Meiliana Gunawarma.

## Tanpa telepon pintar pun bisa

Sepertiga nomor selalu disisihkan untuk warga yang datang langsung. Kader posyandu di setiap rukun warga juga dapat mengambilkan nomor. Lansia, ibu hamil, dan penyandang disabilitas didahulukan tanpa nomor, seperti sebelumnya.

Dalam uji coba enam minggu di Puskesmas Teladan Utara, waktu menunggu di dalam gedung turun dari 128 menit menjadi 41 menit. Jumlah pasien tidak berkurang; mereka hanya datang pada waktunya.

## Bagaimana perkiraannya dibuat

Perkiraan waktu dihitung dari lama pemeriksaan dua puluh pasien terakhir di poli yang sama. Bila dokter menangani keadaan darurat, perkiraannya melambat dan alasannya ditulis: *dokter sedang menangani pasien gawat*.

Tidak ada nama pasien yang ditampilkan. Layar hanya memuat nomor dan poli. Data antrean dihapus setiap tengah malam.

## Dokter yang berpindah

Data antrean juga mengubah cara dinas menempatkan dokter. Selama ini jumlah dokter dibagi rata, padahal Senin pagi di Teladan Timur dua kali lebih padat daripada Kamis siang di Teladan Barat. Mulai bulan depan, empat dokter bertugas berpindah mengikuti kepadatan, dan jadwalnya diumumkan sepekan sebelumnya.

Apotek ikut menyesuaikan. Resep dari poli langsung disiapkan ketika nomor pasien dipanggil ke kasir, sehingga waktu menunggu obat turun dari dua puluh enam menjadi sembilan menit. Untuk penyakit yang obatnya sama setiap bulan, keluarga dapat mengambilnya tanpa antre ulang.

## Yang sedang diperbaiki

Pada hari pertama, pesan pengingat terlambat sekitar sepuluh menit karena jalurnya penuh. Dua puskesmas di pesisir kadang kehilangan sambungan saat hujan lebat; di sana papan nomor manual tetap dipasang.

Keluhan dan usul dapat ditulis di kotak di bawah layar atau di halaman yang sama.

Kepala Puskesmas Teladan Utara, Lukman Prayoga, menyebut perubahan yang tidak ia duga. “Ruang tunggu jadi sepi, dan petugas jadi punya waktu menyapa,” katanya. “Ternyata yang membuat kami ketus selama ini adalah kerumunan.”
""",
    ),
    Story(
        key="kanal-timur",
        at="-6 11.30",
        category="infrastruktur",
        kicker="Infrastruktur",
        headline="Kanal Banjir Timur rampung dua bulan lebih cepat",
        summary="Kanal sepanjang 6,2 kilometer mengalirkan air hujan langsung ke laut. Dua puluh rumah yang pindah sudah ditempati kembali dalam jarak jalan kaki.",
        tags=("Banjir", "Kanal", "Sungai Tirta Misal"),
        picture="kanal",
        writer="penulis2",
        heat=1.1,
        notes=(
            Note(
                "Panjang kanal 6,2 kilometer dihitung sampai muara. Bagian yang baru dibangun adalah 4,8 kilometer; 1,4 kilometer selebihnya saluran lama yang diperlebar.",
                after=1,
                kind=NoteKind.CLARIFICATION,
            ),
        ),
        body="""
Air pertama masuk ke Kanal Banjir Timur pada {hari-1} pukul 14.20, ketika hujan turun lebih deras daripada perkiraan dan acara peresmian terpaksa dipindah ke bawah jembatan. Tidak ada yang menyesal.

Kanal sepanjang 6,2 kilometer itu mengalirkan air hujan dari lima kelurahan langsung ke laut, tanpa singgah di Sungai Tirta Misal yang sudah sesak. Pekerjaan selesai dua bulan sebelum batas waktu, dan biayanya Rp11,4 miliar di bawah anggaran.

“Cepat bukan karena terburu-buru. Musim kering tahun ini panjang, dan tanah yang tadinya dikira batu ternyata lempung,” kata Kepala Dinas Pekerjaan Umum, Idris Tamangkara. Sisa anggaran dikembalikan ke kas daerah.

## Dua puluh rumah

Bagian yang paling lama bukan menggali, melainkan berunding. Dua puluh rumah berdiri di jalur kanal. Tidak satu pun digusur sebelum rumah penggantinya jadi, dan semua penggantinya terletak kurang dari 600 meter dari rumah lama.

“Kami minta tiga hal: dekat, ada halaman, dan tetangga yang sama,” kata Jumadi, ketua rukun tetangga. “Yang ketiga paling susah, tetapi dikabulkan.” Kedua puluh keluarga pindah dalam urutan rumah yang sama.

## Cara kerjanya

Tiga pintu air mengatur aliran. Ketika tinggi muka Sungai Tirta Misal melewati 180 sentimeter, pintu pertama membuka sendiri; pintu kedua dan ketiga dijalankan petugas. Jika listrik padam, ketiganya dapat diputar dengan tangan oleh dua orang dalam waktu sembilan menit. Itu sudah dicoba, dengan hujan buatan dan pencatat waktu.

- daya tampung: 74 meter kubik per detik;
- kawasan yang terlindungi: sekitar 9.300 rumah;
- jalur sepeda di kedua tepi: 9 kilometer;
- pohon pengganti: 1.450 batang, dua kali jumlah yang ditebang.

## Yang tumbuh di tepinya

Tanah galian tidak dibuang ke luar kota. Sebagian dipakai meninggikan halaman dua sekolah yang langganan terendam, sebagian lagi menjadi gundukan panjang di tepi timur yang kini ditumbuhi rumput. Anak-anak menamainya Bukit Jajar Genjang dan sudah menemukan cara meluncur dengan pelepah pinang.

Perawatan kanal diserahkan kepada enam kelompok warga, masing-masing menjaga satu kilometer lebih. Mereka dibayar setiap bulan untuk mengangkat sampah dan melaporkan tanggul yang longsor.

## Bukan akhir banjir

Idris mengingatkan bahwa kanal tidak menghapus genangan di Kampung Umpama bagian barat, yang letaknya lebih rendah dari muka laut saat pasang. Untuk kawasan itu, kolam tampung dan pompa masih dalam perencanaan.

“Jangan percaya kalau ada yang bilang kota ini bebas banjir,” katanya. “Yang benar: airnya sekarang punya jalan pulang.”
""",
    ),
    Story(
        key="bakau",
        at="-7 07.45",
        category="lingkungan",
        kicker="Lingkungan",
        headline="Lima belas ribu bibit bakau ditanam di pesisir Andaian, nelayan yang menghitung",
        summary="Setiap bibit diberi nomor dan dirawat keluarga nelayan yang dibayar menurut jumlah yang hidup, bukan jumlah yang ditanam.",
        tags=("Bakau", "Pesisir", "Nelayan"),
        picture="bakau",
        heat=0.9,
        body="""
Menanam bakau itu gampang, kata orang Andaian; yang sulit adalah menemuinya lagi tahun depan. Dari tiga penanaman besar sepuluh tahun terakhir, dua di antaranya tinggal pancang bambu.

Karena itu penanaman 15.000 bibit yang dimulai {hari-1} memakai aturan lain. Bibit diberi nomor, dibagi kepada 75 keluarga nelayan, dan upahnya dibayar bertahap menurut jumlah pohon yang **masih hidup** pada bulan keenam, kedua belas, dan kedua puluh empat.

“Kalau dibayar per lubang, orang akan rajin menggali lubang,” kata Kepala Dinas Lingkungan Hidup, Wayan Sudarsika.

## Menunggu air

Lokasi penanaman tidak ditentukan di peta, melainkan dengan menunggu. Selama empat bulan, mahasiswa Universitas Andaian mengukur pasang surut di 40 titik. Sembilan titik yang semula direncanakan dicoret karena terlalu dalam.

Jenis yang ditanam pun tidak seragam. Di depan, api-api yang tahan ombak. Di belakangnya, bakau dan tanjang. “Laut tidak suka barisan yang sama. Kami meniru susunan hutan yang masih tersisa di ujung tanjung,” ujar Nurhayati Bulango, peneliti pesisir.

## Kepiting kembali

Di bidang percobaan seluas dua hektare yang ditanam dua tahun lalu, 71 persen pohon bertahan. Pak Tua Lamusu, nelayan berusia 68 tahun, mengukur keberhasilan dengan caranya sendiri.

> Dulu saya pasang sepuluh bubu dapat tiga kepiting. Sekarang pasang empat, dapat tujuh. Sisanya saya pakai tidur.

Ia juga yang mengajari anak-anak mengenali lubang kepiting dari arah lumpurnya.

Pohon yang mati dicatat sebabnya: hanyut, dimakan kepiting, tertimbun lumpur, atau terinjak. Catatan itu dibacakan di balai kampung setiap bulan, sebelum pengajian.

## Uang dan waktu

Biaya penanaman, termasuk upah dua tahun, Rp1,9 miliar. Jumlah itu kira-kira sama dengan membangun tanggul beton sepanjang 140 meter. Panjang pantai yang ditanami 3,1 kilometer.

Pembayaran menurut pohon hidup berarti kota baru mengetahui biaya sebenarnya setelah dua tahun. Bagian keuangan sempat keberatan karena anggaran biasanya habis dalam setahun. Jalan keluarnya adalah rekening bersama yang hanya dapat dicairkan dengan tanda tangan dinas, kampus, dan wakil nelayan.

Wakil nelayan, Fatimah Lapadengan, membawa buku bergaris berisi nomor 1 sampai 15.000. “Saya dulu bendahara arisan,” katanya. “Ini arisan juga. Cuma yang menang laut.”

## Ikut merawat

Warga kota dapat mengadopsi nomor pohon tanpa membayar. Syaratnya satu, yaitu datang setidaknya sekali setahun untuk membersihkan lumut dan sampah yang tersangkut. Jadwal perahu dari Pelabuhan Rakyat Andaian ditempel di dermaga.
""",
    ),
)
