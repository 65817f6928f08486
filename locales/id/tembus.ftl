# Bahasa Indonesia: bahasa rujukan. Semua bahasa lain memakai kunci dan isian yang sama.
# Isian ({ $... }) sudah berupa tulisan jadi: angka, tanggal, dan uang tidak diolah lagi di sini.

## Angka, uang, tanggal

money = Rp{ $rupiah }
money-million = Rp{ $number } juta
money-billion = Rp{ $number } miliar
money-trillion = Rp{ $number } triliun
price = { $money }/{ $unit }
price-lot = { $money } untuk semua
percent = { $number }%

time = { $hour }.{ $minute } WIB
date = { $weekday }, { $day } { $month } { $year }
date-short = { $weekday } { $day } { $month }
date-day = { $day } { $month }
date-month = { $month } { $year }
date-range-month = { $first }-{ $last } { $month } { $year }
date-range-year = { $first } { $month } - { $last } { $until } { $year }
date-range = { $first } { $month } { $year } - { $last } { $until } { $end }
date-range-short-month = { $first }-{ $last } { $month }
moment = { $date }, { $time }

weekday-1 = Sen
weekday-2 = Sel
weekday-3 = Rab
weekday-4 = Kam
weekday-5 = Jum
weekday-6 = Sab
weekday-7 = Min
weekday-long-1 = Senin
weekday-long-2 = Selasa
weekday-long-3 = Rabu
weekday-long-4 = Kamis
weekday-long-5 = Jumat
weekday-long-6 = Sabtu
weekday-long-7 = Minggu

month-1 = Jan
month-2 = Feb
month-3 = Mar
month-4 = Apr
month-5 = Mei
month-6 = Jun
month-7 = Jul
month-8 = Agu
month-9 = Sep
month-10 = Okt
month-11 = Nov
month-12 = Des

## Satuan

unit-kg = kg
unit-gram = gram
unit-ons = ons
unit-pon = pon
unit-kw = kw
unit-ton = ton
unit-butir = butir
unit-ekor = ekor
unit-buah = buah
unit-pcs = pcs
unit-lembar = lembar
unit-lusin = lusin
unit-kodi = kodi
unit-rak = rak
unit-pack15 = pak isi 15
unit-liter = liter
unit-peti = peti
unit-karung = karung
unit-sak = sak
unit-krat = krat
unit-dus = dus
unit-pak = pak
unit-renteng = renteng
unit-toples = toples
unit-botol = botol
unit-kantong = kantong
unit-ikat = ikat
unit-sisir = sisir
unit-tandan = tandan
unit-lot = borongan

quantity = { $number } { $unit }
quantity-same = { $said } ({ $means })
quantity-packs = { $packs } @ { $content }
quantity-of-all = { $left } dari { $all }

## Kata yang dipakai di banyak tempat

icon-egg = 🥚
icon-chicken = 🐔
icon-fish = 🐟
icon-chili = 🌶
icon-grain = 🌾
icon-box = 📦

with-icon = { $icon } { $text }
numbered = { $number }. { $text }
and-more = dan { $count } lagi
or = { $first } atau { $second }
and = { $first } dan { $second }
page = Halaman { $number } dari { $of }

organization-pasar-jaya = Pasar Jaya
organization-dharma-jaya = Dharma Jaya
organization-food-station = Food Station

office-bappeda = Bappeda
office-dkpp = DKPP
office-disperindag = Disperindag
office-bagpem = Bagian Pemerintahan
office-btc = BTC

side-seller = penjual
side-buyer = pembeli
side-seller-title = Penjual
side-buyer-title = Pembeli

role-seller = penjual
role-assistant = pendamping petani
role-buyer = pembeli BUMD
role-official = petugas dinas
role-admin = pengelola
role-buyer-of = pembeli { $organization }
role-official-of = petugas { $office }

handover-seller-own = di tempat saya
handover-seller = di tempat penjual
handover-seller-at = di tempat penjual, { $place }
handover-seller-yours = di tempat Anda
handover-seller-of = di tempat { $farmer }
handover-hub = di BTC
handover-buyer = sampai Jakarta

region-kota = Kota Blitar
region-kabupaten = Kab. Blitar
place-kota = { $place }, Kota Blitar
place-kabupaten = { $place }, Kab. Blitar
place-kabupaten-short = { $place } (Kab.)

form-registration = Pendaftaran
form-offer = Penawaran
form-purchase = Pesanan
form-addition = Penawaran baru
form-offer-price = Perubahan harga
form-offer-quantity = Perubahan jumlah
form-offer-note = Catatan
form-withdrawal = Penarikan penawaran
form-cancellation = Pembatalan pesanan
form-decline = Penolakan pesanan
form-order-step = Pesanan
form-freight = Ongkos angkut
form-complaint-note = Keterangan keluhan
form-ruling = Keputusan
form-profile = Perubahan data
form-deletion = Penghapusan akun
form-stop = Berhenti
form-digest-settings = Pengaturan ringkasan
form-search = Pencarian barang
form-farmer = Data petani
form-line = Pesan tadi
form-demand = Permintaan
form-answer = Tawaran
form-award = Pengambilan tawaran
form-pool = Gabungan penawaran
form-reference = Harga acuan
form-tolerance = Boleh lebih
form-limit = Batas persetujuan
form-bid = Tawar-menawar
form-routine = Pengingat rutin

## Tombol

button-start = Mulai
button-order-again = Pesan lagi
button-has-code = Punya kode
button-about = Apa ini?
button-menu = Menu
button-help = Bantuan
button-resume = Lanjutkan isian
button-anew = Mulai baru
button-back = Kembali
button-cancel = Batal
button-done = Selesai
button-previous = Sebelumnya
button-next = Berikutnya
button-see = Lihat

button-new-offer = Buat penawaran
button-for-farmer = Untuk petani lain
button-new-farmer = Catat petani baru
button-again = Buat lagi
numbered-button = { $number }. { $label }
button-own-offers = Penawaran saya
button-extend = Masih, perpanjang
button-edit-price = Ubah harga
button-edit-quantity = Ubah jumlah
button-sold-out = Sudah habis
button-withdraw = Tarik
button-republish = Tayangkan lagi
button-repeat = Sama seperti kemarin
button-same = Sama
button-day-off = Libur
button-remind = Ingatkan rutin
button-end-routine = Berhenti diingatkan

button-search = Cari barang
button-search-again = Cari lagi
button-pick-goods = Pilih barang
button-any-price = Semua harga
button-any-quantity = Semua jumlah
button-any-day = Semua hari
button-without-limits = Tanpa batas
button-photo = Lihat foto
button-add-photo = Tambah foto
button-change-photo = Ganti foto
button-drop-photo = Hapus foto
button-load-photos = Lihat foto ({ $count })
button-more-photos = Foto lainnya
button-no-photo = Tanpa foto
button-sort = Urutkan
button-buy = Pesan
button-bid = Tawar
button-bid-back = Tawar balik
button-bid-again = Tawar lagi
button-bid-agree = Setuju { $price }
button-bid-take = Ambil { $quantity }
button-bid-withdraw = Tarik harga
button-talks = Daftar tawar
button-buy-rest = Pesan { $quantity }
button-buy-rest-long = Pesan sisanya
button-see-offer = Lihat penawaran

button-orders = Pesanan
button-accept = Terima
button-decline = Tolak
button-approve = Setuju
button-send-back = Revisi
button-ask-again = Ajukan lagi
button-withdraw-request = Tarik pesanan
button-cancel-order = Batalkan
button-copy-phone = Salin nomor HP
button-copy-code = Salin { $code }
button-other-order = Bukan yang ini
button-ask-cancel = Batal bersama
button-agree-cancel = Setuju batal
button-refuse-cancel = Tidak setuju
button-take-back-cancel = Tarik usul batal
button-postpone = Ganti hari
button-correct-load = Perbaiki muatan
button-depart = Sudah berangkat
button-more-on-truck = Ada, ikut truk ini
button-say-freight = Catat ongkos angkut
button-change-freight = Ubah ongkos angkut
button-receive = Sudah sampai
button-arrive = Tiba, belum dicek
button-grade = Hasil periksa
button-agree-receipt = Setuju
button-dispute-receipt = Belum cocok
button-agree-figures = Setuju angkanya
button-dispute-figures = Angka belum cocok
button-correct-receipt = Perbaiki angka
button-close-rest = Tutup sisanya
button-expect-rest = Masih akan dikirim
button-keep-rest = Sisanya masih ada
button-drop-rest = Sisanya tidak ada
button-weigh = Catat berat
button-papers = Berkas lengkap
button-say-paid = Sudah dibayar
button-complain = Ada keluhan
button-propose-outcome = Usul penyelesaian
button-agree-outcome = Setuju usul
button-refuse-outcome = Tolak usul
button-drop-complaint = Tarik keluhan
button-note-complaint = Tulis keterangan
button-answer = Tawarkan
button-answer-live = Tawarkan { $offer }
button-answer-other = Ubah dulu
button-change-answer = Ubah tawaran
button-take-back-answer = Tarik tawaran
button-see-answers = Lihat tawaran
button-suggest = Kabari pembeli
button-pool = Gabungkan penawaran
button-new-demand = Buat permintaan
button-demand = Lihat
button-demands = Daftar permintaan
button-edit-demand = Ubah
button-end-demand = Tutup
button-close-demand = Ya, tutup
button-owed = Semua tagihan
button-complaints = Daftar keluhan
button-confirm-paid = Sudah diterima
button-deny-paid = Belum diterima
button-correct-paid = Perbaiki uang masuk
button-dispute-paid = Belum cocok
button-accept-day = Setuju ganti hari
button-decline-day = Hari tetap
button-take-back-day = Tarik usul
button-contact-seller = Hubungi penjual
button-contact-buyer = Hubungi pembeli
button-open-chat = Buka obrolan
button-share-phone = Bagikan nomor saya
button-ask-phone = Minta nomor HP
button-skip = Lewati

button-data-all = Lihat semua
button-data-edit = Ubah
button-data-delete = Hapus akun

button-digest = Ringkasan
button-digest-details = Rincian
button-today = Hari ini
button-digest-month = Sebulan
button-digest-month-before = Bulan sebelumnya
button-become-seller = Daftar penjual
button-settings = Pengaturan

## Jawaban

choice-agree = Setuju
choice-read-all = Baca lengkap
choice-refuse = Tidak
choice-yes = Ya
choice-no = Tidak
choice-not-yet = Belum
choice-yes-sure = Ya, betul
choice-replace = Ganti
choice-add = Tambah
choice-yes-all = Ya, semuanya
choice-no-rewrite = Bukan, tulis lagi
choice-seller = 🌾 Penjual
choice-assistant = Pendamping petani
choice-buyer = 🏢 Pembeli BUMD
choice-official = 📋 Petugas dinas
choice-admin = Pengelola
choice-breeder = Peternak
choice-farmer = Petani
choice-fish-farmer = Budidaya ikan
choice-msme = UMKM
choice-group = Kelompok/koperasi
choice-trader = Pedagang
choice-egg = 🥚 Telur
choice-chicken = 🐔 Ayam
choice-fish = 🐟 Ikan
choice-chili = 🌶 Cabai
choice-grain = 🌾 Beras/jagung
choice-other-egg = Telur lain
choice-livestock = Ternak lain
choice-vegetable = Sayur dan bumbu
choice-fruit = Buah
choice-processed = Makanan olahan
choice-craft = Kerajinan
choice-more = Lainnya
choice-live = Hidup
choice-slaughtered = Sudah dipotong
choice-all = Semua
choice-per = Per { $unit }
choice-write = Tulis
choice-write-again = Tulis lagi
choice-write-pack = Isi lain
choice-handover-seller = Di tempat saya
choice-farmer-site = Di tempat petani
choice-handover-hub = Di BTC
choice-handover-buyer = Sampai Jakarta
choice-today = Hari ini
choice-tomorrow = Besok
choice-day-after = Lusa
choice-pick-date = Pilih tanggal
choice-elsewhere = Tempat lain
choice-publish = Benar, tayangkan
choice-right = Benar
choice-edit = Ubah
choice-no-goods = Barang tidak ada
choice-price-changed = Harga berubah
choice-vehicle = Kendaraan tidak ada
choice-other-reason = Sebab lain
choice-keep = Tidak jadi
choice-keep-order = Pesanan tetap
choice-go-on = Lanjutkan yang tadi
choice-do = Lanjutkan
choice-do-withdraw = Tarik
choice-do-save = Simpan
choice-do-send = Kirim
choice-do-take = Ambil
choice-do-ask = Tanyakan
choice-do-agree = Setuju
choice-do-settle = Ya, sudah masuk
choice-handover-at-seller = Di tempat penjual
choice-field-day = Hari
choice-any-price = Tanpa batas
choice-any-place = Di mana saja
choice-no-note = Tanpa catatan
choice-no-limit = Tanpa batas
choice-do-cancel = Ya, batalkan
choice-do-decline = Ya, tolak
choice-do-delete = Hapus
choice-do-stop = Berhenti
choice-daily = Setiap hari
choice-mon-sat = Senin-Sabtu
choice-weekdays = Senin-Jumat
choice-never = Jangan dikirim
choice-everything = Semua barang
choice-selling = Menjual
choice-seeking = Mencari
choice-first = Ya, { $goods }
choice-other-first = { $goods } dulu

field-consent = Izin
field-age = Usia
field-role = Peran
field-code = Kode
field-name = Nama
field-seller-kind = Usaha
field-district = Kecamatan
field-place = Tempat barang
field-phone = Nomor HP
field-goods = Barang
field-quantity = Jumlah
field-pack = Isi kemasan
field-price = Harga
field-handover = Tempat serah
field-ready = Waktu siap
field-reason = Sebab
field-note = Catatan
field-seal = Tawaran tertutup
field-hour = Jam
field-days = Hari
field-which = Pilihan
field-order-reason = Alasan
field-order-remark = Catatan rekan
field-order-reduced = Banyaknya
field-order-day = Hari lain
field-order-trouble = Keluhan
field-order-outcome = Penyelesaian
field-order-term = Yang diubah
field-order-amendment = Perubahan
field-order-returned = Yang dikembalikan
field-order-due = Hari bayar
field-order-came = Uang yang masuk
field-order-loaded = Berat muat
field-order-accepted = Diterima baik
field-order-arrived = Yang tiba
field-order-weight = Berat
field-order-loss = Sebab selisih
field-check = Periksa lagi

## Perkenalan dan pendaftaran

welcome =
    Selamat datang di { $service }.
    Tempat penjual Kota Blitar bertemu pembeli pangan dari Jakarta: Pasar Jaya, Dharma Jaya, dan Food Station.
    Gratis. Pembeli dan petugas masuk dengan kode undangan.
welcome-again = Untuk ikut, tekan Mulai. Pembeli dan petugas yang punya kode undangan menekan Punya kode.
about =
    { $service } mempertemukan penjual Blitar dengan pembeli pangan dari Jakarta.
    Penjual menulis barang, jumlah, dan harga. Pembeli memesan dari sini.
    Harga dan pembayaran disepakati langsung. Kami tidak pernah meminta transfer.
    Tekan Mulai untuk ikut.
consent-no = Baik, tidak ada data yang disimpan. Bila berubah pikiran, tekan Mulai.
too-young = Maaf, layanan ini untuk usia 18 tahun ke atas. Tidak ada data yang disimpan. Bila keliru, tekan Mulai.
invite-used = Kode ini sudah dipakai atau sudah lewat waktu. Minta kode baru ke { $contact }.
seller-done = Siap, { $name }. Akun sudah jadi.
assistant-done =
    Siap, { $name }. Akun pendamping sudah jadi.
    Penawaran bisa dibuat untuk petani yang tidak punya HP.
buyer-done =
    Siap, { $name }. Akun pembeli { $organization } sudah jadi.
    Penawaran dari Blitar bisa dilihat sekarang.
official-done =
    Siap, { $name }. Akun petugas { $office } sudah jadi.
    Ringkasan dikirim pukul { $time }.
admin-done =
    Siap, { $name }. Akun pengelola sudah jadi.
    Gangguan kami kabarkan di sini.
role-offered =
    Undangan ini menjadikan Anda { $role } di { $service }.
    Terima bila memang Anda yang diundang.
role-added = Siap, { $name }. Sekarang Anda juga { $role }.

ask-consent =
    Sebelum mulai, kami minta izin.
    Yang disimpan: nama panggilan, kelurahan, penawaran, permintaan, dan pesanan. Nomor HP hanya jika Anda bagikan.
    Gunanya: mempertemukan penjual dan pembeli, dan laporan dinas tanpa nama.
    Kami tidak minta KTP, NIK, atau nomor rekening.
    Data bisa dilihat, diubah, dan dihapus kapan saja lewat /data.
    Apakah setuju?
