"""The registers as a report tells of them: counts only, never a word of a case."""
