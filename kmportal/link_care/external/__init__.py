"""Links that lead out of the portal: collecting, checking and mending them."""
