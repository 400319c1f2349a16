"""Letters that deceive who reads: those that turn the direction of the words, those of other alphabets, codes of old encodings left over.

Answers with such letters are for a person's eye. What only turns the direction is no letter and is left out; every other word stays.
"""

from __future__ import annotations

import re
from dataclasses import replace

from toolkit.model.document import Document, Notice, pieces
from toolkit.model.finding import Code
from toolkit.readers.left_out import without
from toolkit.text.legacy import left_over

_TURNS = "\u061c\u200f\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f"  # and tags, which nobody sees
_RIGHT_TO_LEFT = "\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_ALIKE = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονρАВЕЗКМНОРСТУХІЈЅҮԚԜаеорсухіјѕһүԁԛԝ\uff21-\uff3a\uff41-\uff5a"  # Greek, Cyrillic, wide
_OTHERS = "\u0370-\u0393\u0395-\u03a2\u03a4-\u03a8\u03aa-\u03bb\u03bd-\u03bf\u03c1-\u052f\uff21-\uff3a\uff41-\uff5a"
"""Greek and Cyrillic, but for the signs of measures and of mathematics: no word has letters of these and Latin ones."""
_NOBODYS = "\ue000-\uefff\uf100-\uf8ff\ufffd"
"""Codes that no font but one knows, and the mark that a program leaves where it could not read a letter."""
_LATIN = "A-Za-z\u00c0-\u024f\u1e00-\u1eff"
_SYMBOLS = "\uf020-\uf0ff"
_FAR = "\u0530-\u058f\u0900-\u1cff\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff"
"""Scripts of other parts of the world: within a Latin word they are bytes that went wrong, not somebody's language."""
_OLD = "¡-¦¨-ª¬-®¶¸¹¼¾ÆÇËÎÏÑÖØÜÞßäåæçëîïñöøûüþ"
"""Codes of old encodings that right texts hardly have; those of words are looked at one by one."""
_ODD = re.compile(f"[{_TURNS}{_RIGHT_TO_LEFT}{_OTHERS}{_SYMBOLS}{_FAR}{_NOBODYS}{_OLD}]")
_LEFT_SYMBOL = re.compile(f"[{_LATIN}][{_SYMBOLS}]|[{_SYMBOLS}][{_LATIN}]")
_SPOILT = re.compile(f"[{_LATIN}][{_FAR}]|[{_FAR}][{_LATIN}]|[{_LATIN}][{_NOBODYS}]|\ufffd")
_TURN = re.compile(f"[{_TURNS}]")
_TURNED = re.compile(f"[{_TURNS}{_RIGHT_TO_LEFT}]")
_WORD = re.compile(r"[^\W\d_]{2,}")
_HAS_OTHERS, _ALL_ALIKE, _HAS_LATIN = re.compile(f"[{_OTHERS}]"), re.compile(f"[{_ALIKE}]+"), re.compile(f"[{_LATIN}]")
_SHOWN = 40

_TURNS_WORDS = "Tệp có ký tự ẩn hoặc làm chữ chạy ngược chiều (ví dụ “{sample}”); đã bỏ ký tự đó, đề nghị đối chiếu."
_LOOKS_ALIKE = "Tệp có chữ cái của bảng chữ khác trông giống chữ Việt (ví dụ “{sample}”); đề nghị gõ lại chỗ này."
_DOUBT = "Câu trả lời có ký tự ẩn, chạy ngược chiều hoặc chỉ trông giống chữ Việt; đề nghị đối chiếu."
_SPOILT_WORD = "Câu trả lời có ký tự lạ lẫn trong chữ (tệp có thể đã hỏng một phần); đề nghị đối chiếu."
_LEFT_OVER = "Câu trả lời còn chữ của bảng mã cũ mà máy chưa chuyển được; đề nghị gõ lại chỗ này."


def without_deceit(document: Document, words: str) -> Document:
    """Return the document, ``words`` in all, without what turns the direction of words, with a notice of each sort of deceit.

    Answers with words that only an old encoding spells are for a look.
    """
    old = any(notice.code is Code.DECODED for notice in document.notices)
    if not old and _ODD.search(words) is None:
        return document
    doubtful, notices = dict(document.doubtful), dict[str, Notice]()
    for one in (piece for block in document.blocks for piece in pieces(block)):
        if _LEFT_SYMBOL.search(one.text) or left_over(one.text):
            doubtful[one.place] = _LEFT_OVER
        elif _SPOILT.search(one.text):
            doubtful[one.place] = _SPOILT_WORD
        for deceives, detail in ((_TURNED.search(one.text) is not None, _TURNS_WORDS), (_looks_alike(one.text), _LOOKS_ALIKE)):
            if deceives:
                doubtful[one.place] = _DOUBT
                sample = _TURN.sub("", one.text).strip()[:_SHOWN]
                notices.setdefault(detail, Notice(code=Code.UNSAFE_CONTENT, detail=detail.format(sample=sample), place=one.place))
    blocks = tuple(without(block, _TURN) for block in document.blocks)
    return replace(document, blocks=blocks, doubtful=doubtful, notices=(*document.notices, *notices.values()))


def _looks_alike(text: str) -> bool:
    """Tell whether a word is written in letters of two alphabets, or wholly in those of another that look alike; one of Russian is not."""
    words = (word for word in _WORD.findall(text) if _HAS_OTHERS.search(word)) if _HAS_OTHERS.search(text) else ()
    return any(_HAS_LATIN.search(word) or _ALL_ALIKE.fullmatch(word) for word in words)
