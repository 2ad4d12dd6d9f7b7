"""The monthly Laporan Monev."""
