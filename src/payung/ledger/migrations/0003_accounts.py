"""The accounts that every installation has. Banks get theirs when they first bring money."""

from django.db import migrations, models

ACCOUNTS = """
INSERT INTO ledger_account (code, name, kind) VALUES
  ('fund:JKK', 'Dana Jaminan Kecelakaan Kerja', 'fund'),
  ('fund:JKM', 'Dana Jaminan Kematian', 'fund'),
  ('fund:JHT', 'Dana Jaminan Hari Tua', 'fund'),
  ('fund:JP', 'Dana Jaminan Pensiun', 'fund'),
  ('fund:JKP', 'Dana Jaminan Kehilangan Pekerjaan', 'fund'),
  ('penalties', 'Denda keterlambatan iuran', 'income'),
  ('state:receivable', 'Piutang iuran JKP dari pemerintah pusat', 'receivable'),
  ('clearing:unidentified', 'Uang masuk yang belum cocok dengan tagihan', 'clearing')
ON CONFLICT (code) DO NOTHING;
"""
KINDS = [
    ("bank", "Bank"),
    ("fund", "Dana jaminan"),
    ("clearing", "Perantara"),
    ("receivable", "Piutang"),
    ("income", "Pendapatan"),
]


class Migration(migrations.Migration):
    dependencies = [("ledger", "0002_append_only_books")]
    operations = [
        migrations.AlterField("account", "kind", models.CharField(max_length=10, choices=KINDS)),
        migrations.RunSQL(ACCOUNTS, migrations.RunSQL.noop),
    ]
