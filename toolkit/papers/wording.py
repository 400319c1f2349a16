"""How papers write numbers, days, shares and lists in Vietnamese (the-thuc.md 1.4: the zero of days and months)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import combinations
from typing import TypeVar

from toolkit.model.sentences import Sentences
from toolkit.text.days import month
from toolkit.text.traces import sources_of, trace

BLANK = "\u00a0" * 6
NONE = "-"
_LIST_MARK = re.compile(r"^\s*[-+*•–—]\s+")

Valid = TypeVar("Valid")


def count(number: int) -> str:
    """Write a counted number: "07", "16", "1.250"."""
    return trace(f"{number:02d}" if 0 < number < 10 else f"{number:,}".replace(",", "."), sources_of(number))


def percent(part: int, whole: int) -> str:
    """Write a percentage with a decimal comma where needed, a half rounded up: "87,5%", "100%"; ``""`` of nothing."""
    if whole == 0:
        return ""
    tenths = (2000 * part + whole) // (2 * whole)
    return trace(f"{tenths // 10},{tenths % 10}".removesuffix(",0") + "%", sources_of(part, whole))


def percents(parts: Sequence[int]) -> tuple[str, ...]:
    """Write each part's share of their sum so that what is printed adds up to exactly 100%, and equal parts have equal shares.

    A part of nothing is "0%". A second decimal is written where one would give equal parts unequal shares and two do not (1 of 16 is
    "6,25%"); where neither can be (three thirds), the earlier part gets the last digit. Without any whole there are no shares.
    """
    if sum(parts) == 0:
        return tuple("" for _ in parts)
    tenths, hundredths = (_rounded(parts, 10**digits) for digits in (1, 2))
    digits, units = (2, hundredths) if _uneven(parts, tenths) and not _uneven(parts, hundredths) else (1, tenths)
    said = (f"{unit / 10**digits:.{digits}f}".rstrip("0").rstrip(".").replace(".", ",") + "%" for unit in units)
    return tuple(trace(words, sources_of(*parts)) for words in said)


def _rounded(parts: Sequence[int], unit: int) -> list[int]:
    """Return the shares in ``unit`` parts of a percent; together they are exactly 100%: the largest remainders are rounded up.

    Equal parts are rounded alike where that leaves nothing over. All ways of rounding are tried: the parts are a handful.
    """
    whole, full = sum(parts), 100 * unit
    low = {part: full * part // whole for part in parts}
    rest = {part: full * part % whole for part in parts}
    left = full - sum(low[part] for part in parts)
    alike = [
        up
        for size in range(len(rest) + 1)
        for up in combinations((part for part in sorted(rest, reverse=True) if rest[part]), size)
        if sum(map(parts.count, up)) == left
        and not any(low[part] == low[one] for one in up for part in rest if part > one and part not in up)
    ]
    if alike:
        up = max(alike, key=lambda up: sum(parts.count(part) * rest[part] for part in up))
        return [low[part] + (part in up) for part in parts]
    shares = [low[part] for part in parts]
    for place in sorted(range(len(parts)), key=lambda place: (-rest[parts[place]], place))[:left]:
        shares[place] += 1
    return shares


def _uneven(parts: Sequence[int], shares: Sequence[int]) -> bool:
    """Tell whether two equal parts have unequal shares."""
    return len(set(zip(parts, shares, strict=True))) > len(set(parts))


def ranked(pairs: Iterable[tuple[str, int]], places: int) -> tuple[tuple[str, int], ...]:
    """Return the first places by number, the highest first; who has the same number as the last of them is there too, nothings are not."""
    ordered = sorted((pair for pair in pairs if pair[1] > 0), key=lambda pair: -pair[1])
    if len(ordered) <= places:
        return tuple(ordered)
    return tuple(pair for pair in ordered if pair[1] >= ordered[places - 1][1])


def share(part: int, whole: int, noun: str, sentences: Sentences) -> str:
    """Write a part of a whole: "07/08 chi bộ (87,5%)"; ``noun`` is a name under ``ten_goi``."""
    named = sentences.say(f"ten_goi.{noun}")
    return sentences.say("ty_le", so=count(part), tong=count(whole), ten=named, phan_tram=percent(part, whole))


def some(number: int, noun: str, sentences: Sentences) -> str:
    """Write how many there are; none is words, never a bare zero: "09 điển hình", "chưa có điển hình nào"."""
    return sentences.either("so_dem", number, so=count(number), ten=sentences.say(f"ten_goi.{noun}"))


def of_kinds(
    whole: int, collective: int, individual: int, sentences: Sentences, *, unknown: int = 0, more: str = "", lacking: bool = False
) -> str:
    """Say how many exemplars there are and of which kinds: "17 điển hình, gồm 07 tập thể và 10 cá nhân", "01 điển hình tập thể".

    A kind of which there is none is not counted; with ``lacking`` it is named, unless the kind of some is ``unknown``. ``more`` goes on.
    """
    say, kinds = sentences.say, ((collective, "tap_the"), (individual, "ca_nhan"), (unknown, "chua_ro_loai"))
    there = [(number, noun) for number, noun in kinds if number]
    if len(there) == 1:
        noun = there[0][1] if unknown else f"dien_hinh_{there[0][1]}"
        said = say("gom.mot_loai", so=count(whole), ten=say(f"ten_goi.{noun}"), them=more)
    else:
        parts = enumerated([say("so_dem.co", so=count(number), ten=say(f"ten_goi.{noun}")) for number, noun in there], sentences)
        said = say("gom.nhieu_loai", so=count(whole), cac_loai=parts, them=more)
    absent = [noun for number, noun in kinds[:2] if not number] if lacking and not unknown else []
    return said + "".join(say("gom.thieu", ten=say(f"ten_goi.dien_hinh_{noun}")) for noun in absent)


def enumerated(parts: Sequence[str], sentences: Sentences) -> str:
    """Join parts: "07 tập thể, 10 cá nhân và 01 điển hình chưa ghi rõ loại"."""
    *before, last = parts or ("",)
    return sentences.say("gom.va", truoc=", ".join(before), sau=last) if before else last


def form_title(title: str) -> str:
    """Write the title of a form inside a sentence, where its brackets would stand within others."""
    return lower_first(title.lower().replace("(", "").replace(")", ""))


def party_day(day: date, *, draft: bool = False) -> str:
    """Write a day as HD05 wants it: day below 10 and month below 3 with a zero; a draft leaves the day of signing blank."""
    number = BLANK if draft else f"{day.day:02d}"
    return f"ngày {number} tháng {month(day)} năm {day.year}"


def listed(names: Iterable[str]) -> str:
    """Join names; branch names hold "và" and "-", so a semicolon parts them."""
    return "; ".join(names)


def listed_periods(periods: Iterable[str]) -> str:
    """Join periods; the word that several years share is said once: "năm 2023, 2024"."""
    said = tuple(periods)
    word, _, _ = said[0].rpartition(" ") if said else ("", "", "")
    years = all(one.rpartition(" ")[0] == word for one in said)
    return ", ".join((*said[:1], *(one.rpartition(" ")[2] if years else one for one in said[1:])))


def quote(text: str) -> str:
    """Put a name between quotation marks."""
    return f"“{text}”"


def unbroken(text: str) -> str:
    """Keep the words of a short text on one line."""
    return text.replace(" ", "\u00a0")


def lower_first(text: str) -> str:
    """Write a text inside a sentence; an abbreviation in front keeps its capitals."""
    first = re.match(r"\w*", text)
    return text if first is not None and sum(letter.isupper() for letter in first[0]) > 1 else text[:1].lower() + text[1:]


def upper_first(text: str) -> str:
    """Write a text at the beginning of a sentence."""
    return text[:1].upper() + text[1:]


def sentence(text: str) -> str:
    """Close a text with a full stop where it has no closing mark."""
    stripped = text.rstrip()
    return stripped if stripped.rstrip("”\"’')]").endswith((".", "!", "?", ":", "…")) else stripped.rstrip(";,") + "."


def bullets(text: str) -> tuple[str, ...]:
    """Split what a branch wrote into its paragraphs, without the marks of a list in front; the writer's words are untouched.

    A line that goes on in small letters, without a mark, belongs to the one before: it was broken in the middle of a sentence.
    """
    lines: list[str] = []
    for piece in text.split("\n"):
        line = _LIST_MARK.sub("", piece)
        if lines and line == piece and line.lstrip()[:1].islower() and lines[-1].rstrip()[-1:] not in ".!?:;…":
            lines[-1] = f"{lines[-1].rstrip()} {line.lstrip()}"
        elif line.strip():
            lines.append(line)
    return tuple(lines)


def run_on(text: str) -> str:
    """Give what a branch wrote as one paragraph: its paragraphs one after the other, each closed."""
    *closed, last = bullets(text) or ("",)
    return " ".join((*map(sentence, closed), last))


def number_or_dash(value: int | None) -> str:
    """Write a number in a table; "-" says that there is none."""
    return NONE if value is None else trace(f"{value:,}".replace(",", "."), sources_of(value))


def valid_on(items: Sequence[Valid], day: date) -> Valid | None:
    """Return what is valid on a day among things with ``valid_from`` and ``valid_to``, ``None`` where nothing is."""
    return next((item for item in items if (_from(item) or date.min) <= day <= (_to(item) or date.max)), None)


def _from(item: object) -> date | None:
    found = getattr(item, "valid_from", None)
    return found if isinstance(found, date) else None


def _to(item: object) -> date | None:
    found = getattr(item, "valid_to", None)
    return found if isinstance(found, date) else None