ask-consent-again = Sebelum mulai, kami minta izin. Isinya ada di pesan di atas. Apakah setuju?
ask-consent-full =
    Pengelola: { $controller }, { $contact }
    Dasar: izin Anda (UU 27/2022) dan tugas layanan dinas.
    Tujuan: mempertemukan penjual dan pembeli, dan laporan dinas tanpa nama.
    Data: nama panggilan (juga yang lama), nomor akun Telegram, kelurahan, penawaran, permintaan, tawar-menawar, pesanan, keluhan, dan nomor HP jika dibagikan.
    Juga yang Anda tulis atau kirim di dalamnya: catatan, nomor kendaraan, nama sopir, keterangan dan foto keluhan, dan foto lain. Pihak lain dalam pesanan bisa melihatnya.
    Tulisan yang belum bisa dibaca disimpan paling lama 90 hari, untuk perbaikan, dan ikut dihapus bersama akun.
    Pesan dan foto dikirim lewat Telegram; foto tersimpan di sana.
    Lama simpan: selama akun aktif. Setelah /berhenti dihapus dalam { $days } hari; catatan jual beli tetap ada tanpa nama.
    Hak Anda: melihat, memperbaiki, menghapus, menghentikan. Kami jawab paling lambat 3 x 24 jam.
    Menarik izin: ketik /berhenti.
ask-age = Apakah usia Anda 18 tahun atau lebih?
ask-role = Anda ikut sebagai apa?
ask-code = Pembeli dan petugas masuk dengan kode undangan. Ketik kodenya.
ask-name = Dipanggil siapa? Contoh: Pak Slamet
ask-seller-kind = Usaha Anda apa?
ask-district = Barang biasanya ada di kecamatan mana?
ask-village-city = Barang biasanya ada di kelurahan mana?
ask-village = Di { $district }, kelurahan mana?
ask-village-kabupaten = Kecamatan mana?
ask-profile-field = Apa yang mau diubah?
ask-phone =
    Mau bagikan nomor HP? Boleh dilewati.
    Nomor hanya terlihat oleh pihak yang sudah sepakat dengan Anda.

## Menu dan bantuan

menu = { $name }, mau apa?
menu-last = Terakhir: { $goods } { $quantity }, { $price }.
menu-unfinished = { $form } yang tadi belum selesai diisi.
menu-stranger = Belum ada akun. Tekan Mulai untuk ikut.
help = Yang bisa dilakukan di sini:
help-command = /{ $name } { $what }
help-contact = Butuh orang? Hubungi { $contact }, jam kerja.
languages = Layanan ini memakai Bahasa Indonesia. Bahasa lain belum ada.
unfinished = { $form } yang tadi belum selesai diisi. Mau dilanjutkan?
unfinished-goods = { $form } { $goods } yang tadi belum selesai diisi. Mau dilanjutkan?
nothing-to-cancel = Tidak ada yang sedang diisi.

cancelled-registration = Baik, pendaftaran tidak jadi. Bila berubah pikiran, tekan Mulai.
cancelled-offer = Baik, penawaran tidak jadi dibuat. Yang tadi diisi tidak tayang.
cancelled-purchase = Baik, tidak jadi pesan. Tidak ada yang dikirim ke penjual.
cancelled-addition = Baik, yang baru tidak jadi tayang. Yang lama tetap tayang.
cancelled-offer-price = Baik, harga tidak diubah.
cancelled-offer-quantity = Baik, jumlah tidak diubah.
cancelled-offer-note = Baik, catatan tidak diubah.
cancelled-withdrawal = Baik, penawaran tetap tayang.
cancelled-cancellation = Baik, pesanan tidak dibatalkan.
cancelled-order-step = Baik, pesanan tidak diubah.
cancelled-ruling = Baik, keluhan belum diputus.
cancelled-decline = Baik, pesanan tetap menunggu jawaban Anda.
cancelled-profile = Baik, data tidak diubah. Pilihan lain ada di /menu.
cancelled-deletion = Baik, akun tidak dihapus.
cancelled-stop = Baik, akun Anda tetap aktif.
cancelled-digest-settings = Baik, pengaturan tidak diubah.
cancelled-search = Baik, pencarian ditutup.
cancelled-farmer = Baik, petani tidak dicatat.
cancelled-demand = Baik, tidak ada permintaan yang dikirim atau diubah.
cancelled-answer = Baik, tawaran tidak dikirim.
cancelled-award = Baik, tawaran tidak diambil.
cancelled-pool = Baik, penjual tidak jadi ditanya.
cancelled-bid = Baik, tidak jadi menawar. Tidak ada yang dikirim.
cancelled-routine = Baik, pengingat tidak diubah.
cancelled-line = Baik, pesan tadi tidak dipakai.

## Membuat penawaran

ask-goods =
    Mau menawarkan apa?
    Boleh ditulis sekaligus, contoh: telur 2 ton 26.500/kg siap besok
ask-more-goods = Barang apa? Pilih, atau tulis namanya.
ask-goods-egg = Telur yang mana?
ask-goods-chicken = Ayam yang mana?
ask-goods-fish = Ikan apa?
ask-goods-chili = Cabai yang mana?
ask-goods-grain = Beras, gabah, atau jagung yang mana?
ask-goods-livestock = Ternak atau hasilnya yang mana?
ask-goods-vegetable = Sayur atau bumbu yang mana?
ask-goods-fruit = Buah apa?
ask-goods-processed = Makanan olahan yang mana?
ask-goods-craft = Kerajinan yang mana?
ask-variant-chicken = Ayam yang mana?
ask-variant-broiler = Ayamnya masih hidup atau sudah dipotong?
ask-variant-live-chicken = Ayam apa yang hidup itu?
ask-variant-chili = Cabai yang mana?
ask-variant-onion = Bawang merah atau bawang putih?
ask-variant-rice = Beras medium atau premium?
ask-variant-paddy = Gabah kering panen atau kering giling?
ask-variant-coffee = Kopi biji mentah atau sudah disangrai?
ask-variant-fish = Ikan apa?
ask-variant-root = Singkong atau ubi jalar?
ask-variant-meat = Daging apa?
ask-variant-near = Maksudnya yang mana?
ask-quantity =
    { $goods }.
    Berapa banyak? Contoh: { $example }
example-day = 25 Nov
example-mass = 2 ton, 5 kw, 300 kg
example-egg = 2.000 butir, 50 rak
example-other = 50 { $unit }
ask-quantity-scale = Maksudnya berapa?
ask-quantity-unit = { $number } apa? Pilih satuannya.
ask-pack = 1 { $pack } isi berapa kg?
ask-pack-other = 1 { $pack } isi berapa? Contoh: 10 kg
ask-tray = 1 rak isi berapa butir?
ask-price = Harga per { $unit } berapa? Contoh: { $example }
ask-price-lot = Harga untuk semua berapa? Contoh: { $example }
ask-price-scale = Maksudnya { $money } per { $unit }?
ask-price-scale-lot = { $money } untuk semuanya?
ask-price-scale-lot-of = { $money } untuk semuanya ({ $quantity })?
ask-price-unit = { $money } itu { $units }?
ask-price-unit-any = { $money } itu harga per apa?
per-unit = per { $unit }
ask-price-sure = Betul { $money } per { $unit }?
ask-price-sure-lot = Betul { $money } untuk semuanya?
price-usual = Belakangan ini { $price }.
ask-replace-or-add = Nomor { $offer } ({ $remaining }) masih tayang. Ganti atau tambah?
ask-instead = Penawaran yang tadi belum tayang. Ganti dengan { $goods }?
ask-instead-of-quantity = Penawaran yang tadi belum tayang. Ganti dengan { $goods } { $quantity }?
family-chicken = ayam
family-broiler = ayam potong
family-live-chicken = ayam hidup
family-chili = cabai
family-onion = bawang
family-rice = beras
family-paddy = gabah
family-coffee = kopi
family-fish = ikan
family-root = ubi
family-meat = daging
family-near = barang itu
ask-price-approx = Harga yang tayang harus pasti. Jadi { $money } per { $unit }?
ask-price-approx-lot = Harga yang tayang harus pasti. Jadi { $money } untuk semua?
ask-price-range = Harga pastinya per { $unit } berapa? Contoh: { $example }
ask-price-range-lot = Harga pastinya untuk semua berapa? Contoh: { $example }
ask-price-nego = Boleh nego. Harga awalnya per { $unit } berapa? Contoh: { $example }
ask-price-nego-lot = Boleh nego. Harga awalnya untuk semua berapa? Contoh: { $example }
ask-handover = Harga itu untuk barang di mana?
ask-ready = Kapan barang siap?
ask-ready-on = Tanggal berapa barang siap? Contoh: { $example }
ask-recurring = Barang ada rutin. Mulai tanggal berapa?
ask-place = Barang ada di { $place }?
ask-offer-field = Apa yang mau diubah?
ask-routine-days = Mau diingatkan hari apa saja untuk { $goods }? Boleh ditulis, contoh: senin kamis
ask-routine-hour = Mau diingatkan pukul berapa untuk { $goods }?
ask-routine-check = { $days } pukul { $time } kami tanya soal { $goods }. Kalau tidak dijawab, tidak ada yang tayang. Sudah benar?
routine-set = Baik. { $days } pukul { $time } kami tanya soal { $goods }. Kalau tidak dijawab, tidak ada yang tayang.
routine-ended = Baik, tidak kami ingatkan lagi. Penawaran bisa dibuat kapan saja.
routine-yesterday = { $goods } kemarin { $quantity }, { $price }. Hari ini sama?
routine-last = { $goods } terakhir { $quantity }, { $price }. Hari ini sama?
routine-day-off = Baik, hari ini libur. Kami tanya lagi di hari berikutnya.
days-mon-sat = Senin sampai Sabtu
days-some = setiap { $list }
ask-sell-or-seek = Anda mau menjual atau mencari barang?
ask-first-of = Satu barang dulu ya. Mulai dari { $goods }?
ask-which-offer = Penawaran yang mana?
ask-whose-offer = Penawaran siapa?
which-offer-line-of = { $offer } { $farmer }: { $goods }, sisa { $remaining }, { $price }
which-offer-line = { $offer } { $goods }, sisa { $remaining }, { $price }

offer-summary = Tolong dicek dulu:
offer-terms = { $quantity }, { $price }, { $handover }
ready-now = sekarang
offer-ready = Siap { $date }, { $place }
offer-whole = Dijual sekaligus, tidak dipisah
total-about = Jumlah harga kira-kira { $money }
tolerated = Boleh lebih sampai { $percent } ({ $most })
total-weigh = Jumlah harga dihitung setelah ditimbang
offer-published =
    Sudah tayang: { $goods } { $quantity }, { $price }. Nomor { $offer }.
    Berlaku sampai { $until }.
    Kami kabari bila ada pembeli.
offer-replaces = { $offer } menggantikan { $old }, yang sudah ditarik.
offer-expiring = Penawaran { $offer } ({ $goods }, sisa { $remaining }) habis waktu hari ini { $time }. Barang masih ada?
offers-expiring = { $count } penawaran habis waktu hari ini { $time }. Barang masih ada?
offers-expired = { $count } penawaran sudah lewat waktu dan tidak tayang lagi.
offers-of-several = { $offer } ({ $goods }, sisa { $remaining })
orders-more = dan { $count } pesanan lain, di daftar pesanan
offers-more = dan { $count } penawaran lain
offer-expired = { $offer } ({ $goods }) sudah lewat waktu dan tidak tayang lagi.

## Penawaran sendiri

own-offer = { $offer } { $goods }, { $status }
own-offer-left = Sisa { $remaining }, { $price }, { $handover }
own-offer-for = Untuk { $farmer }, dicatat oleh { $assistant }
own-offer-until = Berlaku sampai { $until }
own-offer-until-bound = Berlaku sampai { $until }. Sudah dipesan { $bound }
own-offer-bound = Sudah dipesan { $bound }
offer-status-sold-out = habis
offer-status-published = tayang
offer-status-paused = berhenti sementara
offer-status-withdrawn = sudah ditarik
offer-status-expired = lewat waktu
news-price = Harga sudah diubah.
news-quantity = Jumlah sudah diubah.
news-note = Catatan sudah diubah. Pembeli bisa membacanya.
news-withdrawn = Penawaran sudah ditarik.
news-withdrawn-pending = Penawaran sudah ditarik. { $count } pesanan masih menunggu jawaban Anda.
news-repeated = Sudah tayang dengan nomor baru.
news-renewed = Masa tayang sudah diperpanjang.
own-offers = Penawaran Anda: { $counts }
own-offers-empty = Belum ada penawaran. Tekan Buat penawaran untuk mulai.
own-offers-none-live = Penawaran Anda: belum ada yang tayang
count-published = { $count } tayang
count-sold-out = { $count } habis
count-expired = { $count } lewat waktu
own-offers-line = { $offer } { $goods }, sisa { $remaining }, { $price }, { $state }
own-offers-line-for = { $line }, untuk { $farmer }
own-offers-until = sampai { $date }
offers-resumed = Selamat datang kembali. { $count } penawaran Anda tayang lagi.

## Pendamping: penawaran untuk petani yang tidak punya HP

farmers = Petani yang Anda catat: { $count }
farmers-line = { $farmer }, { $place }
farmers-ask = Penawaran untuk siapa?
farmers-empty =
    Belum ada petani yang Anda catat.
    Catat dulu, dengan persetujuan lisan petani.
farmer-registered = { $farmer } sudah dicatat. Disetujui lisan, dicatat oleh { $assistant }.
ask-farmer-consent =
    Bacakan kepada petani:
    Kami simpan nama panggilan, kelurahan, penawaran, dan pesanan, untuk mempertemukan dengan pembeli dan laporan dinas tanpa nama.
    Tidak diminta KTP atau nomor rekening. Usia harus 18 tahun ke atas.
    Data bisa diubah dan dihapus lewat { $contact }.
    Apakah petani setuju, secara lisan?
ask-farmer-consent-again = Yang dibacakan ada di pesan di atas. Apakah petani setuju, secara lisan?
ask-farmer-name = Petani dipanggil siapa? Contoh: Pak Tarno
ask-farmer-kind = Usaha petani apa?
ask-farmer-district = Barang petani biasanya ada di kecamatan mana?
ask-farmer-village = Barang petani biasanya ada di kelurahan mana?
ask-farmer-check =
    Tolong dicek dulu:
    { $farmer }, { $kind }, { $place }
    Disetujui lisan, dicatat oleh { $assistant }
offer-draft-for = Untuk { $farmer }

ask-offer-note = Mau menulis apa tentang barang ini? Contoh: grade A, minimal 50 kg, tempo 7 hari
offer-note = Catatan: { $note }

ask-new-price = Harga { $offer } sekarang { $price }. Harga barunya berapa? Contoh: { $example }
ask-new-price-check = Harga { $offer } diubah dari { $old } menjadi { $new }. Sudah benar?
ask-new-quantity =
    { $offer }: sekarang { $offered }.
    Sisa yang masih bisa dijual sekarang berapa? Contoh: { $example }
ask-new-quantity-bound =
    { $offer }: sekarang { $offered }, sudah dipesan { $bound }.
    Sisa yang masih bisa dijual sekarang berapa? Contoh: { $example }
ask-new-quantity-check = Jumlah { $offer } diubah dari { $old } menjadi { $new }. Sudah benar?
ask-rest-check = Sisa { $offer } ({ $goods }) diubah dari { $old } menjadi { $new }. Sudah benar?
ask-sold-out-check = { $offer } ({ $goods }, sisa { $remaining }) sudah habis? Pembeli tidak akan melihatnya lagi.
ask-withdraw-check = Tarik penawaran { $offer } ({ $goods }, sisa { $remaining })? Pembeli tidak akan melihatnya lagi.

## Mencari dan memesan

browse-list = { $goods }: { $count } penawaran, { $amounts }
browse-list-no-amounts = { $goods }: { $count } penawaran
browse-everything = Semua barang
offer-with-photo = Dengan foto barang
photo-kept = Fotonya sudah kami simpan untuk penawaran ini.
photo-wanted =
    Mau tambah foto { $goods } untuk { $offer }? Kirim fotonya di sini. Boleh dilewati.
    Jangan foto orang atau KTP.
photo-unused =
    Fotonya belum dipakai. Tulis barangnya di bawah foto, contoh: telur 2 ton 26.500 siap besok
    Atau buka penawaran Anda, lalu pilih Tambah foto.
file-unused = Video atau berkasnya tidak kami simpan. Yang kami baca hanya tulisannya. Foto barang bisa dikirim sebagai foto.
photo-gone = Foto { $offer } tidak bisa dibuka lagi. Penawarannya tetap bisa dilihat. Tulis { $offer } untuk melihatnya.
load-photo-kept = Foto sudah kami simpan ({ $photos }).
not-a-photo = Itu bukan foto, jadi tidak kami simpan.
photos-enough = Sudah ada { $most } foto. Foto ini tidak kami simpan.
photo-count = Foto: { $count }
slip-wanted =
    Kirim foto slip muat { $order } di sini. Boleh dilewati.
    Jangan foto orang atau KTP.
