"""The comments of a page, for its template."""

from django import template

from kmportal.discussion.threads import discussion_of

register = template.Library()

register.simple_tag(discussion_of, name="discussion")
