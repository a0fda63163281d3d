"""What readers can follow as files: feeds (Atom, RFC 4287) and calendars (iCalendar, RFC 5545)."""
