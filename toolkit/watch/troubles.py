"""What keeps parts of the service from working, in words, and as one error for whoever needs an exit code."""

from __future__ import annotations

from toolkit.errors import ToolkitError, UnreachableError


class Troubles(dict[str, str]):
    """The trouble of each part by its name; empty when all is well."""

    def __init__(self) -> None:
        """Begin with none."""
        super().__init__()
        self._kinds: dict[str, type[ToolkitError]] = {}

    def meet(self, part: str, error: ToolkitError | OSError) -> bool:
        """Note what a part met, and tell whether that is news."""
        is_news = self.get(part) != str(error)
        self[part] = str(error)
        self._kinds[part] = type(error) if isinstance(error, ToolkitError) else UnreachableError
        return is_news

    def fault(self) -> ToolkitError | None:
        """Return all of it as one error of the gravest kind (the highest exit code), ``None`` where all is well."""
        kinds = sorted((self._kinds[part] for part in self), key=lambda kind: kind.exit_code)
        return kinds[-1]("\n".join(self.values())) if kinds else None
