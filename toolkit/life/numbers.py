"""Numbers of papers (HD05 3.1): from 01 for each type, over one term of the committee, never twice, never skipped. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from datetime import date

from toolkit.errors import ConfigurationError
from toolkit.model.definitions import Definitions, Organisation, Term
from toolkit.model.issue import Frozen, Issued, PaperState, Voided
from toolkit.model.period import period_from_id
from toolkit.text.fold import fold

# The types that an office like this one numbers (the-thuc.md 3.2), by their code.
TYPES = {
    "BC": "Báo cáo",
    "BB": "Biên bản",
    "CTr": "Chương trình",
    "CV": "Công văn",
    "KH": "Kế hoạch",
    "KL": "Kết luận",
    "NQ": "Nghị quyết",
    "QC": "Quy chế",
    "QĐ": "Quyết định",
    "TB": "Thông báo",
    "TTr": "Tờ trình",
}


def term_on(organisation: Organisation, day: date) -> Term:
    """Return the term that the day belongs to. Raises ``ConfigurationError`` where none or several do: a number needs exactly one."""
    found = [term for term in organisation.terms if (term.valid_from or date.min) <= day <= (term.valid_to or date.max)]
    if len(found) == 1:
        return found[0]
    said = "không thuộc nhiệm kỳ nào" if not found else "thuộc hai nhiệm kỳ trở lên"
    raise ConfigurationError(
        f"Ngày {day:%d/%m/%Y} {said} trong organisation.yaml nên không biết số văn bản tính theo nhiệm kỳ nào. Sửa mục terms rồi làm lại."
    )


def first_number(term: Term, code: str) -> int:
    """Return where a series begins: 01, or what the office says that began to use the program in the middle of a term."""
    return term.first_numbers.get(code, 1)


def plan_number(definitions: Definitions, code: str, term: str) -> tuple[int, ...]:
    """Return the number that the plan itself bears, where it is of that type and term: it was taken before the program came."""
    plan, organisation = definitions.plan, definitions.organisation
    found = re.fullmatch(rf"(\d+)-{re.escape(code)}/{re.escape(organisation.symbol)}", plan.symbol)
    stage = period_from_id(plan.stage)
    day = plan.issued_on or (stage.first_day if stage is not None else None)
    if found is None or day is None:
        return ()
    of = [one.name for one in organisation.terms if (one.valid_from or date.min) <= day <= (one.valid_to or date.max)]
    return (int(found[1]),) if of == [term] else ()


def next_number(taken: Collection[int], first: int) -> int:
    """Return the number that follows the highest one taken; voided ones stay taken."""
    return max((*taken, first - 1)) + 1


def skipped(taken: Collection[int], number: int, first: int) -> tuple[int, ...]:
    """Return the numbers that a chosen number would leave empty before itself."""
    return tuple(range(next_number(taken, first), number))


def written(number: int) -> str:
    """Write a number as a paper does: "07", "12", "120"."""
    return f"{number:02d}"


def symbol_of(number: int, code: str, organ: str) -> str:
    """Write số và ký hiệu: "07-BC/ĐU" (no spaces, no colon)."""
    return f"{written(number)}-{code}/{organ}"


def is_symbol(symbol: str, said: str) -> bool:
    """Tell whether people mean a symbol: "2-BC/ĐU", "02-bc/đu" and "Số 02-BC-ĐU" are the same number."""
    return _bare_symbol(symbol) == _bare_symbol(said)


def _bare_symbol(said: str) -> str:
    return re.sub(r"^(?:số )?0*(?=\d)", "", fold(said))


def listed_numbers(numbers: Iterable[int]) -> str:
    """Write numbers in a row: "13, 14, 15"."""
    return ", ".join(written(number) for number in numbers)


def is_voided(paper: Issued, voided: Iterable[Voided]) -> bool:
    """Tell whether the number of this paper was taken back."""
    return any((one.term, one.code, one.number) == (paper.term, paper.code, paper.number) for one in voided)


def standing_issue(period: str, path: str, issued: Iterable[Issued], voided: Collection[Voided]) -> Issued | None:
    """Return the paper as issued, where it is and its number stands."""
    found = [one for one in issued if (one.period, one.path) == (period, path) and not is_voided(one, voided)]
    return found[-1] if found else None


def standing_freeze(period: str, path: str, frozen: Iterable[Frozen], issued: Iterable[Issued]) -> Frozen | None:
    """Return the newest snapshot of a paper, unless it was issued: what was issued once, and then voided, is frozen anew."""
    found = [one for one in frozen if (one.period, one.path) == (period, path)]
    used = {one.snapshot: one.sequence for one in issued if (one.period, one.path) == (period, path)}
    return found[-1] if found and used.get(found[-1].snapshot, -1) < found[-1].sequence else None


def state_of(period: str, path: str, frozen: Collection[Frozen], issued: Collection[Issued], voided: Collection[Voided]) -> PaperState:
    """Say where a paper stands."""
    if standing_issue(period, path, issued, voided) is not None:
        return PaperState.ISSUED
    return PaperState.FROZEN if standing_freeze(period, path, frozen, issued) is not None else PaperState.DRAFT
