"""Fetches pages politely into the archive; knows nothing of what the pages mean."""
