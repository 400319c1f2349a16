"""The settings of a workspace, ``toolkit.toml``: what may stand there, what stands there, and where each value comes from."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from toolkit.errors import ConfigurationError, reason_of

FILE_NAME = "toolkit.toml"

Value = str | int


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One key that may stand in the file. ``meaning`` is Vietnamese; a number lies between ``least`` and ``most``.

    ``choices`` are the only words that may stand there; empty: any text.
    """

    key: str
    default: Value
    meaning: str
    least: int = 0
    most: int = 0
    choices: tuple[str, ...] = ()


SETTINGS = (
    Setting(key="folders.inbox", default="inbox", meaning="thư mục nhận biểu mẫu"),
    Setting(key="folders.outbox", default="outbox", meaning="thư mục văn bản in ra"),
    Setting(key="folders.data", default="data", meaning="thư mục bản gốc, sổ sách, nhật ký"),
    Setting(key="plan.name", default="", meaning="tên kế hoạch trong templates/plans (trống: kế hoạch duy nhất)"),
    Setting(key="papers.style", default="", meaning="thể thức văn bản: hd05 hoặc hd36 (trống: theo ngày của văn bản)"),
    Setting(key="watch.quiet_seconds", default=5, meaning="tệp không đổi trong bấy nhiêu giây thì coi là chép xong", least=1, most=3600),
    Setting(key="watch.patience_seconds", default=600, meaning="chờ tệp chép dở nhiều nhất bấy nhiêu giây", least=10, most=86400),
    Setting(key="watch.polling", default="auto", meaning="cách phát hiện tệp mới", choices=("auto", "always", "never")),
    Setting(key="watch.scan_seconds", default=0, meaning="quét lại thư mục nhận sau bấy nhiêu giây (0: máy tự chọn)", most=3600),
    Setting(key="watch.on_success", default="keep", meaning="tệp đã nhận để nguyên hay chuyển đi", choices=("keep", "move")),
    Setting(key="reading.workers", default=0, meaning="số tiến trình cùng đọc (0: bằng số nhân của máy)", most=64),
    Setting(key="reading.time_limit_seconds", default=10, meaning="thời gian đọc nhiều nhất cho một tệp, giây", least=1, most=3600),
    Setting(key="reading.memory_limit_megabytes", default=512, meaning="bộ nhớ nhiều nhất khi đọc một tệp, MB", least=256, most=65536),
    Setting(key="reading.largest_file_megabytes", default=100, meaning="tệp lớn hơn mức này bị bỏ qua, MB", least=1, most=4096),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """The settings in force. ``given`` holds the keys that the file itself sets; times in seconds, sizes in megabytes."""

    inbox: str
    outbox: str
    data: str
    plan: str
    style: str
    quiet_seconds: int
    patience_seconds: int
    polling: str
    scan_seconds: int
    on_success: str
    workers: int
    time_limit_seconds: int
    memory_limit_megabytes: int
    largest_file_megabytes: int
    given: tuple[str, ...] = ()


def load_config(path: Path) -> Config:
    """Read ``toolkit.toml``. Raises ``ConfigurationError`` with every fault at once: not TOML, unknown keys, wrong values."""
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ConfigurationError(f"Không mở được {path.name}: {reason_of(error)}.") from error
    except UnicodeDecodeError as error:
        raise ConfigurationError(f"{path.name} không phải văn bản UTF-8. Mở bằng Notepad và lưu lại với mã hóa UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        said = f'{path.name} sai cú pháp ({_where(error)}). Chữ phải nằm trong dấu nháy kép, ví dụ: inbox = "inbox".'
        raise ConfigurationError(said) from error
    flat = dict(_flatten(found))
    faults = tuple(_faults(flat))
    if faults:
        raise ConfigurationError("\n".join(f"{path.name}: {fault}" for fault in faults))
    return _config(flat)


def values(config: Config) -> tuple[tuple[Setting, Value, bool], ...]:
    """Return every setting with its value in force, and whether the file sets it (else it is the default)."""
    in_force: tuple[Value, ...] = (
        config.inbox,
        config.outbox,
        config.data,
        config.plan,
        config.style,
        config.quiet_seconds,
        config.patience_seconds,
        config.polling,
        config.scan_seconds,
        config.on_success,
        config.workers,
        config.time_limit_seconds,
        config.memory_limit_megabytes,
        config.largest_file_megabytes,
    )
    return tuple((setting, value, setting.key in config.given) for setting, value in zip(SETTINGS, in_force, strict=True))


def _config(given: Mapping[str, object]) -> Config:
    text = {setting.key: str(given.get(setting.key, setting.default)) for setting in SETTINGS if isinstance(setting.default, str)}
    number = {setting.key: int(str(given.get(setting.key, setting.default))) for setting in SETTINGS if isinstance(setting.default, int)}
    return Config(
        inbox=text["folders.inbox"],
        outbox=text["folders.outbox"],
        data=text["folders.data"],
        plan=text["plan.name"],
        style=text["papers.style"],
        quiet_seconds=number["watch.quiet_seconds"],
        patience_seconds=number["watch.patience_seconds"],
        polling=text["watch.polling"],
        scan_seconds=number["watch.scan_seconds"],
        on_success=text["watch.on_success"],
        workers=number["reading.workers"],
        time_limit_seconds=number["reading.time_limit_seconds"],
        memory_limit_megabytes=number["reading.memory_limit_megabytes"],
        largest_file_megabytes=number["reading.largest_file_megabytes"],
        given=tuple(given),
    )


def _flatten(found: Mapping[str, object], before: str = "") -> Iterator[tuple[str, object]]:
    for name, value in found.items():
        if isinstance(value, dict) and value:
            yield from _flatten(value, f"{before}{name}.")
        else:
            yield before + name, value


def _faults(flat: Mapping[str, object]) -> Iterator[str]:
    known = {setting.key: setting for setting in SETTINGS}
    for key, value in flat.items():
        setting = known.get(key)
        if setting is not None:
            yield from _fault(setting, value)
        elif not (value == {} and any(name.startswith(f"{key}.") for name in known)):
            close = difflib.get_close_matches(key, known, n=1)
            meant = f'Có phải ý là "{close[0]}"?' if close else f"Các mục có thể dùng: {', '.join(known)}."
            yield f'không có mục "{key}". {meant}'


def _fault(setting: Setting, value: object) -> Iterator[str]:
    if isinstance(setting.default, str):
        if not isinstance(value, str):
            yield f'mục "{setting.key}" ({setting.meaning}) phải là chữ trong dấu nháy kép.'
        elif setting.choices and value not in setting.choices:
            yield f'mục "{setting.key}" ({setting.meaning}) chỉ nhận: {", ".join(setting.choices)}; mặc định là "{setting.default}".'
        elif not value.strip() and setting.default:
            yield f'mục "{setting.key}" ({setting.meaning}) không được để trống; mặc định là "{setting.default}".'
    elif isinstance(value, bool) or not isinstance(value, int) or not setting.least <= value <= setting.most:
        span = f"từ {setting.least} đến {setting.most}; mặc định là {setting.default}"
        yield f'mục "{setting.key}" ({setting.meaning}) phải là số nguyên {span}.'


def _where(error: tomllib.TOMLDecodeError) -> str:
    """Return the place that the parser names, in Vietnamese; 3.11 keeps it in the message alone."""
    words = str(error).rsplit("(at ", 1)[-1].rstrip(")")
    return words.replace("line", "dòng").replace("column", "cột").replace("end of document", "cuối tệp")
