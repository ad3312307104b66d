"""The face of chancennetz: the command, and the few names that notebooks import."""

from importlib.metadata import version

__version__ = version("chancennetz")
