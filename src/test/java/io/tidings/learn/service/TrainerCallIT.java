package io.tidings.learn.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.tidings.event.ModelEvent;
import io.tidings.stream.TestCluster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerCallIT {

    private static final Duration PATIENCE = TestCluster.PATIENCE;

    @TempDir
    private static Path folder;
    private static LearnStage stage;

    @BeforeAll
    static void startBroker() throws IOException {
        stage = new LearnStage(folder);
    }

    @AfterAll
    static void stopBroker() {
        stage.close();
    }

    private static final class Heard implements TrainerCall.Listener {

        final List<Plan> plans = new ArrayList<>();
        final List<Progress> progress = new ArrayList<>();

        @Override
        public void began(Plan plan) {
            plans.add(plan);
        }

        @Override
        public void went(Progress step) {
            progress.add(step);
        }
    }

    @Test
    void theCallerHearsOfBeginProgressAndDecision() throws Exception {
        LearnTask task = stage.fresh(1_000);
        stage.examples(task, 0, 10);
        var heard = new Heard();
        try (var _ = stage.service(task, SteppingTeacher.promoting(300))) {
            stage.awaitTrainer(task);
            try (var call = new TrainerCall(task)) {
                ModelEvent event = call.train("to see it", PATIENCE, heard);
                assertThat(event.getKind()).isEqualTo("promoted");
            }
        }
        assertThat(heard.plans).singleElement().satisfies(plan -> {
            assertThat(plan.trigger()).isEqualTo("by hand: to see it");
            assertThat(plan.count()).isEqualTo(10);
        });
        assertThat(heard.progress).isNotEmpty().allSatisfy(step -> assertThat(step.steps()).isEqualTo(300));
    }

    @Test
    void withoutExamplesTheAnswerSaysSo() throws Exception {
        LearnTask task = stage.fresh(1_000);
        try (var _ = stage.service(task, SteppingTeacher.promoting(1))) {
            stage.awaitTrainer(task);
            try (var call = new TrainerCall(task)) {
                ModelEvent event = call.train("to see it", PATIENCE, new Heard());
                assertThat(event.getKind()).isEqualTo("training-failed");
                assertThat(event.getReason()).startsWith("there are no examples: give feedback first");
            }
        }
    }

    @Test
    void aTrainerThatDiesMeanwhileIsReplacedAndTheAnswerComesFromTheNextOne() throws Exception {
        LearnTask task = stage.fresh(1_000);
        stage.examples(task, 0, 10);
        var slow = SteppingTeacher.promoting(100_000);
        var heard = new Heard();
        var first = stage.service(task, slow);
        stage.awaitTrainer(task);
        try (var _ = stage.service(task, SteppingTeacher.rejecting(1)); var call = new TrainerCall(task)) {
            var closing = java.util.concurrent.CompletableFuture.runAsync(() -> {
                org.awaitility.Awaitility.await().atMost(PATIENCE).until(() -> slow.begun.get() == 1);
                first.close();
            });
            assertThat(call.train("to see it", PATIENCE, heard).getKind()).isEqualTo("rejected");
            closing.get();
        }
        assertThat(heard.plans).extracting(Plan::attempt).containsExactly(1, 2);
    }

    @Test
    void withoutATrainerItIsSaidAtOnce() {
        LearnTask task = stage.fresh(1_000);
        try (var call = new TrainerCall(task)) {
            assertThatThrownBy(() -> call.train("to see it", PATIENCE, new Heard()))
                    .isInstanceOf(LearnFailure.class)
                    .hasMessageStartingWith("no trainer runs at ")
                    .hasMessageContaining("start 'tidings learn'");
        }
    }
}
