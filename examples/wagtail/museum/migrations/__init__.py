"""How the museum's tables came to be."""
