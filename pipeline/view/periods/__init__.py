"""The quarterly Laporan Monev and the Laporan Akhir."""
