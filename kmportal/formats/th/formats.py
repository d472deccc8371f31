"""Thai dates wherever Django or Wagtail write one. `o` is the year of the reader's era: see core.dates."""

DATE_FORMAT = SHORT_DATE_FORMAT = "j M o"
DATETIME_FORMAT = SHORT_DATETIME_FORMAT = "j M o H.i น."
TIME_FORMAT = "H.i น."
YEAR_MONTH_FORMAT = "F o"
MONTH_DAY_FORMAT = "j F"
FIRST_DAY_OF_WEEK = 0
# Only ISO, which core.date_inputs makes of what people type: 12/3/2564 is no day of the Common Era.
DATE_INPUT_FORMATS = ["%Y-%m-%d"]
DATETIME_INPUT_FORMATS = ["%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M"]
TIME_INPUT_FORMATS = ["%H:%M:%S", "%H:%M"]
