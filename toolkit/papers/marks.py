"""What a template may print: every field of every paper with its meaning in Vietnamese, and sample words to look at a template with.

The fields are those of the dataclass that a paper's ``context`` returns. ``tests/test_marks.py`` holds that each has a meaning.
"""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from typing import Any, TypeAlias, Union, get_args, get_origin, get_type_hints

from toolkit.model.template import Field
from toolkit.papers import BOOKS, PAPERS, receipt

# A type as written in a dataclass, or a value of it: nothing narrower covers both.
Hint: TypeAlias = Any

TEXT, NUMBER, DAY, TRUTH, LIST, GROUP, UNKNOWN = "chữ", "số", "ngày", "đúng/sai", "danh sách", "nhóm", "?"

_SAMPLE_DAY = date(2026, 6, 5)
_SAMPLE_ROWS = 3

# The meaning of each field by its dataclass; under "" what the whole is.
MEANINGS: dict[str, dict[str, str]] = {
    "PaperHead": {
        "": "Phần đầu, chữ ký và nơi nhận",
        "superior": "Tên đảng bộ cấp trên trực tiếp, dòng trên cùng bên trái",
        "committee": "Tên cơ quan ban hành, dòng dưới bên trái",
        "symbol": "Ký hiệu cơ quan sau dấu gạch chéo, ví dụ ĐU",
        "number": "Số văn bản; khi chưa ban hành là chỗ trống",
        "place_and_day": "Địa danh và ngày, tháng, năm",
        "reference_day": "Ngày viết gọn để dẫn chiếu, ví dụ 05/6/2026",
        "authority": "Quyền hạn ký, ví dụ T/M ĐẢNG ỦY",
        "position": "Chức vụ người ký, ví dụ BÍ THƯ",
        "signer": "Họ tên người ký",
        "recipients": "Các dòng nơi nhận, đã có gạch đầu dòng và dấu cuối dòng",
        "draft": "Chỉ dẫn dự thảo, ví dụ Dự thảo lần 2; trống khi không phải dự thảo đánh số",
        "addressees": "Các dòng Kính gửi hoặc Kính trình; trống với loại văn bản không có",
    },
    "Report": {
        "": "Báo cáo",
        "head": "Phần đầu, chữ ký và nơi nhận",
        "abstract": "Trích yếu dưới chữ BÁO CÁO",
        "opening": "Đoạn mở đầu",
        "reporting": "Các đoạn về triển khai và chế độ báo cáo (mục I.1)",
        "assignment": "Các đoạn về phân công theo dõi, hỗ trợ (mục I.2)",
        "registration": "Các đoạn về đăng ký xây dựng điển hình (mục II.1)",
        "selection": "Các đoạn về phát hiện, lựa chọn (mục II.2)",
        "criteria": "Các nhóm của bảng kết quả theo tiêu chí (mục II.2)",
        "criteria_result": "Các đoạn nhận xét kết quả theo tiêu chí (mục II.2)",
        "found": "Các đoạn về điển hình mới phát hiện (mục II.2)",
        "nurturing": "Các đoạn về nuôi dưỡng điển hình (mục II.3)",
        "honours": "Các đoạn về tôn vinh, ghi danh, tuyên truyền (mục II.4)",
        "comparison": "Các đoạn so sánh giữa các kỳ (mục II.5); trống khi không có kỳ nào để so sánh",
        "strengths": "Các đoạn ưu điểm (mục III.1)",
        "weaknesses": "Các đoạn hạn chế, khuyết điểm (mục III.2)",
        "causes": "Các đoạn nguyên nhân (mục III.3)",
        "lessons": "Các đoạn bài học kinh nghiệm (mục III.4)",
        "tasks": "Các đoạn phương hướng, nhiệm vụ (mục IV)",
        "requests": "Các đoạn kiến nghị, đề xuất (mục V)",
        "closing": "Câu kết",
        "annexes": "Tên các phụ lục của báo cáo này; phụ lục không có gì để nêu thì trống và không in",
        "committee": "Tên cấp ủy viết thường trong câu, ví dụ Đảng ủy Sở Công Thương",
        "period": "Kỳ báo cáo, ví dụ quý II năm 2026",
        "collectives": "Danh sách điển hình tập thể (phụ lục danh sách)",
        "individuals": "Danh sách điển hình cá nhân (phụ lục danh sách)",
        "branches": "Số liệu từng chi bộ (phụ lục số liệu)",
        "total": "Dòng cộng của phụ lục số liệu",
        "gaps": "Những nội dung còn thiếu theo từng chi bộ (phụ lục nội dung còn thiếu)",
        "evidence": "Minh chứng theo từng tiêu chí (phụ lục minh chứng)",
        "by_criteria": "Kỳ có phiếu đăng ký, phiếu đánh giá theo tiêu chí; phụ lục số liệu có đủ các cột",
        "by_results": "Kỳ có biểu kết quả; phụ lục số liệu có các cột của biểu kết quả",
        "figures_note": "Ghi chú dưới phụ lục số liệu",
    },
    "AnnexNames": {
        "": "Tên các phụ lục theo thứ tự",
        "exemplars": "Phụ lục danh sách điển hình, ví dụ Phụ lục 1",
        "evidence": "Phụ lục minh chứng",
        "gaps": "Phụ lục nội dung còn thiếu",
        "figures": "Phụ lục số liệu theo chi bộ, luôn có",
    },
    "CriterionGroup": {"": "Một nhóm tiêu chí", "name": "Tên nhóm: tập thể, cá nhân, lãnh đạo", "rows": "Các tiêu chí của nhóm"},
    "CriterionRow": {
        "": "Một tiêu chí",
        "name": "Tên tiêu chí",
        "asked": "Số điển hình được đánh giá",
        "met": "Số đạt",
        "rate": "Tỷ lệ đạt",
        "not_met": "Số chưa đạt",
        "blank": "Số chưa ghi kết quả",
    },
    "ExemplarRow": {
        "": "Một điển hình",
        "number": "Số thứ tự",
        "name": "Tên tập thể hoặc họ tên",
        "branch": "Chi bộ",
        "people": "Số thành viên của tập thể",
        "born": "Năm sinh của cá nhân",
        "position": "Chức vụ của cá nhân",
        "content": "Nội dung, sản phẩm đăng ký",
        "progress": "Tiến độ, hiệu quả",
        "initiatives": "Số sáng kiến",
        "rating": "Mức xếp loại",
        "award": "Danh hiệu thi đua",
        "proposal": "Hình thức đề nghị khen thưởng",
        "result": "Kết quả theo tiêu chí",
    },
    "BranchRow": {
        "": "Số liệu của một chi bộ",
        "number": "Số thứ tự",
        "name": "Tên chi bộ",
        "members": "Số đảng viên",
        "registered": "Số phiếu đăng ký",
        "collective": "Số điển hình tập thể",
        "individual": "Số điển hình cá nhân",
        "leaders": "Trong đó lãnh đạo, quản lý",
        "initiatives": "Số sáng kiến",
        "newly_found": "Số điển hình mới phát hiện",
        "commended": "Số được biểu dương",
        "proposed": "Số đề nghị khen thưởng",
        "articles": "Số tin, bài",
        "followed": "Số điển hình được đánh giá định kỳ",
        "received_on": "Ngày nhận báo cáo",
        "state": "Tình trạng: đủ, thiếu, chưa nộp",
    },
    "GapGroup": {"": "Phần còn thiếu của một chi bộ", "branch": "Tên chi bộ", "rows": "Các nội dung còn thiếu"},
    "GapRow": {
        "": "Một nội dung còn thiếu",
        "number": "Số thứ tự",
        "form": "Biểu mẫu, điển hình",
        "message": "Nội dung còn thiếu và cách bổ sung",
    },
    "EvidenceGroup": {"": "Minh chứng của một tiêu chí", "criterion": "Tên tiêu chí", "rows": "Các minh chứng"},
    "EvidenceRow": {
        "": "Một minh chứng",
        "number": "Số thứ tự",
        "exemplars": "Tập thể, cá nhân",
        "text": "Minh chứng do chi bộ báo cáo",
    },
    "Request": {
        "": "Phiếu yêu cầu bổ sung",
        "head": "Phần đầu, chữ ký và nơi nhận",
        "abstract": "Trích yếu dưới tên phiếu",
        "opening": "Các đoạn mở đầu",
        "rows": "Các nội dung cần bổ sung",
        "closing": "Các đoạn kết: cách gửi, thời hạn",
    },
    "Receipt": {
        "": "Phiếu tiếp nhận",
        "head": "Phần đầu, chữ ký và nơi nhận",
        "title": "Tên phiếu: PHIẾU TIẾP NHẬN hoặc KẾT QUẢ KIỂM TRA THỬ",
        "abstract": "Tên tệp đã nhận",
        "opening": "Các đoạn mở đầu: nhận lúc nào, tệp có gì, kết quả",
        "gaps": "Các nội dung cần bổ sung, xem lại",
        "forms": "Các phiếu, biểu trong tệp và câu trả lời máy hiểu được",
        "closing": "Các đoạn kết: cách sửa",
    },
    "ReceiptGap": {
        "": "Một nội dung cần bổ sung, xem lại",
        "number": "Số thứ tự",
        "form": "Biểu mẫu, điển hình",
        "place": "Vị trí trong tệp",
        "message": "Nội dung và cách ghi",
    },
    "ReceiptForm": {"": "Một phiếu, biểu trong tệp", "name": "Tên biểu, điển hình, chi bộ, kỳ", "rows": "Các câu trả lời"},
    "ReceiptAnswer": {
        "": "Một câu trả lời",
        "number": "Số thứ tự",
        "question": "Câu hỏi",
        "value": "Câu trả lời máy hiểu được",
        "place": "Vị trí trong tệp",
    },
    "Reminder": {
        "": "Công văn đôn đốc",
        "head": "Phần đầu, chữ ký và nơi nhận",
        "abstract": "Trích yếu dưới số công văn",
        "body": "Các đoạn nội dung",
        "closing": "Câu kết",
        "gaps": "Những nội dung còn thiếu theo từng chi bộ (Phụ lục)",
        "committee": "Tên cấp ủy viết thường trong câu",
        "period": "Kỳ báo cáo, ví dụ quý II năm 2026",
    },
    "Nomination": {
        "": "Tờ trình khen thưởng",
        "head": "Phần đầu, chữ ký và nơi nhận",
        "abstract": "Trích yếu dưới chữ TỜ TRÌNH",
        "bases": "Các căn cứ",
        "body": "Các đoạn nội dung",
        "closing": "Câu kết",
        "collectives": "Danh sách tập thể đề nghị (Phụ lục)",
        "individuals": "Danh sách cá nhân đề nghị (Phụ lục)",
        "committee": "Tên cấp ủy viết thường trong câu",
        "year": "Năm khen thưởng",
    },
    "NomineeRow": {
        "": "Một tập thể, cá nhân được đề nghị",
        "number": "Số thứ tự",
        "name": "Tên tập thể hoặc họ tên",
        "people": "Số thành viên của tập thể",
        "born": "Năm sinh của cá nhân",
        "position": "Chức vụ của cá nhân",
        "branch": "Chi bộ",
        "reasons": "Lý do: nội dung đăng ký và minh chứng theo tiêu chí",
        "rating": "Mức xếp loại",
        "proposal": "Hình thức đề nghị khen thưởng",
    },
    "PlanPaper": {
        "": "Kế hoạch",
        "head": "Phần đầu, chữ ký và nơi nhận",
        "abstract": "Trích yếu dưới chữ KẾ HOẠCH",
        "opening": "Đoạn mở đầu",
        "paragraphs": "Các đề mục và đoạn của Kế hoạch, theo thứ tự",
        "closing": "Đoạn cuối cùng",
    },
    "PlanParagraph": {
        "": "Một đề mục hoặc một đoạn",
        "kind": "Loại: part là phần (I-), heading là đề mục (1., 1.1.), text là đoạn văn",
        "text": "Nội dung",
        "lead": "Chữ đậm đứng đầu đoạn, thường để trống",
    },
    "Roll": {
        "": "Sổ ghi danh",
        "head": "Tên cơ quan ở đầu sổ",
        "period": "Kỳ, ví dụ năm 2026",
        "rows": "Các tập thể, cá nhân ghi sẵn",
        "note": "Ghi chú cuối sổ",
    },
    "RollRow": {
        "": "Một tập thể, cá nhân",
        "number": "Số thứ tự",
        "name": "Tên tập thể hoặc họ tên, năm sinh",
        "post": "Chức vụ, đơn vị",
        "achievement": "Nội dung thành tích, việc làm tiêu biểu",
        "form": "Hình thức biểu dương được đề nghị",
    },
    "Register": {
        "": "Sổ đăng ký văn bản đi",
        "head": "Tên cơ quan ở đầu sổ",
        "span": "Thời gian của sổ, ví dụ nhiệm kỳ 2025-2030",
        "rows": "Các văn bản đã ban hành",
    },
    "RegisterEntry": {
        "": "Một văn bản đi",
        "symbol": "Số, ký hiệu văn bản",
        "day": "Ngày tháng văn bản, ví dụ 05/6",
        "title": "Tên loại và trích yếu",
        "signer": "Người ký",
        "recipients": "Nơi nhận",
        "kept": "Đơn vị, người nhận bản lưu",
        "copies": "Số lượng bản",
        "note": "Ghi chú",
    },
    "RequestRow": {
        "": "Một nội dung cần bổ sung",
        "number": "Số thứ tự",
        "form": "Biểu mẫu, điển hình",
        "place": "Vị trí trong tệp",
        "message": "Nội dung cần bổ sung và cách ghi",
    },
}

