"""What a typing error in a Thai word costs, in nats: how much rarer it is than typing what was meant.

Measured on about 3,000 single errors: two prices do as well as a table of letters. A *slip* is an
error that fingers, eyes and ears make; any other change is dearer. Cheaper prices restore more of
the errors and change more of the words that were right.
"""

SLIP = 5.0
CHANGE = 8.0
#: Added to the second error in one word.
SECOND = 3.0

MARKS = frozenset("ัิีึืฺุู็่้๊๋์ํ")

#: Letters that look alike or sound alike, in Thai as it is written and heard today.
_ALIKE = (
    "กถภฤ ฎฏ ดคตศ บปษ ผฝพฟฬ ซชข ขฃ ทฑห นมฌ ฉณญ รธฐ โไใ เแ อฮ ฒตฌ ลส "
    "นณญรลฬ สศษซ กขคฆฅ ดตถทธศษสจชซฎฏฐฑฒ บปพภฟผ ยญ ชฌฉจ หฮ ะา"
)

#: The Thai keyboard (Kedmanee): each row as it is, and with Shift.
_KEYS = (
    ("_ๅ/-ภถุึคตจขช", "%+๑๒๓๔ู฿๕๖๗๘๙"),
    ("ๆไำพะัีรนยบลฃ", '๐"ฎฑธํ๊ณฯญฐ,ฅ'),
    ("ฟหกดเ้่าสวง", "ฤฆฏโฌ็๋ษศซ."),
    ("ผปแอิืทมใฝ", "()ฉฮฺ์?ฒฬฦ"),
)


def _neighbours() -> set[str]:
    """Pairs on one key, or on keys side by side in a row."""
    found = set()
    for plain, shifted in _KEYS:
        found |= {a + b for a, b in zip(plain, shifted, strict=True)}
        for row in (plain, shifted):
            found |= {row[place : place + 2] for place in range(len(row) - 1)}
    return found | {pair[::-1] for pair in found}


_CLOSE = _neighbours() | {a + b for alike in _ALIKE.split() for a in alike for b in alike}


def mistaken(typed: str, meant: str) -> float:
    """The cost of one letter for another.

    >>> mistaken("ณ", "น"), mistaken("ี", "ิ"), mistaken("ษ", "า"), mistaken("ง", "แ")
    (5.0, 5.0, 5.0, 8.0)
    """
    if typed + meant in _CLOSE or (typed in MARKS and meant in MARKS):
        return SLIP
    return CHANGE


def forgotten(meant: str) -> float:
    return SLIP if meant in MARKS else CHANGE


def superfluous(typed: str, before: str) -> float:
    """The cost of a letter too many, after the letter `before`: a key pressed twice, a mark."""
    return SLIP if typed in MARKS or typed == before else CHANGE
