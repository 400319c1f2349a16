"""Who may issue and sign what, told in Vietnamese before a paper leaves (399-QĐ/TW, Điều 11 and 13; HD05)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from toolkit.definitions import builtin_folder, load_definitions, load_organisation
from toolkit.errors import ConfigurationError
from toolkit.model.powers import BRANCH, COMMITTEE, STANDING, issue_fault, signing_fault
from toolkit.papers.frame import paper_head
from toolkit.party_style import load_party_styles

HOME = builtin_folder()
# The table of 399-QĐ/TW as the-thuc.md 3.3 gives it: committee, standing committee, branch.
EVERYBODY = ("NQ", "QĐ", "KL", "TB", "BC", "KH", "QH", "CTr", "ĐA", "PA", "DA", "TTr", "CV", "BB")
RIGHTS = {**dict.fromkeys(EVERYBODY, "yyy"), "QC": "yny", "Quy định": "yyn", "HD": "nyn", "CT": "nnn", "TT": "nnn"}


@pytest.mark.parametrize(("code", "rights"), RIGHTS.items())
def test_each_organ_issues_the_types_of_its_regulation_and_no_others(code: str, rights: str) -> None:
    told = [issue_fault(code, authority) for authority in (COMMITTEE, STANDING, BRANCH)]

    assert ["n" if fault else "y" for fault in told] == list(rights)
    assert all("399-QĐ/TW" in fault and "Hãy" in fault for fault in told if fault)


def test_a_type_or_an_issuer_that_the_regulation_does_not_name_is_not_judged() -> None:
    assert issue_fault("GM", COMMITTEE) is None
    assert issue_fault("HD", "TRƯỞNG BAN") is None


@pytest.mark.parametrize(
    ("authority", "position", "said"),
    [
        ("K/T BÍ THƯ", "PHÓ BÍ THƯ", "không ký thay"),
        ("KT. BÍ THƯ", "PHÓ BÍ THƯ", "không ký thay"),
        ("TM. ĐẢNG ỦY", "BÍ THƯ", "gạch chéo"),
        ("T.M ĐẢNG ỦY", "BÍ THƯ", "gạch chéo"),
        ("T/M ĐẢNG ỦY", "PHÓ BÍ THƯ ĐẢNG ỦY", "không kèm tên cơ quan"),
        ("T/M ĐẢNG ỦY", "ỦY VIÊN", "để trống"),
    ],
)
def test_a_signature_that_no_committee_has_is_told_with_the_right_one(authority: str, position: str, said: str) -> None:
    assert said in (signing_fault(authority, position) or "")


@pytest.mark.parametrize(
    ("authority", "position"),
    [
        (COMMITTEE, "BÍ THƯ"),
        (COMMITTEE, "PHÓ BÍ THƯ"),
        (STANDING, "PHÓ BÍ THƯ"),
        (COMMITTEE, ""),
        ("T/L BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG"),
    ],
)
def test_the_forms_of_the_guide_are_accepted(authority: str, position: str) -> None:
    assert signing_fault(authority, position) is None


def test_a_wrong_signature_in_the_organisation_is_told_with_its_line(tmp_path: Path) -> None:
    text = (HOME / "organisation.yaml").read_text(encoding="utf-8").replace("authority: T/M ĐẢNG ỦY", "authority: K/T BÍ THƯ")
    (tmp_path / "organisation.yaml").write_text(text, encoding="utf-8")

    with pytest.raises(ConfigurationError, match=r"organisation\.yaml.*dòng \d+.*không ký thay"):
        load_organisation(tmp_path / "organisation.yaml")


def test_a_paper_that_its_signers_may_not_issue_is_not_composed() -> None:
    organisation, style = load_definitions(HOME).organisation, load_party_styles(HOME / "templates" / "party-style")[0]
    standing = replace(organisation, signers=(replace(organisation.signers[0], authority=STANDING),))
    day = date(2026, 6, 5)

    with pytest.raises(ConfigurationError, match="không ban hành hướng dẫn"):
        paper_head(organisation, style, day, (), code="HD")
    assert paper_head(standing, style, day, (), code="HD").authority == STANDING
