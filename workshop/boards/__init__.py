"""What the screens show, as frozen values made from a snapshot: no Qt, no mark-up, each sentence testable."""
