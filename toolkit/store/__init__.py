"""Keeping: the archive of original bytes and the books (events that are never changed, and tables derived from them)."""

from toolkit.store.archive import Archive
from toolkit.store.books import Books, open_books

__all__ = ["Archive", "Books", "open_books"]