# Sample words where the meaning in guillemets would not look like a paper.
EXAMPLES: dict[str, dict[str, str]] = {
    "PaperHead": {
        "superior": "ĐẢNG BỘ ỦY BAN NHÂN DÂN TỈNH A",
        "committee": "ĐẢNG ỦY SỞ B",
        "symbol": "ĐU",
        "number": "01",
        "place_and_day": "Phường C, ngày 05 tháng 6 năm 2026",
        "reference_day": "05/6/2026",
        "authority": "T/M ĐẢNG ỦY",
        "position": "BÍ THƯ",
        "signer": "Nguyễn Văn A",
        "draft": "Dự thảo lần 1",
    },
}


def contexts() -> dict[str, type]:
    """Return by the file name of each template the dataclass whose fields are its marks."""
    found = {}
    for paper in (*PAPERS, *BOOKS, receipt):
        name, compose = getattr(paper, "TEMPLATE", None), getattr(paper, "context", None)
        if isinstance(name, str) and compose is not None:
            found[name] = get_type_hints(compose)["return"]
    return found


def codes() -> dict[str, str]:
    """Return by the file name of each template the code of its paper's type, where it has one."""
    named = ((getattr(paper, "TEMPLATE", ""), getattr(paper, "CODE", "")) for paper in PAPERS)
    return {name: code for name, code in named if name and code}


