"""Model + progress → plain, formatted values that a template prints.

Templates only print: whatever needs arithmetic, a threshold, a date format or a choice of
words is decided here, where it can be reviewed and tested.
"""
