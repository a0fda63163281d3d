# Each real agreement that is in use, by its title. Needs curl and jq.
curl --silent --show-error --fail "SITE/data/agreements.jsonl" |
  jq --raw-output 'select(.record.status == "live" and (.invented | not)) | .record.title'
