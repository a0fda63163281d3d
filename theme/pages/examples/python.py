# Each real agreement that is in use, by its title. Needs Python alone.
import json
from urllib.request import urlopen

with urlopen("SITE/data/agreements.jsonl") as lines:
    for line in lines:
        agreement = json.loads(line)
        if agreement["record"]["status"] == "live" and not agreement["invented"]:
            print(agreement["record"]["title"])
