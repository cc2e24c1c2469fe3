package io.tidings.dashboard.topics;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.tidings.dashboard.view.Listener;
import io.tidings.dashboard.view.LiveFilter;
import io.tidings.dashboard.view.ReviewQuery;
import io.tidings.event.EventCodec;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;

/// What the picture costs: CPU of its reading thread for each labelled event, from a broker in this process, with one
/// listener. Run it by hand: `java ... io.tidings.dashboard.topics.PictureThroughput [RECORDS]`.
final class PictureThroughput {

    private static final int[] CHARACTERS = {100, 1_300};

    private PictureThroughput() {}

    static void main(String... args) throws Exception {
        int count = args.length > 0 ? Integer.parseInt(args[0]) : 50_000;
        try (var stage = new PictureStage()) {
            for (int round = 0; round < 3; round++) { // The first ones warm up.
                for (int characters : CHARACTERS) {
                    measure(stage, characters, count);
                }
            }
        }
    }

    private static void measure(PictureStage stage, int characters, int count) throws Exception {
        PictureSettings base = stage.fresh();
        var bounds = new PictureSettings.Bounds(20_000, 16_000_000, 1_000, 60_000, 20_000, 1_000, 1_000_000);
        var settings = new PictureSettings(base.kafka(), base.topics(), base.stream(), base.model(), bounds);
        String topic = settings.topics().labels().labeled();
        stage.create(topic, 2);
        try (KafkaPicture picture = PictureStage.open(settings)) {
            Awaitility.await().until(() -> picture.reading().caughtUp());
            picture.subscribe(LiveFilter.ALL, new Listener() {});
            long before = cpuNanos();
            stage.cluster.write(records(topic, characters, count));
            Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> read(picture, topic) >= count);
            double micros = (cpuNanos() - before) / 1_000.0 / count;
            long asked = System.nanoTime();
            picture.reviews(new ReviewQuery(null, null, 0, 1, "nowhere", null, null, ReviewQuery.Order.NEWEST, 100));
            System.out.printf("%,d characters: %.1f us of CPU an event, %.0f%% of a core at 5,000 a second; "
                    + "a search through all that is kept: %.0f ms%n", characters, micros, micros * 5_000 / 10_000,
                    (System.nanoTime() - asked) / 1e6);
        }
    }

    private static long read(KafkaPicture picture, String topic) {
        return Objects.requireNonNull(picture.reading().topics().get(topic)).records();
    }

    private static List<ProducerRecord<byte[], byte[]>> records(String topic, int characters, int count) {
        String text = "the flight was late and the crew was kind ".repeat(100).substring(0, characters - 6);
        var records = new ArrayList<ProducerRecord<byte[], byte[]>>(count);
        for (int i = 0; i < count; i++) {
            byte[] value = EventCodec.LABELED_REVIEW.write(Events.review("review-" + i, "subject-" + i % 300,
                    i % 3 == 0 ? "pos" : "neg", 0.5 + i % 50 / 100.0, text + i));
            records.add(new ProducerRecord<>(topic, i % 2, null, value));
        }
        return records;
    }

    private static long cpuNanos() {
        var threads = ManagementFactory.getThreadMXBean();
        for (var thread : threads.dumpAllThreads(false, false)) {
            if (thread.getThreadName().equals("tidings-picture")) {
                return threads.getThreadCpuTime(thread.getThreadId());
            }
        }
        return 0;
    }
}
