"""A page as its reader sees it."""

import re

from django.http import HttpResponse


def text_of(response: HttpResponse) -> str:
    """The page's HTML without the marks that only keep words whole at line ends."""
    assert response.status_code == 200
    html = re.sub(r'<span class="(?:word|clause)">|<wbr>', "", response.content.decode())
    return re.sub(r"\s+", " ", html.replace("</span>", ""))
