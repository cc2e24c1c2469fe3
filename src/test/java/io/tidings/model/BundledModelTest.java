package io.tidings.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;

import org.junit.jupiter.api.Test;

class BundledModelTest {

    private static final int MOST_BYTES = 6_000_000;

    @Test
    void labelsClearReviewsAndItsCardNamesIt() {
        assumeTrue(BundledModel.present(), "SKIPPED: this build has no bundled model");
        var model = BundledModel.load();
        assertThat(model.labels().names()).containsExactly("neg", "pos");
        assertThat(model.classify("A wonderful film, I loved every minute of it.").scores().label()).isEqualTo("pos");
        assertThat(model.classify("Terrible. A complete waste of time and money.").scores().label()).isEqualTo("neg");
        assertThat(BundledModel.card()).contains(model.id().value());
    }

    @Test
    void isSmallEnoughForTheJar() throws IOException {
        assumeTrue(BundledModel.present(), "SKIPPED: this build has no bundled model");
        try (var in = BundledModel.class.getResourceAsStream("bundled.tidings")) {
            assertThat(in).isNotNull();
            assertThat(in.readAllBytes().length).isLessThanOrEqualTo(MOST_BYTES);
        }
    }

    @Test
    void saysSoWhereThereIsNone() {
        assumeFalse(BundledModel.present(), "a build with a bundled model");
        assertThatThrownBy(BundledModel::load).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("train one and name it with --model");
    }
}
