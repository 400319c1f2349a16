"""The plan's hard conditions by what the checks find (plan II.1.2), each with its name under ``dieu_kien`` in the sentences."""

from __future__ import annotations

from toolkit.model.finding import Code

CONDITIONS = {Code.RATING_TOO_LOW: "xep_loai", Code.AWARD_MISSING: "danh_hieu", Code.LEADER_CRITERION: "lanh_dao"}
