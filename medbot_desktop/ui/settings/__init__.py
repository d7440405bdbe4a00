"""The settings page: language, country, theme, zoom, data sets, about."""
