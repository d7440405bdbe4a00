"""The tuning place: five steps from the data to the model in use, and the charts they show."""
