"""The table's screens. The list of redirects leads to them: the menu needs no entry more."""

from wagtail import hooks

from .table import RedirectTable

hooks.register("register_admin_viewset", RedirectTable)
