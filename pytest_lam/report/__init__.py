"""What the user is told: the terminal, the screenshots."""
