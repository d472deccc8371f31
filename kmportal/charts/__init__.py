"""Pictures of figures, drawn on the server: bars, a map of provinces, a matrix. No models."""
