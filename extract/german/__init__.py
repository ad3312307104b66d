"""What German needs: tokens, sentences, keys that forget inflection and gender forms, and generated word forms."""
