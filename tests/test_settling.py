"""When a file is whole: ``settle`` against an oracle that knows the whole history, bugs planted to see that it bites, and real half files."""

from __future__ import annotations

import inspect
import os
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import Phase, example, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from tests.places import INBOX, NOW, make_place
from toolkit.intake import Found, Seen, Verdict, is_whole, settle, settling
from toolkit.intake.mounts import is_share, is_silent, kind_of
from toolkit.model.ledger import FileState
from toolkit.pipeline import open_desk, take_in
from toolkit.taking import in_turn, is_young_and_cut

QUIET, PATIENCE = 5.0, 60.0

Settle = Callable[..., dict]


SEEN = st.builds(
    Seen,
    size=st.sampled_from([0, 1, 2]),
    modified_ns=st.sampled_from([1, 2]),
    changed_ns=st.sampled_from([1, 2]),
    owned=st.sampled_from([False, False, False, True]),
    whole=st.sampled_from([None, None, True, False]),
)
SAME = st.just("same")
LOOKS = st.lists(
    st.tuples(st.sampled_from([0.0, 1.0, 4.0, 5.0, 6.0, 30.0, 60.0, -3.0, settling.OWNER_TIRES]), st.one_of(SAME, SAME, SEEN, st.none())),
    min_size=1,
    max_size=10,
)


def oracle(history: list[tuple[float, Seen]]) -> Verdict:
    """Say what is to be done by all that was ever seen since the file came, without carrying anything over."""
    now, last = history[-1]
    bare = replace(last, whole=None)
    other = [at for at, (_, seen) in enumerate(history) if replace(seen, whole=None) != bare]
    same = history[other[-1] + 1 if other else 0 :]
    start = min(range(len(same)), key=lambda at: same[at][0])  # the clock may go back: then the file is as new
    still = now - same[start][0]
    whole = next((seen.whole for _, seen in reversed(same[start:]) if seen.whole is not None), None)
    if last.size == 0:
        return Verdict.EMPTY
    if last.owned and still < 12 * 3600:
        return Verdict.OWNED
    if still < QUIET:
        return Verdict.CHANGING
    if whole is None:
        return Verdict.LOOK
    return Verdict.READY if whole or still >= PATIENCE else Verdict.CUT


def agrees_with_the_oracle(settle: Settle) -> None:
    """Run the property; raise at the first history about which the two do not agree."""

    @examples(max_examples=400, database=None, derandomize=True, deadline=None, phases=(Phase.explicit, Phase.generate))
    @given(LOOKS)
    @example([(0.0, "same"), (-3.0, "same"), (5.0, "same")])
    def property_(looks: list[tuple[float, Seen | str | None]]) -> None:
        known: dict = {}
        history: list[tuple[float, Seen]] = []
        now, last = 1000.0, Seen(size=1, modified_ns=1, changed_ns=1)
        for after, said in looks:
            now += after
            seen = last if isinstance(said, str) else said
            if seen is None:
                history.clear()
                known = settle(known, {}, now, quiet=QUIET, patience=PATIENCE)
                assert known == {}
                continue
            last = replace(seen, whole=None)
            history.append((now, seen))
            known = settle(known, {"a": seen}, now, quiet=QUIET, patience=PATIENCE)
            assert known["a"].verdict == oracle(history)

    property_()


def test_settle_decides_as_one_who_knows_the_whole_history() -> None:
    agrees_with_the_oracle(settle)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("elif still < quiet:", "elif still <= quiet:"),
        ("elif still < quiet:", "elif False:"),
        ("if watched.seen.size == 0:", "if False:"),
        ("watched.seen.owned and still < OWNER_TIRES", "False"),
        ("watched.seen.owned and still < OWNER_TIRES", "watched.seen.owned"),
        ("or now < before.since", ""),
        ("replace(before.seen, whole=None) != replace(seen, whole=None)", "before.seen.size != seen.size"),
        ("replace(before.seen, whole=None) != replace(seen, whole=None)", "False"),
        ("since=before.since", "since=now"),
        ("before.seen.whole if seen.whole is None else seen.whole", "seen.whole"),
        ("watched.seen.whole or still >= patience", "watched.seen.whole"),
        ("watched.seen.whole or still >= patience", "True"),
        ("elif watched.seen.whole is None:", "elif False:"),
        ("for path, one in seen.items()", "for path, one in {**{p: w.seen for p, w in known.items()}, **seen}.items()"),
    ],
)
def test_a_bug_planted_in_settle_is_found(monkeypatch: pytest.MonkeyPatch, right: str, wrong: str) -> None:
    source = inspect.getsource(settling)
    assert right in source
    planted = ModuleType("toolkit.intake.planted")
    monkeypatch.setitem(sys.modules, planted.__name__, planted)
    exec(compile(source.replace(right, wrong), "planted", "exec"), vars(planted))  # the module itself with one thing wrong
    with pytest.raises(AssertionError):
        agrees_with_the_oracle(planted.settle)


def sources() -> list[Path]:
    return [path for path in sorted(INBOX.rglob("*")) if path.suffix in {".docx", ".xlsx"}][:6]


