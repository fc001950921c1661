"""The domain: sittings, speeches, speakers; what minutes look like as text. No I/O."""
