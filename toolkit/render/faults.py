"""What is said of templates at fault, in more than one place."""

from __future__ import annotations

from toolkit.errors import TemplateError


def not_word(name: str) -> TemplateError:
    """Return the error of a template that is no Word file."""
    return TemplateError(f"Mẫu “{name}” không phải tệp Word (.docx) hoặc đã hỏng. Hãy chép lại mẫu gốc.")


def misspelt(name: str, near: str = "") -> str:
    """Say that a template has a mark that cannot be read; ``near`` are words beside it, if any are known."""
    where = f" Gần chỗ: “{near}”." if near else ""
    return f"Mẫu “{name}” có dấu {{{{ … }}}} hoặc {{% … %}} viết sai. Hãy so với mẫu gốc và sửa lại.{where}"
