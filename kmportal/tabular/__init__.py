"""Tables in and out of the editor: CSV and XLSX for any django-import-export Resource.

Subclass `kmportal.tabular.viewset.TableViewSet`; its docstring says how.
"""
