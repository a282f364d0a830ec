"""The prompted generalist: any model behind an OpenAI-compatible endpoint, in the closed vocabulary."""
