"""How long a host is left alone between two requests: what the settings offer, too."""

DEFAULT_DELAY = 2.0  # seconds between two requests
LEAST_DELAY = 1.0  # seconds, for any host but this computer
