"""Pages open to everybody: coverage with its sources, how it is counted, data to download, the law we compute with."""