@cache
def shape(context: Hint) -> Mapping[str, Hint]:
    """Return the type of each field of a dataclass."""
    hints = get_type_hints(context)
    return {field.name: plain(hints[field.name]) for field in fields(context)}


def plain(hint: Hint) -> Hint:
    """Return a type without ``None``; a union of several stays unknown."""
    origin: Hint = get_origin(hint)
    if origin in (Union, types.UnionType):
        real = [one for one in get_args(hint) if one is not types.NoneType]
        return real[0] if len(real) == 1 else object
    return hint


def item(hint: Hint) -> Hint:
    """Return what a tuple or list holds, ``None`` for anything else."""
    origin: Hint = get_origin(hint)
    if origin in (tuple, list):
        return plain(get_args(hint)[0])
    return object if hint in (tuple, list) else None


def kind(hint: Hint) -> str:
    """Say in a word what a field is."""
    if item(hint) is not None:
        return LIST
    if is_dataclass(hint):
        return TEXT if _prints_itself(hint) else GROUP
    kinds = {str: TEXT, bool: TRUTH, int: NUMBER, float: NUMBER, date: DAY}
    return next((said for one, said in kinds.items() if isinstance(hint, type) and issubclass(hint, one)), UNKNOWN)


def _prints_itself(hint: Hint) -> bool:
    return "__html__" in vars(hint) or "__str__" in vars(hint)


