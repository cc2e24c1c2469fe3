package io.tidings.learn.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;

import io.tidings.event.DriftReport;
import io.tidings.event.TrainingExample;
import org.junit.jupiter.api.Test;

class FeedbackDriftTest {

    private final FeedbackDrift.State state = new FeedbackDrift.State(FeedbackDriftSettings.defaults());

    @Test
    void everyHundredExamplesGiveAReportOfTheAccuracy() {
        List<DriftReport> reports = feed(new Examples(1).of("a", 1_000, 0.2));

        assertThat(reports).hasSize(10).noneMatch(DriftReport::getAlarm);
        DriftReport last = reports.getLast();
        assertThat(last.getKind()).isEqualTo("error");
        assertThat(last.getModelId()).isEqualTo("a");
        assertThat(last.getCount()).isEqualTo(100);
        assertThat(measure(last, "accuracy")).isBetween(0.6, 0.95);
        assertThat(measure(last, "accuracy.window")).isCloseTo(0.8, within(0.06));
        assertThat(measure(last, "accuracy.fading")).isCloseTo(0.8, within(0.08));
        assertThat(measure(last, "adwin.error")).isCloseTo(0.2, within(0.05));
        assertThat(measure(last, "adwin.width")).isEqualTo(1_000);
        assertThat(last.getFrom()).isEqualTo(Examples.START.plusSeconds(900));
        assertThat(last.getTo()).isEqualTo(Examples.START.plusSeconds(999).plusMillis(1));
    }

    @Test
    void aGrowingErrorIsAnAlarmAndProposesATraining() {
        var examples = new Examples(2);
        feed(examples.of("a", 1_000, 0.1));
        List<DriftReport> alarms = feed(examples.of("a", 500, 0.45)).stream().filter(DriftReport::getAlarm).toList();

        assertThat(alarms).isNotEmpty();
        DriftReport first = alarms.getFirst();
        assertThat(first.getAlarms()).containsExactly("adwin.error");
        assertThat(measure(first, "adwin.after")).isGreaterThan(measure(first, "adwin.before"));
        Proposal proposal = Proposal.of(first).orElseThrow();
        assertThat(proposal.model()).isEqualTo("sentiment");
        assertThat(proposal.modelId()).isEqualTo("a");
        assertThat(proposal.reason()).startsWith("drift of error: adwin.error 0.");
    }

    @Test
    void aShrinkingErrorIsReportedWithoutAnAlarm() {
        var examples = new Examples(3);
        feed(examples.of("a", 1_000, 0.45));
        List<DriftReport> reports = feed(examples.of("a", 600, 0.1));

        assertThat(reports).noneMatch(DriftReport::getAlarm).anyMatch(r -> r.getMeasures().containsKey("adwin.after"));
        assertThat(reports).allMatch(report -> Proposal.of(report).isEmpty());
    }

    @Test
    void modelsAreWatchedApart() {
        var examples = new Examples(4);
        var mixed = new ArrayList<TrainingExample>();
        for (int i = 0; i < 1_000; i++) {
            mixed.addAll(examples.of("good", 1, 0.05));
            mixed.addAll(examples.of("bad", 1, 0.5));
        }

        assertThat(feed(mixed)).hasSize(20).noneMatch(DriftReport::getAlarm);
    }

    @Test
    void onlySoManyModelsAreRemembered() {
        var examples = new Examples(5);
        for (int model = 0; model < 100; model++) {
            feed(examples.of("m" + model, 1, 0.5));
        }

        assertThat(state.models()).isEqualTo(FeedbackDrift.MOST_MODELS);
    }

    @Test
    void anExampleThatNoModelLabelledSaysNothing() {
        var examples = new Examples(6);
        var own = new ArrayList<TrainingExample>();
        examples.of("a", 300, 0.5).forEach(example -> {
            example.setScoredLabel("");
            example.setModelId("");
            own.add(example);
        });

        assertThat(feed(own)).isEmpty();
    }

    @Test
    void theStateIsAFunctionOfTheExamples() {
        List<TrainingExample> all = new Examples(7).of("a", 700, 0.3);
        List<DriftReport> once = feed(all);
        var again = new FeedbackDrift.State(FeedbackDriftSettings.defaults());

        assertThat(all.stream().flatMap(example -> again.add(example).stream()).toList()).isEqualTo(once);
    }

    private static double measure(DriftReport report, String name) {
        return report.getMeasures().getOrDefault(name, Double.NaN);
    }

    private List<DriftReport> feed(List<TrainingExample> examples) {
        return examples.stream().flatMap(example -> state.add(example).stream()).toList();
    }

}
