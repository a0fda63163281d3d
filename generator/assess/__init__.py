"""What each test comes to, with the reasons. Reads the register; knows no page and no host."""
