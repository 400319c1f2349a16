"""Two legacy encodings, letter by letter, for the generator: a Vietnamese letter and what an old font keeps for it."""

from __future__ import annotations

_TCVN3_LETTERS = "ÂÊÔàáâãèéêìíòóôõùúýĂăĐđĩũƠơƯưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"
_TCVN3_CODES = "¢£¤µ¸©·ÌÐª×Ýßã«âïóý¡¨§®Üò¥¬¦\xad¹¶ÊÇÈÉË¾»¼½ÆÑÎÏÕÒÓÔÖØÞäáèåæçéíêëìîôñøõö÷ùúþûü"
_VNI = (
    "ÀAØ ÁAÙ ÂAÂ ÃAÕ ÈEØ ÉEÙ ÊEÂ ÒOØ ÓOÙ ÔOÂ ÕOÕ ÙUØ ÚUÙ ÝYÙ àaø áaù âaâ ãaõ èeø éeù êeâ òoø óoù ôoâ õoõ ùuø úuù ýyù ĂAÊ ăaê "
    "ŨUÕ ũuõ ẠAÏ ạaï ẢAÛ ảaû ẤAÁ ấaá ẦAÀ ầaà ẨAÅ ẩaå ẪAÃ ẫaã ẬAÄ ậaä ẮAÉ ắaé ẰAÈ ằaè ẲAÚ ẳaú ẴAÜ ẵaü ẶAË ặaë ẸEÏ ẹeï ẺEÛ ẻeû "
    "ẼEÕ ẽeõ ẾEÁ ếeá ỀEÀ ềeà ỂEÅ ểeå ỄEÃ ễeã ỆEÄ ệeä ỌOÏ ọoï ỎOÛ ỏoû ỐOÁ ốoá ỒOÀ ồoà ỔOÅ ổoå ỖOÃ ỗoã ỘOÄ ộoä ỚÔÙ ớôù ỜÔØ ờôø "
    "ỞÔÛ ởôû ỠÔÕ ỡôõ ỢÔÏ ợôï ỤUÏ ụuï ỦUÛ ủuû ỨÖÙ ứöù ỪÖØ ừöø ỬÖÛ ửöû ỮÖÕ ữöõ ỰÖÏ ựöï ỲYØ ỳyø ỶYÛ ỷyû ỸYÕ ỹyõ ỈÆ ÌÌ ÍÍ ỴÎ ĐÑ "
    "ỊÒ ĨÓ ƠÔ ƯÖ ỉæ ìì íí ỵî đñ ịò ĩó ơô ưö "
)
TCVN3 = dict(zip(_TCVN3_LETTERS, _TCVN3_CODES, strict=True))
VNI = {pair[0]: pair[1:] for pair in _VNI.split()}


def tcvn3(text: str) -> str:
    """Encode for a ``.VnTime`` font; toned capitals have no code and become small letters."""
    return "".join(TCVN3.get(char) or TCVN3.get(char.lower(), char) for char in text)


def vni(text: str) -> str:
    """Encode for a ``VNI-`` font: a letter and its mark are two codes."""
    return "".join(VNI.get(char, char) for char in text)
