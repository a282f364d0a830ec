"""What is wrong with feature files before any browser is started: problems with their place and a better wording."""
