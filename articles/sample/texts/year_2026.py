"""Sample articles of 2026, before the months that move with the day of loading."""

from articles.sample.story import Kind, Note, NoteKind, Status, Story

STORIES = (
    Story(
        key="hut-kota",
        at="2026-08-09 09.15",
        category="berita-kota",
        kicker="Budaya",
        headline="Lampion, kawung, dan sebuah kue setinggi pagar: kota merayakan hari jadinya",
        summary="Hari jadi ke-74 dirayakan tanpa panggung utama. Setiap kampung membuat perayaan sendiri di sepanjang satu jalan.",
        tags=("Hari jadi kota", "Budaya", "Festival"),
        picture="lampion",
        heat=0.9,
        body="""
Tidak ada panggung utama pada hari jadi ke-74 Kota Percontohan. Yang ada Jalan Perumpamaan sepanjang dua kilometer, ditutup untuk kendaraan, dan dibagi rata kepada 61 kampung. Setiap kampung mendapat 32 meter dan boleh mengisinya dengan apa saja.

Kampung Umpama membentangkan kain batik kawung sepanjang jatahnya, hasil kerja tiga bulan empat puluh pembatik. Kampung Laksana mendirikan dapur dan membagikan 900 piring nasi jagung. Kampung di lereng Gunung Semisal hanya membawa satu meja panjang dan mengundang siapa saja duduk.

“Dulu kita menonton orang di panggung. Malam ini orang di panggung itu kita,” kata Wali Kota Sekar Wulandaru, yang menghabiskan malam dengan berjalan kaki dan, menurut ajudannya, makan sebelas kali.

## Kue dan perkaranya

Yang paling ramai adalah kue bolu setinggi pagar milik Kelurahan Misal. Kue itu miring sejak pukul 19.00. Warga bergiliran menopangnya dengan nampan sampai dipotong dua jam kemudian, disaksikan ratusan orang yang menahan napas.

Anak-anak memiliki tugas sendiri: mengumpulkan cap dari setiap kampung di selembar peta. Seratus dua belas anak mengumpulkan semuanya. Hadiahnya bukan mainan, melainkan hak memukul kentungan pembuka tahun depan.

## Bunyi yang diatur

Enam puluh satu kampung berarti enam puluh satu pengeras suara. Panitia membaginya dalam tiga giliran, sehingga dua kampung yang bersebelahan tidak pernah berbunyi bersamaan. Di antara giliran ada sepuluh menit tanpa suara sama sekali.

Sepuluh menit itu ternyata menjadi bagian yang paling disukai. Orang berhenti, mendengar jangkrik, lalu mulai bercakap dengan orang yang tidak dikenal di sebelahnya. Tahun depan, kata panitia, jedanya dipanjangkan menjadi lima belas.

## Yang tidak dapat datang

Panti wreda, bangsal rumah sakit, dan rumah tahanan mendapat siaran langsung beserta kiriman makanan dari kampung terdekat. Seorang penghuni panti, Oma Wies, meminta kamera diarahkan ke meja panjang warga lereng Semisal selama satu jam penuh. Ia mengenali taplaknya: jahitannya sendiri, empat puluh tahun lalu.

Taplak itu diantarkan kepadanya pagi ini, lengkap dengan noda kuah.

## Sampah

Petugas kebersihan mengangkut 3,1 ton sampah, kurang dari seperempat tahun lalu. Panitia melarang gelas sekali pakai dan menyewakan cangkir dengan jaminan dua ribu rupiah. Dari 8.000 cangkir, 7.912 kembali.

Sisa makanan yang masih layak dibagikan sebelum tengah malam oleh karang taruna dengan tiga becak.

Jalan dibuka kembali pukul 04.30, setengah jam lebih awal dari rencana semula. Kue terakhir dimakan petugas sapu.
""",
    ),
    Story(
        key="sambutan-guru",
        at="2026-05-04 10.00",
        category="berita-kota",
        kind=Kind.SPEECH,
        kicker="Sambutan",
        headline="Sambutan Kepala Dinas Pendidikan pada pertemuan guru se-Kota Percontohan",
        summary="“Murid tidak mengingat apa yang kita terangkan. Mereka mengingat apakah kita menunggu.”",
        dateline="Gedung Serbaguna Ibarat",
        tags=("Pendidikan", "Guru"),
        picture="mikrofon-persegi",
        byline="Hermina Sarunaya, Kepala Dinas Pendidikan",
        heat=0.3,
        body="""
Bapak dan Ibu guru, saya hanya diberi tujuh menit. Sebagai bekas guru, saya tahu tujuh menit itu lama.

Bulan lalu saya duduk di bangku belakang sebuah kelas tiga. Seorang anak diminta membaca. Ia berhenti pada kata kedua. Teman-temannya mulai tertawa. Gurunya tidak menegur siapa pun. Ia menunggu. Empat puluh detik, saya menghitungnya. Lalu anak itu membaca sampai habis.

Murid tidak mengingat apa yang kita terangkan. Mereka mengingat apakah kita menunggu.

## Yang dinas janjikan

Kami tidak dapat menambah jam dalam sehari. Kami dapat mengambil yang bukan pekerjaan guru dari meja guru. Mulai tahun ajaran baru, sebelas laporan rutin dihapus, dan tiga sisanya digabung menjadi satu lembar.

Waktu yang kembali kepada Bapak dan Ibu, menurut hitungan kami, empat jam sepekan. Jangan dipakai untuk rapat.

Terima kasih. Masih ada satu menit. Saya kembalikan.
""",
    ),
    Story(
        key="dermaga-baru",
        at="2026-06-22 08.00",
        category="transportasi",
        headline="Dermaga baru Andaian dapat disandari saat surut",
        summary="Penumpang tidak lagi berjalan di lumpur. Dermaga terapung naik turun mengikuti air, dengan selisih sampai dua setengah meter.",
        dateline="Pelabuhan Rakyat Andaian, Diskom",
        tags=("Pelabuhan Andaian", "Pulau Andaian", "Transportasi umum"),
        picture="pelabuhan",
        writer="penulis2",
        heat=0.6,
        body="""
Selama puluhan tahun, penumpang ke Pulau Andaian mengenal dua jadwal: jadwal perahu dan jadwal air. Bila laut surut, mereka turun ke lumpur sambil menjinjing sandal.

Dermaga terapung yang dipakai sejak {hari-1} mengakhiri jadwal kedua. Landasannya naik turun mengikuti air, dengan selisih tertinggi dua setengah meter, dan jembatan penghubungnya cukup landai untuk kursi roda dan gerobak ikan.

Pembangunannya memakan waktu sebelas bulan. Pekerjaan berhenti enam pekan pada musim bertelur penyu, atas permintaan warga pulau.

“Yang paling senang kambing,” kata Mama Debora, yang membawa tiga ekor ke pasar setiap bulan. “Mereka paling benci lumpur.”

Dermaga lama tidak dibongkar. Anak-anak memakainya untuk terjun, dan kota memasang tangga serta pelampung di sana.
""",
    ),
    Story(
        key="nomor-aduan",
        at="2026-07-09 09.30",
        category="layanan-publik",
        kicker="Layanan Publik",
        headline="Satu nomor untuk semua aduan, dijawab juga ketika jawabannya belum ada",
        summary="Sembilan nomor dinas digabung. Setiap pengadu menerima kabar paling lambat hari ketiga, sekalipun kabarnya “masih kami cari”.",
        tags=("Aduan warga", "Layanan publik"),
        picture="loket-senja",
        pins=("loket-malam",),
        heat=0.9,
        body="""
Sebelum bulan ini, warga yang menemukan pohon tumbang menimpa kabel di depan sekolah harus menebak: ini urusan dinas taman, dinas jalan, atau perusahaan listrik? Kota Percontohan memiliki sembilan nomor aduan, dan masing-masing tahu nomor yang lain.

Sejak {hari-2} semuanya digabung menjadi satu. Nomor itu menerima telepon, pesan, dan kunjungan. Di belakangnya, dua puluh empat petugas dari sembilan dinas duduk dalam satu ruangan.

“Kami pindahkan mejanya, bukan sistemnya. Ternyata kalau orang dinas jalan dan dinas air duduk bersebelahan, surat-menyurat tiga pekan menjadi satu lirikan,” kata Sekretaris Daerah, Harjuna Mahesworo.

## Hari ketiga

Aturan terpentingnya pendek: setiap pengadu menerima kabar paling lambat pada hari ketiga. Kabar itu boleh berbunyi “masih kami cari”, asal menyebut siapa yang mencari.

Pengadu dapat memilih dikabari lewat telepon, pesan, atau surat; tiga puluh satu orang memilih surat.

Dalam pekan pertama masuk 1.904 aduan. Yang selesai 1.122; yang dikabari tetapi belum selesai 764. Delapan belas terlambat dikabari. Nama petugasnya tidak diumumkan, penyebabnya ya: satu formulir tidak memiliki kolom tanggal.

## Yang tersulit: melempar

Pekerjaan baru itu mengungkap kebiasaan lama. Dalam latihan sebelum dibuka, seratus aduan tiruan dilepas ke dalam ruangan. Tiga puluh empat di antaranya kembali ke meja asal setelah berkeliling, sebab setiap petugas yakin itu urusan dinas lain.

Sekarang berlaku aturan *yang menyentuh, yang mengantar*. Petugas yang pertama membaca aduan bertanggung jawab sampai selesai, sekalipun pekerjaannya dilakukan dinas lain. Ia boleh meminta tolong, tetapi tidak boleh melempar.

Aturan itu membuat beberapa orang gelisah pada awalnya, termasuk kepala dinas yang mendadak ditelepon petugas golongan muda. “Bagus juga untuk jantung,” kata Harjuna. Dari 1.904 aduan pekan pertama, tidak ada satu pun yang berpindah tangan lebih dari dua kali.

Aduan darurat, seperti kabel jatuh, jalan ambles, atau anak hilang, dilewatkan jalur tersendiri yang dijawab dalam sembilan puluh detik, siang dan malam.

## Jangan dibersihkan

Semua aduan dan jawabannya dapat dibaca di [lapor.percontohan.example](https://lapor.percontohan.example/), tanpa nama pengadu. Usul untuk menyembunyikan aduan yang “tidak enak dibaca” ditolak dalam rapat pertama.

> Kalau dibersihkan dulu baru dipajang, namanya etalase.

Itu kata Sinta Wirayuda, petugas aduan paling senior, yang selama sebelas tahun mengangkat telepon di bekas nomor keempat. Telepon lamanya, berwarna krem dengan kabel keriting, kini dipajang di ruang bersama. Kadang masih berdering.
""",
    ),
    Story(
        key="rumah-sakit-siaga",
        at="2026-03-18 13.20",
        category="kesehatan",
        kind=Kind.PRESS_RELEASE,
        kicker="Siaran Pers",
        headline="Rumah Sakit Ibarat membuka ruang gawat darurat baru dengan dua pintu",
        summary="Pasien demam berdarah dan pasien kecelakaan tidak lagi menunggu di ruang yang sama.",
        tags=("Rumah Sakit Ibarat", "Kesehatan"),
        picture="puskesmas-pagi",
        heat=0.5,
        body="""
Rumah Sakit Ibarat mulai memakai ruang gawat darurat baru dengan 38 tempat tidur, dua kali kapasitas lama. Ruang itu memiliki dua pintu: satu untuk penyakit yang dapat menular, satu untuk kecelakaan dan keadaan lain.

Perawat memeriksa setiap orang dalam tiga menit pertama dan memasang gelang warna. Merah ditangani seketika, kuning dalam tiga puluh menit, hijau dalam dua jam. Arti warna ditulis besar di dinding supaya keluarga tidak menebak-nebak.

“Kami tidak bisa membuat orang tidak cemas. Kami bisa membuat orang tahu kenapa ia menunggu,” kata Direktur Rumah Sakit Ibarat, dr. Tobias Ranggalawe.

Ruang lama dijadikan ruang tunggu keluarga dengan dapur kecil. Narahubung: Hubungan Masyarakat Rumah Sakit Ibarat, telepon (000) 555-0119.
""",
    ),
    Story(
        key="siaran-batal",
        at="2026-04-14 15.00",
        category="berita-kota",
        kind=Kind.PRESS_RELEASE,
        status=Status.WITHDRAWN,
        withdrawn_after=1,
        reason="Kerja sama yang diberitakan dibatalkan kedua pihak sebelum ditandatangani. Nomor siaran pers ini tidak dipakai lagi.",
        kicker="Siaran Pers",
        headline="Kota Percontohan dan Kota Laksana sepakat mengelola terminal bersama",
        summary="Penandatanganan dijadwalkan pekan depan di Terminal Laksana.",
        tags=("Terminal Laksana", "Kerja sama daerah"),
        heat=0.4,
        body="""
Pemerintah Kota Percontohan dan Pemerintah Kota Laksana akan mengelola Terminal Laksana bersama-sama. Kesepakatan ditandatangani pekan depan.

Dengan pengelolaan bersama, bus dari kedua kota dapat memakai peron yang sama dan kartu yang sama.

Narahubung: Bagian Kerja Sama, Sekretariat Daerah.
""",
    ),
    Story(
        key="sekolah-tanpa-pagar",
        at="2026-02-11 09.00",
        category="berita-kota",
        kicker="Pendidikan",
        headline="SD Teladan 9 merobohkan pagarnya, lalu menanam yang lain",
        summary="Tembok setinggi tiga meter diganti tanaman perdu. Warga sekitar kini ikut menjaga halaman yang dulu tidak pernah mereka lihat.",
        tags=("Sekolah", "Ruang terbuka"),
        picture="sekolah-siang",
        heat=0.6,
        notes=(
            Note(
                "Semula tertulis pagar dirobohkan pada hari Senin. Yang benar hari Sabtu, ketika sekolah libur, sehingga tidak ada murid di lokasi.",
                after=2,
            ),
            Note(
                "Komite SD Teladan 9 menyampaikan bahwa tiga orang tua, bukan “sebagian besar orang tua”, semula menolak rencana ini. Ketiganya kini menjadi pengurus kebun.",
                after=4,
                kind=NoteKind.RIGHT_OF_REPLY,
                party="Komite SD Teladan 9",
            ),
        ),
        body="""
Selama sembilan belas tahun, satu-satunya yang dilihat warga Gang Bak Kata dari SD Teladan 9 adalah tembok setinggi tiga meter dengan pecahan kaca di atasnya. {hari-4} tembok itu roboh, dengan sengaja, disaksikan kepala sekolah yang memegang palu pertama.

Gantinya tanaman perdu setinggi pinggang: melati, teh-tehan, dan puring. Di tiga tempat ada celah dengan bangku. Dari sana nenek-nenek kini menonton latihan baris-berbaris sambil mengupas bawang.

Anak-anak ikut memilih tanamannya lewat pemungutan suara. Kaktus kalah tipis, dan pendukungnya meminta penghitungan ulang.

“Kami bertanya kepada anak-anak: apa yang membuat kalian merasa aman? Tidak ada yang menjawab tembok. Mereka menjawab: ada yang melihat,” kata Kepala SD Teladan 9, Paulus Ngadiono.

## Sebelum dirobohkan

Keputusan itu tidak diambil dalam sehari. Sebagian besar orang tua semula menolak. Sekolah mengundang mereka menghabiskan satu hari penuh di halaman, mencatat siapa yang lewat, dan menghitung berapa kali pecahan kaca benar-benar mencegah sesuatu.

Dalam catatan penjaga, dua pencurian selama lima tahun terjadi lewat gerbang depan yang terbuka.

## Sesudahnya

Penjaga tetap ada, dan gerbang tetap dikunci pada malam hari. Bedanya, kini ada sekitar tiga puluh rumah yang menghadap halaman. Bola yang melayang ke gang dikembalikan dalam hitungan detik. Sampah yang dilempar ke halaman juga: dikembalikan ke pelemparnya.

## Pelajaran di luar kelas

Kebun di bekas tapak tembok dibagi dua belas petak, satu untuk setiap kelas paralel. Kelas empat menanam kacang panjang dan mengukur tingginya setiap Senin. Kelas dua menanam bunga matahari, lalu menulis surat permintaan maaf kepada semut yang terinjak.

Nenek-nenek di bangku celah tidak tinggal diam. Mereka menegur penyiraman pada tengah hari, memberi nama daun, dan sekali waktu menyelamatkan seluruh petak kelas tiga dari kambing. Sekolah lalu mengangkat tiga di antaranya sebagai *guru halaman*, dengan kartu nama dan jatah makan siang.

Catatan kehadiran murid naik dari 93 menjadi 97 persen pada semester ini. Kepala sekolah tidak mau menyebut sebabnya. “Bisa karena kebun, bisa karena musim hujan belum datang. Tahun depan baru kita tahu,” ujarnya.

Uang perawatan tembok, yang setiap tahun dipakai menambal dan mengecat, dialihkan untuk upah tukang kebun. Ia dahulu tukang yang memasang pecahan kaca itu.

Dinas Pendidikan menyebut enam sekolah lain tertarik. Pecahan kacanya dikumpulkan dan dilebur menjadi papan nama baru.
""",
    ),
    Story(
        key="batik-kawung",
        at="2026-01-20 11.10",
        category="ekonomi",
        headline="Pembatik Kampung Umpama menolak pesanan terbesar mereka, lalu menawarkan yang lain",
        summary="Pesanan 10.000 lembar dengan tenggat sebulan hanya mungkin dengan cetakan. Mereka memilih 400 lembar tulis tangan dan harga yang layak.",
        tags=("Batik", "UMKM", "Kampung Umpama"),
        picture="batik",
        heat=0.6,
        body="""
Pesanan itu datang lewat surat elektronik: sepuluh ribu lembar kain kawung, tenggat tiga puluh hari. Nilainya lebih besar daripada seluruh penjualan Kampung Umpama selama dua tahun. Para pembatik berunding semalam, lalu menjawab tidak.

“Empat puluh orang, dua tangan, sebulan. Hitung sendiri,” kata Mbah Sukiyem, pembatik tertua, yang jarinya berwarna cokelat soga. Jumlah itu hanya mungkin dengan cetakan mesin, dan kain cetak tidak boleh memakai cap kampung.

Yang mereka tawarkan sebagai gantinya adalah 400 lembar tulis tangan dalam lima bulan, masing-masing dengan nama pembatiknya. Pemesan, sebuah jaringan penginapan, meminta waktu berpikir tiga hari. Lalu setuju.

Pengiriman pertama, enam puluh lembar, berangkat tiga bulan lalu dengan bus antarkota. Dua pembatik ikut menumpang untuk memastikan kain dipasang dengan arah yang benar, sebab kawung yang miring, kata mereka, membuat orang susah tidur.

Kain itu dipasang di 400 kamar, di dalam bingkai, dengan kartu kecil berisi cerita pembuatnya. Sejak bulan lalu tamu mulai berdatangan ke kampung untuk mencari nama di kartu.

## Belajar berkata tidak

Bukan sekali itu kampung menghadapi pesanan besar. Empat tahun lalu mereka menerima 2.000 lembar, bekerja siang malam, dan pada akhirnya tiga pembatik sakit mata serta separuh kain dikembalikan karena warnanya tidak sama. Uang mukanya habis untuk membeli kain ganti, dan utangnya baru lunas tahun lalu.

Sejak itu kampung memiliki papan tulis di rumah bersama. Di sana tertulis jumlah lembar yang dapat dikerjakan setiap bulan, dihitung dari jumlah tangan, cuaca, dan hajatan. Angka bulan ini 83. Siapa pun yang menerima pesanan melebihi angka di papan harus mencari tangan tambahan sendiri.

“Papan itu lebih galak daripada saya,” kata Mbah Sukiyem.

## Yang muda ikut

Dari empat puluh pembatik, sebelas berusia di bawah tiga puluh tahun. Lima tahun lalu tidak ada. Mereka membawa kebiasaan baru: mencatat resep warna, memotret setiap tahap, dan menolak dibayar dengan janji.

Salah satunya, Wening, bertugas menjawab pesan pembeli. Ia pula yang menulis jawaban untuk jaringan penginapan itu, sebanyak tiga kalimat. “Kalimat pertama terima kasih. Kalimat kedua tidak. Kalimat ketiga: kami bisa ini,” katanya. “Ternyata orang kaya juga senang dijawab pendek.”

Dinas Perdagangan membantu dengan dua hal yang diminta kampung: kontrak yang dapat dibaca, dan instalasi pengolahan air limbah pewarna. Yang kedua selesai dibangun pekan ini.
""",
    ),
)
