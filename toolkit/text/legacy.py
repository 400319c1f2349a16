"""Decodes Vietnamese text that was typed before Unicode: TCVN3 (ABC, ``.Vn…`` fonts), VNI-Windows, decomposed and Eth letters.

Which encoding a run is in, is decided by its font first and by statistics as the judge: an interpretation is worth as many
Vietnamese syllables as it makes. A ``.Vn`` font on text that is already Unicode is frequent (the text was converted, the font
was not), and text without a telling font is frequent in spreadsheets; both are settled by what spells Vietnamese, then by the
vote of the whole document (:class:`Judge`). Right Unicode text is never changed but for NFC.

Code points: the tables that UniKey and OpenKey agree on. Nothing here may run after NFKC, which destroys the codes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import islice

from toolkit.text.syllable import is_syllable, syllables

UNICODE = ""
TCVN3 = "tcvn3"
VNI = "vni"

_TCVN3_CODES = "¡¢£¤¥¦§¨©ª«¬\xad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ"
_TCVN3_LETTERS = "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
_TCVN3 = str.maketrans(_TCVN3_CODES, _TCVN3_LETTERS)
_NO_CAPITAL = frozenset(letter for letter in _TCVN3_LETTERS if letter.islower() and letter.upper() not in _TCVN3_LETTERS)

_VNI_PAIRS = {
    "a": ("øùûõïêèéúüëâàáåãä", "àáảãạăằắẳẵặâầấẩẫậ"),
    "e": ("øùûõïâàáåãä", "èéẻẽẹêềếểễệ"),
    "o": ("øùûõïâàáåãä", "òóỏõọôồốổỗộ"),
    "ô": ("øùûõï", "ờớởỡợ"),
    "u": ("øùûõï", "ùúủũụ"),
    "ö": ("øùûõï", "ừứửữự"),
    "y": ("øùûõ", "ỳýỷỹ"),
}
_VNI_SINGLE = {"ñ": "đ", "ô": "ơ", "ö": "ư", "ì": "ì", "í": "í", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}


def _vni_table() -> dict[str, str]:
    """Return every VNI unit, in both cases; a mark may be in the other case than its base, as people type it."""
    table = {}
    for code, letter in _VNI_SINGLE.items():
        table[code], table[code.upper()] = letter, letter.upper()
    for base, (marks, letters) in _VNI_PAIRS.items():
        for mark, letter in zip(marks, letters, strict=True):
            for form in (mark, mark.upper()):
                table[base + form], table[base.upper() + form] = letter, letter.upper()
    return table


_VNI = _vni_table()
_VNI_UNIT = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))

# Letters that only Unicode has; codes that right Vietnamese never uses; pairs of letters that no Vietnamese syllable has
# ("oà", "oá", "oã" are right: hoà, hoá, hoã).
_ONLY_UNICODE = re.compile("[ĂăĐđĨĩŨũƠơƯưƢƣẠ-ỹ]")
_NEVER_RIGHT = "¡¢£¤¥¦§¨©ª«¬®µ¶·¸¹»¼½¾ÆÇËÎÏÐÑÖ×ØÜÞßäåæçëîïñö÷øûüþƢƣ\xad"
_IMPOSSIBLE_PAIRS = [
    (base + base.upper(), marks + marks.upper())
    for base, marks in (("a", "øùûõïêèéúüëâàáåãä"), ("eyu", "øùûõï"), ("e", "âàáåãä"), ("o", "øùûõïâåä"), ("ôö", "øùûõï"))
]
_SUSPECT = re.compile(
    f"[{_NEVER_RIGHT}{''.join(marks for _, marks in _IMPOSSIBLE_PAIRS)}]"
    f"(?:(?<=[{_NEVER_RIGHT}])|{'|'.join(f'(?<=[{base}][{marks}])' for base, marks in _IMPOSSIBLE_PAIRS)})"
)
"""Led by one set of letters, of which a pair's is the second, so that most of a text is passed over at once."""
_MICRO_UNIT = re.compile("µ[a-zA-Z]{1,3}")

