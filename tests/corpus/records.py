"""What a clerk means and what he writes: a record with its truth, made from a seeded random generator."""

from __future__ import annotations

import random
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tests.corpus import words

TICKED, UNTICKED = "\ue000", "\ue001"  # a control; the renderer of the format draws it
STRIKE, UNSTRIKE, LINE, UNLINE = "\ue002", "\ue003", "\ue004", "\ue005"  # stretches struck out or underlined

REQUIRED_BLANKS = {  # questions that may be left blank in a test without changing what the rules say about the others
    "01-DK": ("ngay_lap", "thoi_han_hoan_thanh", "bien_phap_ho_tro", "noi_dung_dang_ky", "nguoi_theo_doi", "san_pham_cu_the"),
    "02-TT": ("ngay_lap", "so_thanh_vien", "so_sang_kien", "hinh_thuc_de_nghi", "xep_loai_doan_the", "TT2.minh_chung", "TT3.ket_qua"),
    "02-CN": ("ngay_lap", "nam_sinh", "chuc_vu", "so_sang_kien", "danh_hieu_thi_dua", "CN1.minh_chung", "CN2.ket_qua"),
    "03-DG": ("ngay_lap", "moi_phat_hien"),
    "04-KQ": ("ngay_lap", "so_ca_nhan", "so_tin_bai", "han_che", "nguyen_nhan", "kien_nghi"),
    "05-TH": ("ngay_lap",),
}
BLANKS = ("", "", "……………………", "..................", "-", "—", "   ", "(ghi rõ)", "…", ". . . . . . . .")
BOTH = "both"  # the text of a result with two ticks
PARAGRAPHS = (
    "noi_dung_dang_ky",
    "san_pham_cu_the",
    "bien_phap_ho_tro",
    "moi_phat_hien",
    "ket_qua_noi_bat",
    "han_che",
    "nguyen_nhan",
    "phuong_huong",
)


@dataclass(kw_only=True)
class Said:
    """One answer: ``value`` as the truth has it, ``text`` as written, ``typed`` what a spreadsheet keeps instead of the text."""

    value: Any
    text: str
    typed: Any = None


@dataclass(kw_only=True)
class Record:
    """One filled form; ``said`` in the order of the form, ``rows`` of its list, ``missing`` and ``codes`` as in the truth."""

    form: str
    unit: str
    period: str
    said: dict[str, Said]
    rows: list[dict[str, Said]] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)

    def truth(self) -> dict[str, Any]:
        """Return the record as ``truth.jsonl`` has it."""
        answers = {id: said.value for id, said in self.said.items()}
        if self.form in words.COLUMNS:
            answers["danh_sach"] = [{id: said.value for id, said in row.items()} for row in self.rows]
        return {"form": self.form, "unit": self.unit, "period": self.period, "answers": answers}


