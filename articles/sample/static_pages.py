"""Texts of the sample office's static pages: title, summary, body."""

PAGES: list[tuple[str, str, str]] = [
    (
        "Tentang kami",
        "Siapa yang menulis berita di situs ini, dan untuk siapa.",
        """
Dinas Komunikasi adalah juru kabar Pemerintah Kota Percontohan. Kami menulis apa yang diputuskan kota ini, apa yang sedang dikerjakan, dan apa yang belum selesai, supaya warga dapat memakai haknya dan menagih janji.

Kota Percontohan, orang-orangnya, dan semua kejadian di sini adalah rekaan. Situs ini memperlihatkan cara kerja sebuah ruang berita pemerintah.

## Yang dapat Anda harapkan

- Berita ditulis untuk warga, bukan untuk pejabat yang hadir.
- Angka disertai sumber dan tanggalnya.
- Yang keliru kami ralat di tempat yang sama, dengan tanggal.
- Naskah tidak diterbitkan oleh penulisnya sendiri: selalu ada orang kedua yang membaca.

## Susunan redaksi

Penanggung jawab: Kepala Dinas Komunikasi. Redaksi terdiri atas dua penulis, seorang editor, seorang pengelola kategori, dan seorang pengelola situs. Kode di akhir berita, misalnya (nts/lar), menyebut inisial editor dan penulisnya.

## Menghubungi redaksi

Tulislah ke [redaksi@diskom.percontohan.example](mailto:redaksi@diskom.percontohan.example), atau datanglah ke Balai Kota pada jam kerja. Wartawan dapat menghubungi petugas piket pada nomor telepon kantor sampai pukul 21.00.
""",
    ),
    (
        "Pernyataan aksesibilitas",
        "Apa yang kami lakukan agar situs ini dapat dipakai semua orang, dan apa yang belum.",
        """
Situs ini dibuat agar dapat dibaca dengan layar kecil, huruf besar, papan tombol, dan pembaca layar. Ukuran yang kami pakai adalah WCAG 2.2 tingkat AA.

## Yang sudah kami kerjakan

- Setiap halaman dapat dipakai tanpa tetikus.
- Setiap gambar yang membawa keterangan memiliki teks alternatif.
- Kontras huruf paling kecil 4,5 banding 1, pada tampilan terang dan gelap.
- Tulisan dapat diperbesar dua kali tanpa ada yang hilang.
- Tidak ada yang berkedip, bergerak sendiri, atau berbunyi sendiri.

## Yang belum sempurna

Sebagian dokumen lama yang ditautkan dari berita masih berupa hasil pindai tanpa teks. Bila Anda memerlukannya, mintalah kepada kami; kami mengetik ulang bagian yang Anda butuhkan dalam lima hari kerja.

## Bila ada yang menghalangi

Tulis ke [akses@diskom.percontohan.example](mailto:akses@diskom.percontohan.example). Sebutkan alamat halamannya dan alat yang Anda pakai. Kami menjawab paling lama tiga hari kerja.
""",
    ),
    (
        "Kebijakan privasi",
        "Data apa yang kami terima saat Anda membaca, dan berapa lama disimpan.",
        """
Membaca situs ini tidak memerlukan akun. Halaman untuk pembaca tidak memasang kuki, tidak memuat huruf, gambar, atau skrip dari pihak lain, dan tidak menyusun profil siapa pun.

## Catatan server

Seperti semua server, server kami mencatat alamat internet, waktu, dan halaman yang diminta, untuk menangani gangguan. Catatan itu dihapus setelah empat belas hari.

## Surat dari Anda

Surel dan aduan kami simpan selama diperlukan untuk menjawabnya, paling lama dua tahun. Nama pengadu tidak kami teruskan kepada pihak yang diadukan tanpa izin.

## Hak Anda

Anda berhak mengetahui, memperbaiki, dan meminta penghapusan data Anda. Hubungi [privasi@diskom.percontohan.example](mailto:privasi@diskom.percontohan.example).
""",
    ),
    (
        "Pedoman media",
        "Cara kami menulis, meralat, mencabut, dan memberi ruang bagi hak jawab.",
        """
Pedoman ini mengikat semua orang yang menulis untuk situs ini.

## Menulis

1. Inti berita ada di paragraf pertama.
2. Pendapat selalu menyebut siapa yang berpendapat.
3. Ada dua sumber untuk setiap hal yang dapat diperdebatkan.
4. Anak, korban, dan orang sakit tidak disebut namanya tanpa izin tertulis.

## Menyunting

Tidak ada naskah yang diterbitkan oleh penulisnya sendiri. Perubahan atas berita yang sudah terbit diusulkan, dibaca orang kedua, lalu menggantikan naskah lama; riwayatnya disimpan.

## Ralat, hak jawab, klarifikasi

Ralat ditempatkan pada berita yang diralat, menyebut **apa yang semula tertulis** dan **apa yang benar**, dengan tanggal dan jam. Pihak yang merasa dirugikan berhak menjawab; jawabannya kami muat dengan namanya, paling lama dua hari kerja setelah diterima.

## Mencabut berita

Berita hanya dicabut bila isinya tidak dapat diperbaiki dengan ralat, atau bila menyangkut keselamatan seseorang. Alamatnya tetap ada dan memuat alasan serta waktu pencabutan.

> Lebih baik terlambat satu jam daripada meralat satu tahun.
""",
    ),
]
