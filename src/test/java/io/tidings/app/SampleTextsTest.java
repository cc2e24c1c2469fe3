package io.tidings.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;

/// The texts that ship in the jar: the demo's reviews and the golden texts that every model is checked with.
class SampleTextsTest {

    private static final int LONGEST_LINE_BYTES = 2_000;
    private static final Set<String> LABELS = Set.of("neg", "pos");
    private static final ObjectReader JSON = JsonMapper.builder()
            .build()
            .reader()
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final List<JsonNode> reviews = lines("/io/tidings/app/demo-reviews.jsonl");
    private final List<JsonNode> golden = lines("/io/tidings/model/golden.jsonl");

    @Test
    void everyDemoReviewHasAllFieldsAndAKnownLabel() {
        assertThat(reviews).hasSizeBetween(360, 420).allSatisfy(review -> {
            assertThat(review.properties().stream().map(field -> field.getKey())).containsExactly("id", "product",
                    "text", "label", "ts");
            assertThat(review.path("product").asText()).isNotBlank();
            assertThat(review.path("text").asText()).isNotBlank();
            assertThat(review.path("label").asText()).isIn(LABELS);
        });
    }

    @Test
    void noIdAndNoTextOfADemoReviewComesTwice() {
        assertThat(values(reviews, "id")).doesNotHaveDuplicates();
        assertThat(values(reviews, "text")).doesNotHaveDuplicates();
    }

    @Test
    void demoReviewsAreOfADozenSubjectsEachWithBothLabels() {
        var subjects = Set.copyOf(values(reviews, "product"));
        assertThat(subjects).hasSizeGreaterThanOrEqualTo(12).allSatisfy(subject -> {
            var ofSubject = reviews.stream().filter(review -> review.path("product").asText().equals(subject)).toList();
            assertThat(values(ofSubject, "label")).containsAll(LABELS);
        });
    }

    @Test
    void demoReviewsAreInOrderOfTimeOverSomeHours() {
        var times = values(reviews, "ts").stream().map(Instant::parse).toList();
        assertThat(times).isSorted().doesNotHaveDuplicates();
        assertThat(times.getFirst().plusSeconds(3 * 3600)).isBefore(times.getLast());
    }

    @Test
    void goldenTextsAreBalancedAndDistinct() {
        assertThat(golden).hasSizeGreaterThanOrEqualTo(40);
        assertThat(values(golden, "text")).doesNotHaveDuplicates().noneMatch(String::isBlank);
        assertThat(values(golden, "label").stream().filter("pos"::equals)).hasSize(golden.size() / 2);
        assertThat(values(golden, "label")).isSubsetOf(LABELS);
    }

    private static List<String> values(List<JsonNode> objects, String field) {
        return objects.stream().map(object -> object.path(field).asText()).toList();
    }

    /// Reads a resource of one JSON object a line; refuses malformed UTF-8, blank lines and lines of unusual length.
    private static List<JsonNode> lines(String resource) {
        try (InputStream in = Objects.requireNonNull(SampleTextsTest.class.getResourceAsStream(resource), resource)) {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(in.readAllBytes())).toString();
            var objects = new ArrayList<JsonNode>();
            for (String line : text.lines().toList()) {
                assertThat(line).as(resource).isNotBlank();
                assertThat(line.getBytes(StandardCharsets.UTF_8)).as(line).hasSizeLessThan(LONGEST_LINE_BYTES);
                objects.add(JSON.readTree(line));
            }
            return objects;
        } catch (IOException e) {
            throw new AssertionError(resource, e);
        }
    }
}
