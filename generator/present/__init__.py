"""Register and outcomes -> pages and files. Touches no disk but the templates, and knows no host."""
