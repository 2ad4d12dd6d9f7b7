"""What the Word templates are built of; :mod:`tools.make_templates` writes them."""