rejects-photo-wanted =
    Ada foto barang { $order } yang ditolak? Kirim fotonya di sini. Boleh dilewati.
    Jangan foto orang atau KTP.
complaint-photo-wanted =
    Kirim foto untuk keluhan { $order } di sini. Boleh dilewati.
    Jangan foto orang atau KTP.
slip-shown = Foto slip muat { $order } sudah kami simpan. Pembeli bisa melihatnya.
receipt-photo-shown = Foto penerimaan { $order } sudah kami simpan. Penjual bisa melihatnya.
complaint-photo-shown = Foto keluhan { $order } sudah kami simpan. Pihak lain dan penengah bisa melihatnya.
load-photos-full = Foto { $order } untuk kiriman ini sudah { $most }. Foto ini tidak kami simpan.
slip-news = Penjual mengirim foto slip muat { $order }.
receipt-photo-news = Pembeli mengirim foto penerimaan { $order }.
complaint-photo-news = { $side } mengirim foto keluhan { $order }.
which-load = Foto ini untuk pesanan yang mana?
which-load-line = { $order }, { $goods } { $quantity }
load-photo-slip = { $order }, kiriman ke-{ $number }: slip muat
load-photo-receipt = { $order }, kiriman ke-{ $number }: penerimaan
load-photo-complaint = { $order }, kiriman ke-{ $number }: keluhan, foto dari { $side }
load-photo-gone = Foto { $order } tidak bisa dibuka lagi. Pesanannya tetap bisa dilihat. Tulis { $order } untuk melihatnya.
news-photo = Fotonya sudah dipasang. Pembeli bisa melihatnya.
news-no-photo = Fotonya sudah dihapus.
news-rest-closed = Sisa { $order } ditutup pembeli karena barang tidak ada, jadi dikeluarkan dari penawaran ini. Kalau masih ada, tekan Ubah jumlah.
news-rest-closed-left = Sisa { $order } ditutup pembeli karena barang tidak ada, jadi dikeluarkan dari penawaran ini. Kalau masih ada, tekan Tayangkan lagi, lalu Ubah jumlah.
news-rest-closed-over = Sisa { $order } ditutup pembeli karena barang tidak ada, jadi dikeluarkan dari penawaran ini. Kalau masih ada, tekan Sama seperti kemarin.
news-rest-closed-down = Sisa { $order } ditutup dan tidak ada barang lain di penawaran ini, jadi penawarannya turun. Kalau masih ada barang, tekan Sama seperti kemarin.
news-order-reduced = Pesanan { $order } berkurang. Selisihnya, { $back }, ditawarkan lagi di penawaran ini. Kalau barangnya tidak ada, tekan Ubah jumlah.
browse-only = Hanya yang { $limits }.
limit-price = harganya paling tinggi { $price }
limit-quantity = sisanya paling sedikit { $quantity }
limit-day = siap paling lambat { $date }
limits-two = { $one } dan { $two }
limits-three = { $one }, { $two }, dan { $three }
browse-aside = { $count } penawaran lain memakai satuan berbeda, jadi tidak bisa dibandingkan.
browse-unclear = Sebagian angka atau hari belum bisa dibaca. Contoh: telur 80 kg di bawah 27.000 besok
browse-unlisted = Masih ada { $count } penawaran lagi. Tulis harga, jumlah, atau harinya supaya daftarnya lebih pendek. Contoh: maks 26rb besok
browse-nothing = Belum ada penawaran yang cocok.
browse-nothing-of = Belum ada penawaran { $goods } yang cocok.
browse-by-price = Urut dari harga terendah
browse-line = { $quantity }, { $price }, siap { $date }, { $place }
browse-line-goods = { $goods }, { $line }
price-at = { $price } { $handover }
price-at-lot = { $price }, { $handover }
browse-card = { $offer } { $goods }
browse-card-left = Sisa { $remaining } dari { $offered }, { $price }
browse-card-pack = 1 { $pack } isi { $content }
browse-card-own = Ini penawaran Anda sendiri, jadi tidak bisa dipesan.
browse-card-down = Penawaran ini tidak tayang lagi.
browse-empty = Belum ada penawaran. Coba lagi nanti.
browse-empty-goods =
    Belum ada penawaran { $goods }.
    Coba barang lain, atau lihat lagi nanti.
inline-title = { $goods }, sisa { $remaining }
inline-description = { $price }, siap { $date }
inline-ready = Siap { $date }
inline-open = Lihat penawaran
inline-only = Hanya yang { $limits }
inline-empty = Belum ada penawaran itu. Buka { $service }
inline-closed = Khusus pembeli BUMD. Buka { $service }
err-less = Sisa { $offer } tinggal { $remaining }. Pesan { $remaining }?
err-gone = Penawaran ini baru saja habis. Lihat yang lain?

ask-buy-quantity = Mau pesan berapa dari { $remaining }?
ask-buy-whole = Barang ini dijual sekaligus: { $remaining }. Pesan semua?
ask-buy-typed = Mau pesan berapa? Contoh: { $example }. Sisa { $remaining }
ask-buy-check = Pesan { $quantity } { $goods } dari { $offer }?
ask-buy-check-still = Masih mau pesan { $quantity } { $goods } dari { $offer }?
buy-terms = { $price }, { $handover }, { $when }
when-taken = diambil { $date }
when-ready = diantar { $date }
buy-note = Catatan: { $note }
ask-buy-day = Mau diambil tanggal berapa? Paling cepat { $first }, contoh: { $example }
ask-buy-day-brought = Mau diantar tanggal berapa? Paling cepat { $first }, contoh: { $example }
ask-buy-note = Mau menulis apa untuk penjual? Contoh: untuk gudang Cakung
ask-search-goods = Cari barang apa?
buy-sent =
    Pesanan { $goods } { $quantity } sudah dikirim ke penjual.
    Barang disimpan untuk Anda sampai { $until }.
    Nomor { $order }. Kami kabari bila penjual menjawab.

## Pesanan

buy-waits =
    Pesanan { $order }: { $goods } { $quantity } menunggu persetujuan rekan Anda sampai { $until }.
    Barang disimpan untuk Anda. Penjual dikabari setelah rekan Anda setuju.
approval-request = { $asker } minta persetujuan Anda untuk pesanan { $order }: { $goods } { $quantity }, { $price }.
approval-request-unasked = Mohon dijawab sebelum { $until }. Penjual belum dikabari.
approval-request-agreed = Mohon dijawab sebelum { $until }. Penjual sudah setuju.
agreement-waits-buyer =
    Penjual setuju: { $goods } { $quantity }, { $price }.
    Pesanan { $order } menunggu persetujuan rekan Anda sampai { $until }.
agreement-waits-seller =
    { $organization } masih minta persetujuan di kantornya untuk { $goods } { $quantity }, { $price }.
    Nomor { $order }. Barang disimpan paling lambat sampai { $until }. Hasilnya kami kabari.
approval-given =
    Pesanan { $order } ({ $goods } { $quantity }) sudah disetujui dan dikirim ke penjual, untuk { $date }.
    Penjual menjawab paling lambat { $until }.
approval-asked-again =
    Pesanan { $order } ({ $goods } { $quantity }) sudah diajukan lagi ke rekan Anda.
    Dijawab paling lambat { $until }.
approval-sent-back =
    Rekan Anda minta pesanan { $order } ({ $goods } { $quantity }) direvisi: { $remark }.
    Barang disimpan sampai { $until }.
approval-sent-back-done = Pesanan { $order } sudah dikembalikan ke pemesannya: { $remark }.
approval-refused = Pesanan { $order } ({ $goods } { $quantity }) tidak disetujui: { $remark }. Barang tidak jadi dipesan.
approval-nobody = Pesanan { $order } ({ $goods } { $quantity }) tidak jadi, karena tidak ada lagi rekan yang bisa menyetujuinya.
order-card-remark = Catatan rekan: { $remark }
order-request = { $organization } mau membeli { $goods } { $quantity }, { $price }. Dari penawaran { $offer }.
order-request-taken = Diambil { $handover }, { $date }. { $total }.
order-request-brought = Diantar { $handover }, { $date }. { $total }.
news-for-farmer = Untuk { $farmer }
order-request-for = Untuk { $farmer }. Tanyakan dulu kepadanya.
order-request-until = Mohon dijawab sebelum { $until }. Lewat itu pesanan batal dan barang bisa dipesan pembeli lain.
order-reminder = Pesanan { $organization } belum dijawab: { $goods } { $quantity }, { $price }.
order-confirmed = Sepakat. Pesanan { $order }
order-confirmed-share = Supaya mudah dihubungi, nomor HP bisa dibagikan ke pihak lain.
order-content = { $goods } { $quantity } x { $price } = { $total }
order-content-weigh =
    { $goods } { $quantity } x { $price }
    Jumlah harga dihitung setelah ditimbang
order-content-weighed = { $goods } { $quantity }: { $worth }
order-content-lot = { $goods } { $quantity }, { $price }
order-parties = Penjual: { $seller }. Pembeli: { $organization } ({ $buyer })
order-parties-through = Penjual: { $seller }, dicatat oleh { $assistant }. Pembeli: { $organization } ({ $buyer })
order-parties-for = Penawaran { $offer }, untuk { $farmer }. Pembeli: { $organization }
order-parties-hidden = Penawaran { $offer }. Pembeli: { $organization }
order-handover-seller = Serah: di tempat penjual, { $place }, { $date }
order-handover-hub = Serah: di BTC, { $date }
order-handover-buyer = Serah: sampai Jakarta, { $date }
order-note = Catatan pembeli: { $note }
order-seller-note = Catatan penjual: { $note }
order-named = Pesanan { $order }: { $goods } { $quantity }
order-reject = Penjual belum bisa melayani pesanan ini.
order-reject-left = Penjual belum bisa melayani pesanan ini. Sisa { $offer } tetap { $remaining }.
stock-back = Sisa { $offer } kembali { $remaining }.
decline-done = Pesanan { $order } ({ $goods } { $quantity }) ditolak. { $told }
order-lapsed-seller = Pesanan { $organization } ({ $goods } { $quantity }) batal karena belum dijawab. Barang bisa dipesan pembeli lain.
order-lapsed-buyer = Penjual belum menjawab sampai batas waktu. Pesanan { $goods } { $quantity } tidak jadi.
order-lapsed-unapproved = Pesanan { $goods } { $quantity } tidak jadi, karena belum disetujui rekan Anda sampai batas waktu.
order-lapsed-unapproved-seller = Pesanan { $organization } ({ $goods } { $quantity }) tidak jadi, karena belum disetujui di kantornya. Barang bisa dipesan pembeli lain.
order-withdrawn = { $organization } menarik pesanan { $order }: { $goods } { $quantity }.
withdraw-done-unasked = Pesanan { $order } ({ $goods } { $quantity }) sudah ditarik. Penjual belum sempat dikabari.
withdraw-done = Pesanan { $order } ({ $goods } { $quantity }) sudah ditarik. { $told }
cancel-done = Pesanan { $order } ({ $goods } { $quantity }) dibatalkan oleh { $side }.
cancel-done-reason = Pesanan { $order } ({ $goods } { $quantity }) dibatalkan oleh { $side }. Sebab: { $reason }.
cancel-done-together = Pesanan { $order } ({ $goods } { $quantity }) dibatalkan bersama. Sebab: { $reason }.
reason-no-goods = barang tidak ada
reason-price-changed = harga berubah
reason-vehicle = kendaraan tidak ada
reason-other = sebab lain

order-card = Pesanan { $order }, { $status }
order-card-reason = { $card }. Sebab: { $reason }
order-status-requested = menunggu jawaban
order-status-awaits-you = menunggu jawaban Anda
order-status-and-awaits = { $status }, menunggu jawaban Anda
order-status-requested-until = menunggu jawaban sampai { $until }
order-status-waits = menunggu persetujuan
order-status-waits-until = menunggu persetujuan sampai { $until }
order-status-sent-back = perlu direvisi
order-status-sent-back-until = perlu direvisi sampai { $until }
order-status-not-approved = tidak disetujui
order-status-confirmed = sepakat
order-status-declined = ditolak
order-status-lapsed = tidak dijawab
order-status-cancelled = dibatalkan
order-status-cancelled-together = dibatalkan bersama
order-status-cancelled-by = dibatalkan oleh { $side }
order-status-withdrawn = ditarik pembeli
order-status-shipped = berangkat
order-status-truck = { $status }, truk { $trip }
order-status-received = diterima
order-status-closed = selesai
own-orders = Pesanan: { $counts }
own-orders-total = Jumlah pesanan yang berjalan: { $total }
own-orders-total-weigh = Jumlah pesanan yang berjalan: { $total }, belum termasuk { $count } yang ditimbang dulu
own-orders-empty = Belum ada pesanan.
count-status = { $count } { $status }
own-orders-line = { $order } { $goods } { $quantity }, { $other }, { $status }
own-orders-line-when = { $order } { $goods } { $quantity }, { $other }, { $status }, { $when }
own-orders-seller = penjual di { $place }
contact = { $side }: { $name }
contact-phone = { $side }: { $name }, { $phone }
contact-by-chat = Nomor HP belum dibagikan. Kirim pesan lewat Buka obrolan.
contact-none = Nomor HP belum dibagikan. Tanya { $contact }.
phone-asked = { $side } pesanan { $order } ({ $goods } { $quantity }) ingin menghubungi Anda lewat telepon. Mau bagikan nomor HP?
phone-shared = { $side } pesanan { $order } ({ $goods } { $quantity }) sudah membagikan nomor HP.
phone-ask-unreachable = { $side } belum bisa dihubungi. Permintaan nomor HP menunggu sampai bisa.
phone-ask-gone = { $side } sudah tidak memakai layanan ini, jadi nomor HP-nya tidak bisa diminta.
phone-ask-sent = { $side } sudah kami minta membagikan nomor HP. Kalau sudah, nomornya ada di tombol ini.
contact-warning = Kami tidak pernah meminta transfer.
farmer-news =
    Kabar untuk petani { $farmer }, { $place }: pesanan { $order }, { $goods } { $quantity }, { $status }.
    { $assistant }, pendampingnya, tidak bisa dihubungi. Tolong sampaikan kepada { $farmer }.
buyer-left =
    Petugas pembelian { $organization } sudah tidak ada di layanan ini, dan belum ada gantinya.
    Pesanan { $order } ({ $goods }) tetap tercatat. Pengelola sudah dikabari untuk mencari gantinya.
seller-left =
    Penjual pesanan { $order } ({ $goods }) sudah tidak memakai layanan ini.
    Pesanan tetap tercatat. Pengelola sudah dikabari.
buyer-left-desk =
    { $organization } tidak punya petugas pembelian lagi, dan pesanan { $order } ({ $goods }) belum selesai.
    Undang pembeli baru dari { $organization }, supaya pesanan ini bisa diteruskan.
seller-left-desk = Penjual pesanan { $order } ({ $goods }) sudah tidak memakai layanan ini, dan pesanannya belum selesai.
seller-unreachable =
    Penjual untuk pesanan { $order } belum bisa dihubungi sekarang.
    Barang tetap disimpan sampai { $until }. Boleh ditunggu, boleh ditarik.

ask-order-came = Uang yang masuk untuk { $order } berapa? Tulis jumlahnya.
ask-order-came-again = Uang yang masuk untuk { $order } berapa semuanya? Tercatat { $came }. Tulis jumlah seluruhnya.
ask-order-came-check = { $order }: uang yang masuk { $came }.
ask-order-paid-check = Uang { $bill } untuk { $order } sudah masuk semua?
ask-order-paid-check-weigh = Uang untuk { $order } sudah masuk semua?
ask-order-came-right = Benar? Angka ini dikirim ke pembeli.
ask-order-due = Kapan { $order } dibayar paling lambat? Contoh: { $example }
ask-order-load =
    { $order } tercatat: { $load }.
    Yang benar apa? Tulis jumlah yang dimuat, nomor kendaraannya, atau keduanya.
ask-order-load-check =
    { $order }: muatan { $before } menjadi { $now }.
    Benar? Angka ini dikirim ke pembeli.
ask-order-loaded =
    Berapa yang dimuat untuk { $order }?
    Boleh ditambah nomor kendaraan, contoh: { $example } AG 1234 XX
ask-order-loaded-along =
    { $order } ikut truk { $plate }, bersama { $first }.
    Berapa yang dimuat untuk { $order }?
ask-order-loaded-along-plate =
    { $order } ikut satu truk dengan { $first }. Berapa yang dimuat untuk { $order }?
    Boleh ditambah nomor kendaraan, contoh: { $example } AG 1234 XX
