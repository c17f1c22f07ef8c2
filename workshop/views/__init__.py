"""What documents and pictures say of a day: plain words and numbers made from a snapshot, ready to be printed."""
