package io.tidings.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamsPropertiesTest {

    @Test
    void isExactlyOnceAndTagsPollsByDefault() {
        assertThat(StreamsProperties.of(ScoreSettings.defaults()))
                .containsEntry("processing.guarantee", "exactly_once_v2")
                .containsEntry("group.protocol", "classic")
                .containsEntry("main.consumer.interceptor.classes", PollTagger.class.getName())
                .containsEntry("main.consumer.max.poll.records", 1_024)
                .containsEntry("errors.dead.letter.queue.topic.name", "tidings.dead-letters")
                .containsEntry("bootstrap.servers", "localhost:9092");
    }

    @Test
    void theUsersPropertiesGoOverTheDefaults() {
        assertThat(StreamsProperties.of(ScoreSettings.defaults()
                .withStreams(Map.of("processing.guarantee", "at_least_once", "num.stream.threads", "7"))))
                .containsEntry("processing.guarantee", "at_least_once")
                .containsEntry("num.stream.threads", "7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"main.consumer.interceptor.classes", "consumer.interceptor.classes", "interceptor.classes"})
    void theUsersInterceptorsComeBeforeTheTagger(String property) {
        assertThat(interceptors(Map.of(property, "a.B,c.D"))).isEqualTo("a.B,c.D," + PollTagger.class.getName());
    }

    @Test
    void theUsersNearestInterceptorsCount() {
        assertThat(interceptors(Map.of("main.consumer.interceptor.classes", "", "consumer.interceptor.classes", "a.B")))
                .isEqualTo(PollTagger.class.getName());
    }

    private static String interceptors(Map<String, String> streams) {
        return String.valueOf(StreamsProperties.of(ScoreSettings.defaults().withStreams(streams))
                .get("main.consumer.interceptor.classes"));
    }

    @Test
    void producersMaySendTheLargestRecordThatIsAllowed() {
        assertThat(StreamsProperties.of(ScoreSettings.defaults().withLimits(new LimitSettings(100, 3_000_000, 100))))
                .hasEntrySatisfying("producer.max.request.size",
                        size -> assertThat((Integer) size).isGreaterThan(3_000_000));
    }

    @Test
    void recordsWithoutATimestampTakeTheirPartitions() {
        var times = new RecordTimes();
        var timeless = new ConsumerRecord<Object, Object>("t", 0, 0, "k", "v");

        assertThat(times.extract(timeless, 7)).isEqualTo(7);
        assertThat(times.extract(timeless, -1)).isZero();
    }
}