ask-order-accepted =
    { $order }: dimuat { $loaded }.
    Berapa yang diterima baik?
ask-order-arrived =
    { $order }: dimuat { $loaded }.
    Berapa yang tiba? Mutunya boleh diperiksa sampai besok.
ask-order-good =
    { $order }: dimuat { $loaded }, tidak diterima { $rejected }. Angkanya belum pas.
    Berapa yang diterima baik?
ask-order-good-arrived =
    { $order }: tiba { $arrived }, tidak diterima { $rejected }. Angkanya belum pas.
    Berapa yang diterima baik?
load-over = Itu lebih dari pesanan: yang bisa diterima paling banyak { $most }.
ask-order-loaded-check =
    { $order }: { $load }
    Benar? Angka ini dikirim ke pembeli.
ask-order-decision-check = { $order }: putusan { $outcome }.
ask-order-decision-right = Benar? Putusan tidak bisa ditarik.
decision-counts = Yang diterima baik dan dibayar dari kiriman ini { $quantity }.
ask-order-outcome-check =
    { $order }: usul penyelesaian { $outcome }.
    Benar? Usul ini dikirim ke pihak lain.
ask-order-terms-check = { $order }: usul { $change }.
ask-order-terms-right = Benar? Usul ini dikirim ke pihak lain.
terms-repriced = Berlaku juga untuk { $accepted } yang sudah diterima: { $from } menjadi { $to }.
terms-repriced-weigh = Berlaku juga untuk { $accepted } yang sudah diterima.
ask-order-rest-check =
    Sisa { $order } tidak dikirim. Sebab: { $reason }
    Benar? Pihak lain membacanya.
ask-order-quit-check =
    Minta { $order } dibatalkan bersama. Sebab: { $reason }
    Benar? Permintaan ini dikirim ke pihak lain.
ask-order-arrived-check = { $order }: dimuat { $loaded }, tiba { $arrived }. Benar?
ask-order-receipt-check =
    { $order }: { $receipt }
    Benar? Angka ini dikirim ke penjual.
ask-order-graded =
    { $order }: tiba { $arrived }.
    Berapa yang diterima baik?
ask-order-rejected = { $missing } dari { $arrived } yang tiba tidak diterima. Apa sebabnya?
ask-order-loss = Selisih { $missing } dari { $loaded } yang dimuat. Apa sebabnya?
ask-order-weight-check =
    { $order }: { $worth }
    Benar? Angka ini dikirim ke penjual.
weight-range = { $least } sampai { $most }
ask-order-weight =
    { $order }: diterima baik { $accepted }.
    Berapa beratnya semua? Contoh: { $example }
weight-far = Berat { $weight } jauh dari biasanya untuk { $accepted }: { $usual }.
weight-far-loaded = Berat { $weight } jauh dari berat muatnya, { $usual }.
loss-shrinkage = Susut biasa
loss-broken = Pecah
loss-damaged = Rusak
loss-quality = Mutu
loss-dead = Mati atau mutu
loss-short-load = Kurang muat
loss-surplus = Lebih dari pesanan
disposition-fetched = Dibawa kembali
disposition-sold = Dijual murah
disposition-destroyed = Dimusnahkan
load-driver = { $load }, sopir { $driver }
load-driver-corrected = Penjual memperbaiki nama sopir untuk muatan { $order }.
load-driver-corrected-done = Tercatat. Nama sopir untuk muatan { $order } sudah diperbaiki. { $told }
load-packs = { $loaded }, { $packs }
load-figures = { $loaded }, { $plate }
load-corrected = Penjual memperbaiki muatan { $order }: { $before } menjadi { $now }.
load-corrected-done =
    Tercatat. Muatan { $order }: { $before } menjadi { $now }.
    { $told }
load-plate-others = Nomor kendaraan truk { $trip } juga diganti untuk { $orders }.
load-plate-shared = Nomor kendaraan truk { $trip } berlaku untuk semua muatannya.
load = Dimuat { $loaded }
load-plate = Dimuat { $loaded }, { $plate }
depart-done =
    Tercatat. { $order } berangkat. { $load }.
    { $told }
depart-news =
    Kiriman { $goods } { $order } berangkat. { $load }.
    Bila sudah sampai, tekan Sudah sampai.
depart-more = Ada pesanan lain yang ikut truk ini?
depart-along = Satu truk dengan { $first }.
card-truck = Satu truk ({ $trip }) dengan { $with }
card-on-truck = { $card }. { $truck }
truck-others = { $count } pesanan lain
which-order-any = Pesanan yang mana?
which-order = { $step }: pesanan yang mana?
which-order-line = { $line }, { $organization }
which-rides = Pesanan mana lagi yang ikut truk ini?
which-rides-plate = Pesanan mana lagi yang ikut truk { $plate }?
which-rides-of = { $line }, untuk { $farmer }
ask-freight =
    Berapa ongkos angkut { $order }? Contoh: 900rb
    Hanya catatan, tidak masuk harga barang.
ask-freight-truck =
    Berapa ongkos angkut seluruh truk yang membawa { $order }? Contoh: 900rb
    Dibagi menurut berat muatan. Hanya catatan, tidak masuk harga barang.
freight-said = Tercatat. Ongkos angkut { $order }: { $freight }.
freight-said-truck = Tercatat. Ongkos angkut truk { $trip }: { $freight }.
freight-parts = Dibagi menurut berat: { $parts }.
freight-part = { $order } { $part }
freight-whole = Tidak dibagi, karena tidak semua muatannya ditimbang.
freight-note = Hanya catatan, tidak masuk harga barang.
card-freight = Ongkos angkut { $freight }, tidak masuk harga barang
card-freight-whole = Ongkos angkut truk { $trip } { $freight }, tidak dibagi, tidak masuk harga barang
cancelled-freight = Baik, ongkos angkut tidak jadi dicatat.
cancelled-complaint-note = Baik, keterangan tidak jadi ditulis.
pick-up-seller =
    Hari ini, { $date }: { $goods } { $quantity } untuk { $organization } ({ $order }), { $place }.
    Sesudah dimuat, tekan Sudah berangkat.
pick-up-buyer = Hari ini, { $date }: { $goods } { $quantity } dari { $seller } ({ $order }), { $place }.
pick-up-buyer-fetches = Hubungi penjual sebelum mengambilnya. Sesudah dimuat, penjual mencatatnya di sini.
pick-up-buyer-waits = Kami kabari bila barangnya berangkat.
pick-up-several = Hari ini, { $date }, ada { $count } pesanan:
pick-up-line = { $order } { $goods } { $quantity }, { $other }, { $place }
pick-up-choose-seller = Sesudah dimuat, tekan nomornya, lalu Sudah berangkat.
pick-up-choose-buyer = Tekan nomornya untuk melihat pesanannya.
pick-up-taken = diambil { $handover }
pick-up-at-hub = diserahkan { $handover }
pick-up-brought = diantar { $handover }
not-loaded-seller =
    { $order }, { $goods }, belum tercatat berangkat.
    Jadwalnya { $date }. Barangnya sudah berangkat?
not-loaded-buyer =
    { $order }, { $goods }, belum tercatat berangkat. Jadwalnya { $date }.
    { $asked } Anda juga bisa menghubungi penjual, mengganti hari, atau membatalkan.
not-loaded-since = Sudah lewat { $days } hari dari jadwalnya.
not-loaded-desk = Pesanan { $order }, { $goods }, belum berangkat. Jadwalnya { $date }, sudah lewat { $days } hari.
not-loaded-asked = Penjual sudah kami tanya.
step-waits-departure =
    Penjual belum mencatat { $order } berangkat, jadi yang diterima belum bisa dicatat.
    Minta penjual menekan Sudah berangkat, juga kalau barangnya Anda ambil sendiri.
step-waits-next-departure =
    Muatan { $order } berikutnya belum dicatat berangkat, jadi yang diterima belum bisa dicatat.
    Minta penjual menekan Sudah berangkat.
step-received = Penerimaan { $order } sudah dicatat. { $receipt }.
step-received-correct = Kalau angkanya lain, tekan Lihat, lalu Perbaiki angka.
step-received-complain = Kalau barangnya bermasalah, tekan Lihat, lalu Ada keluhan.
step-received-complained = Keluhannya belum selesai. Keterangan dan foto bisa ditambah di pesanannya.
step-waits-receipt =
    Muatan { $order } yang berangkat dulu belum dicatat diterima. { $load }.
    Muatan berikutnya dicatat sesudah itu.
step-correct-load = Kalau angkanya salah, tekan Lihat, lalu Perbaiki muatan.
step-waits-agreement =
    Penerimaan muatan { $order } yang dulu belum Anda setujui. { $receipt }.
    Tekan Lihat, lalu Setuju. Sesudah itu muatan berikutnya bisa dicatat.
step-waits-figures =
    Angka penerimaan { $order } belum cocok. { $receipt }.
    Sesudah angkanya disetujui, muatan berikutnya bisa dicatat.
step-all-loaded = Pesanan { $order } sudah lengkap, tidak ada sisa yang dikirim.
late-buyer =
    { $order } berangkat { $departed }, penerimaannya belum dicatat.
    Kalau sudah sampai, tekan Sudah sampai.
late-seller = { $order } berangkat { $departed }. Pembeli belum mencatat penerimaannya.
late-desk = Kiriman { $order }, { $goods }, berangkat { $departed }. Penerimaannya belum dicatat.
receipt-done = Barang diterima. { $order }
receipt-loss = Dimuat { $loaded }, diterima baik { $accepted }, { $losses }
loss-weight = { $reason } { $weight }
receipt-more = { $receipt }, lebih { $more }
receipt-shrunk = { $receipt }, susut { $missing }
receipt-whole = Dimuat { $loaded }, diterima baik { $accepted }
receipt-worth = { $accepted } x { $price } = { $total }
receipt-worth-lot = { $accepted }, { $price }
receipt-worth-part = { $accepted } dari { $ordered }, { $price } = { $total }
receipt-worth-weighed = { $accepted }, { $weight } x { $price } = { $total }
receipt-weighed = { $quantity } ({ $weight })
receipt-weigh = { $accepted } x { $price }, ditimbang dulu
told-seller = Penjual kami kabari.
told-buyer = Pembeli kami kabari.
told-other = Pihak lain kami kabari.
told-both = Kedua pihak kami kabari.
untold-seller-unreachable = Penjual belum bisa dihubungi. Kabarnya menunggu sampai bisa.
untold-buyer-unreachable = Pembeli belum bisa dihubungi. Kabarnya menunggu sampai bisa.
untold-seller-gone = Penjualnya sudah tidak memakai layanan ini. Pesanan ini ditangani pengelola.
untold-buyer-gone = Pembelinya sudah tidak ada di layanan ini. Pesanan ini ditangani pengelola.
arrive-done = Tercatat. { $order } tiba, belum diperiksa. { $load }.
arrive-news = { $order } tiba, belum diperiksa. { $load }. Hasil periksa kami kabari.
arrive-until = Hasil periksa ditunggu sampai { $until }.
grading-reminder = { $order } sudah tiba dan belum diperiksa. { $load }.
load-arrived = { $load }, tiba { $arrived }
card-arrived = { $load }, belum diperiksa
rejects-ask = Ditolak { $rejected }. Barangnya diapakan?
rejects-done = Tercatat. Barang { $order } yang ditolak: { $disposition }.
rejects-news = Penjual mencatat barang { $order } yang ditolak: { $disposition }.
receipt-ask = Angkanya cocok?
receipt-agreed = Penerimaan { $order } disetujui. Diterima baik { $accepted } dari { $ordered }.
receipt-rest = Belum dikirim { $rest }.
receipt-disputed = Penjual belum cocok dengan angka penerimaan { $order }. Tolong dilihat lagi.
receipt-disputed-stands = Penjual belum cocok dengan angka penerimaan { $order }.
receipt-disputed-ask = Kalau tetap berbeda, tekan Ada keluhan: penengah ikut melihat.
receipt-disputed-done = Tercatat. Pembeli kami minta melihat lagi angka { $order }.
receipt-disputed-noted = Tercatat: angka penerimaan { $order } belum cocok. Pembeli kami kabari.
receipt-disputed-next = Kalau sudah cocok, tekan Setuju angkanya.
receipt-disputed-ask-alone = Kalau tetap berbeda, tekan Ada keluhan.
recorded-untold = Tercatat. { $told }
rest-closed-reason = Sebab: { $reason }
rest-comes-ask = Sisa { $goods } ini masih akan dikirim?
rest-close-ask = Itu tidak lebih dari { $percent } pesanan. Sisa { $goods } ini ditutup saja?
rest-expected =
    Baik, pembeli { $order } masih menunggu { $goods }.
    Kalau sudah dimuat, tekan Sudah berangkat.
rest-reminder = { $order }: sisa { $goods } belum tercatat berangkat.
rest-reminder-seller = Masih akan dikirim?
rest-reminder-close = Itu tidak lebih dari { $percent } pesanan. Ditutup saja?
rest-reminder-buyer = Kalau tidak ditunggu lagi, tekan Tutup sisanya.
rest-ask = Sisa { $rest } tidak jadi dikirim. Barangnya masih ada?
rest-ask-unlisted = Sisa { $rest } tidak jadi dikirim. Barangnya masih ada? Kalau ya, { $goods } { $rest } tayang untuk semua dengan harga { $price }.
rest-listed = Tercatat. Sisa { $order } masih ada dan tayang untuk semua di { $offer } dengan harga { $price }.
rest-kept = Tercatat. Sisa { $order } masih ada dan kembali ke { $offer }. Bisa dipesan selama { $offer } tayang.
rest-dropped = Tercatat. Sisa { $order } tidak ada dan dikeluarkan dari { $offer }.
rest-closed = Sisa { $order } ditutup: { $rest } tidak dikirim.
order-complete = Kiriman { $order } sudah lengkap.
order-nothing-accepted = Pesanan { $order } selesai. Tidak ada barang yang diterima baik, jadi tidak ada yang perlu dibayar.
order-returned = Pesanan { $order } selesai. Semua barang yang diterima dikembalikan, jadi tidak ada yang perlu dibayar.
order-paid-back = Uang yang sudah dikirim diselesaikan langsung antara penjual dan pembeli.
weighed = Berat barang { $order } dicatat.
weighed-look = Kalau beratnya tidak cocok, tekan Ada keluhan.
papers-complete = Berkas { $order } lengkap. Dibayar paling lambat { $due }.
said-paid = Pembeli mencatat { $order } sudah dibayar.
paid-ask = Uangnya sudah diterima?
paid-recorded = Tercatat.
paid-look = Tolong dilihat lagi.
paid-goods = { $goods }: { $worth }
said-paid-done-held = Penjual bisa mencatat pembayaran { $order } sudah diterima sesudah keluhannya selesai.
paid-after-complaint = Keluhan pembeli diselesaikan dulu. Sesudah itu Anda bisa mencatat uangnya sudah diterima.
paid-after-own-complaint = Keluhan Anda belum selesai. Kalau sudah beres, tekan Tarik keluhan. Sesudah itu catat uangnya sudah diterima.
said-paid-done = Penjual kami tanya apakah pembayaran { $order } sudah diterima.
paid-confirmed = Pembayaran { $order } sudah diterima. Pesanan selesai.
paid-denied = Penjual belum menerima pembayaran { $order }.
paid-disputed = Uang yang masuk untuk { $order }, dicatat penjual: { $came }.
paid-less = Kurang { $difference } dari tagihan.
paid-more = Lebih { $difference } dari tagihan.
paid-denied-done = Tercatat: pembayaran { $order } belum diterima.
complaint-sent = Keluhan { $order } tercatat. Pihak lain dan penengah kami kabari.
complaint-sent-undecidable = Keluhan { $order } tercatat. Pihak lain kami kabari. { $mediator }
complaint-sent-untold = Keluhan { $order } tercatat. { $mediator } { $told }
mediator-told = Penengah kami kabari.
mediator-none = Penengah untuk barang ini belum ada. Pengelola kami kabari.
complaint-news = { $side } mengeluh soal { $order }: { $about }.
complaint-way-out = Bila sudah ada jalan keluar, tekan Usul penyelesaian.
complaint-noted = { $side } menulis keterangan soal keluhan { $order }.
complaint-note-kept = Tercatat. Keterangan soal keluhan { $order } bisa dibaca pihak lain dan penengah.
complaint-note = Keterangan { $side }: { $note }
complaint-notes = Keterangan { $side }: { $note }; { $other }: { $reply }
complaint-noted-card = { $order }: { $about }
complaint-escalated =
    { $order } masuk keluhan: { $about }. { $mediator }
    Bila sudah ada jalan keluar, tekan Usul penyelesaian.
complaint-money-out =
    { $order }: tidak ada yang perlu dibayar, tetapi pembeli mencatat uangnya sudah dikirim. { $mediator }
    Kalau uangnya sudah kembali, pembeli menekan Tarik keluhan.
