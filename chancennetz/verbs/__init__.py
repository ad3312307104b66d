"""One file per verb of the command; a verb reads its options, calls the rooms, and tells what came of it."""
