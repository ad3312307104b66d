"""Networks as pictures: on a page, over time, and on the tiles of the 16 Länder."""

from graph.drawing.over_time import draw_over_time
from graph.drawing.picture import draw
from graph.drawing.preparing import Look
from graph.drawing.tiles import draw_tiles

__all__ = ["Look", "draw", "draw_over_time", "draw_tiles"]
