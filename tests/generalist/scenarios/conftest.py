"""What is below is recorded by a prompted model: benchmarks/generalist.py does that, in a copy of a folder."""

collect_ignore_glob = ["*.feature"]
