"""The room screen: what the wall shows, painted large, on another screen or over this window."""
