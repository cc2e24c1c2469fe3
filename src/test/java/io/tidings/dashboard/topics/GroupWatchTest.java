package io.tidings.dashboard.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class GroupWatchTest {

    private static CompletableFuture<List<String>> after(RuntimeException failure) {
        return CompletableFuture.<List<String>>failedFuture(failure)
                .thenApply(answer -> answer)
                .exceptionally(GroupWatch.noneFor(GroupIdNotFoundException.class, List.of()));
    }

    @Test
    void onlyWhatIsMissingIsEmptyAndAnyOtherFailureStaysOne() {
        assertThat(after(new GroupIdNotFoundException("no such group"))).isCompletedWithValue(List.of());
        assertThat(after(new TimeoutException("no answer"))).isCompletedExceptionally();
    }
}
