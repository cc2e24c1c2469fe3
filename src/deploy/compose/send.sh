#!/bin/sh
# Sends the reviews of /source/reviews.jsonl to the topic `reviews`, ten a second, until it is stopped. Each round gives
# them other ids; their times are those of sending.
set -eu
round=0
while true; do
    round=$((round + 1))
    while IFS= read -r line; do
        printf '%s\n' "$line" |
            sed "s/\"id\": *\"/&round-$round-/; s/\"product\":/\"subject\":/; s/, *\"ts\": *\"[^\"]*\"//"
        sleep 0.1
    done </source/reviews.jsonl
done | /opt/kafka/bin/kafka-console-producer.sh --bootstrap-server kafka:19092 --topic reviews
