# Each agreement that is in use, by its title. Needs Python alone.
import json
from urllib.request import urlopen

with urlopen("SITE/data/agreements.jsonl") as lines:
    for line in lines:
        record = json.loads(line)["record"]
        if record["status"] == "live":
            print(record["title"])
