"""A small plan by hand and forms filled in from plain values, so that a test of a rule shows its input in one line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

from toolkit.model.definitions import (
    AnswerType,
    Branch,
    Choice,
    Criterion,
    Deadline,
    Definitions,
    ExemplarKind,
    Form,
    Organisation,
    Plan,
    Question,
    Required,
    Rules,
)
from toolkit.model.period import Period, PeriodKind, period_from_id
from toolkit.model.place import Place
from toolkit.model.submission import Answer, AnswerValue, Dossier, Filed, Record, Row, State, Submission

BEST, GOOD, DONE = "Hoàn thành xuất sắc nhiệm vụ", "Hoàn thành tốt nhiệm vụ", "Hoàn thành nhiệm vụ"
PLACE = Place(table=2, row=5, column=3)
ENOUGH = "Tiết kiệm 80 triệu đồng chi thường xuyên so với dự toán năm"

_KIND = (Choice(value="tap_the", label="Tập thể"), Choice(value="ca_nhan", label="Cá nhân"))
_CRITERIA = (
    Criterion(id="TT1", text="…", short="…", source="II.1.2.1", name="Phong trào thi đua", about=ExemplarKind.COLLECTIVE),
    Criterion(id="TT2", text="…", short="…", source="II.1.2.1", name="Học tập và làm theo Bác", about=ExemplarKind.COLLECTIVE),
    Criterion(id="CN1", text="…", short="…", source="II.1.2.2", name="Hoàn thành nhiệm vụ", about=ExemplarKind.INDIVIDUAL),
    Criterion(
        id="LD1",
        text="…",
        short="…",
        source="II.1.2.2",
        name="Trách nhiệm người đứng đầu (lãnh đạo, quản lý)",
        about=ExemplarKind.INDIVIDUAL,
        leaders_only=True,
    ),
)


def question(id: str, label: str, type: AnswerType = AnswerType.TEXT, **more: object) -> Question:
    """Make one question; its Mục does not matter here."""
    return replace(Question(id=id, label=label, type=type, source="III.1"), **more)  # type: ignore[arg-type]  # fields by name, checked at run time


def criterion(id: str, only_if: tuple[str, str | bool] | None = None) -> tuple[Question, Question]:
    """Make the two questions that a criterion brings, labelled as the plan's file labels them."""
    name = next(criterion.name for criterion in _CRITERIA if criterion.id == id)
    return (
        question(
            f"{id}.ket_qua", f"Tiêu chí {id[-1]} ({name}) - Kết quả", AnswerType.RESULT, criterion=id, aspect="ket_qua", only_if=only_if
        ),
        question(f"{id}.minh_chung", f"Tiêu chí {id[-1]} ({name}) - Minh chứng", criterion=id, aspect="minh_chung", only_if=only_if),
    )


_HEAD = (
    question("don_vi", "Chi bộ", AnswerType.UNIT),
    question("ky_bao_cao", "Kỳ báo cáo", AnswerType.PERIOD),
    question("ngay_lap", "Ngày lập", AnswerType.DATE, required=Required.WARNING),
)
_NAME = question("ten_dien_hinh", "Tên điển hình")
_LOAI = question("loai_dien_hinh", "Loại điển hình", AnswerType.CHOICE, choices=_KIND)
_TIEN_DO = question("tien_do", "Tiến độ (%)", AnswerType.INTEGER, minimum=0, maximum=100)
_CHUC_VU = question("chuc_vu", "Chức vụ", only_if=("loai_dien_hinh", "ca_nhan"))
_KHO_KHAN = question("kho_khan", "Khó khăn, vướng mắc", required=Required.NO)


def _form(id: str, code: str, *questions: Question, **more: object) -> Form:
    form = Form(id=id, code=code, title=code, source="III.1", questions=(*_HEAD, *questions))
    return replace(form, **more)  # type: ignore[arg-type]  # fields by name, checked at run time


