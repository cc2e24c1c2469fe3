package io.tidings.stream;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

import io.tidings.event.InputFormat;
import io.tidings.event.InputSettings;

/// Everything the score topology wants to know. A configuration is bound to it key by key.
///
/// Components that are left out (null) take the values of [#defaults()]. A value that makes no sense is refused with
/// an [IllegalArgumentException] whose message begins with the component's name, nested records naming only their
/// own: whoever binds a configuration puts the path of the enclosing keys before it.
///
/// @param applicationId  instances with the same one share the work; it is also the consumer group
/// @param inputs         how the values of each input topic are read, by topic
/// @param output         where labelled events and dead letters go
/// @param limits         what is too large
/// @param batch          how many reviews are scored in one pass
/// @param uncertainBelow an event whose confidence is lower is marked uncertain, 0..1
/// @param explain        which events say which words decided
/// @param topics         how topics are made that do not exist yet
/// @param kafka          properties of every Kafka client: addresses, security
/// @param streams        properties of Kafka Streams, over the defaults of [StreamsProperties]
public record ScoreSettings(String applicationId, Map<String, InputSettings> inputs, OutputSettings output,
        LimitSettings limits, BatchSettings batch, Double uncertainBelow, ExplainSettings explain,
        TopicSettings topics, Map<String, String> kafka, Map<String, String> streams) {

    private static final String APPLICATION_ID = "tidings-score";
    private static final double UNCERTAIN_BELOW = 0.7;
    private static final Map<String, InputSettings> INPUTS = Map.of("reviews", InputSettings.of(InputFormat.JSON));
    private static final Map<String, String> KAFKA = Map.of("bootstrap.servers", "localhost:9092");

    public ScoreSettings {
        applicationId = Require.topic("applicationId", applicationId == null ? APPLICATION_ID : applicationId);
        output = output == null ? OutputSettings.defaults() : output;
        inputs = checked(inputs == null ? INPUTS : inputs, output);
        limits = limits == null ? LimitSettings.defaults() : limits;
        batch = batch == null ? BatchSettings.defaults() : batch;
        uncertainBelow = Require.or(uncertainBelow, UNCERTAIN_BELOW);
        if (!(uncertainBelow >= 0 && uncertainBelow <= 1)) {
            throw new IllegalArgumentException("uncertainBelow: expected 0..1, found " + uncertainBelow);
        }
        explain = explain == null ? ExplainSettings.defaults() : explain;
        topics = topics == null ? TopicSettings.defaults() : topics;
        kafka = withAddress(kafka == null ? Map.of() : kafka);
        streams = streams == null ? Map.of() : Map.copyOf(streams);
        StreamsProperties.refuseOwned(streams);
    }

    public static ScoreSettings defaults() {
        return new ScoreSettings(APPLICATION_ID, INPUTS, OutputSettings.defaults(), LimitSettings.defaults(),
                BatchSettings.defaults(), UNCERTAIN_BELOW, ExplainSettings.defaults(), TopicSettings.defaults(), KAFKA,
                Map.of());
    }

    public ScoreSettings withApplicationId(String other) {
        return new ScoreSettings(other, inputs, output, limits, batch, uncertainBelow, explain, topics, kafka, streams);
    }

    public ScoreSettings withInputs(Map<String, InputSettings> other) {
        return new ScoreSettings(applicationId, other, output, limits, batch, uncertainBelow, explain, topics, kafka,
                streams);
    }

    public ScoreSettings withOutput(OutputSettings other) {
        return new ScoreSettings(applicationId, inputs, other, limits, batch, uncertainBelow, explain, topics, kafka,
                streams);
    }

    public ScoreSettings withLimits(LimitSettings other) {
        return new ScoreSettings(applicationId, inputs, output, other, batch, uncertainBelow, explain, topics, kafka,
                streams);
    }

    public ScoreSettings withBatch(BatchSettings other) {
        return new ScoreSettings(applicationId, inputs, output, limits, other, uncertainBelow, explain, topics, kafka,
                streams);
    }

    public ScoreSettings withTopics(TopicSettings other) {
        return new ScoreSettings(applicationId, inputs, output, limits, batch, uncertainBelow, explain, other, kafka,
                streams);
    }

    public ScoreSettings withExplain(ExplainSettings other) {
        return new ScoreSettings(applicationId, inputs, output, limits, batch, uncertainBelow, other, topics, kafka,
                streams);
    }

    public ScoreSettings withBootstrapServers(String addresses) {
        var other = new TreeMap<>(kafka);
        other.put("bootstrap.servers", addresses);
        return new ScoreSettings(applicationId, inputs, output, limits, batch, uncertainBelow, explain, topics, other,
                streams);
    }

    public ScoreSettings withStreams(Map<String, String> other) {
        return new ScoreSettings(applicationId, inputs, output, limits, batch, uncertainBelow, explain, topics, kafka,
                other);
    }

    private static Map<String, InputSettings> checked(Map<String, InputSettings> inputs, OutputSettings output) {
        if (inputs.isEmpty()) {
            throw new IllegalArgumentException("inputs: name at least one topic to read reviews from");
        }
        var sorted = new TreeMap<String, InputSettings>();
        inputs.forEach((topic, settings) -> {
            Require.topic("inputs." + topic, topic);
            if (topic.equals(output.topic()) || topic.equals(output.deadLetters())) {
                throw new IllegalArgumentException("inputs." + topic + ": the stream writes to this topic itself");
            }
            // A topic may stand there without anything below it.
            sorted.put(topic, settings == null ? InputSettings.of(InputFormat.JSON) : settings);
        });
        return Collections.unmodifiableMap(sorted);
    }

    private static Map<String, String> withAddress(Map<String, String> kafka) {
        var complete = new TreeMap<>(KAFKA);
        complete.putAll(kafka);
        return Collections.unmodifiableMap(complete);
    }
}
