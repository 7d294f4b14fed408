"""Figures of the readers' path, as ratios measured in one run; `make bench` prints them."""