complaint-money-came =
    { $order }: tidak ada yang perlu dibayar, tetapi uang yang dicatat sudah masuk ke penjual { $came }. { $mediator }
    Kalau uangnya sudah kembali, pembeli menekan Tarik keluhan.
outcome-sent = Usul penyelesaian { $order } sudah dikirim: { $outcome }.
outcome-asked = { $side } mengusulkan penyelesaian { $order }: { $outcome }.
outcome-again = { $again } yang ditolak dikirim lagi dalam pesanan ini.
outcome-agree = Setuju?
outcome-refused = { $side } belum setuju dengan usul penyelesaian { $order }. Keluhan tetap terbuka.
outcome-refused-done = Keluhan { $order } tetap terbuka. { $told }
complaint-settled = Keluhan { $order } selesai: { $outcome }.
complaint-dropped = Keluhan { $order } ditarik.
complaint-decided = Penengah memutuskan keluhan { $order }: { $outcome }.
card-complaint = Ada keluhan: { $about }
order-card-outcome = { $side } mengusulkan penyelesaian: { $outcome }
trouble-quality = mutu barang
trouble-short = barang kurang
trouble-figures = angka penerimaan
trouble-payment = pembayaran
trouble-nothing = tidak ada yang diterima baik
trouble-silence = belum ada jawaban
outcome-replaced = Barang diganti
outcome-price = Harga disesuaikan
outcome-as-received = Sesuai penerimaan
outcome-as-loaded = Berat muat berlaku
outcome-withdrawn = Keluhan ditarik
outcome-rejected = Keluhan ditolak
outcome-returned = Barang dikembalikan
button-amend = Ubah kesepakatan
button-accept-terms = Setuju perubahan
button-decline-terms = Tetap seperti semula
button-take-back-terms = Tarik perubahan
ask-order-term =
    { $order }: apa yang diubah?
    Berlaku kalau pihak lain setuju.
ask-amend-price = Harga { $order } sekarang { $price }. Usul harga barunya berapa?
ask-amend-quantity = Jumlah { $order } sekarang { $quantity }. Usul jumlah barunya berapa?
ask-amend-days = { $order } dibayar berapa hari sesudah berkas lengkap?
choice-payment-days = { $days } hari
amendment-price = harga { $before } menjadi { $after }
amendment-quantity = jumlah { $before } menjadi { $after }
amendment-days-first = dibayar { $after } hari sesudah berkas lengkap
amendment-days = dibayar { $before } hari menjadi { $after } hari sesudah berkas lengkap
terms-proposed = Usul perubahan { $order } sudah dikirim: { $change }.
terms-until = Bisa dijawab sampai { $until }.
terms-asked = { $side } mengusulkan perubahan { $order }: { $change }.
terms-agree = Bisa dijawab sampai { $until }. Setuju?
terms-changed = Sepakat. Perubahan { $order }: { $change }.
terms-declined = { $side } belum setuju: { $change }. Pesanan { $order } tetap seperti semula.
terms-declined-done = Pesanan { $order } tetap seperti semula. { $told }
terms-taken-back = Usul perubahan { $order } ditarik. Pesanan tetap seperti semula.
terms-lapsed = Usul perubahan { $order } tidak dijawab. Pesanan tetap seperti semula.
order-card-terms = { $side } mengusulkan { $change }, bisa dijawab sampai { $until }
outcome-returned-amount = { $returned } dikembalikan
ask-order-returned =
    Keluhan { $order }: berapa yang dikembalikan?
    Yang sudah diterima baik { $kept }.
ask-order-trouble =
    Apa keluhan tentang { $order }?
    Boleh tulis satu kalimat dan kirim foto dulu.
ask-order-trouble-noted =
    Keterangan: { $note }
    Apa keluhan tentang { $order }?
ask-complaint-note =
    Apa keterangan Anda soal keluhan { $order }? Tulis satu kalimat.
    Pihak lain dan penengah bisa membacanya.
ask-order-outcome = Bagaimana keluhan { $order } diselesaikan?
complaint-waits = Keluhan baru perlu dilihat: { $order }, { $goods }.
complaint-waits-hours = Keluhan sudah { $hours } jam belum selesai: { $order }, { $goods }.
complaints = Keluhan yang belum selesai:
complaints-none = Tidak ada keluhan yang belum selesai.
complaint-line = { $order }, { $goods }: { $about }
complaint-card = Keluhan { $order }
complaint-money-out-about = Tidak ada yang perlu dibayar, uang yang sudah dikirim belum kembali, sejak { $since }
complaint-about = { $side } mengeluh soal { $about }, sejak { $since }
complaint-disputed = Penjual belum cocok dengan angka penerimaan yang dicatat { $since }
complaint-silence = { $side } belum menjawab, sejak { $since }
complaint-nothing = Tidak ada yang diterima baik, sejak { $since }
complaint-terms = { $goods }, { $price }, { $date }
complaint-entered-before = Dicatat sebelumnya: { $said }
complaint-entered = diterima baik { $accepted }, ditolak { $rejected } ({ $at })
complaint-rejected = { $rejected } ({ $why })
complaint-receipt = Dimuat { $loaded }, diterima baik { $accepted }, ditolak { $rejected }
complaint-due = Diterima baik { $accepted }. Dibayar paling lambat { $due }
complaint-interest = Anda ikut jual beli barang ini, jadi tidak bisa memutuskan.
complaint-decided-done = Tercatat. Keluhan { $order }: { $outcome }. { $told }
ask-demand-goods = Butuh barang apa?
ask-demand-quantity = Butuh { $goods } berapa? Contoh: { $example }
ask-demand-day = Paling lambat kapan?
ask-demand-price = Paling mahal berapa per { $unit }? Contoh: { $example }
ask-demand-place = Barangnya diserahkan di mana?
ask-demand-note = Mau titip pesan apa untuk penjual? Contoh: telur ukuran besar
ask-demand-seal =
    Tawaran ditutup sampai kapan? Dibuka bersama pukul 09.00.
    Sebelum itu tidak ada yang bisa melihat tawaran, Anda juga.
choice-no-seal = Tidak ditutup
ask-demand-field = Mau ubah yang mana?
ask-demand-check = Kirim permintaan { $goods }, paling lambat { $date }?
ask-demand-change = Ubah permintaan { $demand } jadi { $goods }, paling lambat { $date }?
ask-demand-end-asked = Tutup permintaan { $demand }, { $goods }? Pesanan yang sudah sepakat dan yang menunggu jawaban tetap jalan.
ask-demand-end = Tutup permintaan { $demand }, { $goods }? Pesanan yang sudah sepakat tetap jalan.
ask-answer-quantity = Bisa menawarkan { $goods } berapa? Sisa yang dicari { $left }.
ask-answer-price = Harganya berapa per { $unit }? Contoh: { $example }
ask-answer-day = Barangnya siap kapan? Dibutuhkan paling lambat { $date }.
ask-answer-check = Kirim tawaran ini untuk permintaan { $demand } dari { $organization }?
ask-award-quantity = Tawaran: { $line }.
    Mau ambil berapa? Paling banyak { $most }.
answer-past = Penjual ini: { $loads } kiriman, { $on_time } tepat waktu, { $whole } tanpa penolakan.
ask-pool-check = Tanyakan ke { $count } penjual?
pool-check = Gabungan penawaran untuk permintaan { $demand }, { $goods }. Kalau semua setuju, { $filled } terisi.
pool-check-answers = Gabungan penawaran untuk permintaan { $demand }, { $goods }. Kalau semua setuju, { $filled } terisi, belum termasuk { $count } tawaran yang sudah masuk.
pool-check-instead = Gabungan penawaran untuk permintaan { $demand }, { $goods }. Kalau semua setuju, { $filled } terisi, dan { $count } tawaran yang sudah masuk tidak bisa diambil lagi.
pool-share = { $pool } Sekali tanya paling banyak { $percent }% dari barang yang ditawarkan.
pool-part = { $quantity }, { $price }
pool-day = Serah terima { $date }
pool-found = Kabar dari meja dagang: untuk permintaan { $demand }, { $goods }, ada penawaran yang cocok, { $quantity } dari { $count } penjual.
pool-asked = { $quantity } untuk permintaan { $demand } sudah ditanyakan ke { $count } penjual. Jawabannya kami kabari satu per satu.
pool-waits = { $quantity } untuk permintaan { $demand } menunggu persetujuan rekan Anda. { $count } penjual ditanya setelah itu.
pool-left-out = Belum ditanyakan karena berubah, sudah dipesan orang, atau penjualnya sudah mengirim tawaran: { $offers }
ask-award-check = Ambil { $goods } { $quantity } untuk permintaan { $demand }?
demand-goods = { $goods } { $quantity }
demand-highest = Paling mahal { $price }
demand-limits = { $price }, { $place }
demand-place = Serah: { $place }
demand-progress = { $filled } terisi, diterima baik { $accepted } ({ $percent }%)
demand-filled = { $filled } terisi
demand-waits = { $asked } menunggu persetujuan rekan
demand-asked = { $asked } menunggu jawaban { $count } penjual
demand-left = Sisa yang dicari { $left }
demand-fulfilled = Semua sudah sepakat
demand-closed = Sudah ditutup
demand-expired = Batas harinya sudah lewat
demand-needs = { $organization } butuh { $goods }, paling lambat { $date }. Nomor { $demand }.
demand-have = Punya barangnya?
demand-proposal = Penawaran { $offer } cocok: { $line }.
demand-sent =
    Permintaan { $demand } sudah dikirim: { $goods }, paling lambat { $date }.
    Penjual barang ini kami kabari. Kalau ada tawaran, Anda kami kabari.
demand-card = Permintaan { $demand }: { $goods }, paling lambat { $date }
demand-line = { $whose }: { $goods }, sampai { $date }
demand-line-left = { $line }, sisa { $left }
demands = Permintaan yang terbuka:
demands-seller = Barang yang dicari pembeli:
demands-none = Belum ada permintaan yang terbuka.
demands-none-seller = Sekarang belum ada permintaan dari pembeli.
demand-ended = Permintaan { $demand } selesai: { $goods }.
demand-reopened = Permintaan { $demand } belum lengkap. Sisa yang dicari { $left }.
demand-changed = Permintaan { $demand } berubah: { $goods }, paling lambat { $date }.
answers = { $count } tawaran. Tekan nomornya untuk mengambil.
answers-all-gone = { $count } tawaran, tapi barangnya sudah tidak ada.
answers-sealed = { $count } tawaran masuk, belum bisa dilihat.
demand-sealed = Tawaran tertutup sampai { $until }
demand-unsealed = Tawaran sudah ditutup { $until }
answers-opened = Tawaran untuk permintaan { $demand }, { $goods }, sudah dibuka: { $count } tawaran.
answers-opened-none = Tawaran untuk permintaan { $demand }, { $goods }, sudah ditutup. Belum ada tawaran.
answers-none = Belum ada tawaran.
answer-line = { $quantity }, { $price }, siap { $date }
answer-line-at = { $line }, { $place }
answer-from = { $line }, dari { $place }
answer-left = { $line }, tinggal { $left }
answer-gone = { $line }, sudah tidak ada
answer-dearer = { $line }, di atas batas harga
answer-over = Harga ini di atas batas pembeli, { $highest }.
answer-complete = { $line } (lengkap)
answer-own = Tawaran Anda: { $line }.
answer-own-withdrawn = Tawaran Anda sudah ditarik: { $line }.
answer-own-taken = Tawaran Anda sudah diambil: { $line }.
answer-sent =
    Tawaran untuk permintaan { $demand } sudah dikirim ke { $organization }: { $line }.
    Barang belum terikat. Kalau diambil, langsung jadi pesanan.
answer-taken-back = Tawaran untuk permintaan { $demand } sudah ditarik.
answer-news = Ada tawaran untuk permintaan { $demand }, { $goods }:
answer-replaced = Tawaran untuk permintaan { $demand }, { $goods }, berubah:
answer-withdrawn = Penjual menarik tawaran untuk permintaan { $demand }: { $line }.
answer-declined = Permintaan { $demand }, { $goods }, sudah dipenuhi penjual lain. Terima kasih sudah menawarkan.
answer-declined-closed = Permintaan { $demand }, { $goods }, sudah ditutup pembeli. Terima kasih sudah menawarkan.
answer-declined-expired = Permintaan { $demand }, { $goods }, sudah lewat batas harinya. Terima kasih sudah menawarkan.
bid-goods = { $goods } { $quantity }
bid-total = { $total }.
bid-news-seller = { $organization } menawar { $goods } dari { $offer }: { $price }.
bid-news-buyer = Penjual minta { $price } untuk { $goods } dari { $offer }.
bid-rest-buyer = Penjual setuju { $price }, tapi dari { $offer } tinggal { $goods }.
bid-listed-seller = Harga Anda { $price }. { $total }.
bid-listed-buyer = Harga awal { $price }. { $total }.
bid-until = Bisa dijawab sampai { $until }.
bid-turns = { $until } Anda bisa menawar { $count } kali lagi.
bid-turns-none = { $until } Anda sudah tiga kali menawar.
ask-bid-agreed = Setuju?
ask-bid-take = Ambil { $quantity }?
bid-sent-buyer = Harga { $price } untuk { $goods } dari { $offer } sudah dikirim ke penjual.
bid-sent-seller = Harga { $price } untuk { $goods } dari { $offer } sudah dikirim ke { $organization }.
bid-sent-rest = Dari { $offer } tinggal { $goods }. Kami tanyakan dulu ke pembeli, harganya tetap { $price }.
bid-holds-nothing = Barang baru disimpan kalau dua pihak setuju.
bid-card = Tawar-menawar { $offer }: { $goods }, harga awal { $price }
bid-line-quantity = { $price } untuk { $quantity }
bid-status-agreed = Sudah sepakat, jadi pesanan.
bid-status-declined = Selesai, harganya tidak disetujui.
bid-status-withdrawn = Selesai, harganya ditarik.
bid-status-lapsed = Selesai tanpa kesepakatan.
bid-less = { $offer } tinggal { $quantity }. Ambil { $quantity } dengan harga { $price }?
bid-ended = Tawar-menawar { $goods } dari { $offer } selesai: { $happened }.
bid-withdraw-done = Harga { $price } untuk { $goods } dari { $offer } sudah ditarik.
bid-decline-done = Baik, { $price } untuk { $goods } dari { $offer } tidak disetujui. Pihak lain kami kabari.
bid-withdrawn-buyer = { $organization } menarik harga { $price } untuk { $goods } dari { $offer }.
bid-withdrawn-seller = Penjual menarik harga { $price } untuk { $goods } dari { $offer }.
bid-declined-buyer = { $organization } belum setuju { $price } untuk { $goods } dari { $offer }. Tawar-menawar selesai.
bid-declined-seller = Penjual belum setuju { $price } untuk { $goods } dari { $offer }. Harga awal { $listed } masih bisa dipesan.
talks = Tawar-menawar yang belum selesai:
talks-none = Tidak ada tawar-menawar yang belum selesai.
talks-line-asked = { $offer } { $goods }, { $price }, menunggu jawaban Anda
talks-line-waits = { $offer } { $goods }, { $price }, menunggu pihak lain
ask-bid-quantity = Mau menawar untuk berapa dari { $remaining }?
bid-asked-seller = Penjual minta { $price }.
bid-asked-buyer = { $organization } menawar { $price }. Harga Anda { $own }.
ask-bid-price-buyer = Mau menawar berapa per { $unit }? Contoh: { $example }
ask-bid-price-seller = Mau minta berapa per { $unit }? Contoh: { $example }
ask-bid-price-lot = Mau berapa untuk semuanya? Contoh: { $example }
ask-bid-check = Tawar { $price } untuk { $goods } dari { $offer }?
ask-bid-agree = Setuju { $price } untuk { $goods } dari { $offer }?
owed = Tagihan yang belum selesai:
owed-empty = Tidak ada tagihan yang belum selesai.
owed-buyer = { $order } Anda bayar paling lambat { $due }
owed-seller = { $order } dibayar { $organization } paling lambat { $due }
owed-buyer-papers = { $order } menunggu Anda mencatat berkas lengkap
owed-seller-papers = { $order } menunggu { $organization } mencatat berkas lengkap
owed-goods = { $line }. { $goods } { $quantity }
owed-late = lewat { $days } hari
owed-said = menunggu penjual
owed-said-yours = menunggu jawaban Anda
owed-held = menunggu keluhannya selesai
owed-all-came = menunggu penjual menekan Sudah diterima
owed-all-came-yours = tinggal Anda tekan Sudah diterima
owed-buyer-all-came = { $order } sudah masuk semua
owed-seller-all-came = { $order } dari { $organization } sudah masuk semua
owed-came = { $difference } (masuk { $came } dari { $total })
papers-reminder = Barang { $order } sudah diterima { $days } hari lalu.
weigh-ask = Beratnya belum dicatat. Berapa beratnya semua?
papers-ask = Berkasnya sudah lengkap?
due-soon = { $order } dibayar paling lambat { $due }, { $days } hari lagi.
due-today = { $order } dibayar paling lambat hari ini, { $due }.
due-over = Pembayaran { $order } sudah lewat { $days } hari dari { $due }.
due-all-came = Menurut catatan Anda, pembayaran { $order } sudah masuk semua.
due-all-came-next = Tinggal tekan Sudah diterima.
due-paid-today = Hari ini batas pembayaran { $order }.
card-due = Diterima baik { $accepted }. Dibayar paling lambat { $due }
card-disputed-seller = Menunggu pembeli melihat lagi. Kalau sudah cocok, tekan Setuju angkanya. Kalau tidak, tekan Ada keluhan.
card-disputed-seller-stands = Angkanya belum cocok. Kalau sudah cocok, tekan Setuju angkanya. Kalau tidak, tekan Ada keluhan.
card-disputed-buyer = Penjual bilang angkanya belum cocok. Tekan Perbaiki angka. Kalau tetap berbeda, tekan Ada keluhan.
card-disputed-stands = Penjual bilang angkanya belum cocok. Hubungi penjual. Kalau tetap berbeda, tekan Ada keluhan.
card-came = Tercatat masuk { $came }, { $difference } dari tagihan.
card-came-all = Tercatat masuk { $came }, semua tagihan.
card-said-paid = Pembeli mencatat sudah dibayar. Uangnya sudah diterima?
card-came-said-paid = { $came } { $asked }
came-next-buyer = Sesudah kekurangannya dikirim, tekan Sudah dibayar.
came-next-seller = Sesudah masuk semua, tekan Sudah diterima.
card-complaint-figures = { $figures }. Ada keluhan: { $about }
sum-less = kurang { $difference }
sum-more = lebih { $difference }
card-came-less-buyer = Masuk { $came }, kurang { $difference }. Anda bayar kekurangannya paling lambat { $due }, lalu tekan Sudah dibayar.
card-came-less-seller = Masuk { $came }, kurang { $difference }. Pembeli membayar kekurangannya. Sesudah masuk semua, tekan Sudah diterima.
card-came-all-buyer = Masuk { $came }, semua tagihan. Tinggal penjual menekan Sudah diterima.
card-came-all-seller = Masuk { $came }, semua tagihan. Tekan Sudah diterima.
card-came-more-buyer = Masuk { $came }, lebih { $difference }. Bicarakan kelebihannya dengan penjual.
card-came-more-seller = Masuk { $came }, lebih { $difference }. Sesudah dibereskan dengan pembeli, tekan Sudah diterima.
card-nothing-owed = Tidak ada yang perlu dibayar
card-accepted = Diterima baik { $accepted } dari { $ordered }
card-accepted-rest = { $card }. { $rest }
card-returned = { $card }, dikembalikan { $returned }
ask-order-refuse = Pesanan { $order } tidak disetujui. Apa alasannya?
ask-order-send-back = Apa yang perlu direvisi dari pesanan { $order }?
ask-order-refuse-check = Tolak pesanan { $order } dengan alasan: { $remark }?
ask-order-send-back-check = Kembalikan pesanan { $order } dengan catatan: { $remark }?
ask-order-unreduced = Pesanan { $order } diajukan lagi sebanyak { $quantity }, seperti yang sudah disetujui penjual?
ask-order-reduced-check = Ajukan lagi pesanan { $order } sebanyak { $quantity }?
ask-order-reduced = Pesanan { $order } diajukan lagi: berapa banyak? Paling banyak { $quantity }.
ask-order-day = Pesanan { $order } sekarang { $date }. Ganti ke hari apa?
day-proposed =
    Usul ganti hari { $order } ke { $day } sudah dikirim.
    Kami kabari bila dijawab.
