"""Sample articles of 2025."""

from articles.sample.story import Kind, Note, Status, Story, Verdict

STORIES = (
    Story(
        key="alun-alun-judul-panjang",
        at="2025-11-05 09.00",
        category="berita-kota",
        headline="Setelah tiga kali musyawarah, dua belas maket, dan semalam hujan, warga Percontohan sepakat: alun-alun baru tidak akan memakai pagar, kursinya menghadap ke segala arah, dan beringinnya tetap tinggal",
        summary="Rancangan alun-alun dipilih lewat musyawarah terbuka. Pekerjaan dimulai awal tahun depan dan selesai sebelum hari jadi kota.",
        tags=("Alun-alun", "Musyawarah", "Ruang terbuka"),
        picture="taman",
        heat=0.7,
        body="""
Maket ketujuh kalah karena kursinya menghadap ke satu arah. Maket kesembilan kalah karena pagar. Maket kedua belas menang pada pukul 23.10, ketika hujan sudah menenggelamkan parkiran dan tidak seorang pun pulang.

Rancangan alun-alun baru Kota Percontohan dipilih dalam musyawarah ketiga yang dihadiri 640 warga. Beringin berusia kira-kira 130 tahun tetap di tempatnya; jalan setapak yang justru dibelokkan.

“Saya arsitek dua puluh tahun, baru sekali ini gambar saya dicoret penjual cilok. Coretannya benar,” kata perancang alun-alun, Galih Mandagi. Coretan itu memindahkan lapak ke sisi timur, supaya asapnya tidak bertiup ke tempat bermain.

## Yang diputuskan

- tanpa pagar, dengan undakan rendah yang dapat diduduki;
- kursi menghadap ke segala arah;
- satu sisi tanpa lampu sorot, untuk melihat bintang;
- toilet yang dijaga dan gratis.

Pekerjaan dimulai awal tahun depan. Pagar sementaranya dibuat bolong pada ketinggian orang dewasa, anak-anak, dan pengguna kursi roda, supaya semua dapat mengintip.
""",
    ),
    Story(
        key="pompa-warga",
        at="2025-12-12 16.45",
        category="infrastruktur",
        kicker="Infrastruktur",
        headline="Tujuh pompa kampung dijaga bergiliran, kuncinya digantung di warung",
        summary="Warga di tujuh titik rendah dilatih menyalakan pompa sendiri. Genangan surut dua jam lebih cepat pada hujan pertama musim ini.",
        tags=("Banjir", "Pompa air", "Kampung Umpama"),
        picture="kanal",
        writer="mantan",
        heat=0.6,
        opening_views=1840,
        body="""
Kunci pompa nomor tiga digantung di warung Bu Ningsih, di antara rentengan kopi dan obat nyamuk. Siapa pun boleh mengambilnya, asal menulis jam di buku. Pada hujan pertama musim ini, buku itu diisi pukul 01.35 oleh seorang anak kuliahan yang belum tidur.

Tujuh pompa kampung dipasang di titik terendah Kota Percontohan. Sebelumnya, pompa hanya dapat dinyalakan petugas dari pos yang jaraknya bisa empat puluh menit dalam hujan. Kini 56 warga terlatih melakukannya bergiliran.

Dalam hujan tanggal {tgl-2}, genangan di tujuh titik surut rata-rata dua jam sepuluh menit lebih cepat dibanding hujan sederajat tahun lalu.

## Yang rusak dicatat

Setiap pompa memiliki buku: jam menyala, jam mati, solar terpakai, dan kolom *aneh-aneh*. Kolom terakhir itulah yang paling berguna. Dari sana diketahui bahwa pompa kelima selalu tersedak kantong plastik bermotif kembang. Pemilik toko di hulu diajak bicara, dan kantongnya berganti.

Dari kolom yang sama diketahui bahwa ular sawah sepanjang dua meter menghuni rumah pompa kedua. Warga sepakat tidak mengusirnya, sebab sejak ia di sana tikus tidak lagi menggigit kabel.

“Laporan resmi kami tidak punya kolom aneh-aneh. Sekarang punya,” kata Idris Tamangkara, Kepala Dinas Pekerjaan Umum.

## Latihan tanpa hujan

Penjaga berlatih setiap Sabtu pertama. Pompa dinyalakan lima belas menit, selang dibentangkan, dan seseorang yang tidak diberi tahu sebelumnya diminta berpura-pura pingsan. Pada latihan ketiga, yang berpura-pura pingsan tertidur sungguhan karena baru pulang jaga malam.

Kesalahan yang paling sering terjadi adalah lupa membuka katup buang. Karena itu pegangan katup dicat merah jambu, warna yang menurut hasil pemungutan suara paling sulit dilupakan. Sejak dicat, tidak ada lagi yang lupa.

## Berapa biayanya

Satu pompa dengan rumah pompa, selang, dan pelatihan menghabiskan Rp212 juta. Taksiran kerugian rata-rata satu kali genangan di tujuh titik itu, sebelum ada pompa, Rp640 juta. Hitungan lengkapnya diterbitkan, beserta anggapan yang dipakai dan yang masih diragukan.

Listrik untuk lampu rumah pompa ditanggung kota. Solar cadangan disimpan di dua gudang yang letaknya lebih tinggi dari garis banjir.

Dua titik rendah lain meminta pompa serupa. Dinas belum menyanggupi, sebab salurannya terlalu kecil dan pompa hanya akan memindahkan air ke dapur tetangga. Saluran itu diperlebar lebih dahulu pada musim kemarau.

Warga penjaga menerima uang jaga dan jaminan kecelakaan. Bu Ningsih menolak uang sewa paku.
""",
    ),
    Story(
        key="uji-jalan-truk",
        at="2025-10-08 10.30",
        category="transportasi",
        kind=Kind.PRESS_RELEASE,
        kicker="Siaran Pers",
        headline="Truk di atas delapan ton dialihkan dari jalan sekolah pada pukul 06.00–08.00",
        summary="Aturan berlaku di sebelas ruas jalan setelah uji coba enam pekan. Waktu tempuh truk bertambah rata-rata sembilan menit.",
        tags=("Keselamatan jalan", "Sekolah"),
        writer="penulis2",
        heat=0.4,
        body="""
Truk dengan berat di atas delapan ton tidak lagi melewati sebelas ruas jalan di depan sekolah pada pukul 06.00–08.00. Aturan itu berlaku tetap setelah uji coba enam pekan.

Selama uji coba, tidak ada kecelakaan yang melibatkan murid di kesebelas ruas; pada masa yang sama tahun lalu terjadi lima. Waktu tempuh truk bertambah rata-rata sembilan menit.

Perusahaan angkutan meminta tempat berhenti sementara. Kota menyiapkan dua kantong parkir di pintu masuk timur dan barat, dengan toilet dan warung.

“Sopir juga punya anak sekolah. Banyak yang setuju sebelum kami selesai bicara,” kata Kepala Dinas Perhubungan, Bonar Simarata.
""",
    ),
    Story(
        key="hoaks-air-dijual",
        at="2025-09-17 14.00",
        category="infrastruktur",
        kind=Kind.HOAX_REPORT,
        verdict=Verdict.HOAX,
        kicker="Cek Fakta",
        headline="Tidak benar sumur warga akan dipasangi meteran dan dikenai iuran",
        summary="Surat edaran yang beredar memakai nomor surat milik dinas lain. Tidak ada rencana memungut iuran sumur rumah tangga.",
        tags=("Cek fakta", "Air minum"),
        picture="kaca-pembesar",
        heat=0.5,
        body="""
Foto sebuah surat edaran menyebut semua sumur rumah tangga akan dipasangi meteran dan dikenai iuran Rp25.000 sebulan. **Surat itu palsu.**

Nomor surat yang tercantum ternyata nomor surat undangan lomba paduan suara. Tanda tangannya hasil tempelan; tepinya tampak bila gambar diperbesar.

Peraturan daerah yang berlaku hanya mengatur pengambilan air tanah untuk usaha besar. Sumur rumah tangga tidak dipungut apa pun, dan tidak ada rancangan peraturan yang mengubahnya.

Naskah peraturan dapat dibaca lengkap di [hukum.percontohan.example](https://hukum.percontohan.example/).
""",
    ),
    Story(
        key="kebun-atap",
        at="2025-07-23 08.40",
        category="lingkungan",
        headline="Kangkung di atap Balai Kota, hasilnya masuk kantin",
        summary="Kebun seluas 300 meter persegi menurunkan suhu ruang rapat di bawahnya. Pegawai merawatnya bergiliran sebelum apel.",
        tags=("Kebun kota", "Energi", "Balai Kota"),
        picture="kebun",
        writer="mantan",
        heat=0.4,
        opening_views=965,
        body="""
Atap Balai Kota kini hijau, dan bukan karena catnya. Tiga ratus meter persegi kangkung, bayam, dan cabai tumbuh di atas ruang rapat utama.

Kebun itu disiram air pendingin ruangan yang sebelumnya dibuang ke selokan. Suhu ruang rapat di bawahnya turun 2,5 derajat, dan rapat, kata seorang pegawai, tidak menjadi lebih pendek karenanya.

Sepuluh bagian bergiliran merawat kebun setiap pekan. Bagian Keuangan sejauh ini panen terbanyak, berkat catatan pupuk yang paling rapi.

Hasilnya masuk kantin dan dibayar seharga pasar. Uangnya dipakai membeli bibit untuk sekolah yang ingin meniru.
""",
    ),
    Story(
        key="museum-kecil",
        at="2025-05-30 13.15",
        category="berita-kota",
        kicker="Budaya",
        headline="Museum paling kecil di kota ini muat dalam satu gardu ronda",
        summary="Isinya pinjaman tetangga: kentungan, radio, seragam pramuka, dan sebuah surat cinta yang tidak pernah dikirim.",
        tags=("Museum", "Kampung Umpama", "Budaya"),
        picture="lampion-tegak",
        byline="Tamara Ayuwangi, kontributor",
        heat=0.7,
        body="""
Pengunjung masuk dua orang dua orang, sebab lebih dari itu tidak ada tempat untuk menoleh. Museum Gardu di Kampung Umpama luasnya enam meter persegi, dahulu gardu ronda, dan koleksinya empat puluh tiga benda.

Semuanya pinjaman. Ada kentungan yang dipukul pada malam banjir besar. Ada radio yang hanya menangkap satu siaran. Ada seragam pramuka tiga bersaudara dengan tambalan di tempat yang sama.

Setiap benda diberi nomor dengan spidol di lidi, bukan di bendanya, supaya dapat pulang tanpa bekas. Pemilik boleh mengambilnya kapan saja, dan dua kali sudah terjadi: sekali karena kangen, sekali karena panci itu diperlukan untuk hajatan.

Benda yang paling lama dipandang orang adalah selembar surat cinta yang tidak pernah dikirim, ditulis seorang tukang jam kepada penjual bunga pada tahun ketika pasar masih beratap rumbia. Keduanya masih hidup, tinggal tiga rumah terpisah, dan mengizinkan surat itu dipajang dengan syarat tulisannya menghadap dinding.

## Bermula dari kentungan

Museum itu bermula dari pertengkaran. Dua tahun lalu, pengurus kampung hendak membongkar gardu karena tidak dipakai. Kentungannya sudah dijanjikan kepada kolektor. Pada malam sebelum dibongkar, Mbak Ratmi, penjual pecel di depannya, menggembok pintu dan menulis di kertas: *tunggu, ini ada isinya*.

Padahal isinya hanya kentungan, sapu, dan kalender lama. Mbak Ratmi lalu pergi dari rumah ke rumah meminjam barang supaya ucapannya menjadi benar. Dalam sepekan terkumpul dua puluh benda.

Sampai sekarang museum tidak memiliki direktur. Kuncinya berpindah setiap bulan dari rumah ke rumah, mengikuti jadwal ronda yang lama. Pemegang kunci wajib menyapu, menyalakan lampu pada pukul 16.00, dan mendengarkan.

## Dibaca satu menit

Setiap benda disertai cerita yang dibacakan pemegang kunci, bukan ditulis di kartu. Karena itu cerita yang sama terdengar berbeda setiap bulan. Radio yang hanya menangkap satu siaran, misalnya, pada bulan Maret adalah kisah tentang kesetiaan, dan pada bulan April kisah tentang antena yang patah.

Peneliti dari Universitas Andaian merekam perbedaan itu selama setahun. Kesimpulannya, kata mereka, museum ini tidak menyimpan benda. Yang disimpan adalah kebiasaan bercerita.

Tahun lalu museum dikunjungi 5.200 orang. Tidak ada karcis; di dekat pintu ada kaleng biskuit bertuliskan *untuk lampu*. Isinya cukup membayar listrik, dan sekali setahun pecel untuk semua pemegang kunci.

Pengunjung boleh menitipkan benda baru dengan satu ketentuan: ceritanya harus dapat dibacakan dalam satu menit. Antrean koleksi sudah sampai tahun depan.
""",
    ),
    Story(
        key="beasiswa-pulau",
        at="2025-04-14 10.00",
        category="berita-kota",
        kind=Kind.ANNOUNCEMENT,
        headline="Pendaftaran beasiswa perahu dibuka untuk murid Pulau Andaian",
        summary="Ongkos menyeberang, seragam, dan makan siang ditanggung. Tidak ada ujian; yang diperlukan hanya surat dari sekolah.",
        tags=("Pengumuman", "Beasiswa", "Pulau Andaian"),
        heat=0.4,
        body="""
Beasiswa perahu tahun ajaran baru dibuka untuk 120 murid Pulau Andaian yang bersekolah di daratan.

Beasiswa menanggung ongkos menyeberang setiap hari sekolah, dua pasang seragam, sepatu, dan makan siang. Tidak ada ujian dan tidak ada syarat nilai.

1. Mintalah surat keterangan dari sekolah.
2. Serahkan kepada kepala dusun paling lambat {tgl+30}.
3. Hasil diumumkan di dermaga dan di situs ini.

Murid yang orang tuanya tidak dapat membaca dibantu petugas pada hari pasar.
""",
    ),
    Story(
        key="dicabut-wawancara",
        at="2025-03-10 09.30",
        category="kesehatan",
        status=Status.WITHDRAWN,
        withdrawn_after=2,
        reason="Narasumber di bawah umur dapat dikenali dari ceritanya, dan izin orang tuanya belum lengkap. Kami meminta maaf kepada keluarganya.",
        headline="Cerita dari bangsal anak: belajar berjalan untuk kedua kalinya",
        summary="Seorang anak dan perawatnya menghitung langkah di koridor rumah sakit.",
        tags=("Rumah Sakit Ibarat", "Kesehatan anak"),
        writer="mantan",
        body="""
Setiap sore ada dua orang yang menghitung ubin di koridor bangsal anak.

Yang satu perawat. Yang lain anak berusia sembilan tahun yang sedang belajar berjalan kembali.

Hari ini hitungannya sampai empat puluh.
""",
    ),
    Story(
        key="jam-pasar",
        at="2025-02-06 07.20",
        category="ekonomi",
        headline="Jam tua Pasar Laksana berdetak lagi setelah 31 tahun berhenti di angka empat",
        summary="Suku cadangnya dibuat di bengkel sepeda. Pedagang kini punya alasan baru untuk berdebat: jamnya terlalu cepat dua menit.",
        tags=("Pasar Laksana", "Sejarah kota"),
        picture="pasar-pagi",
        writer="mantan",
        heat=0.5,
        opening_views=2210,
        notes=(Note("Semula tertulis jam berhenti 13 tahun. Yang benar 31 tahun.", after=1),),
        body="""
Selama 31 tahun, janji bertemu di Pasar Laksana berbunyi: “di bawah jam empat”. Jarum jam di menara pasar berhenti di sana sejak gempa kecil yang tidak merusak apa-apa selain jam itu.

{hari-1}, pukul 06.00 tepat, jam itu berdetak lagi. Roda giginya dibuat ulang oleh Koh Lin, pemilik bengkel sepeda, yang mengukur gigi lama dengan penggaris sekolah dan memotong yang baru dari gir bekas.

Ia bekerja delapan bulan tanpa bayaran. “Saya lahir jam empat. Dari kecil saya kira jam itu menunggu saya,” katanya.

Kini ada persoalan baru. Jam itu terlalu cepat dua menit. Pedagang sayur ingin dibetulkan; pedagang kopi tidak. Paguyuban memutuskan membiarkannya sampai hari raya, sebab sejak jam berdetak belum ada yang terlambat membuka kios.
""",
    ),
)
