"""Looking after a register: how its set-up is, what it holds, and which of its links are dead."""