class Writer:
    """Makes records: chance has one home, ``rng``."""

    def __init__(self, rng: random.Random) -> None:
        """Keep the seeded generator."""
        self.rng = rng

    def record(self, form: str, unit: str, period: str, faults: Collection[str] = ()) -> Record:
        """Return one filled form with the ``faults`` asked for: ``incomplete`` leaves one or two answers blank in any costume,
        ``invalid`` writes what is not of its type, ``two_ticks`` ticks both results of a criterion, ``unsigned`` leaves out
        the secretary's name.
        """
        said = {id: self._said(form, id, unit, period) for id in words.LABELS[form]}
        made = Record(form=form, unit=unit, period=period, said=said)
        if form in words.CRITERIA_OF:
            self._criteria(made)
        if form in words.COLUMNS:
            made.rows = [self._row(form) for _ in range(self.rng.randint(1, 6))]
        made.said["bi_thu"] = self._text(self.name())
        self._vary(made)
        if "incomplete" in faults:
            for id in self.rng.sample(REQUIRED_BLANKS[form], k=min(2, len(REQUIRED_BLANKS[form]))):
                self._blank(made, id)
        made.codes = _codes(made)
        if "unsigned" in faults:
            made.said["bi_thu"] = Said(value=None, text="")
            made.missing.append("bi_thu")
        if "invalid" in faults:
            self._spoil(made)
        if "two_ticks" in faults and form in words.CRITERIA_OF:
            made.said[f"{words.CRITERIA_OF[form][0]}.ket_qua"] = Said(value=None, text=BOTH)
            made.codes = [*_codes(made), *(code for code in made.codes if code == "invalid"), "contradictory"]
            made.missing = [id for id in made.missing if not id.startswith(words.CRITERIA_OF[form][0])]
        return made

    def _spoil(self, made: Record) -> None:
        """Write something that is not of the type asked for."""
        wrong = {
            "ngay_lap": ("31/02/2024", "ngày 35 tháng 9 năm 2024"),
            "nam_sinh": ("19788",),
            "so_thanh_vien": ("rất nhiều",),
            "so_tin_bai": ("chưa thống kê",),
        }
        id = self.rng.choice([id for id in wrong if id in made.said and id not in made.missing] or ["ngay_lap"])
        made.said[id] = Said(value=None, text=self.rng.choice(wrong[id]))
        made.missing = [other for other in made.missing if other != id]
        made.codes.append("invalid")

    def _vary(self, made: Record) -> None:
        """Let some registrations be of individuals and some ratings be lower than the best."""
        if made.form == "01-DK" and self.rng.random() < 0.6:
            made.said["loai_dien_hinh"] = Said(value="ca_nhan", text="Cá nhân")
            made.said["ten_dien_hinh"] = self._text(self.name())
        lower = {"02-TT": "xep_loai_don_vi", "02-CN": "xep_loai"}.get(made.form)
        if lower and self.rng.random() < 0.15:
            made.said[lower] = self._rating(words.GOOD)

    def name(self) -> str:
        """Return an invented person's name."""
        return " ".join(self.rng.choice(names.split()) for names in (words.SURNAMES, words.MIDDLES, words.GIVENS))

    def sentence(self, kind: tuple[str, ...]) -> str:
        """Return a sentence of that kind with figures of its own."""
        return self.rng.choice(kind).format(a=self.rng.randint(2, 19), b=self.rng.randint(20, 98), c=self.rng.randint(2, 9))

    def date_said(self, day: date, typed: bool = True) -> Said:
        """Return a date in one of the ways that people write it."""
        d, m, y = day.day, day.month, day.year
        text = self.rng.choice((
            f"{d}/{m}/{y}", f"{d:02d}/{m:02d}/{y}", f"{d:02d}-{m:02d}-{y}", f"{d}.{m}.{y}", f"ngày {d:02d} tháng {m:02d} năm {y}",
            f"Ngày {d} tháng {m} năm {y}", f"{d}/ {m}/ {y}",
        ))  # fmt: skip
        return Said(value=day.isoformat(), text=text, typed=day if typed else None)

    def _text(self, text: str) -> Said:
        return Said(value=text, text=text)

    def _said(self, form: str, id: str, unit: str, period: str) -> Said:
        """Write one answer by the type of its question."""
        rng = self.rng
        if id == "don_vi":
            return Said(value=unit, text=rng.choice(words.UNITS[unit].split("|")))
        if id == "ky_bao_cao":
            return Said(value=period, text=rng.choice(words.PERIODS[period].split("|")))
        if id in ("ngay_lap", "thoi_han_hoan_thanh"):
            return self.date_said(date(rng.choice((2024, 2025)), rng.randint(1, 12), rng.randint(1, 28)))
        if id.startswith("so_"):
            return self._number(id)
        if id.startswith("xep_loai"):
            return self._rating(words.BEST)
        if id == "nam_sinh":
            return self._year()
        maker = getattr(self, f"_{id}", None)
        made: Said = maker() if maker else self._narrative(id)
        return made

    def _number(self, id: str) -> Said:
        value = self.rng.randint(3, 40) if id in ("so_thanh_vien", "so_tin_bai") else self.rng.choice((0, 1, 2, 3, 5, 8, 12))
        text = self.rng.choice((str(value), f"{value:02d}"))
        if value == 0:
            text = self.rng.choice(("0", "00", "Không có", "0"))
            return Said(value=0, text=text, typed=0 if text[0] == "0" else None)
        return Said(value=value, text=text, typed=value)

    def _year(self) -> Said:
        year = self.rng.randint(1965, 1999)
        return Said(value=year, text=str(year), typed=year)

    def _rating(self, value: str) -> Said:
        return Said(value=value, text=self.rng.choice(words.RATINGS[value].split("|")))

    def _yes(self, value: bool) -> Said:
        return Said(value=value, text=self.rng.choice(("Có", "Có", "có") if value else ("Không", "Không", "không")))

    def _narrative(self, id: str) -> Said:
        kinds = {"noi_dung_dang_ky": words.PLANS, "san_pham_cu_the": words.PRODUCTS, "bien_phap_ho_tro": words.HELP}
        kind = kinds.get(id, words.NARRATIVES)
        many = self.rng.choice((1, 1, 2)) if id in PARAGRAPHS else 1
        sentences = list(dict.fromkeys(f"{self.sentence(kind)}." for _ in range(many)))
        return self._text(self.rng.choice((" ", "\n")).join(sentences))

    def _nguoi_lap(self) -> Said:
        return self._text(self.name())

    _ho_ten = _nguoi_theo_doi = _nguoi_lap

    def _ten_dien_hinh(self) -> Said:
        return self._text(self.rng.choice(words.COLLECTIVES))

    def _loai_dien_hinh(self) -> Said:
        return Said(value="tap_the", text="Tập thể")

    def _nhom_noi_dung(self) -> Said:
        groups = sorted(self.rng.sample((1, 2, 3, 4), k=self.rng.choice((1, 1, 2))))
        style = self.rng.randrange(4)
        parts = [(f"{g}. {words.GROUPS[g]}", f"Nhóm {g}", str(g), words.GROUPS[g])[style] for g in groups]
        return Said(
            value=groups, text=(", " if style == 1 else "; ").join(parts), typed=groups[0] if style == 2 and len(groups) == 1 else None
        )

    def _tiep_tuc(self) -> Said:
        return self._yes(self.rng.random() < 0.5)

    _la_dang_vien = _la_lanh_dao = _tiep_tuc

    def _chuc_vu(self) -> Said:
        return self._text(self.rng.choice(words.POSITIONS))

    def _danh_hieu_thi_dua(self) -> Said:
        return self._text(self.rng.choice(words.AWARDS_FROM * 4 + words.AWARDS_BELOW))

    def _hinh_thuc_de_nghi(self) -> Said:
        return self._text(self.rng.choice(words.PROPOSALS))

    def _criteria(self, made: Record) -> None:
        """Add result and evidence of every criterion; the leaders' one is left empty and out of the truth of others."""
        pool = self.rng.sample(words.EVIDENCE, k=len(words.EVIDENCE))
        for criterion in words.CRITERIA_OF[made.form]:
            if criterion == "LD1" and not made.said["la_lanh_dao"].value:
                continue
            met = criterion == "LD1" or self.rng.random() < 0.93
            made.said[f"{criterion}.ket_qua"] = Said(value="dat" if met else "chua_dat", text="")
            made.said[f"{criterion}.minh_chung"] = self._evidence(pool)

    def _evidence(self, pool: list[str]) -> Said:
        sentences = [f"{self.sentence((pool.pop(),))}." for _ in range(self.rng.choice((1, 1, 2)))]
        return self._text(self.rng.choice((" ", "\n")).join(sentences))

    def _row(self, form: str) -> dict[str, Said]:
        collective = self.rng.random() < 0.4
        name = self.rng.choice(words.COLLECTIVES) if collective else self.name()
        kind = "tap_the" if collective else "ca_nhan"
        row = {"ten_dien_hinh": self._text(name), "loai_dien_hinh": Said(value=kind, text=words.KINDS[kind])}
        if form == "05-TH":
            product = self._text(f"{self.sentence(words.PRODUCTS)}.")
            position = Said(value=None, text=self.rng.choice(("", "", "-"))) if collective else self._chuc_vu()
            row |= {"chuc_vu": position, "nhom_noi_dung": self._nhom_noi_dung(), "san_pham_cu_the": product}
            row |= {
                "xep_loai": self._rating(self.rng.choice((words.BEST, words.BEST, words.GOOD))),
                "hinh_thuc_de_nghi": self._hinh_thuc_de_nghi(),
            }
        else:
            percent = self.rng.choice((0, 25, 40, 60, 75, 80, 100))
            text = self.rng.choice((str(percent), f"{percent}%", f"{percent} %"))
            row["tien_do"] = Said(value=percent, text=text, typed=percent)
            for id, kinds in (
                ("hieu_qua", words.EFFECTS),
                ("kha_nang", words.CHANCES),
                ("kho_khan", words.TROUBLES),
                ("dieu_chinh", words.CHANGES),
            ):
                row[id] = self._text(self.sentence(kinds))
        return row | {"nguoi_theo_doi": self._text(self.name())}

    def _blank(self, made: Record, id: str) -> None:
        text = "" if id.endswith("ket_qua") else self.rng.choice(BLANKS)
        made.said[id] = Said(value=None, text=text)
        made.missing.append(id)


def _codes(made: Record) -> list[str]:
    """Return the codes that the form alone must raise (II.1.2.1, II.1.2.2)."""
    value = {id: said.value for id, said in made.said.items()}
    codes = ["not-met"] if "chua_dat" in (v for id, v in value.items() if id.endswith("ket_qua")) else []
    if any(v not in (words.BEST, None) for id, v in value.items() if id.startswith("xep_loai_")):
        codes.append("rating-too-low")
    if value.get("xep_loai") == words.GOOD and value["la_dang_vien"]:
        codes.append("rating-too-low")
    return [*codes, "award-missing"] if value.get("danh_hieu_thi_dua") in words.AWARDS_BELOW else codes
