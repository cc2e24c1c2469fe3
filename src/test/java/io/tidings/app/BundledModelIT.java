package io.tidings.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidings.model.BundledModel;
import org.junit.jupiter.api.Test;

/// Holds the bundled model to its figures on real reviews.
class BundledModelIT {

    @Test
    void labelsFilmReviewsThatItHasNeverSeen() throws IOException {
        String data = System.getenv("TIDINGS_DATA");
        assumeTrue(data != null,
                "SKIPPED: set TIDINGS_DATA to the folder of public data sets to judge the bundled model");
        assumeTrue(BundledModel.present(), "SKIPPED: this build has no bundled model");
        var outcome = Invocation
                .of("evaluate", "--data", Path.of(data, "imdb", "test.jsonl.gz").toString(), "--json")
                .run();
        assertThat(outcome.code()).as(outcome.err()).isZero();
        var report = new ObjectMapper().readTree(outcome.out());
        assertThat(report.path("examples").asInt()).isEqualTo(25_000);
        assertThat(report.path("accuracy").asDouble()).isGreaterThanOrEqualTo(0.88);
        assertThat(report.path("baselineAccuracy").asDouble()).isGreaterThanOrEqualTo(0.85);
        assertThat(report.path("calibrationError").asDouble()).isLessThan(0.05);
    }
}