# What other programs make of two TCVN3 codes: U+00AD becomes a minus in a PDF, U+00B5 a Greek mu after NFKC.
_LOST_MINUS = re.compile(f"(?<=[A-Za-z{_TCVN3_CODES}])\u2212|\u2212(?=[a-z{_TCVN3_CODES}])")

_SYMBOLS = re.compile("[\uf020-\uf0ff]{2,}")
_SYMBOL_FONTS = ("wingdings", "webdings", "symbol", "marlett", "zapf", "ms outlook")
_STAND_INS = str.maketrans("ÐðƢƣ", "ĐđƯư")
_STANDS_IN = re.compile("[ÐðƢƣ]")

_LETTERS = re.compile(r"[^\W\d_]+")
_FEWEST_FOREIGN, _MOST_FOREIGN, _OF_FOREIGN = 3, 3, 2
_SHORTEST_LEFT, _AROUND_WORDS = 3, " .,;:!?()[]\"'/-–"

_SEAM = "\ufdd0"
_SEAM_THEN_COMBINING = re.compile(f"({_SEAM}+)([\u0300-\u036f]+)")
_SEAM_IN_VNI = re.compile(f"([aeouyôöAEOUYÔÖ])({_SEAM}+)([{''.join(set(''.join(m + m.upper() for m, _ in _VNI_PAIRS.values())))}])")


@lru_cache(maxsize=1024)
def font_encoding(font: str | None) -> tuple[str, bool]:
    """Return the encoding that a font's name promises (empty: none) and whether the font draws small letters as capitals."""
    name = re.sub(r"^[A-Z]{6}\+", "", (font or "").strip()).casefold()
    if re.match(r"vni[- ]", name):
        return VNI, False
    if re.match(r"\.?vn[a-z0-9]", name):
        return TCVN3, name.endswith("h")
    return UNICODE, False


def suspicious(text: str) -> bool:
    """Tell whether ``text`` has codes or pairs of letters that right Vietnamese never has: only then is it worth judging.

    Words must not be joined without a space. « » · ® are suspicious too; judging leaves them alone.
    """
    return _SUSPECT.search(text) is not None


def tcvn3(text: str) -> str:
    """Read every code of ``text`` as TCVN3."""
    return _LOST_MINUS.sub("\xad", text).replace("\u03bc", "µ").translate(_TCVN3)


def vni(text: str) -> str:
    """Read every code of ``text`` as VNI-Windows, the longest unit first."""
    return _VNI_UNIT.sub(lambda unit: _VNI[unit[0]], text)


_READ: dict[str, Callable[[str], str]] = {UNICODE: str, TCVN3: tcvn3, VNI: vni}


def left_over(text: str) -> bool:
    """Tell whether decoded ``text`` has a word that only an old encoding spells: among words of Unicode, in one run, it was left alone."""
    if not suspicious(text):
        return False
    words = (word.strip(_AROUND_WORDS) for word in text.split())
    odd = (word for word in words if len(word) >= _SHORTEST_LEFT and _SUSPECT.search(word) and not is_syllable(word))
    return any(is_syllable(read(word)) for word in odd for read in (tcvn3, vni))


