"""The screens: they show state and turn gestures into commands. No SQL, no PDF, no rule of the domain."""
