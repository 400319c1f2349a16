"""Keeping what came: what was taken may leave the inbox, what cannot be read lies in quarantine, and all of it can be checked."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from unicodedata import normalize

from toolkit.errors import IntegrityError, UnreachableError, UsageError, reason_of
from toolkit.intake import SHARED, Found, is_same, shown, write_whole
from toolkit.model.ledger import FileLine, FileState, id_of
from toolkit.store import Archive, Books
from toolkit.store.archive import digest_of
from toolkit.workspace import Workspace

RECEIVED = "_da-nhan"
_OVERWRITTEN = "tệp vừa được ghi đè; bản mới sẽ được nhận"
_NAME_BYTES = 200  # a name may have 255 bytes; what is put before and behind it needs the rest
_BESIDE = (
    "TỆP NÀY MÁY KHÔNG ĐỌC ĐƯỢC",
    "",
    "Tệp: {path}",
    "Thư mục: {folder}",
    "Nhận lúc: {at:%H:%M ngày %d/%m/%Y}",
    "Mã tệp: {id}",
    "Vì sao: {reason}",
    "",
    "Cách xử lý, chọn một:",
    "1. Nhờ chi bộ mở tệp gốc, lưu lại thành .docx hoặc .xlsx rồi gửi lại. Bản gửi lại được tính, không phải làm gì thêm.",
    "2. Đọc thử lại (khi đã sửa kế hoạch, cài thêm LibreOffice, nâng cấp chương trình): toolkit quarantine release {id}",
    "3. Tệp gửi nhầm, không phải biểu mẫu: toolkit quarantine drop {id}",
    "",
    "Bản gốc được lưu nguyên trong kho lưu; xóa tệp trong thư mục này không làm mất gì.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something that is not as the books say. ``kind``: chain, missing, changed, orphaned; ``name`` what it is about.

    ``left``: whole bytes that no event names. Taking in, freezing and issuing write them first and the event last, so they are what an
    interrupted act, or one that is running now, leaves; the act done again uses them. They are told and are no damage.
    """

    kind: str
    name: str
    message: str


def file_id(line: FileLine) -> str:
    """Return the short id by which people name the file of a line."""
    return id_of((line.folder, line.sha256 or ""))


def quarantined(lines: Iterable[FileLine]) -> tuple[FileLine, ...]:
    """Return the files that could not be read, each content once."""
    return tuple(line for line in lines if line.state is FileState.UNREADABLE and line.sha256)


def standing_lines(lines: Iterable[FileLine]) -> tuple[FileLine, ...]:
    """Return the files that came and stand by themselves: none that is a duplicate, an older version or dropped."""
    beside = (FileState.DUPLICATE, FileState.SUPERSEDED, FileState.IGNORED)
    return tuple(line for line in lines if line.sha256 and line.state not in beside)


def dropped_lines(lines: Iterable[FileLine]) -> tuple[FileLine, ...]:
    """Return the files that a clerk dropped."""
    return tuple(line for line in lines if line.state is FileState.IGNORED and line.sha256)


def chosen(lines: Iterable[FileLine], names: Collection[str], unknown_means: str) -> tuple[FileLine, ...]:
    """Return the lines that people mean by ids, beginnings of ids, paths or file names. ``unknown_means``: what to say where none is.

    Raises ``UsageError`` where a name means nothing, or files in different places: nobody decides about a file that he did not think of.
    """
    found: list[FileLine] = []
    unknown, unclear = [], []
    listed = tuple(lines)
    for name in names:
        plain = normalize("NFC", name)
        meant = [
            line
            for line in listed
            if file_id(line) == plain or plain in _names(line) or (len(plain) >= 6 and file_id(line).startswith(plain))
        ]
        found += meant
        unknown += [] if meant else [name]
        if len({line.path for line in meant}) > 1:
            unclear.append(f"“{name}” là {len(meant)} tệp: {'; '.join(f'{line.path} ({file_id(line)})' for line in meant)}")
    if unknown:
        raise UsageError(unknown_means.format(names=", ".join(unknown)))
    if unclear:
        raise UsageError("\n".join((*unclear, "Ghi rõ đường dẫn hoặc mã tệp.")))
    return tuple(dict.fromkeys(found))