@pytest.mark.parametrize("source", sources(), ids=lambda path: path.name[:20])
def test_a_form_is_whole_and_no_beginning_of_it_is(tmp_path: Path, source: Path) -> None:
    data = source.read_bytes()
    file = tmp_path / "a"
    file.write_bytes(data)
    assert is_whole(file)
    for cut in (1, 7, 100, len(data) // 2, len(data) - 30, len(data) - 1):
        file.write_bytes(data[:cut])
        assert not is_whole(file), cut
    file.write_bytes(data[: len(data) // 2] + b"\0" * (len(data) - len(data) // 2))
    assert not is_whole(file)


def test_a_zip_with_a_remark_at_its_end_is_whole_and_one_inside_another_is_no_end(tmp_path: Path) -> None:
    inner, outer = BytesIO(), tmp_path / "a.docx"
    with zipfile.ZipFile(inner, "w") as package:
        package.writestr("x", "x" * 1000)
    with zipfile.ZipFile(outer, "w") as package:
        package.writestr("inner.zip", inner.getvalue())
        package.comment = b"a remark"
    data = outer.read_bytes()
    assert is_whole(outer)
    outer.write_bytes(data[:-4])
    assert not is_whole(outer)


@pytest.mark.parametrize(
    ("whole", "half"),
    [
        (b"%PDF-1.4\n" + b"x" * 5000 + b"\n%%EOF\n", b"%PDF-1.4\n" + b"x" * 5000),
        (b"{\\rtf1 " + b"x" * 100 + b"}\r\n", b"{\\rtf1 " + b"x" * 100),
        (b"a,b,c\n1,2,3\n", b"a,b,c\n" + b"\0" * 70000),
    ],
)
def test_other_kinds_are_whole_when_they_have_their_end(tmp_path: Path, whole: bytes, half: bytes) -> None:
    file = tmp_path / "a"
    file.write_bytes(whole)
    assert is_whole(file)
    file.write_bytes(half)
    assert not is_whole(file)


def test_an_old_word_file_is_whole_only_with_its_last_sector(tmp_path: Path) -> None:
    samples = Path(__file__).parent / "data" / "samples" / "inbox"
    for source in (path for path in sorted(samples.rglob("*")) if path.suffix in {".doc", ".xls"}):
        data = source.read_bytes()
        file = tmp_path / "a"
        file.write_bytes(data)
        assert is_whole(file), source.name
        file.write_bytes(data[: len(data) * 2 // 3])
        assert not is_whole(file), source.name


def found(path: str, folder: str = "VP", *, modified: float = 0.0, **more: object) -> Found:
    return Found(location=path, path=path, folder=folder, size=1, modified_ns=int(modified * 1e9), **more)  # type: ignore[arg-type]  # the tests give right values


def test_a_half_file_that_was_just_written_may_still_grow_and_an_old_one_does_not(tmp_path: Path) -> None:
    half = tmp_path / "a.docx"
    half.write_bytes(sources()[0].read_bytes()[:500])
    for age, grows in ((10, True), (599, True), (601, False), (-100, True), (-601, False)):
        assert is_young_and_cut(found(str(half), modified=(NOW - timedelta(seconds=age)).timestamp()), NOW, 600) is grows
    assert not is_young_and_cut(found(str(sources()[0]), modified=NOW.timestamp()), NOW, 600)


def test_a_batch_gives_a_young_half_file_the_quiet_time_and_takes_it_only_if_nobody_goes_on_writing(tmp_path: Path) -> None:
    place = make_place(tmp_path / "w")
    data = sources()[0].read_bytes()
    dead, growing = place.inbox / "VP" / "chết.docx", place.inbox / "VP" / "đang chép.docx"
    for file in (dead, growing):
        file.write_bytes(data[:500])
        os.utime(file, (NOW.timestamp() - 1, NOW.timestamp() - 1))
    rests = []

    def rest(seconds: float) -> None:
        rests.append(seconds)
        growing.write_bytes(data)

    with open_desk(place) as desk:
        assert take_in(desk, NOW, rest).received == 1
        assert [one.path for one in desk.books.arrivals()] == ["inbox/VP/chết.docx"]
        assert [(one.path, one.state) for one in desk.books.passed_over()] == [("inbox/VP/đang chép.docx", FileState.WAITING)]
        assert take_in(desk, NOW, rest).received == 1
    assert rests == [5]


def test_branches_are_served_in_turn_however_much_one_of_them_sends() -> None:
    many = [found(f"VP/{number:03}", "VP", modified=number) for number in range(100)]
    few = [found("TTR/a", "TTR", modified=500), found("KHTC/b", "KHTC", modified=400), found("KHTC/a", "KHTC", modified=600)]
    order = [one.path for one in in_turn([*many, *few])]
    assert order[:6] == ["KHTC/b", "TTR/a", "VP/000", "KHTC/a", "VP/001", "VP/002"]
    assert len(order) == 103


MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
//may-chu/bao\\040cao /mnt/Báo\\040cáo cifs rw 0 0
host:/x /mnt/nfs nfs4 rw 0 0
/dev/sdb1 /mnt/usb fuseblk rw 0 0
me@host: /home/me/ssh fuse.sshfs rw 0 0
C: /mnt/c 9p rw 0 0
"""


@pytest.mark.parametrize(
    ("folder", "kind", "share", "silent"),
    [
        ("/srv/inbox", "ext4", False, False),
        ("/mnt/Báo cáo/inbox", "cifs", True, True),
        ("/mnt/nfs", "nfs4", True, True),
        ("/mnt/nfsx", "ext4", False, False),
        ("/mnt/usb/a", "fuseblk", False, False),
        ("/home/me/ssh/x", "fuse.sshfs", True, True),
        ("/mnt/c/BaoCao", "9p", False, True),
    ],
)
def test_the_kind_of_file_system_is_told_by_its_mount(folder: str, kind: str, share: bool, silent: bool) -> None:
    assert kind_of(Path(folder), MOUNTS) == kind
    assert (is_share(kind), is_silent(kind)) == (share, silent)
