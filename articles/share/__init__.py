"""Pictures for shared links and search engines, drawn from published stories when asked for."""

from .address import address, paper_address
from .cards import paper_card
from .pictures import SHAPES, Missing, picture, size

__all__ = ["SHAPES", "Missing", "address", "paper_address", "paper_card", "picture", "size"]
