package io.tidings.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerIT {

    private static final String TOPIC = "words";

    @TempDir
    private Path scratch;

    @Test
    void carriesRecordsFromProducerToConsumer() throws Exception {
        try (var broker = EmbeddedBroker.start(BrokerSettings.temporary())) {
            assertThat(broker.bootstrapServers()).startsWith("127.0.0.1:");
            createTopic(broker);
            send(broker, "one", "two");
            assertThat(read(broker, "read_uncommitted", 2)).containsExactly("one", "two");
        }
    }

    @Test
    void hidesAbortedTransactionsFromReadCommitted() throws Exception {
        try (var broker = EmbeddedBroker.start(BrokerSettings.temporary())) {
            createTopic(broker);
            try (var producer = producer(broker, Map.of("transactional.id", "t"))) {
                producer.initTransactions();
                producer.beginTransaction();
                producer.send(new ProducerRecord<>(TOPIC, "kept")).get();
                producer.commitTransaction();
                producer.beginTransaction();
                producer.send(new ProducerRecord<>(TOPIC, "aborted")).get();
                producer.abortTransaction();
                producer.beginTransaction();
                producer.send(new ProducerRecord<>(TOPIC, "kept too")).get();
                producer.commitTransaction();
            }
            assertThat(read(broker, "read_committed", 2)).containsExactly("kept", "kept too");
        }
    }

    @Test
    void keepsItsDataOverARestartOnTheSameFolderAndPort() throws Exception {
        Path folder = scratch.resolve("data");
        var settings = BrokerSettings.temporary().withFolder(folder);
        int port;
        try (var first = EmbeddedBroker.start(settings)) {
            port = Integer.parseInt(first.bootstrapServers().replace("127.0.0.1:", ""));
            createTopic(first);
            send(first, "before");
        }
        try (var second = EmbeddedBroker.start(settings.withPort(port))) {
            assertThat(second.bootstrapServers()).isEqualTo("127.0.0.1:" + port);
            send(second, "after");
            assertThat(read(second, "read_committed", 2)).containsExactly("before", "after");
        }
        assertThat(folder).isNotEmptyDirectory();
    }

    @Test
    void deletesItsTemporaryFolderAndClosesTwiceWithoutHarm() throws Exception {
        var broker = EmbeddedBroker.start(BrokerSettings.temporary());
        createTopic(broker);
        send(broker, "something on disk");
        Path folder = folderOf(broker);
        assertThat(folder).isNotEmptyDirectory();
        broker.close();
        broker.close();
        assertThat(folder).doesNotExist();
    }

    @Test
    void runsTwiceInOneProcess() throws Exception {
        try (var one = EmbeddedBroker.start(BrokerSettings.temporary());
                var two = EmbeddedBroker.start(BrokerSettings.temporary())) {
            createTopic(one);
            createTopic(two);
            send(one, "only here");
            send(two, "only there");
            assertThat(read(one, "read_committed", 1)).containsExactly("only here");
            assertThat(read(two, "read_committed", 1)).containsExactly("only there");
        }
    }

    @Test
    void printsNothing() throws Exception {
        var screen = new ByteArrayOutputStream();
        PrintStream out = System.out;
        PrintStream err = System.err;
        try (var captured = new PrintStream(screen, true, StandardCharsets.UTF_8)) {
            System.setOut(captured);
            System.setErr(captured);
            try (var broker = EmbeddedBroker.start(BrokerSettings.temporary())) {
                createTopic(broker);
                send(broker, "quietly");
                read(broker, "read_committed", 1);
            }
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        assertThat(screen.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void namesThePortThatIsTaken() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            var settings = BrokerSettings.temporary().withPort(taken.getLocalPort());
            assertThatThrownBy(() -> EmbeddedBroker.start(settings)).isInstanceOf(BrokerFailure.class)
                    .hasMessageContaining("port " + taken.getLocalPort() + " on 127.0.0.1 cannot be used")
                    .hasMessageContaining("choose another");
        }
    }

    @Test
    void refusesAFolderThatHoldsOtherFiles() throws Exception {
        Files.writeString(scratch.resolve("letter.txt"), "dear");
        var settings = BrokerSettings.temporary().withFolder(scratch);
        assertThatThrownBy(() -> EmbeddedBroker.start(settings)).isInstanceOf(BrokerFailure.class)
                .hasMessageContaining(scratch.toString())
                .hasMessageContaining("letter.txt")
                .hasMessageContaining("name an empty or a new one");
        assertThat(scratch.resolve("letter.txt")).hasContent("dear");
    }

    @Test
    void refusesAFolderThatAnotherBrokerUses() {
        var settings = BrokerSettings.temporary().withFolder(scratch.resolve("data"));
        try (var first = EmbeddedBroker.start(settings)) {
            assertThatThrownBy(() -> EmbeddedBroker.start(settings)).isInstanceOf(BrokerFailure.class)
                    .hasMessageContaining(scratch.resolve("data").toString())
                    .hasMessageContaining("lock");
            assertThat(first.bootstrapServers()).isNotEmpty();
        }
    }

    @Test
    void refusesSettingsThatTheEmbeddingDependsOn() {
        assertThatThrownBy(() -> BrokerSettings.temporary().withProperties(Map.of("listeners", "PLAINTEXT://:9092")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[listeners]");
        assertThatThrownBy(() -> BrokerSettings.temporary().withPort(70_000)).hasMessageContaining("found 70000");
        assertThatThrownBy(() -> BrokerSettings.temporary().withPartitions(0)).hasMessageContaining("found 0");
    }

    private static void createTopic(EmbeddedBroker broker) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
        }
    }

    private static void send(EmbeddedBroker broker, String... words) throws Exception {
        try (var producer = producer(broker, Map.of())) {
            for (String word : words) {
                producer.send(new ProducerRecord<>(TOPIC, word)).get();
            }
        }
    }

    private static KafkaProducer<String, String> producer(EmbeddedBroker broker, Map<String, Object> more) {
        var all = new java.util.HashMap<String, Object>(more);
        all.put("bootstrap.servers", broker.bootstrapServers());
        return new KafkaProducer<>(all, new StringSerializer(), new StringSerializer());
    }

    private static List<String> read(EmbeddedBroker broker, String isolation, int expected) {
        Map<String, Object> settings = Map.of("bootstrap.servers", broker.bootstrapServers(), "group.id", "readers",
                "auto.offset.reset", "earliest", "isolation.level", isolation);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(TOPIC));
            var found = new ArrayList<String>();
            long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            while (found.size() < expected && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(200)).forEach(one -> found.add(one.value()));
            }
            return found;
        }
    }

    private static Path folderOf(EmbeddedBroker broker) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            var folders = admin.describeLogDirs(List.of(BrokerProperties.NODE_ID)).allDescriptions().get();
            return Path.of(folders.values().iterator().next().keySet().iterator().next());
        }
    }
}