def keep_quarantine(folder: Path, archive: Archive, lines: Iterable[FileLine]) -> None:
    """Bring the folder of the quarantine into line: a copy of each file that cannot be read, and beside it why and what to do."""
    places = {folder / (_cut(line.folder) or SHARED) / _name_aside(line): line for line in quarantined(lines)}
    try:
        for place, line in places.items():
            _put_aside(place, line, archive)
        for beside in [path for path in folder.glob("*/*.txt") if path.with_suffix("") not in places]:
            _let_go(beside.with_suffix(""), archive)
    except OSError as error:
        raise UnreachableError(f"Không ghi được vào khu cách ly {folder}: {reason_of(error)}. Kiểm tra ổ đĩa và quyền ghi.") from error


def _name_aside(line: FileLine) -> str:
    return f"{(line.sha256 or '')[:6]} - {_cut(line.path.rpartition('/')[2])}"


def _put_aside(place: Path, line: FileLine, archive: Archive) -> None:
    """Put a copy of a file that cannot be read where people look for it, and the word about it beside it."""
    beside = place.with_name(f"{place.name}.txt")
    if place.exists() and beside.exists():
        return
    try:
        data = archive.read(line.sha256 or "")
    except IntegrityError:
        return  # the original itself is at fault: ``verify`` names it
    place.parent.mkdir(parents=True, exist_ok=True)
    write_whole(place, data)
    said = "\r\n".join(_BESIDE).format(path=line.path, folder=line.folder, at=line.seen_at, id=file_id(line), reason=line.reason)
    write_whole(beside, f"{said}\r\n".encode("utf-8-sig"))


def _let_go(place: Path, archive: Archive) -> None:
    """Take a copy away that needs nobody any more; one that a person changed is left."""
    if place.is_file() and archive.place(digest_of(place)).is_file():
        place.unlink()
        place.with_name(f"{place.name}.txt").unlink()


def move_received(found: Found, inbox: Path) -> Path:
    """Move a file that was taken into ``_da-nhan`` of its branch, never over another.

    Raises ``OSError`` where that cannot be, and where the name has other bytes by now: those were not taken yet and stay to be taken.
    """
    if not is_same(found):
        raise BlockingIOError(_OVERWRITTEN)
    source = Path(found.location)
    folder = _received_folder(source, inbox)
    folder.mkdir(exist_ok=True)
    target = _free_place(folder, source)
    source.rename(target)
    if not is_same(replace(found, location=str(target))):  # it was overwritten between the look and the move
        target.rename(_free_place(source.parent, source))
        raise BlockingIOError(_OVERWRITTEN)
    return target


def _received_folder(source: Path, inbox: Path) -> Path:
    parts = source.relative_to(inbox).parts
    return (inbox / parts[0] if len(parts) > 1 else inbox) / RECEIVED


def _free_place(folder: Path, source: Path) -> Path:
    """Return a place in a folder for a file of that name where nothing lies."""
    place, number = folder / source.name, 1
    while os.path.lexists(place):
        number += 1
        place = folder / f"{_cut(source.stem)} ({number}){source.suffix}"
    return place


def faults(books: Books, archive: Archive, workspace: Workspace) -> Iterator[Fault]:
    """Re-hash chain and archive and name whatever is missing, changed, orphaned or left, with where else the same bytes still lie.

    Others may take files and freeze papers meanwhile: their bytes come before their events.
    """
    try:
        books.verify()
    except IntegrityError as error:
        yield Fault(kind="chain", name="toolkit.sqlite", message=str(error))
    lying = dict(archive.digests())
    yield from lost_originals(archive, books.named_originals(), workspace)
    known = books.named_originals()  # what came while we looked is named by now
    for sha256, place in lying.items():
        if sha256 in known:
            continue
        if archive.is_sound(sha256):
            yield Fault(kind="left", name=sha256, message=f"Tệp {place} {_LEFT}")
        else:
            yield Fault(kind="orphaned", name=place.name, message=f"Tệp {place} {_STRANGE}")