def meaning(context: type, field: str = "") -> str:
    """Say what a field is for, or with no name what the whole is."""
    return MEANINGS.get(context.__name__, {}).get(field, "")


def records(context: type) -> Iterator[type]:
    """Yield a dataclass and every dataclass below it, each once."""
    seen: dict[type, None] = {}
    waiting = [context]
    while waiting:
        one = waiting.pop(0)
        if one in seen:
            continue
        seen[one] = None
        yield one
        inner = (item(hint) or hint for hint in shape(one).values())
        waiting.extend(hint for hint in inner if kind(hint) == GROUP)


def fields_of(context: type, before: str = "") -> Iterator[Field]:
    """List what a template of this paper may print, in the order of the dataclass, inner fields below the outer one."""
    for name, hint in shape(context).items():
        mark, inner = f"{before}{name}", item(hint)
        if inner is None:
            yield Field(mark=mark, kind=kind(hint), meaning=meaning(context, name))
            if kind(hint) == GROUP:
                yield from fields_of(hint, f"{mark}.")
            continue
        each = "group" if kind(inner) == GROUP and any(item(one) for one in shape(inner).values()) else "row"
        each = each if kind(inner) == GROUP else "paragraph"
        yield Field(
            mark=mark, kind=LIST, meaning=meaning(context, name), loop=f"{'p' if each == 'paragraph' else 'tr'} for {each} in {mark}"
        )
        if kind(inner) == GROUP:
            yield from fields_of(inner, f"{each}.")


def sample(context: type, number: int = 1) -> Hint:
    """Make a paper that says in each place what stands there: examples where there are, else the meaning in guillemets."""
    return context(**{name: _sample(context, name, hint, number) for name, hint in shape(context).items()})


def _sample(context: type, name: str, hint: Hint, number: int) -> object:
    said = EXAMPLES.get(context.__name__, {}).get(name) or f"‹{meaning(context, name)}›"
    inner = item(hint)
    if inner is not None:
        made = (sample(inner, one) if kind(inner) == GROUP else _sample(context, name, inner, one) for one in range(1, _SAMPLE_ROWS + 1))
        return tuple(made)
    record: Hint = hint
    match kind(hint):
        case "nhóm":
            return sample(record, number)
        case "chữ":
            return sample(record, number) if is_dataclass(hint) else said
        case "số":
            return number
        case "ngày":
            return _SAMPLE_DAY
        case "đúng/sai":
            return True
        case _:
            return said
