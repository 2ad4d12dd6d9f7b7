"""What several documents share: frame and signature, chapters, tables, sentences, charts."""
