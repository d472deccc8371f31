"""The first words of a text as its title."""

from pythainlp.tokenize import word_tokenize

LONGEST = 60


def first_words(text: str, longest: int = LONGEST) -> str:
    """The first line, cut between words and never inside a Thai one.

    >>> first_words("วันนี้ฝนตกหนักมาก น้ำท่วมแปลงผัก", 14)
    'วันนี้ฝน…'
    >>> first_words("  ตลาดเช้า\\nคนมาเยอะ")
    'ตลาดเช้า'
    """
    line = next((line.strip() for line in text.splitlines() if line.strip()), "")
    if len(line) <= longest:
        return line
    title = ""
    # A few more letters than fit, so that the last word is known whole; newmm-safe bears anything.
    for word in word_tokenize(line[: longest + 40], engine="newmm-safe"):
        if len(title) + len(word) > longest - 1:
            break
        title += word
    return (title.rstrip() or line[: longest - 1]) + "…"
