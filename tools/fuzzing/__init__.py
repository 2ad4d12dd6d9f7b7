"""Broken workbooks made on purpose: seeds, what is done to them, and one trial of each."""
