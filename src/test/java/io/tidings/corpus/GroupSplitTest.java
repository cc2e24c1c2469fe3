package io.tidings.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GroupSplitTest {

    @Test
    void noGroupStandsOnBothSidesAndTheShareIsMet() {
        var random = new Random(7);
        var reviews = IntStream.range(0, 5000).mapToObj(i -> review(i, "film" + random.nextInt(400))).toList();
        var split = GroupSplit.of(reviews, 0.15, 1);
        assertThat(split.validation()).hasSizeBetween(730, 770);
        assertThat(split.training().size() + split.validation().size()).isEqualTo(5000);
        assertThat(groups(split.training())).doesNotContainAnyElementsOf(groups(split.validation()));
    }

    @Test
    void theSameSeedGivesTheSameGroupsWhateverTheOrder() {
        var reviews = IntStream.range(0, 300).mapToObj(i -> review(i, "film" + i % 50)).toList();
        assertThat(groups(GroupSplit.of(reviews.reversed(), 0.2, 5).validation()))
                .isEqualTo(groups(GroupSplit.of(reviews, 0.2, 5).validation()))
                .isNotEqualTo(groups(GroupSplit.of(reviews, 0.2, 6).validation()));
    }

    @Test
    void reviewsWithoutAGroupStandAlone() {
        var reviews = IntStream.range(0, 100).mapToObj(i -> review(i, null)).toList();
        assertThat(GroupSplit.of(reviews, 0.25, 1).validation()).hasSize(25);
    }

    @Test
    void oneGroupThatIsAllStaysInTraining() {
        var reviews = IntStream.range(0, 100).mapToObj(i -> review(i, "all")).toList();
        assertThat(GroupSplit.of(reviews, 0.25, 1).validation()).isEmpty();
    }

    @Test
    void refusesAFractionThatLeavesNothingToLearnFrom() {
        assertThatThrownBy(() -> GroupSplit.of(List.of(), 1, 1)).hasMessageContaining("validation fraction");
        assertThatThrownBy(() -> GroupSplit.of(List.of(), Double.NaN, 1)).hasMessageContaining("found NaN");
    }

    private static Set<String> groups(List<LabeledText> reviews) {
        return reviews.stream().map(LabeledText::group).collect(Collectors.toSet());
    }

    private static LabeledText review(int id, @Nullable String group) {
        return new LabeledText("" + id, null, "text", "pos", null, group, id);
    }
}
