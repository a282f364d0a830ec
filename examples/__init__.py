"""Applications that the features run against."""
