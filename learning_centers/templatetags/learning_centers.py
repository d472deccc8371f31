"""Tags of the pages of learning centers."""

from django import template

from learning_centers import contact, getting_there, querysets, sections, structured

register = template.Library()

register.simple_tag(sections.center_sections)
register.simple_tag(querysets.neighbours_of)
register.simple_tag(querysets.stories_of)
register.simple_tag(getting_there.getting_there)
register.simple_tag(structured.structured_data)
register.filter(contact.telephones)
register.filter(contact.line_url)
register.filter(querysets.main_place)
