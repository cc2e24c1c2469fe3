package io.tidings.event;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;

import com.sun.management.ThreadMXBean;
import io.tidings.event.Decoded.Complete;
import io.tidings.event.Decoded.Undecodable;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReviewDecoderTest {

    private static final Instant RECORDED = Instant.parse("2026-11-20T10:00:00Z");
    private static final Map<String, InputSettings> INPUTS = Map.of("avro", InputSettings.of(InputFormat.AVRO), "json",
            InputSettings.of(InputFormat.JSON), "text", InputSettings.of(InputFormat.TEXT), "nested",
            new InputSettings(InputFormat.JSON,
                    new FieldPaths("/meta/id", "/product/~1name", "/review/0/body", "/meta/ts",
                            TimeFormat.EPOCH_SECONDS,
                            Map.of("stars", "/stars", "absent", "/absent", "tags", "/tags"))));

    private final ReviewDecoder decoder = new ReviewDecoder(INPUTS, 100);

    @Test
    void readsAvroWhateverTheTopicsFormat() {
        var review = Review.newBuilder()
                .setId("r1")
                .setSubject("s")
                .setText("good")
                .setAuthor("Ann")
                .setCreatedAt(Instant.parse("2020-01-02T03:04:05.678Z"))
                .setAttributes(Map.of("a", "b"))
                .build();

        for (String topic : INPUTS.keySet()) {
            assertThat(complete(topic, EventCodec.REVIEW.write(review))).isEqualTo(review);
        }
    }

    @Test
    void readsJsonUnderTheNamesOfTheSchema() {
        Review review = complete("json",
                utf8("{\"id\": 7, \"subject\": \"s\", \"text\": \"gut\", \"createdAt\": \"2020-01-02\"}"));

        assertThat(review.getId()).isEqualTo("7");
        assertThat(review.getSubject()).isEqualTo("s");
        assertThat(review.getText()).isEqualTo("gut");
        assertThat(review.getCreatedAt()).isEqualTo("2020-01-02T00:00:00Z");
    }

    @Test
    void readsJsonByPointers() {
        Review review = complete("nested", utf8("""
                {"meta": {"id": "x", "ts": 1577934245.678}, "product": {"/name": "kettle"}, "stars": 4.5,
                 "review": [{"body": "good"}], "tags": ["a"]}"""));

        assertThat(review.getId()).isEqualTo("x");
        assertThat(review.getSubject()).isEqualTo("kettle");
        assertThat(review.getText()).isEqualTo("good");
        assertThat(review.getCreatedAt()).isEqualTo("2020-01-02T03:04:05.678Z");
        assertThat(review.getAttributes()).isEqualTo(Map.of("stars", "4.5"));
    }

    @Test
    void readsTextWithOrWithoutByteOrderMark() {
        assertThat(complete("text", utf8("Très bon \uD83D\uDC4D")).getText()).isEqualTo("Très bon \uD83D\uDC4D");
        assertThat(complete("text", utf8("\uFEFFgood")).getText()).isEqualTo("good");
        assertThat(complete("text", utf8("good")).getCreatedAt()).isEqualTo(RECORDED);
    }

    @Test
    void whatIsMissingComesFromTheRecord() {
        Review review = complete("json", utf8("{\"text\": \"good\", \"id\": null}"));

        assertThat(review.getId()).isEqualTo("json-3-42");
        assertThat(review.getSubject()).isEqualTo("key");
        assertThat(review.getCreatedAt()).isEqualTo(RECORDED);
        var avro = Review.newBuilder().setText("good").setCreatedAt(RECORDED).build();
        assertThat(complete("avro", EventCodec.REVIEW.write(avro)).getId()).isEqualTo("avro-3-42");
    }

    @Test
    void aKeyThatIsNoTextIsNoSubject() {
        var source = new SourceRecord("text", 3, 42, RECORDED.toEpochMilli(), new byte[]{(byte) 0xFF}, utf8("good"),
                null);
        var keyless = new SourceRecord("text", 3, 42, RECORDED.toEpochMilli(), null, utf8("good"), null);

        assertThat(decoder.decode(source)).isInstanceOfSatisfying(Complete.class,
                found -> assertThat(found.review().getSubject()).isEmpty());
        assertThat(decoder.decode(keyless)).isInstanceOfSatisfying(Complete.class,
                found -> assertThat(found.review().getSubject()).isEmpty());
    }

    @Test
    void saysWhatWasFoundAndWhatWasExpected() {
        refused("json", null, DeadLetterReason.NULL_VALUE, "the value is null");
        refused("json", new byte[0], DeadLetterReason.UNDECODABLE_BYTES, "No content");
        refused("json", utf8("{\"text\": "), DeadLetterReason.UNDECODABLE_BYTES, "line 1, column 10");
        refused("json", utf8("{\"text\": \"a\"} {}"), DeadLetterReason.UNDECODABLE_BYTES, "one JSON document");
        refused("json", "{\"text\": \"caf\u00E9\"}".getBytes(ISO_8859_1), DeadLetterReason.UNDECODABLE_BYTES, "UTF-8");
        refused("json", utf8("[".repeat(70)), DeadLetterReason.UNDECODABLE_BYTES, "depth");
        refused("json", utf8("{\"body\": \"a\"}"), DeadLetterReason.MISSING_TEXT, "at /text, found nothing");
        refused("json", utf8("{\"text\": {}}"), DeadLetterReason.MISSING_TEXT, "at /text, found an object");
        refused("json", utf8("{\"text\": null}"), DeadLetterReason.MISSING_TEXT, "at /text, found null");
        refused("json", utf8("{\"text\": \" \\n\"}"), DeadLetterReason.MISSING_TEXT, "the text is blank");
        refused("json", utf8("{\"text\": \"" + "x".repeat(101) + "\"}"), DeadLetterReason.TEXT_TOO_LONG,
                "101 characters long, the limit is 100");
        refused("json", utf8("{\"text\": \"a\", \"createdAt\": \"yes\\u0007terday\"}"), DeadLetterReason.INVALID_TIME,
                "expected a time (ISO_8601) at /createdAt, found 'yes\\u0007terday'");
        refused("nested", utf8("{\"review\": [{\"body\": \"a\"}], \"meta\": {\"ts\": 1e999999999}}"),
                DeadLetterReason.INVALID_TIME, "expected a time (EPOCH_SECONDS) at /meta/ts");
        refused("text", new byte[]{'a', (byte) 0xC3}, DeadLetterReason.UNDECODABLE_BYTES, "beginning with 61 C3");
        refused("avro", utf8("{\"text\": \"a\"}"), DeadLetterReason.UNDECODABLE_BYTES,
                "expected Avro single-object encoding (C3 01), found 7B 22 74 65");
        refused("other", utf8("good"), DeadLetterReason.UNDECODABLE_BYTES, "no input format is set for topic other");
    }

    @Test
    void recognisesEncodingsThatNeedARegistry() {
        for (String topic : INPUTS.keySet()) {
            refused(topic, new byte[]{0, 0, 0, 0, 17, 2, 65}, DeadLetterReason.UNSUPPORTED_ENCODING, "schema id 17");
        }
        var source = new SourceRecord("avro", 3, 42, 0, null, new byte[]{2, 65},
                new RecordHeader("__value_schema_id", new byte[17]));
        assertThat(decoder.decode(source)).isInstanceOfSatisfying(Undecodable.class, found -> {
            assertThat(found.reason()).isEqualTo(DeadLetterReason.UNSUPPORTED_ENCODING);
            assertThat(found.message()).contains("__value_schema_id");
        });
    }

    @Test
    void namesAnUnknownSchemaByItsFingerprint() {
        byte[] value = EventCodec.REVIEW.write(Review.newBuilder().setText("good").setCreatedAt(RECORDED).build());
        value[2] ^= 1;

        refused("avro", value, DeadLetterReason.UNKNOWN_SCHEMA, "fingerprint ");
        refused("avro", new byte[]{(byte) 0xC3, 1, 5}, DeadLetterReason.UNDECODABLE_BYTES, "");
    }

    @Test
    void refusesAvroWithSomethingBehindIt() {
        byte[] value = EventCodec.REVIEW.write(Review.newBuilder().setText("good").setCreatedAt(RECORDED).build());

        refused("avro", Arrays.copyOf(value, value.length + 3), DeadLetterReason.UNDECODABLE_BYTES,
                "found 3 bytes behind it");
    }

    /// Lengths of gigabytes where a few bytes follow: refused without asking for the memory.
    @Test
    void hostileLengthsAllocateNothing() {
        byte[] valid = EventCodec.REVIEW.write(Review.newBuilder().setText("good").setCreatedAt(RECORDED).build());
        byte[] huge = {(byte) 0xFE, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x0F}; // 2,147,483,647
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int at = 10; at < valid.length; at++) {
            byte[] hostile = Arrays.copyOf(valid, at + huge.length);
            System.arraycopy(huge, 0, hostile, at, huge.length);
            assertThat(decoder.decode(source("avro", hostile))).isNotNull();
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(64 << 20);
    }

    @Test
    void everyMutilationIsAnswered_seed17() {
        var random = new Random(17);
        byte[][] valid = {EventCodec.REVIEW.write(Review.newBuilder().setText("good").setCreatedAt(RECORDED).build()),
                utf8("{\"text\": \"good\", \"createdAt\": \"2020-01-02T03:04:05Z\"}"), utf8("good")};
        for (int round = 0; round < 5_000; round++) {
            byte[] value = valid[round % valid.length].clone();
            for (int change = random.nextInt(4); change >= 0; change--) {
                value[random.nextInt(value.length)] = (byte) random.nextInt();
            }
            for (String topic : INPUTS.keySet()) {
                assertThat(decoder.decode(source(topic, value))).isNotNull();
            }
        }
    }

    private Review complete(String topic, byte[] value) {
        Decoded decoded = decoder.decode(source(topic, value));
        assertThat(decoded).isInstanceOf(Complete.class);
        return ((Complete) decoded).review();
    }

    private void refused(String topic, byte @Nullable [] value, DeadLetterReason reason, String message) {
        assertThat(decoder.decode(source(topic, value))).isInstanceOfSatisfying(Undecodable.class, found -> {
            assertThat(found.message()).contains(message);
            assertThat(found.reason()).isEqualTo(reason);
        });
    }

    private static SourceRecord source(String topic, byte @Nullable [] value) {
        return new SourceRecord(topic, 3, 42, RECORDED.toEpochMilli(), utf8("key"), value, null);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }
}
