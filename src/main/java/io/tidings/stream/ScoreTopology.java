package io.tidings.stream;

import io.tidings.classify.ActiveModels;
import io.tidings.event.ReviewDecoder;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;

/// Reviews in, labelled events out.
///
/// ```
/// inputs --> score --> labelled events
///              `-----> dead letters (by the exception handler, in the same transaction)
/// ```
/// Keys and headers are those of the input record, its timestamp too.
public final class ScoreTopology {

    private ScoreTopology() {}

    /// @param meters take what the topology does
    public static Topology of(ScoreSettings settings, ActiveModels models, ScoreMeters meters) {
        var decoder = new ReviewDecoder(settings.inputs(), settings.limits().textCharacters());
        var scoring = new Scoring(models, meters, new ModelBreaker(settings.limits().modelFailures()),
                DecidingWords.of(settings));
        var topology = new Topology();
        // Reviews that were there before the stream first ran are labelled too.
        topology.addSource(AutoOffsetReset.earliest(), "reviews", new RecordTimes(), new ByteArrayDeserializer(),
                new PolledDeserializer(), settings.inputs().keySet().toArray(String[]::new));
        topology.addProcessor("score", () -> new ScoreProcessor(settings, decoder, scoring), "reviews");
        // Written to bytes in the processor, where an event that is too large can still be dead-lettered.
        topology.addSink("labeled", settings.output().topic(), new ByteArraySerializer(), new ByteArraySerializer(),
                "score");
        return topology;
    }
}
