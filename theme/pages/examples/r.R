# Each real agreement that is in use, by its title. Needs R alone.
agreements <- read.csv("SITE/data/csv/agreements.csv", fileEncoding = "UTF-8-BOM")
writeLines(agreements$title[agreements$status == "live" & agreements$invented == "false"])
