"""Errors of the operator, each with an exit code and advice. A branch's mistake is a finding, never one of these.

ToolkitError
├── UsageError            2   the command was called wrongly
├── UnreachableError      5   a folder or share is not reachable
├── TemplateError         6   a template is at fault
├── ProgramError          7   an outside program failed or is missing
├── BusyError             8   another instance holds the workspace
├── ConfigurationError    9   configuration, plan or organisation is at fault
└── IntegrityError       10   archive, events or a paper do not agree with themselves

``UnreadableFile`` is raised by readers only and becomes the finding ``unreadable``: it never reaches the operator.
"""

from __future__ import annotations

import errno
from enum import IntEnum


class ExitCode(IntEnum):
    """Exit codes of every command (domain/forms.md)."""

    CLEAN = 0
    FINDINGS = 1
    USAGE = 2
    REVIEW = 3
    UNREADABLE = 4
    UNREACHABLE = 5
    TEMPLATE = 6
    PROGRAM = 7
    BUSY = 8
    CONFIGURATION = 9
    INTEGRITY = 10
    BUG = 15
    INTERRUPTED = 130


class ToolkitError(Exception):
    """Something the operator must mend. The message is Vietnamese: what happened and what to do."""

    exit_code = ExitCode.BUG


class UsageError(ToolkitError):
    """The command was called wrongly."""

    exit_code = ExitCode.USAGE


class UnreachableError(ToolkitError):
    """A folder or share is not reachable."""

    exit_code = ExitCode.UNREACHABLE


class TemplateError(ToolkitError):
    """A paper's template is at fault."""

    exit_code = ExitCode.TEMPLATE


class ProgramError(ToolkitError):
    """An outside program failed or is missing."""

    exit_code = ExitCode.PROGRAM


class BusyError(ToolkitError):
    """Another instance holds the workspace."""

    exit_code = ExitCode.BUSY


class ConfigurationError(ToolkitError):
    """Configuration, plan or organisation is at fault; the message lists every fault at once."""

    exit_code = ExitCode.CONFIGURATION


class IntegrityError(ToolkitError):
    """Archive, events or a paper do not agree with themselves."""

    exit_code = ExitCode.INTEGRITY


def unwritable(name: str, folder: object) -> UnreachableError:
    """Return the error of a file that cannot be put into a folder."""
    return UnreachableError(f"Không ghi được “{name}” vào {folder}. Hãy đóng tệp nếu đang mở, kiểm tra quyền ghi và chỗ trống trên ổ đĩa.")


class UnreadableFile(Exception):  # noqa: N818 - it says what the file is; it never is an error of ours
    """A file that cannot be read. ``message`` is one plain Vietnamese sentence: what, why, what to do.

    ``unsafe`` names what in it is a danger, if that is the reason: the finding ``unsafe-content`` stands beside ``unreadable`` then.
    """

    def __init__(self, message: str, *, unsafe: str = "") -> None:
        """Keep the sentences that the branch will read."""
        super().__init__(message)
        self.message, self.unsafe = message, unsafe


_REASONS = {
    "không có quyền truy cập, hoặc tệp đang mở": ("EACCES", "EPERM"),
    "không có tệp hoặc thư mục này": ("ENOENT",),
    "đã có tệp hoặc thư mục cùng tên": ("EEXIST",),
    "trên đường dẫn có tệp nằm vào chỗ của thư mục": ("ENOTDIR",),
    "đây là thư mục, không phải tệp": ("EISDIR",),
    "thư mục còn tệp bên trong": ("ENOTEMPTY",),
    "ổ đĩa hết chỗ trống": ("ENOSPC",),
    "đã dùng hết dung lượng được cấp": ("EDQUOT",),
    "ổ đĩa chỉ cho đọc": ("EROFS",),
    "tệp lớn quá mức ổ đĩa cho phép": ("EFBIG",),
    "chương trình khác đang dùng": ("EBUSY", "ETXTBSY", "EAGAIN"),
    "tên quá dài": ("ENAMETOOLONG",),
    "tên hoặc đường dẫn không hợp lệ": ("EINVAL", "ELOOP"),
    "máy đang mở quá nhiều tệp": ("EMFILE", "ENFILE"),
    "máy hết bộ nhớ": ("ENOMEM",),
    "ổ đĩa đọc ghi bị lỗi": ("EIO", "ENXIO", "ENODEV"),
    "ổ mạng đã bị ngắt": ("ESTALE", "ENOTCONN", "ECONNRESET", "EPIPE", "ENETDOWN", "ENETUNREACH"),
    "máy chủ không trả lời": ("ETIMEDOUT", "EHOSTDOWN", "EHOSTUNREACH", "ECONNREFUSED"),
}
_SAID = {getattr(errno, name): reason for reason, names in _REASONS.items() for name in names if hasattr(errno, name)}


def reason_of(error: OSError) -> str:
    """Say in Vietnamese what the operating system has against something; its own words are those of another language."""
    return _SAID.get(error.errno or 0) or (f"lỗi hệ thống số {error.errno}" if error.errno else str(error))
