package io.tidings.stream;

import io.tidings.classify.Classification;
import io.tidings.event.ReviewDecoder;
import io.tidings.event.SourceRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Labels one record, or throws the [DeadLetterException] that says why not. Holds nothing back: when it returns, the
/// record's event has been forwarded.
final class ScoreProcessor implements Processor<byte[], Polled, byte[], byte[]> {

    private static final Logger LOG = LoggerFactory.getLogger(ScoreProcessor.class);

    private final ScoreSettings settings;
    private final ReviewDecoder decoder;
    private final Scoring scoring;
    private final ScoreMeters meters;
    private final EventWriter events;
    private ProcessorContext<byte[], byte[]> context;
    private LookAhead lookAhead;

    @SuppressWarnings("NullAway.Init") // Kafka calls init before anything else.
    ScoreProcessor(ScoreSettings settings, ReviewDecoder decoder, Scoring scoring) {
        this.settings = settings;
        this.decoder = decoder;
        this.scoring = scoring;
        this.meters = scoring.meters();
        this.events = new EventWriter(settings);
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> given) {
        context = given;
        lookAhead = new LookAhead(decoder, scoring, settings.batch(), given::currentSystemTimeMs);
    }

    @Override
    public void process(Record<byte[], Polled> polled) {
        meters.recordRead();
        SourceRecord source = source(polled);
        Outcome outcome = outcome(polled.value().tag(), source);
        recordLatency(polled.value().tag());
        Outcome.Labeled labeled = switch (outcome) {
            case Outcome.Labeled found -> found;
            case Outcome.Refused refused -> throw deadLetter(refused);
        };
        byte[] event = events.write(labeled, source);
        events.tooLarge(polled.key(), event, polled.headers()).ifPresent(refused -> {
            throw deadLetter(refused);
        });
        context.forward(polled.withValue(event));
        Classification found = labeled.main().classification();
        meters.recordLabeled(found, found.scores().uncertain(settings.uncertainBelow()));
    }

    private void recordLatency(@Nullable PollTag tag) {
        if (tag != null) {
            meters.recordLatency(tag.poll().age());
        }
    }

    private Outcome outcome(@Nullable PollTag tag, SourceRecord source) {
        if (tag != null) {
            return lookAhead.outcome(tag, source);
        }
        if (meters.recordUntagged() && settings.batch().texts() > 1) {
            LOG.warn("Texts are scored one at a time, which is slow: {} arrived without the tag of its poll. "
                    + "Is main.consumer.interceptor.classes overridden?", source.coordinates());
        }
        return lookAhead.outcome(source);
    }

    private SourceRecord source(Record<byte[], Polled> polled) {
        var place = context.recordMetadata().orElseThrow();
        Header schema = polled.headers().lastHeader(SourceRecord.SCHEMA_HEADER);
        return new SourceRecord(place.topic(), place.partition(), place.offset(), polled.timestamp(), polled.key(),
                polled.value().bytes(), schema);
    }

    private DeadLetterException deadLetter(Outcome.Refused refused) {
        meters.deadLettered(refused.reason());
        return new DeadLetterException(refused.reason(), refused.message(), refused.cause());
    }
}
