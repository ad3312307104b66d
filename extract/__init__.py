"""Turns archived pages into records with evidence; knows nothing of HTTP or RDF stores."""