_LEFT = (
    "còn nguyên nhưng chưa có trong sổ: một lần nhận, chốt hoặc phát hành bị ngắt giữa chừng (hoặc đang làm dở), không có gì bị mất. "
    "Tệp còn trong thư mục nhận thì lần chạy sau ghi sổ; văn bản thì chốt, phát hành lại. Không cần xóa."
)
_STRANGE = "không có trong sổ và nội dung không khớp với tên: không phải do chương trình ghi. Chuyển tệp này ra khỏi kho lưu."


def lost_originals(archive: Archive, named: Mapping[str, Sequence[str]], workspace: Workspace) -> Iterator[Fault]:
    """Name those originals (SHA-256, with the paths under which they came) that the archive lacks, or holds changed."""
    for sha256, paths in named.items():
        if not archive.is_sound(sha256):
            yield _lost("changed" if archive.place(sha256).is_file() else "missing", sha256, paths, workspace)


def _lost(kind: str, sha256: str, paths: Sequence[str], workspace: Workspace) -> Fault:
    """Name an original that is lost, what it was, and where the same bytes still lie."""
    places = (place for path in paths for place in _places_of(workspace.root / path, workspace.inbox))
    still = next((place for place in places if _holds(place, sha256)), None)
    what = "Kho lưu thiếu bản gốc" if kind == "missing" else "Bản gốc trong kho lưu đã bị thay đổi"
    if still is None:
        advice = "Khôi phục thư mục dữ liệu từ bản sao lưu."
    else:
        back = ", chép nó trở lại thư mục của chi bộ" if still.parent.name == RECEIVED else ""
        advice = f"Cùng nội dung còn ở {shown(still, workspace.root)}; xóa tệp hỏng trong kho{back} rồi chạy toolkit run."
    return Fault(kind=kind, name=sha256, message=f"{what}: {', '.join(paths)} (mã {sha256[:12]}). {advice}")


def _places_of(source: Path, inbox: Path) -> Iterator[Path]:
    """Give the places where a file may lie that came under that path: there, or among those that were moved after they were taken."""
    yield source
    if source.is_relative_to(inbox):
        moved = _received_folder(source, inbox)
        names = (normalize("NFC", source.name), f"{_cut(source.stem)} (")
        yield from (place for place in sorted(moved.glob("*")) if normalize("NFC", place.name).startswith(names))


def was_removed(source: Path, inbox: Path) -> bool:
    """Tell whether the file that came under a path lies there no more, nor among those that were moved after they were taken.

    Not where its folder is away, or its name is not as it was written on the disk: then nobody knows.
    """
    folder = _received_folder(source, inbox).parent if source.is_relative_to(inbox) else source.parent
    if "\ufffd" in source.name or not folder.is_dir():
        return False
    return not any(os.path.lexists(place) for place in _places_of(source, inbox))


def _holds(path: Path, sha256: str) -> bool:
    try:
        return digest_of(path) == sha256
    except OSError:
        return False


def _names(line: FileLine) -> tuple[str, str]:
    path = normalize("NFC", line.path)
    return path, path.rpartition("/")[2]


def _cut(name: str) -> str:
    """Return a name that every file system takes, its ending kept."""
    plain = "".join(letter if letter.isprintable() and letter not in '\\/:*?"<>|' else "_" for letter in normalize("NFC", name)).strip(" .")
    stem, dot, ending = plain.rpartition(".")
    ending = f"{dot}{ending}" if stem and len(ending) <= 8 else ""
    body = stem if ending else plain
    return body.encode("utf-8", "replace")[:_NAME_BYTES].decode("utf-8", "ignore").rstrip(" .") + ending
