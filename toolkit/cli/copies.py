"""The copies that ``toolkit read --annotate`` writes: never over the original, never into an inbox where they would count as forms."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from datetime import date
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.errors import IntegrityError, UnreachableError, UnreadableFile, UsageError

if TYPE_CHECKING:
    from toolkit.model.definitions import Definitions
    from toolkit.model.submission import Reading

_SUFFIX = "góp ý"
_OF_A_COPY = re.compile(rf" - {_SUFFIX}(?: \(\d+\))?$")
_LONGEST_NAME = 240  # bytes, with room for the draft's: file systems take 255


class Copies:
    """Writes copies with comments of one day into one folder. ``refused``: at least one file takes no comments."""

    def __init__(self, folder: Path, day: date) -> None:
        """Look at the folder before any file is read. Raises :class:`UsageError` where it lies in an inbox."""
        _refuse_inbox(folder.resolve())
        self._folder, self._day = folder, day
        self.refused = False

    def write(self, path: Path, reading: Reading, definitions: Definitions) -> str:
        """Write the copy of one file and return the sentence that says where it lies, or why there is none."""
        from toolkit.annotate import annotated, remarks_of

        remarks = remarks_of(reading, definitions)
        if not reading.sha256 or not remarks and not reading.kind:
            self.refused = True
            return f"  Không ghi bản góp ý của “{path.name}” vì không đọc được tệp."
        if not remarks:
            return f"  Không có chỗ nào cần góp ý trong “{path.name}”; không ghi bản sao."
        try:
            data = path.read_bytes()
            if hashlib.sha256(data).hexdigest() != reading.sha256:
                raise UnreadableFile("Tệp vừa bị thay đổi trong khi đọc; hãy làm lại lệnh này.")
            copy, extension = annotated(data, path.name, remarks, self._day)
            if copy == data:
                return f"  Mọi góp ý đã có sẵn trong “{path.name}”; không ghi bản sao."
            return f"  Bản có góp ý ({len(remarks)} chỗ): {self._kept(path.stem, extension, copy)}"
        except (UnreadableFile, IntegrityError) as error:
            self.refused = True
            return f"  Không ghi bản góp ý của “{path.name}”: {error}"

    def _kept(self, stem: str, extension: str, copy: bytes) -> Path:
        """Write under the first free name; a copy that is there already and says the same stands."""
        from toolkit.printing.placing import put

        try:
            target = next(name for name in self._names(stem, extension) if not name.exists() or name.read_bytes() == copy)
            if not target.exists():
                put(target, copy)
        except OSError as error:
            advice = "kiểm tra thư mục, quyền ghi và chỗ trống trên ổ đĩa"
            raise UnreachableError(f"Không ghi được bản góp ý của “{stem}” vào {self._folder}; {advice}.") from error
        return target

    def _names(self, stem: str, extension: str) -> Iterator[Path]:
        stem = _OF_A_COPY.sub("", stem) or stem
        for number in count(1):
            end = f" - {_SUFFIX}{f' ({number})' if number > 1 else ''}{extension}"
            room = _LONGEST_NAME - len(end.encode())
            yield self._folder / f"{stem.encode()[:room].decode(errors='ignore').rstrip()}{end}"


def _refuse_inbox(folder: Path) -> None:
    """Raise where a copy would be taken for a new form at the next run."""
    from toolkit.config import FILE_NAME
    from toolkit.intake import SHARED
    from toolkit.workspace import open_workspace

    root = next((above for above in (folder, *folder.parents) if (above / FILE_NAME).is_file()), None)
    if root is None:
        return
    inbox = open_workspace(root).inbox.resolve()
    if folder.is_relative_to(inbox):
        inner = folder.relative_to(inbox).parts
        if not any(name.startswith("_") and name != SHARED for name in inner):
            advice = "Chọn thư mục khác bằng --output."
            raise UsageError(f"Không ghi bản góp ý vào thư mục nhận {folder}: lần chạy sau sẽ nhận nhầm là phiếu mới. {advice}")
