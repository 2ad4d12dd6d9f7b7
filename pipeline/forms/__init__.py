"""What a command prints on stdout: text for people, JSON and CSV for programs."""
