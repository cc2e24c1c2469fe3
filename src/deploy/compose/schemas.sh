#!/bin/sh
# Puts the schemas into the registry, each under its name. Doing it again does no harm.
set -eu
base=http://registry:8080/apis/registry/v2
tries=0
until wget -q -O /dev/null "$base/system/info"; do
    tries=$((tries + 1))
    [ "$tries" -lt 60 ] || { echo "the registry does not answer at $base" >&2; exit 1; }
    sleep 2
done
for file in /source/schemas/*.avsc; do
    name=$(basename "$file" .avsc)
    wget -q -O /dev/null --header 'Content-Type: application/json' \
        --header "X-Registry-ArtifactId: $name" --header 'X-Registry-ArtifactType: AVRO' \
        --post-file "$file" "$base/groups/tidings/artifacts?ifExists=RETURN_OR_UPDATE"
    echo "registered $name"
done
