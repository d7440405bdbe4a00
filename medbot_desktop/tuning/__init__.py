"""Learning from questions whose right row is known: fusion weights and calibration. numpy only."""