day-asked =
    { $side } minta ganti hari untuk { $order }.
    Sekarang { $date }. Usulnya { $day }.
    Setuju?
day-accepted = Sepakat ganti hari. Pesanan { $order } sekarang { $date }.
day-declined = { $side } belum bisa { $day }. Pesanan { $order } tetap { $date }.
day-declined-done = Pesanan { $order } tetap { $date }. { $told }
day-taken-back = Usul ganti hari ditarik. Pesanan { $order } tetap { $date }.
quit-asked-done =
    Usul batal bersama { $order } sudah dikirim. Bisa dijawab sampai { $until }.
    Selama belum disetujui, pesanan tetap berlaku.
quit-asked =
    { $side } minta { $order } dibatalkan bersama: { $goods } { $quantity }.
    Sebab: { $reason }. Bisa dijawab sampai { $until }.
    Setuju dibatalkan?
quit-refused = { $side } tidak setuju { $order } dibatalkan. Pesanan tetap berlaku.
quit-refused-done = Pesanan { $order } tetap berlaku. { $told }
quit-taken-back = Usul batal { $order } ditarik. Pesanan tetap berlaku.
superseded-day = Usul ganti hari tidak berlaku lagi.
superseded-terms = Usul perubahan kesepakatan tidak berlaku lagi.
superseded-cancel = Usul batal bersama tidak berlaku lagi.
superseded-by-this = Usul yang lama tidak berlaku lagi. Yang baru:
superseded-outcome = Usul penyelesaian tidak berlaku lagi.
quit-lapsed = Usul batal { $order } tidak dijawab sampai batas waktu. Pesanan tetap berlaku.
order-card-quit = { $side } minta batal bersama, bisa dijawab sampai { $until }
order-card-day = { $side } minta ganti hari ke { $day }
ask-accept-check = Terima pesanan { $organization }: { $goods } { $quantity }, { $total }?
ask-accept-check-weigh = Terima pesanan { $organization }: { $goods } { $quantity }?
ask-decline-check = Tolak pesanan { $organization }: { $goods } { $quantity }, { $total }?
ask-decline-check-weigh = Tolak pesanan { $organization }: { $goods } { $quantity }?
ask-cancel-reason = Pesanan { $order } mau dibatalkan. Apa sebabnya?
ask-quit-reason = Minta { $order } dibatalkan bersama. Apa sebabnya?
ask-rest-reason = Sisa { $order } tidak dikirim. Apa sebabnya?
ask-cancel-note = Tulis sebabnya dengan singkat. Pihak lain akan membacanya.
ask-cancel-check =
    Batalkan pesanan { $order }?
    Sebab: { $note }
ask-cancel-how = Batal sendiri tercatat atas nama Anda. Batal bersama menunggu jawaban pihak lain.

## Harga

prices = Harga barang:
price-line = { $goods }: { $prices }
price-reference = acuan { $price } ({ $source })
price-agreed = disepakati { $price } { $handover } ({ $date })
price-agreed-noted = disepakati { $price } { $handover } ({ $date }, { $count } pesanan bercatatan)
prices-note = Harga acuan hanya keterangan. Harga disepakati dihitung dari 3 penjual atau lebih.
prices-by-admin = Harga acuan hanya diisi pengelola di BTC. Angka yang Anda tulis tidak disimpan.
prices-none = Belum ada harga yang bisa ditampilkan.
prices-none-of = Belum ada harga { $goods } yang bisa ditampilkan.
reference-line = Harga acuan { $goods }: { $price } ({ $source })
reference-range = { $money }-{ $highest }/{ $unit }
reference-source = { $source }, { $date }
reference-source-rule = { $source }, { $rule }, { $date }
reference-kept = Sudah disimpan.
button-enter-price = Isi harga acuan
button-all-prices = Daftar harga
ask-reference = Tulis barang, harga di tempat penjual, sumber, dan tanggalnya. Contoh: telur { $price }/kg, PIHPS, { $date }
ask-reference-check = Simpan harga acuan { $goods } { $price }?
reference-since = Berlaku mulai { $date }, sumber { $source }
reference-rule = Aturan { $rule }
cancelled-reference = Baik, harga acuan tidak jadi disimpan.
problem-source = Tulis juga sumbernya, dipisah koma.

## Aturan yang diisi pengelola

button-rules = Aturan
button-tolerance = Boleh lebih
button-limit = Batas persetujuan
rules = Aturan untuk pesanan yang dibuat mulai sekarang:
rules-tolerances = Boleh diterima lebih: { $list }
rules-share = { $goods } { $percent }
rules-limits = Perlu persetujuan rekan: { $list }
rules-sum = { $organization } di atas { $amount }
rules-none = belum ada
rules-later = Berlaku untuk pesanan yang dibuat sesudah ini.
ask-tolerance-goods = Barang apa yang boleh diterima lebih dari yang disepakati?
ask-tolerance-share = Boleh diterima lebih berapa persen untuk { $goods }? Paling banyak { $most }, contoh: 2,5
ask-tolerance-check = Simpan: { $goods } boleh diterima lebih sampai { $percent }?
tolerance-kept = Tercatat. Boleh diterima lebih, { $goods }: { $percent }.
ask-limit-organization = Batas persetujuan untuk pembeli mana?
ask-limit-amount = Pesanan { $organization } di atas berapa rupiah perlu persetujuan rekan? Contoh: 25 juta
ask-limit-check = Simpan: pesanan { $organization } di atas { $amount } perlu persetujuan rekan?
ask-limit-check-off = Simpan: pesanan { $organization } tidak perlu persetujuan rekan?
limit-kept = Tercatat. Pesanan { $organization } di atas { $amount } perlu persetujuan rekan.
limit-kept-off = Tercatat. Pesanan { $organization } tidak perlu persetujuan rekan.
problem-share = Tulis persennya dari 0 sampai { $most }, satu angka di belakang koma. Contoh: 2,5
problem-zero-limit = Batasnya harus lebih dari nol. Kalau tidak perlu, tekan Tanpa batas.
example-limit = 25 juta
cancelled-tolerance = Baik, aturannya tidak diubah.
cancelled-limit = Baik, aturannya tidak diubah.

## Meja dagang

button-desk = Kabar meja
desk = Perlu ditangani: { $counts }
desk-none = Tidak ada yang perlu ditangani sekarang.
desk-farmers = { $count } petani tanpa pendamping
desk-farmer-line = Petani { $farmer }, { $place }: pendampingnya tidak ada, { $count } pesanan berjalan
desk-farmer =
    Petani { $farmer }, { $place }: pendampingnya tidak bisa dihubungi atau tidak bertugas lagi.
    Pesanan berjalan: { $orders }
desk-farmer-ask = Siapa yang mendampingi sekarang?
desk-assigned = { $farmer } sekarang didampingi { $assistant }. Semua pesanannya bisa diteruskan.
button-assist-myself = Saya dampingi
farmer-assigned =
    Mulai sekarang Anda mendampingi petani { $farmer }, { $place }.
    Pesanan berjalan: { $orders }
    Tolong kabari { $farmer }.
desk-complaints = { $count } keluhan
desk-deserted = { $count } tanpa pembeli atau penjual
desk-late = { $count } belum berangkat
desk-silent = { $count } belum ada penerimaan
desk-ungraded = { $count } belum diperiksa
desk-unanswered = { $count } menunggu jawaban penjual
desk-papers = { $count } berkasnya belum lengkap
desk-overdue = { $count } terlambat dibayar
desk-demands = { $count } permintaan
desk-offers = { $count } belum ada pembeli
desk-order-line = { $order } { $goods }: { $why }
desk-offer-line = { $offer } { $goods }: belum ada pembeli, siap { $date }
desk-why-no-seller = penjualnya tidak ada lagi
desk-why-no-buyer = pembelinya tidak ada lagi
desk-why-nobody = penjual dan pembelinya tidak ada lagi
desk-why-deserted = pembeli atau penjualnya tidak ada lagi
desk-why-late = belum berangkat, seharusnya { $date }
desk-why-silent = berangkat { $since }, penerimaan belum diisi
desk-why-ungraded = tiba { $since }, belum diperiksa
desk-why-unanswered = diterima { $since }, penjual belum menjawab
desk-why-papers = diterima { $since }, berkas belum dicatat lengkap
desk-why-overdue = belum dibayar, batasnya { $date }
desk-found = Penawaran yang cocok sekarang ada { $found }.
desk-told = Pembelinya sudah dikabari.
desk-answers = { $count } tawaran menunggu pembeli.
desk-whose = Dari { $organization }
desk-unordered = Belum ada yang pesan.

## Minta dikabari

button-subscribe = Kabari saya
button-subscriptions = Daftar kabar
button-subscription-daily = Kabari sekali sehari
button-subscription-now = Kabari begitu ada
button-from-anywhere = Dari mana saja
button-from-kota = Dari Kota saja
button-from-kabupaten = Dari Kabupaten saja
button-end-subscription = Berhenti dikabari
button-see-all = Lihat semua
subscription-made = Baik, Anda kami kabari bila ada { $goods }.
subscription-made-seller = Baik, Anda kami kabari bila pembeli butuh { $goods }.
subscription = Anda dikabari bila ada { $goods }.
subscription-seller = Anda dikabari bila pembeli butuh { $goods }.
subscription-least = Hanya yang butuh paling sedikit { $quantity }.
subscription-from = Hanya barang dari { $region }.
subscription-now = Dikabari begitu ada, kalau malam menunggu pagi.
subscription-daily = Dikabari sekali sehari, pukul 07.00 WIB.
subscription-line-daily = { $goods } (sekali sehari)
subscription-ended = Baik, Anda tidak dikabari lagi tentang { $goods }.
subscriptions = Anda dikabari tentang:
subscriptions-none = Anda belum minta dikabari. Barang apa yang ditunggu?
subscriptions-none-seller = Anda belum minta dikabari. Permintaan barang apa yang ditunggu?
subscriptions-more = Tekan barangnya, atau tulis, contoh: /kabari telur maks 27.000
subscriptions-more-seller = Tekan barangnya, atau tulis, contoh: /kabari telur
offers-found = Ada { $goods } yang Anda tunggu:
demands-found = Pembeli butuh { $goods }:
found-more = Masih ada { $count } lagi.

## Data sendiri

data-menu = Data Anda: { $parts }.
count-offers = { $count } penawaran
count-orders = { $count } pesanan
data-all = Data Anda yang disimpan:
data-name = Nama: { $name }
data-former-names = Nama sebelumnya: { $names }
data-phone = Nomor HP: { $phone }
data-place = Tempat barang: { $place }
data-kind = Usaha: { $kind }
data-roles = Sebagai: { $roles }
data-consent = Izin: diberikan { $at }, teks { $version }
data-offers = Penawaran: { $list }
data-photos = Foto barang: { $count }
data-load-photos = Foto slip, penerimaan, dan keluhan: { $count }
data-complaint-words = Keterangan keluhan: { $count }
data-orders = Pesanan: { $list }
data-subscriptions = Minta dikabari: { $list }
data-routines = Pengingat: { $list }
routine-when = { $goods } { $days } { $time }
form-ended = { $form } yang belum selesai diisi kami tutup: { $happened }.
form-replaced-form = { $form } yang tadi belum selesai diisi kami ganti dengan yang ini.
form-replaced-about = { $form } { $about } yang tadi belum selesai diisi kami ganti dengan yang ini.
form-replaced = Yang tadi belum selesai diisi ({ $goods }) kami ganti dengan yang ini.
data-nothing = belum ada
data-changed = Sudah disimpan: { $parts }. Semua data bisa dilihat lewat /data.
contact-not-own = Maaf, nomor itu bukan nomor akun ini, jadi tidak kami simpan. Nomor sendiri bisa dibagikan lewat /data.
delete-blocked = Akun belum bisa dihapus. Pesanan yang berjalan harus selesai atau dibatalkan dulu: { $list }.
erase-blocked =
    Data Anda belum bisa dihapus, karena ada pesanan yang belum selesai: { $list }.
    Setelah pesanan itu selesai, data dihapus sendiri paling lama { $days } hari kemudian. Untuk bertanya, hubungi { $contact }.
deleted = Akun sudah dihapus. Nama dan kontak tidak lagi disimpan. Bila ingin kembali, tekan Mulai.
stopped = Izin sudah ditarik. Kami tidak mengirim pesan lagi. Bila ingin kembali, tekan Mulai.
stopped-offers = Izin sudah ditarik. { $count } penawaran ikut ditarik. Kami tidak mengirim pesan lagi. Bila ingin kembali, tekan Mulai.
ask-delete-check = Hapus akun? Nama dan kontak dihapus. Catatan jual beli yang sudah selesai tetap ada tanpa nama. Pesanan yang berjalan harus selesai dulu.
ask-stop-check-orders =
    Tarik izin dan berhenti? Penawaran dan pesanan yang masih menunggu ditutup.
    { $orders }
    Kami tidak mengirim pesan lagi.
