"""Dates, numbers, names and periods in Indonesian, and the texts that people typed."""
