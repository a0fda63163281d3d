"""One small site, kept whole: what a member of the public would see, read in review."""