class Judge:
    """The vote of one document: a reader lets it hear all runs first, then decodes each run with it.

    Votes are kept apart by what the font promises, since in one document ``.Vn`` runs may be real TCVN3 or converted text.
    """

    __slots__ = ("_votes",)

    def __init__(self, runs: Iterable[tuple[str, str | None]] = ()) -> None:
        """Hear ``runs`` (text, font name)."""
        self._votes: dict[tuple[str, str], int] = {}
        for text, font in runs:
            self.hear(text, font)

    def hear(self, text: str, font: str | None = None) -> None:
        """Let one run vote, by as many points as it shows syllables; what may be read either way abstains."""
        if text.isascii():
            return
        promised = font_encoding(font)[0]
        if _ONLY_UNICODE.search(text):
            self._add(promised, UNICODE, 1 + len(text) // 8)
        elif _SUSPECT.search(text) or promised:
            scores = _scores(_composed(text, promised, font))
            best = max(scores, key=lambda encoding: scores[encoding])
            if not promised and _is_foreign(_READ[best](text)):
                self._add(promised, UNICODE, _OF_FOREIGN)  # "HÜRT" in an English sentence shows nothing
                return
            points = scores[best] - sorted(scores.values())[-2]
            if promised or _tells(scores[best], points):
                self._add(promised, best, points)

    def _add(self, promised: str, encoding: str, points: int) -> None:
        """Count ``points`` for ``encoding`` among the runs whose font promises ``promised``."""
        key = (promised, encoding)
        self._votes[key] = self._votes.get(key, 0) + points

    def vote(self, promised: str) -> str:
        """Return the encoding of the runs whose font promises ``promised``; without votes the promise itself."""
        votes = {encoding: self._votes.get((promised, encoding), 0) for encoding in (promised, UNICODE, TCVN3, VNI)}
        return max(votes, key=lambda encoding: votes[encoding])


def decode(text: str, font: str | None = None, *, judge: Judge | None = None) -> tuple[str, str]:
    """Return ``text`` in Unicode NFC and the name of the encoding that it was in: ``tcvn3``, ``vni``, or empty for Unicode.

    ``font`` is the run's font name where the file says it. Letter case of TCVN3 follows the font (``…H`` is capitals).
    """
    promised, capitals = font_encoding(font)
    if not promised and (text.isascii() or _ONLY_UNICODE.search(text)):
        return _unicode(text), UNICODE
    vote = judge.vote(promised) if judge else promised
    if text.isascii():
        return (text.upper(), TCVN3) if capitals and vote == TCVN3 else (text, UNICODE)
    text = _composed(text, promised, font)
    encoding = _encoding(text, promised, vote)
    if encoding == UNICODE:
        return _unicode(text), UNICODE
    decoded = _READ[encoding](text)
    if encoding == TCVN3:
        decoded = decoded.upper() if capitals else "\n".join(map(_with_capitals, decoded.split("\n")))
    return decoded, encoding


def _with_capitals(decoded: str) -> str:
    """Return a line of TCVN3 in capitals if it means them; TCVN3 has none with a tone, "CHI BỘ" is typed "CHI Bộ" there.

    The capitals of a symbol tell nothing ("Số 12-BC/ĐU").
    """
    small = {letter for letter in decoded if letter.islower()}
    words = (word.strip(_AROUND_WORDS) for word in decoded.split())
    capitals = sum(map(str.isupper, "".join(word for word in words if word.isalpha())))
    return decoded.upper() if small and small <= _NO_CAPITAL and capitals > 1 else decoded


def _unicode(text: str) -> str:
    """Return Unicode text in NFC with the Vietnamese Đ and Ư in the place of Eth and Gha."""
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    return text.translate(_STAND_INS) if stands_in(text) else text


def stands_in(text: str) -> bool:
    """Tell whether ``text`` has letters that keyboards and converters write for others that look like them: Eth for Đ, Gha for Ư."""
    return _STANDS_IN.search(text) is not None


def decode_runs(runs: Sequence[tuple[str, str | None]], *, judge: Judge | None = None) -> list[str]:
    """Decode the runs (text, font name) of one paragraph: a word, or a letter and its mark, may be split between runs.

    Neighbours whose fonts promise the same are judged together, unless that shows letters of both kinds: then each word that is whole in
    its runs is judged by itself (a converted label and an old answer, both in ``.Vn`` fonts). Returns one text a run, in the order given.
    """
    decoded: list[str] = []
    start = 0
    for end in range(1, len(runs) + 1):
        if end < len(runs) and font_encoding(runs[end][1]) == font_encoding(runs[start][1]):
            continue
        texts, font = [text for text, _ in runs[start:end]], runs[start][1]
        for group in _unlike(texts) if end - start > 1 else (texts,):
            decoded += _decode_together(group, font, judge)
        start = end
    return decoded


def _unlike(texts: list[str]) -> list[list[str]]:
    """Part texts of which some are surely Unicode and others have old codes, where a space stands between them."""
    whole = "".join(texts)
    if not (_ONLY_UNICODE.search(whole) and suspicious(whole)):
        return [texts]
    groups = [texts[:1]]
    for text in texts[1:]:
        if groups[-1][-1][-1:].isspace() or text[:1].isspace():
            groups.append([text])
        else:
            groups[-1].append(text)
    return groups


def _decode_together(texts: list[str], font: str | None, judge: Judge | None) -> list[str]:
    """Decode neighbours of one kind of font as one text; a mark at the head of a run goes to the letter before it."""
    if len(texts) == 1:
        return [decode(texts[0], font, judge=judge)[0]]
    joined = _SEAM.join(text.replace(_SEAM, "") for text in texts)
    whole = "".join(texts)
    if whole.isascii() and not font_encoding(font)[1]:
        return texts
    encoding = decode(whole, font, judge=judge)[1]
    joined = _SEAM_THEN_COMBINING.sub(r"\2\1", joined)
    if encoding == VNI:
        joined = _SEAM_IN_VNI.sub(r"\1\3\2", joined)
    moved = font_encoding(font)[0] or _SYMBOLS.search(whole)  # one code alone in its run is a letter where others are
    parts = [_composed(part, "moved" if moved else "", font) for part in joined.split(_SEAM)]
    if encoding == UNICODE:
        return [_unicode(part) for part in parts]
    read = [_READ[encoding](part) for part in parts]
    if encoding != TCVN3:
        return read
    if font_encoding(font)[1]:
        return [part.upper() for part in read]
    letters = iter("\n".join(_with_capitals(line) for line in "".join(read).split("\n")))
    return ["".join(islice(letters, len(part))) for part in read]


def _composed(text: str, promised: str, font: str | None) -> str:
    """Return ``text`` in NFC, its symbol area moved back to the codes it stands for (never for fonts of pictures)."""
    if max(text, default="") >= "\uf020" and not (font or "").casefold().startswith(_SYMBOL_FONTS):
        codes = re.compile("[\uf020-\uf0ff]") if promised else _SYMBOLS
        text = codes.sub(lambda found: "".join(chr(ord(code) - 0xF000) for code in found[0]), text)
    return unicodedata.normalize("NFC", text)


def _encoding(text: str, promised: str, vote: str) -> str:
    """Decide the encoding of one composed text. A promise or a vote stands unless another reading spells more syllables."""
    if _ONLY_UNICODE.search(text):
        return UNICODE
    suspect = _SUSPECT.search(text)
    if not suspect and vote == UNICODE and not promised:
        return UNICODE
    scores = _scores(text)
    if suspect and (promised or vote):
        scores[UNICODE] = min(scores.values())
    best = max(scores, key=lambda encoding: (scores[encoding], encoding == vote, encoding == UNICODE))
    margin = scores[best] - scores[vote]
    return best if margin > 0 and (promised or _tells(scores[best], margin)) else vote


def _is_foreign(text: str) -> bool:
    """Tell whether most words of a text are no Vietnamese syllables, however it is read."""
    words = [word for word in _LETTERS.findall(text) if len(word) > 1]
    return len(words) >= _FEWEST_FOREIGN and _MOST_FOREIGN * sum(map(is_syllable, words)) < len(words)


def _tells(score: int, margin: int) -> bool:
    """Tell whether a reading that no font promises is more than a word that is a little less wrong ("aà" is no "ầ")."""
    return score > 0 or margin > 1


def _scores(text: str) -> dict[str, int]:
    """Return for each encoding how many Vietnamese syllables ``text`` shows in it, less the words that are none."""
    text = _MICRO_UNIT.sub("", text)
    return {encoding: syllables(read(text)) for encoding, read in _READ.items()}
