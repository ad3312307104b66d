"""What German needs: tokens, sentences, keys that forget inflection and gender forms, word forms, small words."""
