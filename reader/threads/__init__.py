"""Questions beside their answers: exchanges, rounds, passages, links, topics. No I/O."""
