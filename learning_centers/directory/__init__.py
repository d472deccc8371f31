"""The directory of learning centers: filters with counts, the nearest first, a map, GeoJSON."""
