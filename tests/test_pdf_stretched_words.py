"""Lists whose columns were put between the words of justified lines are for a person's eye."""

from __future__ import annotations

from tests.test_pdf_torn_cells import doubtful, row, table
from toolkit.readers.pdf.stretched_words import mark_stretched

HEAD = ("STT", "Tên", "Loại", "Kết quả", "Theo dõi", None)


def test_every_cell_is_marked_where_words_are_stretched_and_cells_reach_over_columns() -> None:
    torn = table(row(*HEAD), row("1", "Tổ   Giúp   việc", "Tập thể", "Hoàn\tthành", "Bùi   Thị", "Bích"))
    mark_stretched(torn)

    assert "Tập thể" in doubtful(torn)
    assert "Bích" in doubtful(torn)


def test_none_is_marked_where_all_words_stand_in_their_columns() -> None:
    whole = table(row(*HEAD[:5]), row("1", "Tổ   Giúp   việc", "Tập thể", "Hoàn\tthành", "Bùi   Thị"))
    mark_stretched(whole)

    assert doubtful(whole) == []


def test_choices_apart_are_no_stretched_words() -> None:
    whole = table(row(*HEAD), row("1", "A", "☒ Tập thể   ☐ Cá nhân", "☒ Đạt\t☐ Chưa đạt", "☐ Có   ☒ Không", None))
    mark_stretched(whole)

    assert doubtful(whole) == []
