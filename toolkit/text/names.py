"""Names of people: by the family name a line in capitals is told apart from a heading."""

from __future__ import annotations

from toolkit.text.fold import fold

_FAMILY = """
âu bàn bạch bế bùi cam cao cầm chảo chẩu chíu chu chúc châu chử cù cung dư diệp doãn dương đàm đàng đào đặng đậu điêu đinh
đoàn đỗ đới đường đèo giang giàng giáp hà hạ hàn hầu hoàng hồ hồng hứa huỳnh khâu khổng khúc khuất kiều kim la lã
lại lâm lăng lê lều lò lỗ lộc lù luân lục lừ lương lưu lường lữ lý ma mã mạc mai mẫn mùa nghiêm ngô ngũ nguyễn nhâm nhữ
ninh nông phạm phan phí phùng quách quàng sầm sùng tạ tăng thạch thái thân thào thi thiều
tô tôn tống tòng trà trang trần trịnh triệu trương từ tưởng ung vàng vi viên võ vũ vừ vương xa
"""
_SHORTEST, _LONGEST = 2, 5


def is_persons_name(text: str) -> bool:
    """Tell whether ``text`` is a person's name and nothing else: a few words, of which the first is a common family name."""
    words = fold(text).split()
    return _SHORTEST <= len(words) <= _LONGEST and words[0] in _KNOWN and "".join(text.split()).isalpha()


def is_family_name(word: str) -> bool:
    """Tell whether a word is a common family name."""
    return fold(word.strip()) in _KNOWN


_KNOWN = frozenset(map(fold, _FAMILY.split()))
