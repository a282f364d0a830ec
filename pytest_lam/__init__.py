"""Plain-English Gherkin, carried out on a live browser and kept as ordinary Selenium code."""
