"""Keeping: the archive of original bytes and the books (events that are never changed, and tables derived from them)."""

from toolkit.store.archive import Archive
from toolkit.store.books import Books, open_books
from toolkit.store.duty import Duty, Holder

__all__ = ["Archive", "Books", "Duty", "Holder", "open_books"]
