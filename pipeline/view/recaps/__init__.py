"""The registers' own documents, in print and as tables for Excel."""
