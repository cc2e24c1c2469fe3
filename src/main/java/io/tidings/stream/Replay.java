package io.tidings.stream;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

import io.tidings.classify.ActiveModel;
import io.tidings.classify.ActiveModels;
import io.tidings.classify.Classifier;
import io.tidings.stream.StreamFailure.Kind;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Scores a past range of the input topics again with one model, exactly once, and ends.
///
/// It is no Kafka Streams application, because a range has an end: a consumer that is told its offsets, and a producer
/// that commits them with the events. What becomes of a record is found by the same classes as in the stream, so the
/// same model gives the same event, but for the time of scoring. Used by one thread.
public final class Replay {

    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final int TRANSACTION_MILLIS = 300_000; // a poll of long texts takes its time
    private static final int FETCH_BYTES = 4 << 20;

    private final ReplaySettings settings;
    private final Classifier model;
    private final InstantSource clock;
    private final ReplayRange range;

    private Replay(ReplaySettings settings, Classifier model, InstantSource clock) {
        this.settings = settings;
        this.model = model;
        this.clock = clock;
        this.range = ReplayRange.of(settings, TIMEOUT);
    }

    /// Finds the range, and makes the output topic where it does not exist.
    ///
    /// @throws StreamFailure where no broker answers or an input topic is missing
    public static Replay of(ReplaySettings settings, Classifier model, InstantSource clock) {
        ScoreSettings score = settings.score();
        topics(score, PlannedTopic.Role.INPUT).requireAll(score.kafka(), TIMEOUT);
        var replay = new Replay(settings, model, clock);
        new TopicPlan(topics(score, PlannedTopic.Role.LABELED).topics()
                .stream()
                .map(topic -> topic.named(settings.output()))
                .toList()).create(score.kafka(), TIMEOUT);
        return replay;
    }

    /// Checks that there is something for [#diff] to compare with, before a long run rather than after it.
    ///
    /// @throws StreamFailure where the stream's topic of labelled events is missing
    public void requireOriginals() {
        topics(settings.score(), PlannedTopic.Role.LABELED).requireAll(settings.score().kafka(), TIMEOUT);
    }

    private static TopicPlan topics(ScoreSettings settings, PlannedTopic.Role role) {
        return new TopicPlan(
                TopicPlan.of(settings).topics().stream().filter(topic -> topic.role() == role).toList());
    }

    /// How many offsets the range has.
    public long offsets() {
        return range.offsets();
    }

    /// Scores what an earlier attempt has left of the range.
    ///
    /// @param stop asked now and then; where it says so, what is in hand is committed and the rest left for another run
    /// @param done told how many offsets of the range are done
    /// @throws StreamFailure where it cannot go on; what is committed stays
    public ReplayReport run(BooleanSupplier stop, LongConsumer done) {
        var meters = new ScoreMeters();
        // Nobody waits for it, and what it says must not depend on how fast the machine is.
        var words = DecidingWords.of(settings.score().withExplain(settings.score().explain().unhurried()));
        var scoring = new Scoring(ActiveModels.only(new ActiveModel(model)), meters,
                new ModelBreaker(settings.score().limits().modelFailures()), words);
        String group = settings.group(model.id());
        try (var producer = new KafkaProducer<>(producerProperties(group), new ByteArraySerializer(),
                new ByteArraySerializer());
                var consumer = new KafkaConsumer<>(consumerProperties(group), new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            // Ends what a former attempt left open, so that its offsets are known.
            producer.initTransactions();
            var loop = new ReplayLoop(new ReplayLoop.Work(settings, range, scoring, clock), consumer, producer);
            boolean complete = loop.run(stop, done);
            ScoreCounters counters = meters.counters();
            return new ReplayReport(range.offsets(), loop.before(), counters.read(), counters.labeled(),
                    counters.deadLetters(), complete);
        } catch (ProducerFencedException | InvalidProducerEpochException e) {
            throw new StreamFailure(Kind.BROKEN, "the same replay (range, model, output) was started elsewhere and has "
                    + "taken over; this one stops", e);
        } catch (KafkaException e) {
            throw Failures.ofRequest("replay", settings.score().kafka(), TIMEOUT.toMillis(), e);
        }
    }

    /// Compares the events of this replay with those that the stream wrote for the same records.
    ///
    /// @param examples the most that are named
    public ReplayDiff diff(int examples) {
        return new ReplayComparison(settings, range, model.id()).diff(examples);
    }

    private Map<String, Object> consumerProperties(String group) {
        Map<String, Object> properties = new HashMap<>(settings.score().kafka());
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, settings.score().batch().pollRecords());
        properties.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES);
        return properties;
    }

    private Map<String, Object> producerProperties(String group) {
        Map<String, Object> properties = new HashMap<>(settings.score().kafka());
        properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, group);
        properties.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_MILLIS);
        properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                StreamsProperties.requestBytes(settings.score().limits()));
        return properties;
    }
}