stop-cancels = { $count } pesanan yang sudah disepakati dibatalkan.
stop-keeps = { $count } pesanan yang belum selesai tetap tercatat, dan pihak lain dikabari.
ask-stop-check = Tarik izin dan berhenti? Penawaran dan pesanan yang masih menunggu ditutup. Kami tidak mengirim pesan lagi.

## Yang diturunkan atau dihentikan pengelola

removal-prohibited = barangnya tidak boleh ditawarkan di sini
removal-untrue = isinya tidak benar
removal-flooding = kirimannya terlalu banyak
removal-complaint = ada keluhan yang sedang diperiksa
removal-left-work = tidak lagi bertugas di sini
removal-other = keputusan pengelola
choice-removal-prohibited = Barang terlarang
choice-removal-untrue = Isinya tidak benar
choice-removal-flooding = Terlalu banyak
choice-removal-complaint = Ada keluhan
removal-how = Tulis /turunkan lalu nomor penawaran atau permintaan, contoh: /turunkan P-1042
removal-terms = { $quantity }, sisa { $remaining }, { $price }, { $place }
removal-down = Penawaran ini sudah tidak tayang.
removal-ask = Turunkan { $offer } ({ $goods })? Pilih sebabnya.
removal-done = { $offer } sudah ditarik: { $reason }. Penjual dikabari.
removal-declined = { $count } pesanan ditutup, dan pembelinya dikabari.
removal-demand = Permintaan { $demand }, { $organization }: { $goods }
removal-demand-down = Permintaan ini sudah tidak terbuka.
removal-demand-done = { $demand } sudah ditutup: { $reason }. Pembeli dan penjual yang menawari dikabari.
demand-removed = Permintaan { $demand } ({ $goods }) ditutup pengelola: { $reason }.
offer-removed = Penawaran { $offer } ({ $goods }) ditarik pengelola: { $reason }.
removal-contact = Bila ini keliru, hubungi { $contact }.
suspended = Akun Anda dihentikan sementara oleh pengelola: { $reason }.
suspended-offers = { $count } penawaran ditarik.
suspended-orders = { $count } pesanan diakhiri, dan pihak lain dikabari.
account-suspended = Akun ini sedang dihentikan pengelola. Hubungi { $contact }. Data sendiri bisa dilihat dan dihapus lewat /data.
restored = Akun Anda aktif lagi. Penawaran yang ditarik bisa dibuat lagi.
role-revoked = Anda tidak lagi { $role }: { $reason }.
button-remove-offer = Turunkan penawaran
button-remove-demand = Turunkan permintaan
button-take-role = Terima undangan
button-decline-role = Tidak
command-talks = Tawar-menawar yang belum selesai
command-demands = Sampaikan barang yang dibutuhkan
command-demands-seller = Lihat barang yang dicari pembeli
command-owed = Tagihan yang belum selesai
command-desk = Yang perlu ditangani
command-mediate = Keluhan pesanan
command-remove = Turunkan penawaran atau permintaan

erase-offered = Izin Anda sudah ditarik. Data Anda yang masih ada bisa dihapus sekarang, tanpa mendaftar lagi.
consent-anew =
    Teks izin kami sekarang lebih lengkap.
    Baru disebut: nomor akun Telegram, nama lama, nomor kendaraan, sopir, keluhan, dan foto disimpan.
    Pihak lain dalam pesanan bisa melihat catatan, keluhan, dan foto.
    Tulisan yang belum terbaca disimpan 90 hari.
    Setelah /berhenti, data dihapus dalam { $days } hari.
    Tekan Setuju bila boleh, atau ketik /berhenti.
button-erase-me = Hapus data saya
button-erase = Hapus datanya
button-data = Data saya
button-forget-farmer = Hapus data petani
farmers-erase-ask = Data petani mana yang dihapus?
farmer-erase-check = Hapus data { $farmer }? Nama dan penawarannya dihapus; catatan jual beli tetap ada tanpa nama.
farmer-erased = Data petani sudah dihapus.

## Ringkasan untuk petugas

digest-daily = Ringkasan { $date } (Kota Blitar - BUMD Jakarta)
digest-month = Ringkasan { $month } (Kota Blitar - BUMD Jakarta)
digest-month-until = Sampai { $date }
digest-month-begins = Belum ada hari yang selesai di bulan ini.
digest-day-ahead = { $date } belum tiba, jadi ringkasannya belum ada.
digest-month-ahead = Bulan { $month } belum mulai, jadi ringkasannya belum ada.
digest-no-such-day = Tanggal itu tidak ada. Tulis seperti ini: ringkasan 27 nov
digest-unread = Hari atau bulannya belum terbaca. Tulis seperti ini: ringkasan kemarin, ringkasan 27 nov, atau ringkasan november
digest-month-agreed = Sepakat: { $amounts } ({ $count } pesanan dalam { $days } hari)
digest-month-corrected = Koreksi: { $amounts } batal setelah dilaporkan
digest-month-returned = Koreksi: { $amounts } dikembalikan
digest-month-reduced = Koreksi: { $amounts } dikurangi setelah dilaporkan
digest-month-added = Koreksi: { $amounts } ditambah setelah dilaporkan
digest-month-total = Setelah koreksi: { $amounts }
digest-month-total-none = Setelah koreksi: tidak ada
digest-month-position = { $number }. Posisi { $moment }. Jumlah dari ringkasan harian, tanpa rupiah.
digest-empty = Ringkasan { $date }: belum ada transaksi.
digest-empty-live = Ringkasan { $date }: belum ada transaksi. Penawaran tayang { $count } ({ $amounts }).
digest-agreed = Sepakat: { $parts } ({ $count } pesanan)
digest-agreed-unweighed = Sepakat: { $parts } ({ $count } pesanan, { $unweighed } ditimbang dulu)
digest-agreed-none = Sepakat: belum ada
digest-provisional = Sementara, sampai { $time }
digest-value-withheld = nilai ditahan karena kurang dari 3 pelaku
digest-price-withheld = harga ditahan
digest-other-price-withheld = harga lain ditahan
digest-goods-buyers = ({ $list })
digest-origins = Asal barang: { $list }
digest-origin-kota = Kota { $amounts }
digest-origin-kabupaten = Kab. { $amounts }
digest-ended = Tidak jadi: { $list }
digest-cancelled = { $count } pesanan dibatalkan ({ $amounts })
digest-ungraded = Sampai, belum diperiksa: { $amounts }
digest-received = Diterima baik: { $list }
digest-received-rejected = Diterima baik: { $list }. Ditolak { $rejected }.
digest-rejected = Ditolak: { $amounts }
digest-more-goods = dan { $count } barang lain
digest-declined = { $count } ditolak
digest-lapsed = { $count } tidak dijawab
digest-corrects = Koreksi untuk { $date }: { $goods } { $amounts } batal
digest-reduced = Koreksi untuk { $date }: { $goods } { $amounts } dikurangi
digest-added = Koreksi untuk { $date }: { $goods } { $amounts } ditambah
digest-returned = Koreksi untuk { $date }: { $goods } { $amounts } dikembalikan
digest-correction = Koreksi { $date }: { $goods } { $amounts } batal
digest-more-corrections = dan { $count } koreksi lain
digest-position = { $number }. Posisi { $moment }. Sumber: pesanan tercatat.
digest-goods = { $goods } { $amounts }
digest-average = rata-rata { $price } { $handover }
digest-average-noted = rata-rata { $price } { $handover } ({ $count } pesanan bercatatan)
digest-more = dan { $count } barang lain, lihat Rincian
digest-others = Barang lain: { $list }
digest-buyers = Per pembeli: { $list }
digest-buyer = { $organization } { $amounts }
digest-new = Penawaran baru { $count } ({ $amounts })
digest-unabsorbed = Lewat hari siap dan belum terjual { $amounts }
digest-demands = Permintaan terbuka { $count } ({ $amounts })
digest-unmet = Permintaan berakhir belum penuh { $count } ({ $list }): sepakat { $filled } dari { $needed }
digest-unmet-percent = Permintaan berakhir belum penuh { $count } ({ $list }): sepakat { $filled } dari { $needed } ({ $percent }%)
digest-unmet-none = Permintaan berakhir belum penuh { $count } ({ $list }): belum ada yang sepakat dari { $needed }
digest-unmet-closed = { $count } ditutup
digest-unmet-expired = { $count } lewat hari
digest-alerts = Perlu perhatian: { $list }
digest-month-alerts = Perlu perhatian { $date }: { $list }
digest-late-complaints = { $count } keluhan terbuka lewat 48 jam
digest-late-loads = { $count } kiriman lewat sehari tanpa penerimaan
digest-late-payments = { $count } pesanan terlambat dibayar
digest-rests = Sisa pesanan ditutup: { $list }
digest-rest = { $goods } { $rest } dari { $ordered }
digest-active = Pelaku aktif: { $list }
digest-sellers = { $count } penjual ({ $regions })
digest-sellers-kota = { $count } Kota
digest-sellers-kabupaten = { $count } Kab.
digest-buyers-active = { $count } pembeli
digest-details = Rincian { $date }
digest-details-line = { $order } { $goods } { $quantity }, { $handover }, { $organization }
digest-details-empty = Rincian { $date }: belum ada pesanan yang sepakat.
digest-settings = Ringkasan dikirim { $days } pukul { $time }.
digest-settings-never = Ringkasan tidak dikirim sendiri. Bisa dilihat kapan saja lewat tombol Ringkasan.
days-daily = setiap hari
days-weekdays = Senin sampai Jumat
ask-digest-hour = Ringkasan sekarang dikirim pukul { $time }. Mau pukul berapa?
ask-digest-days = Ringkasan sekarang dikirim { $days }. Mau hari apa saja?
ask-digest-days-never = Ringkasan sekarang tidak dikirim. Mau hari apa saja?

## Bila ada yang kurang pas

err-unknown = Maaf, belum paham. Pilih salah satu:
err-unknown-stranger = Maaf, belum paham. Tekan Mulai untuk ikut.
err-question = Maaf, pertanyaan itu belum bisa kami jawab di sini. Tanya { $contact }, atau pilih salah satu:
err-too-long = Maaf, pesannya terlalu panjang. Tulis singkat saja, contoh: telur 2 ton 26.500 siap besok
err-nontext = Maaf, pesan suara dan gambar belum bisa dibaca. Tulis saja.
err-nontext-example = Maaf, pesan suara dan gambar belum bisa dibaca. Tulis saja, contoh: { $example }
err-link = Tolong kirim tanpa tautan. Tulis barang, jumlah, dan harga saja.
err-personal = Pesan tadi berisi nomor KTP, jadi tidak kami simpan. Kami tidak perlu KTP.
err-personal-alone = Pesan tadi berisi nomor KTP, jadi tidak kami simpan. Kami tidak perlu KTP. Tulis lagi tanpa nomornya.
err-stale = Tombol ini tidak berlaku lagi: { $happened }.
err-role = Menu ini untuk { $role }. Kalau Anda { $role }, minta kode ke { $contact }.
err-role-seller = Menu ini untuk penjual. Mau ikut menjual?
err-form-lost = Maaf, yang tadi tidak bisa dilanjutkan. Silakan mulai lagi:
err-system = Maaf, ada gangguan. Data Anda aman. Coba lagi sebentar lagi. (kode { $code })
admin-update = Perhatian: satu pesan masuk disisihkan karena gangguan. Cari kode { $code } di catatan sistem.
admin-message = Perhatian: satu pesan keluar ditolak Telegram dan tidak dikirim lagi. Cari kode { $code } di catatan sistem.

admin-forbidden = Perhatian: Telegram melarang pesan ke satu orang dengan alasan yang belum dikenal. Pesannya masih dicoba lagi. Cari kode { $code } di catatan sistem.
admin-forbidden-several = Perhatian: Telegram melarang pesan ke { $count } orang dalam 15 menit ini dengan alasan yang belum dikenal. Pesannya masih dicoba lagi. Kode yang terakhir: { $code }.
admin-updates = Perhatian: { $count } pesan masuk disisihkan dalam 15 menit ini karena gangguan. Kode yang terakhir: { $code }.
admin-messages = Perhatian: { $count } pesan keluar dalam 15 menit ini ditolak Telegram dan tidak dikirim lagi. Kode yang terakhir: { $code }.
admin-nobody-decides = Keluhan pesanan { $code } belum punya penengah. Undang petugas BTC, atau pengelola yang tidak ikut jual beli barang ini. Tulis /kelola untuk melihat keluhannya.
admin-nobody-decides-several = Ada { $count } keluhan yang belum punya penengah, terakhir { $code }. Undang petugas BTC, atau pengelola yang tidak ikut jual beli barang ini. Tulis /kelola untuk melihat keluhannya.
admin-history = Penting: sebagian catatan yang sudah tersimpan hilang dari basis data. Hentikan layanan dan periksa cadangan. Cari kode { $code } di catatan sistem.
over-messages = Maaf, pesannya terlalu cepat untuk kami ikuti. Tunggu satu menit, lalu lanjutkan.
over-offers = Sudah ada { $most } penawaran yang tayang, jadi yang baru belum bisa. Tarik dulu yang tidak perlu.
over-holds = Sudah ada { $most } pesanan yang menunggu jawaban. Tunggu jawabannya, atau tarik salah satu.
over-share = Pesanan Anda yang menunggu jawaban sudah mendekati { $percent }% dari semua barang ini yang ditawarkan. Tunggu jawabannya dulu.
over-pause = Barang ini baru saja Anda lepas. Bisa dipesan lagi mulai { $until }.
over-withdrawals = Terlalu banyak pesanan ditarik dalam satu jam ini. Coba lagi nanti.
over-no-approver = Pesanan { $organization } di atas { $limit } perlu disetujui satu rekan lagi. Sekarang belum ada rekan yang bisa dihubungi di sini. Belum ada yang dipesan. Minta rekan membuka bot ini lagi, atau minta pengelola mengundang satu rekan.
over-unapprovable = Sebesar ini perlu persetujuan kedua di pihak pembeli, dan di sini belum bisa. Coba jumlah atau harga yang lebih kecil.
over-demands = Permintaan yang terbuka sudah { $most }. Tutup salah satu dulu.
over-subscriptions = Anda sudah minta dikabari tentang { $most } barang. Hentikan salah satu dulu.
over-talks = Tawar-menawar yang belum selesai sudah { $most }. Tunggu jawabannya, atau tarik salah satu.
over-talks-of-offer = Sehari paling banyak { $most } kali menawar { $offer }. Pesan dengan harganya, atau tawar lagi besok.
over-proposals = Usul untuk pesanan ini sudah terlalu sering dikirim dalam satu jam ini. Coba lagi nanti.
over-corrections = Muatan pesanan ini sudah terlalu sering diperbaiki dalam satu jam ini. Coba lagi nanti.
over-steps = Kabar yang sama untuk pesanan ini sudah terlalu sering dikirim dalam satu jam ini. Coba lagi nanti.
over-demand-steps = Permintaan untuk barang ini sudah terlalu sering dibuat atau diubah dalam satu jam ini. Coba lagi nanti.
over-answers = Tawaran untuk permintaan ini sudah terlalu sering dikirim dalam satu jam ini. Coba lagi nanti.
over-withdrawn-offers = Penawaran terlalu sering ditarik dan ditayangkan lagi dalam satu jam ini. Coba lagi nanti, atau ubah yang masih tayang.
over-kept = Yang sudah diisi tetap tersimpan.
over-codes = Kode yang salah sudah terlalu banyak. Coba lagi satu jam lagi.

