"""Forms on pages of other apps."""

from django import template

from kmportal.forms.listing import forms_of

register = template.Library()

register.simple_tag(forms_of, name="forms_of_event")
