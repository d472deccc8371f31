"""Tags of the pages of learning centers."""

from django import template

from learning_centers import contact, querysets, sections

register = template.Library()

register.simple_tag(sections.center_sections)
register.simple_tag(querysets.nearby)
register.simple_tag(contact.map_links)
register.filter(contact.telephones)
register.filter(contact.line_url)
register.filter(querysets.main_place)