happened-form-moved = pertanyaan itu sudah dijawab
price-changed = Penjual baru saja mengubah harga: dari { $old } menjadi { $new }. Masih mau pesan?
happened-day-passed = sudah lewat sehari
happened-terms-changed = penjual baru saja mengubah harga atau syaratnya
happened-offer-withdrawn = penawaran sudah ditarik
happened-offer-expired = penawaran sudah lewat waktu
happened-offer-renewed = penawaran sudah diperpanjang
happened-offer-sold-out = barangnya sudah habis
happened-offer-paused = penawaran sedang berhenti sementara
happened-offer-changed = penawaran sudah berubah
happened-order-confirmed = pesanan sudah disepakati
happened-order-declined = pesanan sudah ditolak penjual
happened-order-lapsed = pesanan batal karena belum dijawab
happened-order-withdrawn = pesanan sudah ditarik pembeli
happened-order-refused = pesanan tidak disetujui rekan
happened-order-cancelled = pesanan sudah dibatalkan
happened-order-changed = pesanan sudah berubah
happened-answer-late = waktu menjawabnya sudah lewat
happened-truck-gone = truk itu sudah sampai, atau berangkatnya bukan hari ini
happened-plate-shared = nomor kendaraan itu juga dipakai muatan lain yang sudah tiba, sedang ada keluhannya, atau bukan muatan Anda
happened-nothing-rides = tidak ada pesanan lain yang bisa ikut truk ini
happened-order-long-over = pesanan sudah lebih dari 30 hari selesai, jadi nomor HP tidak bisa diminta lagi
happened-history-lost = catatan kami sempat kembali ke keadaan sebelum pesan ini
happened-receipt-stands = penerimaannya sudah lebih dari 24 jam dicatat, jadi angkanya hanya bisa diubah lewat keluhan
happened-goods-received = barangnya sudah diterima, jadi kesepakatan tidak bisa diubah
happened-more-is-bound = sebagian sudah dipesan, jadi jumlahnya tidak bisa sekecil itu
happened-sold-whole = penawaran ini hanya dijual semua sekaligus
happened-demand-changed = permintaan atau tawarannya sudah berubah
happened-answers-sealed = tawarannya masih tertutup
happened-own-approval = pesanan sendiri hanya bisa disetujui rekan
happened-askers-turn = yang bisa mengajukan lagi hanya pemesannya
happened-answers-closed = batas waktu tawarannya sudah lewat
happened-demand-over = permintaan ini sudah selesai
happened-offers-taken = penawaran yang cocok sudah dipesan orang atau tidak ada lagi
happened-talk-moved = sudah ada harga lain
happened-talk-over = tawar-menawar ini sudah selesai
happened-talk-lapsed = harganya tidak dijawab sampai batas waktu
happened-search-over = batas harga, jumlah, atau harinya tidak tersimpan lagi
happened-not-there = yang dicari tidak ada lagi

problem-number = Maaf, angkanya belum bisa dibaca. Coba tulis seperti ini: { $example }
problem-number-plain = Maaf, angkanya belum bisa dibaca. Tulis satu angka saja.
problem-zero = Angkanya harus lebih dari nol.
problem-zero-quantity = Jumlah harus lebih dari nol. Contoh: { $example }
problem-zero-price = Harga harus lebih dari nol. Contoh: { $example }
problem-zero-received = Jumlahnya harus lebih dari nol. Kalau belum ada yang masuk, tekan Tidak jadi.
problem-zero-freight = Ongkosnya harus lebih dari nol. Contoh: { $example }
example-freight = 900rb
problem-range = Tolong tulis satu angka saja.
problem-too-much = Angka itu terlalu besar untuk dicatat di sini. Coba lihat lagi.
problem-whole = Jumlahnya harus bulat, tanpa koma.
problem-unit = { $goods } belum bisa dihitung dalam { $unit }. Pakai { $allowed }.
problem-goods = Maaf, barang itu belum ada di daftar. Pilih, atau tulis nama lain.
problem-prohibited = Barang ini tidak boleh ditawarkan di sini. Bila ini keliru, hubungi { $contact }.
problem-date-impossible = Tanggal { $date } tidak ada.
problem-date-past = Tanggal { $date } sudah lewat.
problem-date-unclear = Maaf, tanggalnya belum bisa dibaca. Coba tulis seperti ini: { $example }
problem-date-soon = Paling cepat { $date }.
problem-date-far = Tanggal itu masih terlalu jauh. Pilih yang lebih dekat.
problem-place = Maaf, tempat itu belum ada di daftar. Pilih, atau tulis nama kelurahan.
problem-note = Maaf, catatan itu belum bisa dipakai. Tulis dengan kata-kata saja.
problem-name = Maaf, nama itu belum bisa dipakai. Tulis nama panggilan saja.
problem-too-long = Maaf, tulisannya terlalu panjang. Coba lebih pendek.
problem-own-line-kept = Barangnya kami simpan. Kita lanjutkan sesudah akun jadi.
problem-line-kept = Barangnya kami simpan. Kita lanjutkan sesudah petani ini tercatat.
problem-line-waits = Satu barang sudah kami simpan. Catat dulu petani ini, lalu tulis lagi yang baru ini.
problem-press-only = Untuk yang ini, mohon tekan tombolnya sendiri.
problem-goods-not-listed = { $goods } belum ada di daftar. Kami catat. Pilih, atau tulis nama lain.
not-buyer = Di sini hanya pembeli terdaftar, seperti BUMD, yang bisa mencari barang. Kalau Anda pembeli, minta kode ke { $contact }.
not-buyer-goods = Di sini hanya pembeli terdaftar, seperti BUMD, yang bisa mencari { $goods }. Kalau Anda pembeli, minta kode ke { $contact }.
not-buyer-sells = Barang sendiri bisa Anda tawarkan.
talk-thanked = Sama-sama.
talk-greeted = Halo.
talk-fine = Baik.
problem-resumed = Kita lanjutkan { $goods }.
talk-thanked-alone = Sama-sama. Kami kabari bila ada yang baru.
talk-fine-alone = Baik.
no-such-code = { $code } tidak ditemukan. Coba lihat nomornya lagi.
problem-press = Silakan pilih salah satu tombol di bawah ini.
problem-less = Sisanya tinggal { $remaining }.
problem-price-changed = Penjual baru saja mengubah harga: dari { $old } menjadi { $new }.
problem-terms-changed = Penjual baru saja mengubah syaratnya.
problem-asked = Pertanyaan itu belum bisa kami jawab di sini. Hubungi { $contact }.
problem-no-request = Tidak ada pesanan yang menunggu jawaban Anda.
problem-price-is-so = Harganya memang sudah { $price }, jadi tidak ada yang berubah.
problem-rest-is-so = Sisanya memang sudah { $rest }, jadi tidak ada yang berubah.
problem-not-below = Harganya harus di bawah { $price }.
problem-not-above = Harganya harus di atas { $price }.
problem-at-most = Harganya paling tinggi { $price }.
problem-other-truck = Truk ini { $plate }. Kalau muatannya naik truk lain, tekan Tidak jadi, lalu Sudah berangkat di pesanannya.
problem-plate-unread = Nomor kendaraannya belum terbaca. Contoh: AG 1234 XX.
problem-plate-stays = Nomor kendaraan truk ini tidak bisa diganti: ada muatan lain di truk ini yang sudah tiba, sedang ada keluhannya, atau bukan muatan Anda.
problem-load-corrected = Penjual memperbaiki muatannya: { $before } menjadi { $now }. Angka dan foto Anda masih ada.
problem-over-agreed = Paling banyak { $most } yang bisa diterima. Selebihnya tetap milik penjual.
problem-below-bound = Paling sedikit { $bound }: itu yang sudah sampai atau ditutup.
problem-whole-only = Barang ini dijual sekaligus, tidak bisa sebagian.
problem-not-whole-packs = { $quantity } tidak pas: 1 { $pack } isi { $content }.
problem-contact = Maaf, nomor itu bukan nomor akun ini, jadi tidak kami simpan.
problem-hour = Maaf, jamnya belum bisa dibaca. Tulis angka 0 sampai 23, contoh: 7
problem-number-removed = Nomor telepon atau rekening di pesan tadi tidak kami simpan.
problem-unclear = Maaf, belum paham. Kita isi satu per satu saja.

## Nama layanan bila belum diatur

service-name = Tembus Pasar
service-controller = Pemerintah Kota Blitar (peragaan)
service-contact = petugas BTC

## Daftar perintah

command-start = Mendaftar
command-sell = Buat penawaran
command-assist = Buat penawaran untuk petani
command-offers = Penawaran saya
command-buy = Cari barang
command-orders = Lihat pesanan
command-subscriptions = Minta dikabari
command-prices = Harga acuan dan harga yang disepakati
command-digest = Ringkasan harian
command-menu = Menu
command-cancel = Batalkan yang sedang diisi
command-help = Bantuan
command-data = Data saya
command-language = Bahasa
command-stop = Berhenti memakai layanan

# Papers
paper-subtitle = Layanan jual beli pangan Kota Blitar dan Jakarta
paper-confirmation = Konfirmasi pesanan
paper-delivery = Surat pengantar barang (surat jalan)
paper-receipt = Tanda terima
paper-page = Halaman { $page } dari { $of }
paper-draft = belum diterbitkan
paper-draft-why = Salinan ini belum diterbitkan dan tidak punya kode. Surat terbit lewat tombol Surat di pesanan.
paper-number = Nomor
paper-order = Pesanan
paper-order-of = { $order }, dari penawaran { $offer }
paper-agreed = Sepakat
paper-issued = Diterbitkan
paper-parties = Para pihak
paper-seller-through = { $seller }, dicatat oleh { $assistant }
paper-buyer-of = { $organization } ({ $buyer })
paper-what = Yang disepakati
paper-goods = Barang
paper-quantity = Jumlah
paper-price = Harga
paper-sum = Jumlah harga
paper-total = Jumlah
paper-weigh-first = setelah ditimbang
paper-terms = Syarat
paper-handover = Serah
paper-handover-seller = di tempat penjual, { $place }
paper-day = Hari
paper-weighing = Timbangan
paper-note = Catatan pembeli
paper-tolerance = Kelebihan
paper-seller-note = Catatan penjual
paper-agreed-and-changed = Kedua pihak menyetujui isi awal di Telegram pada { $at }. Perubahan terakhir disetujui kedua pihak pada { $changed }.
paper-agreed-by-both = Kedua pihak menyetujui isi ini di Telegram pada { $at }.
paper-bids = Harga yang ditawar
paper-bid-at = Waktu
paper-bid-by = Oleh
paper-load = Muatan
paper-trip = Kiriman
paper-loaded = Dimuat
paper-plate = Kendaraan
paper-blank = ....................
paper-departed = Berangkat
paper-driver = Sopir
paper-freight = Ongkos angkut
paper-freight-part = { $freight }, catatan saja, tidak masuk harga barang
paper-truck = Satu truk
paper-truck-with = { $trip }, bersama { $count } pesanan lain
paper-from = Dari
paper-to = Untuk
paper-ordered = Dipesan
paper-no-invoice = Surat ini menyertai barang di jalan. Bukan tagihan.
paper-signs-seller = Penjual
paper-signs-driver = Sopir
paper-signs-buyer = Penerima
paper-signs-delivered = Yang menyerahkan
paper-signs-received = Yang menerima
paper-arrived = Yang sampai
paper-when = Dicatat
paper-received = Sampai
paper-rejected = Ditolak
paper-accepted = Diterima baik
paper-remark = Keterangan
paper-loss = { $reason } { $missing }
paper-more = Lebih { $more }
paper-answer-agreed = Disetujui penjual
paper-answer-decided = Putusan penengah { $at }
paper-answer-settled = Disetujui kedua pihak { $at }
paper-before = Semula diterima baik { $accepted }, ditolak { $rejected }
paper-answer-disputed = Penjual belum cocok
paper-answer-none = Belum dijawab penjual
paper-rejects = Yang ditolak { $disposition }
paper-worth = Perhitungan
paper-to-pay = Yang dibayar
paper-addenda = Addendum
paper-addendum = Nomor
paper-change = Perubahan
paper-returned = Dikembalikan sesudah diterima
paper-load-replaced = Diganti dengan kiriman lain { $replaced }
paper-short = Tidak dikirim
paper-no-bast = Tanda terima ini membantu membuat BAST dan tidak menggantikannya.
paper-code = Kode { $code }
paper-check = Periksa keasliannya: pindai kode di samping, atau tulis /surat dan kodenya kepada bot.
paper-record = Catatan layanan { $service }, bukan tanda tangan elektronik, bukan kuitansi.
paper-qr = Kode untuk memeriksa surat { $number }
button-paper = Surat
button-delivery-note = Surat pengantar
papers = Surat { $order }. Pilih yang diperlukan.
paper-sent =
    { $kind } { $number }
    Kode { $code }. Siapa pun bisa memeriksa surat ini dengan kodenya.
paper-unsent = { $kind } { $number } belum bisa dikirim. Coba lagi sebentar lagi.
button-delivery-note-of = Surat kiriman ke-{ $load }
paper-genuine = Surat ini asli: { $kind } { $number }, terbit { $at }.
paper-genuine-goods = { $goods } { $quantity }
paper-genuine-received = { $goods }, diterima baik { $quantity }
paper-compare = Cocokkan dengan yang tertulis di surat. Nama dan harga hanya untuk kedua pihak.
paper-replaced = Sudah ada surat yang lebih baru.
paper-unknown = Surat dengan kode itu tidak ada. Tulis /surat dan kode di suratnya, contoh: /surat 7KQ2M-4XWPD

# What happened
button-history = Riwayat
history = Riwayat { $of }, yang terbaru dulu:
history-line = { $date }, { $time }: { $what }
history-line-by = { $date }, { $time }: { $what } ({ $side })
history-published = tayang
history-renewed = diperpanjang
history-withdrawn = ditarik
history-removed = ditarik pengelola
history-expired = lewat waktu
history-paused = berhenti sementara
history-resumed = tayang kembali
history-changed-price = harga diubah
history-changed-quantity = jumlah diubah
history-changed-note = catatan diubah
history-added-photo = foto ditambahkan
history-removed-photo = foto dihapus
history-load-corrected = muatan diperbaiki
history-freight-said = ongkos angkut dicatat
history-slip-shown = foto slip muat dikirim
history-receipt-shown = foto penerimaan dikirim
history-price = { $what } { $price }
history-quantity = { $what } { $quantity }
history-quantity-of = { $what } { $quantity } dari { $seller }
history-talk-opened = harga ditawar
history-talk-countered = harga ditawar lagi
history-talk-agreed = harga disepakati
history-talk-declined = harga tidak disetujui
history-talk-withdrawn = tawaran harga ditarik
history-talk-lapsed = tawaran harga lewat waktu
history-requested = dipesan
history-approval-asked = minta persetujuan rekan
history-approved = disetujui rekan
history-sent-back = dikembalikan rekan untuk direvisi
history-confirmed = disepakati
history-awarded = disepakati dari tawaran penjual
history-declined = ditolak
history-lapsed = tidak dijawab
history-cancelled = dibatalkan
history-day-proposed = minta ganti hari
history-day-accepted = hari baru disetujui
history-day-declined = hari baru ditolak
history-day-taken-back = ganti hari ditarik
history-cancel-asked = minta batal bersama
history-cancel-refused = batal bersama ditolak
history-cancel-taken-back = batal bersama ditarik
history-cancel-lapsed = batal bersama lewat waktu
history-shipped = barang berangkat
history-load-shipped = kiriman berikutnya berangkat
history-load-received = penerimaan dicatat
history-complaint-shown = foto keluhan dikirim
history-complaint-noted = menulis keterangan keluhan
history-receipt = { $what }, diterima baik { $accepted }
history-receipt-weight = { $what }, berat { $weight }
history-receipt-reasons = { $what }, diterima baik { $accepted }, ditolak { $rejected } ({ $losses })
history-receipt-rejected = { $what }, diterima baik { $accepted }, ditolak { $rejected }
history-note = { $what }: { $note }
history-load-arrived = barang tiba, belum diperiksa
history-rejects-fetched = barang yang ditolak dibawa kembali
history-rejects-sold = barang yang ditolak dijual murah
history-rejects-destroyed = barang yang ditolak dimusnahkan
history-receipt-corrected = penerimaan dibetulkan
history-receipt-agreed = angka penerimaan disetujui
history-receipt-disputed = angka penerimaan belum cocok
history-rest-closed = sisanya ditutup
history-rest-kept = sisanya masih ada
history-rest-dropped = sisanya tidak ada
history-complained = mengajukan keluhan
history-escalated = keluhan diteruskan ke penengah
history-terms-proposed = usul perubahan kesepakatan
history-terms-changed = kesepakatan diubah bersama
history-terms-declined = usul perubahan ditolak
history-terms-taken-back = usul perubahan ditarik
history-terms-lapsed = usul perubahan tidak dijawab
history-outcome-proposed = usul penyelesaian
history-outcome-refused = usul penyelesaian ditolak
history-complaint-settled = keluhan selesai bersama
history-complaint-dropped = keluhan dicabut
history-complaint-decided = keluhan diputus penengah
history-weighed = berat barang dicatat
history-papers-complete = berkas lengkap
history-said-paid = dicatat sudah dibayar
history-payment-denied = uang belum diterima
history-payment-disputed = uang yang masuk belum cocok
history-received = kiriman lengkap
history-closed-unpaid = selesai, tidak ada yang perlu dibayar
history-closed = pembayaran diterima, selesai
history-demanded = permintaan dikirim
history-demand-changed = permintaan diubah
history-answered = tawaran dikirim
history-answer-changed = tawaran diubah
history-answer-withdrawn = tawaran ditarik
history-answer-declined = tawaran tidak diambil
history-answer-taken = tawaran diambil
history-answers-opened = tawaran dibuka
history-parts-asked = diminta ke penjual
history-pool-suggested = gabungan penawaran disarankan
history-part-agreed = sebagian disepakati
history-demand-filled = permintaan terpenuhi
history-demand-reopened = permintaan terbuka lagi
history-demand-closed = permintaan ditutup
history-demand-expired = permintaan lewat waktu
history-other = dicatat
