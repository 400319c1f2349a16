"""Who may issue which type of paper and in whose name it is signed (399-QĐ/TW, Điều 11 and 13; HD05, quyền hạn ký).

Each function returns what is wrong as a Vietnamese sentence, or ``None``. The types are those codes that papers carry ("BC", "TTr").
"""

from __future__ import annotations

COMMITTEE, STANDING, BRANCH = "T/M ĐẢNG ỦY", "T/M BAN THƯỜNG VỤ", "T/M CHI BỘ"
POSITIONS = ("BÍ THƯ", "PHÓ BÍ THƯ")

_ISSUERS = {COMMITTEE: "Đảng ủy cơ sở", STANDING: "Ban thường vụ đảng ủy cơ sở", BRANCH: "Chi bộ"}
_EVERYBODY = frozenset(_ISSUERS)
# Quy định and quyết định share the code QĐ; the rarer right of the two is asked for by the name of the type.
_MAY = {
    **dict.fromkeys(("NQ", "QĐ", "KL", "TB", "BC", "KH", "QH", "CTr", "ĐA", "PA", "DA", "TTr", "CV", "BB"), _EVERYBODY),
    "QC": frozenset({COMMITTEE, BRANCH}),
    "Quy định": frozenset({COMMITTEE, STANDING}),
    "HD": frozenset({STANDING}),
    "CT": frozenset[str](),
    "TT": frozenset[str](),
}
_NAMES = {
    "BC": "báo cáo",
    "KH": "kế hoạch",
    "TTr": "tờ trình",
    "CV": "công văn",
    "QĐ": "quyết định",
    "QC": "quy chế",
    "Quy định": "quy định",
    "HD": "hướng dẫn",
    "CT": "chỉ thị",
    "TT": "thông tri",
}


def issue_fault(code: str, authority: str) -> str | None:
    """Tell whether those for whom a paper is signed may not issue its type; an unknown type or an unknown issuer is not judged."""
    may, issuer = _MAY.get(code), _ISSUERS.get(authority)
    if may is None or issuer is None or authority in may:
        return None
    others = ", ".join(_ISSUERS[one] for one in _ISSUERS if one in may)
    who = f"loại văn bản này do {others} ban hành" if others else "tổ chức cơ sở đảng không ban hành loại văn bản này"
    return (
        f"{issuer} không ban hành {_NAMES.get(code, code)} ({code}) theo Quy định 399-QĐ/TW: {who}. "
        "Hãy chọn loại văn bản khác hoặc sửa quyền hạn ký trong organisation.yaml."
    )


def signing_fault(authority: str, position: str) -> str | None:
    """Tell whether the lines above a signature are not those of a committee: T/M, never K/T; a position without the organ's name."""
    said = " ".join(authority.split())
    if said.upper().startswith(("K/T", "KT.", "KT ")):
        return (
            f"`{said}`: cấp ủy làm việc tập thể nên không ký thay (K/T); phó bí thư ký `{COMMITTEE}` hoặc `{STANDING}`, "
            "dưới ghi `PHÓ BÍ THƯ`."
        )
    if said.upper().startswith(("TM.", "TM ", "T.M", "TL.", "T.L")):
        return f"`{said}`: văn bản của Đảng viết có gạch chéo, ví dụ `{COMMITTEE}`."
    if said.startswith("T/M ") and position not in ("", *POSITIONS):
        return f"`{position}`: dưới `{said}` chỉ ghi `BÍ THƯ` hoặc `PHÓ BÍ THƯ`, không kèm tên cơ quan; ủy viên ký thì để trống."
    return None
