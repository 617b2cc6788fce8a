"""What `make bench` runs: ours beside a floor or a peer, in one run on one machine."""
