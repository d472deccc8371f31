from .document_page import EarlierVersion, LibraryDocumentPage, ScannedPage
from .file_restriction import FileRestriction
from .first_page import FirstPage
from .library_page import DocumentLibraryPage

__all__ = [
    "DocumentLibraryPage",
    "EarlierVersion",
    "FileRestriction",
    "FirstPage",
    "LibraryDocumentPage",
    "ScannedPage",
]