_FORMS = (
    _form(
        "01-DK",
        "Mẫu 01-ĐK",
        _LOAI,
        _NAME,
        question("thoi_han_hoan_thanh", "Thời hạn hoàn thành", AnswerType.DATE),
        question("san_pham_cu_the", "Sản phẩm cụ thể", wordings=("Sản phẩm, kết quả dự kiến",)),
        question("nguoi_theo_doi", "Cấp ủy viên, đảng viên theo dõi", wordings=("Người được phân công theo dõi",)),
        subject="ten_dien_hinh",
    ),
    _form(
        "02-TT",
        "Mẫu 02-TT",
        question("ten_dien_hinh", "Tên tập thể"),
        question("so_thanh_vien", "Số thành viên", AnswerType.INTEGER, minimum=1, required=Required.WARNING),
        *criterion("TT1"),
        *criterion("TT2"),
        question("so_sang_kien", "Số sáng kiến được công nhận", AnswerType.INTEGER, minimum=0),
        question("xep_loai_to_chuc_dang", "Xếp loại tổ chức đảng", AnswerType.RATING),
        question("xep_loai_doan_the", "Xếp loại tổ chức đoàn thể", AnswerType.RATING),
        question("xep_loai_don_vi", "Xếp loại cơ quan, đơn vị", AnswerType.RATING),
        subject="ten_dien_hinh",
        criteria=("TT1", "TT2"),
    ),
    _form(
        "02-CN",
        "Mẫu 02-CN",
        question("ho_ten", "Họ và tên"),
        question("la_dang_vien", "Là đảng viên", AnswerType.YES_NO),
        question("la_lanh_dao", "Giữ chức vụ lãnh đạo, quản lý", AnswerType.YES_NO),
        question("xep_loai", "Mức xếp loại chất lượng", AnswerType.RATING),
        question("danh_hieu_thi_dua", "Danh hiệu thi đua"),
        *criterion("CN1"),
        *criterion("LD1", only_if=("la_lanh_dao", True)),
        subject="ho_ten",
        criteria=("CN1", "LD1"),
    ),
    _form(
        "03-DG",
        "Mẫu 03-ĐG",
        question("danh_sach", "Danh sách điển hình", AnswerType.LIST, columns=(_NAME, _LOAI, _TIEN_DO, _KHO_KHAN)),
        due=(PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.YEAR),
    ),
    _form(
        "04-KQ",
        "Mẫu 04-KQ",
        question("so_tap_the", "Số điển hình tập thể", AnswerType.INTEGER, minimum=0),
        question("so_ca_nhan", "Số điển hình cá nhân", AnswerType.INTEGER, minimum=0),
        question("kien_nghi", "Kiến nghị, đề xuất", required=Required.WARNING),
        due=(PeriodKind.QUARTER, PeriodKind.HALF, PeriodKind.YEAR),
    ),
    _form(
        "05-TH",
        "Mẫu 05-TH",
        question("danh_sach", "Danh sách điển hình", AnswerType.LIST, columns=(_NAME, _LOAI, _CHUC_VU)),
    ),
)
_RULES = Rules(
    evidence_words=8,
    ratings=tuple(Choice(value=rating, label=rating) for rating in (BEST, GOOD, DONE, "Không hoàn thành nhiệm vụ")),
    rating_of_member=BEST,
    rating_of_other=GOOD,
    rating_of_collective=BEST,
    awards_from=("Chiến sĩ thi đua cơ sở", "CSTĐCS", "Chiến sĩ thi đua cấp tỉnh"),
    awards_below=("Lao động tiên tiến",),
    review_confidence=0.8,
)
_BRANCHES = (
    Branch(code="VP", name="Chi bộ Văn phòng"),
    Branch(code="TTR", name="Chi bộ Thanh tra"),
    Branch(code="CU", name="Chi bộ đã giải thể", valid_to=date(2023, 6, 30)),
)
DEFINITIONS = Definitions(
    plan=Plan(
        id="185-kh-du",
        symbol="185-KH/ĐU",
        citation="Kế hoạch số 185-KH/ĐU",
        title="Kế hoạch",
        subject="…",
        stage="2023-2025",
        criteria=_CRITERIA,
        groups=(),
        quotas=(),
        assessments=(),
        honours=(),
        duties=(),
        forms=_FORMS,
        deadlines=(Deadline(kind=PeriodKind.QUARTER, days_after=5, source="III.1"),),
        rules=_RULES,
    ),
    organisation=Organisation(
        committee="Đảng ủy Sở Công Thương",
        heading="ĐẢNG ỦY SỞ CÔNG THƯƠNG",
        short="Đảng ủy Sở",
        symbol="ĐU",
        place_name="Thái Nguyên",
        superiors=(),
        signers=(),
        terms=(),
        recipients={},
        branches=_BRANCHES,
    ),
)
QUARTER = Period(kind=PeriodKind.QUARTER, year=2024, index=3)

