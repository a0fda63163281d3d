"""The site's search: what can be found, under which words, and the files that the script in a page reads."""
