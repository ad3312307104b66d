"""How German builds the names of bodies: a head noun, what stands left of it, and complements behind."""
