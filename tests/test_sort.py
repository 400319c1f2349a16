"""Vietnamese order of words and people (the-thuc.md 9; the example is the published rule for lists of people)."""

from toolkit.text.sort import name_key, word_key

PEOPLE = ["Nguyễn Văn An", "Đỗ Đức Anh", "Phạm Thị Anh", "Lê Thị Ánh", "Trần Văn Ân", "Lê Dũng", "Vũ Văn Đức"]


def test_people_are_sorted_by_given_name_then_family_name_then_middle_name() -> None:
    assert sorted(sorted(PEOPLE), key=name_key) == PEOPLE
    assert sorted(["Lê Văn Hà", "Lê Thị Hà", "Đinh Hà"], key=name_key) == ["Đinh Hà", "Lê Thị Hà", "Lê Văn Hà"]


def test_words_follow_letters_before_tones_and_tones_before_case() -> None:
    assert sorted(["Vũ", "Đỗ", "Dương", "ạ", "á", "à", "a", "ả", "ã", "ă", "â"], key=word_key) == [
        "a",
        "à",
        "ả",
        "ã",
        "á",
        "ạ",
        "ă",
        "â",
        "Dương",
        "Đỗ",
        "Vũ",
    ]
    assert sorted(["Nga", "Nam", "Nhung", "Na"], key=word_key) == ["Na", "Nam", "Nga", "Nhung"]


def test_old_and_new_tone_placement_sort_together() -> None:
    assert word_key("hoà") == word_key("hòa")
    assert word_key("Thuỷ") == word_key("Thủy")


def test_a_name_of_one_word_and_no_name_at_all_have_a_place() -> None:
    assert sorted(["Bình", "", "Lê An"], key=name_key) == ["", "Lê An", "Bình"]