_COMMON: dict[str, object] = {"don_vi": "VP", "ky_bao_cao": "2024-Q3", "ngay_lap": "2024-09-25"}
CLEAN: dict[str, dict[str, object]] = {
    "01-DK": {
        "loai_dien_hinh": "ca_nhan",
        "ten_dien_hinh": "Hà Thu Long",
        "thoi_han_hoan_thanh": "2024-12-15",
        "san_pham_cu_the": "Báo cáo đánh giá kèm 18 hồ sơ mẫu.",
        "nguoi_theo_doi": "Dương Thúy Long",
    },
    "02-TT": {
        "ten_dien_hinh": "Tổ chuyển đổi số",
        "so_thanh_vien": 18,
        "TT1.ket_qua": "dat",
        "TT1.minh_chung": ENOUGH,
        "TT2.ket_qua": "dat",
        "TT2.minh_chung": "Xây dựng 2 mô hình làm theo Bác từ những việc nhỏ trong năm",
        "so_sang_kien": 0,
        "xep_loai_to_chuc_dang": BEST,
        "xep_loai_doan_the": BEST,
        "xep_loai_don_vi": BEST,
    },
    "02-CN": {
        "ho_ten": "Hà Thu Long",
        "la_dang_vien": True,
        "la_lanh_dao": False,
        "xep_loai": BEST,
        "danh_hieu_thi_dua": "Chiến sĩ thi đua cơ sở",
        "CN1.ket_qua": "dat",
        "CN1.minh_chung": "Chủ trì sáng kiến số hóa hồ sơ, giảm 17 giờ làm việc mỗi tháng",
    },
    "03-DG": {"danh_sach": [{"ten_dien_hinh": "Hà Thu Long", "loai_dien_hinh": "ca_nhan", "tien_do": 75, "kho_khan": "Không có"}]},
    "04-KQ": {"so_tap_the": 1, "so_ca_nhan": 1, "kien_nghi": "Không có kiến nghị."},
    "05-TH": {"danh_sach": [{"ten_dien_hinh": "Tổ chuyển đổi số", "loai_dien_hinh": "tap_the"}]},
}


def filled(form: str, **changes: object) -> Submission:
    """Fill a clean form of branch VP for 2024-Q3; ``__`` in a name stands for the dot of an id, an :class:`Answer` is taken as it is."""
    answers = {**_COMMON, **CLEAN[form], **{id.replace("__", "."): value for id, value in changes.items()}}
    return submission(form, answers, DEFINITIONS)


def submission(form: str, answers: Mapping[str, object], definitions: Definitions) -> Submission:
    """Make a submission from the values of the contract (JSON values, ``None`` for a blank)."""
    asked = definitions.plan.form(form)
    assert asked is not None, form
    made = tuple(_answer(question, answers.get(question.id)) for question in asked.questions)
    unit, period, subject = answers.get("don_vi"), answers.get("ky_bao_cao"), answers.get(asked.subject or "")
    return Submission(
        form=form,
        unit=unit if isinstance(unit, str) else None,
        period=period_from_id(period) if isinstance(period, str) else None,
        answers=made,
        subject=subject if isinstance(subject, str) else "",
    )


def _answer(question: Question, value: object) -> Answer:
    if isinstance(value, Answer):
        return value._replace(id=question.id)
    if value is None:
        return Answer(id=question.id, state=State.BLANK, place=PLACE)
    return Answer(id=question.id, value=_value(question, value), state=State.VALUE, raw=str(value), place=PLACE, confidence=1.0)


def _value(question: Question, value: object) -> AnswerValue:
    if question.type is AnswerType.LIST and isinstance(value, list):
        return tuple(
            Row(number=number, answers=tuple(_answer(column, row.get(column.id)) for column in question.columns))
            for number, row in enumerate(value, 1)
        )
    if question.type is AnswerType.GROUPS and isinstance(value, list):
        return tuple(value)
    if question.type is AnswerType.DATE and isinstance(value, str):
        return date.fromisoformat(value)
    if question.type is AnswerType.PERIOD and isinstance(value, str):
        return period_from_id(value)
    assert isinstance(value, str | int), value
    return value


def filed(
    made: Submission, *, folder: str | None = None, arrived: str = "2024-09-28", id: str = "", superseded_by: str | None = None
) -> Filed:
    """Put a submission into the books; its id is form and exemplar unless one is given."""
    return Filed(
        id=id or f"{made.form} {made.subject}".strip(),
        record=Record(submission=made),
        path=f"inbox/{folder or made.unit}/{made.form}.docx",
        folder=folder or made.unit or "_chung",
        sha256="0" * 64,
        arrived=datetime.fromisoformat(arrived),
        superseded_by=superseded_by,
    )


def dossier(*current: Filed | Submission, unit: str = "VP", period: Period = QUARTER, older: tuple[Filed, ...] = ()) -> Dossier:
    """Make a dossier of submissions or of what is filed already."""
    return Dossier(unit=unit, period=period, current=tuple(one if isinstance(one, Filed) else filed(one) for one in current), older=older)
