"""Files -> plain data with positions. Knows YAML and folders; knows no field names."""
