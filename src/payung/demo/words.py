"""Words that invented people and employers are named with. Nobody in particular is meant."""

from __future__ import annotations

PEOPLES = ("melayu", "dayak", "tionghoa", "jawa", "madura")
SHARES = (36, 35, 8, 14, 7)
"""How many of a hundred people; Singkawang and Pontianak have more Chinese names (see people.py)."""

MEN = {
    "melayu": "Ahmad Abdul Muhammad Syarif Rahmat Hendri Iskandar Zainal Dedi Faisal Ridwan Saiful "
    "Azhari Junaidi Uray Hamdan Ilham Rizki Fadli Taufik Irwan Yudi Hafiz Mulyadi",
    "dayak": "Yohanes Petrus Markus Agustinus Fransiskus Antonius Stefanus Martinus Lukas Paulus "
    "Silvester Donatus Kristianus Herkulanus Yakobus Matius Simon Dominikus Florensius "
    "Hironimus",
    "tionghoa": "Hendra Rudy Tony Johan Herman Andi Kevin Steven Edy Jimmy Willy Susanto Felix Hartono",
    "jawa": "Slamet Sugeng Agus Joko Bambang Wahyu Eko Dwi Tri Sigit Teguh Hadi Mulyono Supri Anton Yanto",
    "madura": "Moh. Mat Abd. Hasan Husen Sahrul Jamal Rofik Imam Zaini Holil Subhan",
}
WOMEN = {
    "melayu": "Siti Nur Fitri Rina Nurul Syarifah Fatimah Aminah Uray Dian Yuli Ayu Suryani Hartati Eka Lilis",
    "dayak": "Maria Theresia Yuliana Kristina Veronika Margareta Elisabet Agnes Lusia Monika Katarina Natalia",
    "tionghoa": "Lina Vivi Susi Yenny Angela Jessica Merry Shelly Fenny Novi Stella Cindy",
    "jawa": "Sri Dewi Endang Wahyuni Retno Ratna Indah Tri Puji Murni Wulan Suci",
    "madura": "Siti Hotimah Sumiyati Halimah Munira Rohana Jamila Suhriya Nurhayati Maisaroh",
}
SECOND_MEN = {
    "melayu": "Hidayat Rahman Saputra Firmansyah Maulana Kurniawan Effendi Ismail Hamdani Ramadhan Halim Syahputra",
    "dayak": "Lantang Atan Akim Jampi Aloy Ajin Nyabu Laheng Bantang Tingang Suka Lidi Jalong Sabang Ngadan",
    "tionghoa": "Tan Lim Bong Liu Chai Jong Kho Phang Tjhin Wijaya Gunawan Halim Setiawan",
    "jawa": "Santoso Prasetyo Widodo Nugroho Susilo Purnomo Wibowo Setiawan Raharjo Utomo",
    "madura": "Sidik Wahid Kadir Mahmud Sholeh Munir Fauzi Rasyid Arifin",
}
SECOND_WOMEN = {
    "melayu": "Aisyah Hasanah Rahmah Handayani Safitri Maulida Kartika Agustina Khairunnisa Lestari",
    "dayak": "Lansi Anyan Utin Nabu Dara Songka Layang Bungan Unyang Lejiu Jelita",
    "tionghoa": "Tan Lim Bong Liu Chai Jong Kho Phang Tjhin Wijaya Gunawan Halim",
    "jawa": "Lestari Wulandari Astuti Rahayu Utami Setyowati Handayani Ningsih Purwanti",
    "madura": "Zahra Kamila Fadhilah Aini Hasanah Rofiah Safira",
}
THIRD_MEN = "Putra Pratama Jaya Adi Surya Bayu Indra Tirta Nusa Guna"
THIRD_WOMEN = "Putri Permata Sari Wati Yani Susanti Mega Cahaya Intan Melati"
FOREIGN = (
    "Lee Wei Chong;Tan Boon Heng;Rajesh Kumar Nair;Wang Jianguo;Zhang Lei;"
    "Ali bin Osman;Hafiz bin Salleh;Suresh Menon;Chen Guoqiang;Ramon Dela Cruz"
)

LANDMARKS = (
    "Kapuas Landak Melawi Pawan Sekadau Sekayam Khatulistiwa Borneo Enggang Tengkawang Ulin Meranti "
    "Gaharu Rimba Mandau Betang Tirta Ambawang Karimata Palung Kelam Bakau Seberuang Sentarum Bukit "
    "Lembah Muara Telaga"
)
HOPES = (
    "Utama Lestari Jaya Sejahtera Abadi Mandiri Makmur Sentosa Perkasa Raya Persada Bersama Indah Agung "
    "Mulia Gemilang Pratama Bahagia Setia Sukses"
)
SHOP_WORDS = (
    "Rejeki Maju Sinar Baru Harapan Bintang Anugerah Berkah Sumber Murah Serba Ada Mitra Cahaya Surya "
    "Family Amanah Damai Segar Terang Subur Rukun"
)
SERVICES = (
    "Pekerjaan Umum;Kesehatan;Pendidikan;Perhubungan;Lingkungan Hidup;Perkebunan;Perikanan;Pertanian;"
    "Pemberdayaan Masyarakat Desa;Perdagangan;Pariwisata;Kebersihan"
)
