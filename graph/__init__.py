"""Turns records into linked data, and linked data into answers and networks; knows nothing of HTML or HTTP."""
