"""Other ways in: what helps someone to write a record. Ends in a file that the checker reads."""
