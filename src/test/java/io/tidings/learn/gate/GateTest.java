package io.tidings.learn.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;

import io.tidings.classify.LabelSet;
import io.tidings.classify.Scores;
import org.junit.jupiter.api.Test;

class GateTest {

    private static final LabelSet LABELS = LabelSet.of("neg", "pos");

    private final Gate gate = new Gate(GateSettings.defaults());

    @Test
    void promotesWhatIsBetterByMoreThanChance() {
        var decision = gate.decide(evidence(judged(300, 0.80, 0.93, 1)));

        assertThat(decision).isInstanceOf(Decision.Promoted.class);
        assertThat(decision.reason()).contains("accuracy 0.9", "against 0.", "300 held-out", "p ");
        assertThat(decision.report().figures()).containsKeys("championAccuracy", "challengerAccuracy", "p");
        assertThat(decision.report().toJson()).startsWith("{\"champion\":{").contains("\"confusion\"");
    }

    @Test
    void mcNemarIsExact() {
        // 1 against 6: 7 and 6 heads of 7 throws, (1 + 7) / 128.
        var judged = new ArrayList<Judged>();
        add(judged, 6, false, true);
        add(judged, 1, true, false);
        add(judged, 60, true, true);
        var report = gate.decide(evidence(judged)).report();

        assertThat(report.comparison().onlyChallenger()).isEqualTo(6);
        assertThat(report.comparison().onlyChampion()).isEqualTo(1);
        assertThat(report.comparison().p()).isEqualTo(8.0 / 128);
    }

    @Test
    void waitsForEvidenceInTheShadow() {
        assertThat(gate.decide(evidence(judged(30, 0.5, 1, 1)))).isInstanceOf(Decision.Shadow.class);
        var judged = new ArrayList<Judged>();
        add(judged, 3, false, true);
        add(judged, 1, true, false);
        add(judged, 60, true, true);
        assertThat(gate.decide(evidence(judged)).reason()).startsWith("not enough evidence");
    }

    @Test
    void rejectsWhatIsNotBetter() {
        var equal = new ArrayList<Judged>();
        add(equal, 5, false, true);
        add(equal, 5, true, false);
        add(equal, 90, true, true);
        assertThat(gate.decide(evidence(equal)).reason()).startsWith("not better: accuracy 0.950 against 0.950");
        assertThat(gate.decide(evidence(judged(300, 0.92, 0.90, 1))).reason()).startsWith("not better");
    }

    @Test
    void rejectsNoisyFeedback() {
        assertThat(gate.decide(evidence(noisy(judged(300, 0.8, 0.95, 1)))).reason())
                .startsWith("noise: feedback contradicts the challenger");
    }

    private static List<Judged> noisy(List<Judged> honest) {
        var random = new Random(1);
        return honest.stream()
                .map(one -> new Judged(one.id(), one.subject(),
                        random.nextInt(5) == 0 ? other(one.label()) : one.label(), one.champion(), one.challenger()))
                .toList();
    }

    @Test
    void rejectsFeedbackThatIsTurnedRound() {
        var turned = judged(300, 0.2, 0.95, 1);

        assertThat(gate.decide(evidence(turned)).reason()).startsWith("inverted: feedback contradicts the champion");
    }

    @Test
    void aChampionThatKnowsNothingContradictsNobody() {
        assertThat(gate.decide(evidence(blank(0.95)))).isInstanceOf(Decision.Promoted.class);
    }

    @Test
    void theFirstModelAfterOneThatKnowsNothingMayBeContradicted() {
        var lenient = new Gate(new GateSettings(0.05, 0.0, 50, 5, 0.03, 0.15, 0.02, 0.5, 100.0, 0.95, 0.12));

        assertThat(lenient.decide(evidence(noisy(blank(0.95))))).isInstanceOf(Decision.Promoted.class);
    }

    @Test
    void theLabelThatAChampionGuessesForAllMayLose() {
        var guessed = judged(300, 0.2, 0.9, 1).stream()
                .map(one -> new Judged(one.id(), one.subject(), one.label(),
                        new Scores(LABELS, new float[]{0.5f, 0.5f}),
                        said("pos", true)))
                .toList();

        assertThat(gate.decide(evidence(guessed)).report().checks()).filteredOn(check -> check.name().equals("labels"))
                .allMatch(GateReport.Check::passed);
    }

    private static List<Judged> blank(double challenger) {
        return judged(300, 0.2, challenger, 1).stream()
                .map(one -> new Judged(one.id(), one.subject(), one.label(),
                        new Scores(LABELS, new float[]{0.5f, 0.5f}), one.challenger()))
                .toList();
    }

    @Test
    void rejectsOneSidedFeedback() {
        var one = judged(300, 0.8, 0.95, 1).stream().filter(each -> each.label().equals("neg")).toList();

        assertThat(gate.decide(evidence(one)).reason()).startsWith("feedback is one-sided");
    }

    @Test
    void rejectsWhatForgets() {
        var better = judged(300, 0.80, 0.95, 1);
        var forgotten = judged(300, 0.9, 0.8, 2);
        var changed = new ArrayList<Judged>();
        add(changed, 50, true, false);
        add(changed, 100, true, true);

        assertThat(gate.decide(new Evidence(LABELS, better, List.of(), forgotten, List.of(), 1000,
                OptionalDouble.empty())).reason()).startsWith("home: accuracy at home 0.8");
        assertThat(gate.decide(new Evidence(LABELS, better, changed, List.of(), List.of(), 1000,
                OptionalDouble.empty())).reason()).startsWith("rehearsal: labels 33.3 %");
        assertThat(gate.decide(new Evidence(LABELS, better, List.of(), List.of(), changed, 1000,
                OptionalDouble.empty())).reason()).startsWith("golden: 67 %");
    }

    @Test
    void rejectsWhatIsSlow() {
        assertThat(gate.decide(new Evidence(LABELS, judged(300, 0.8, 0.95, 1), List.of(), List.of(), List.of(), 5,
                OptionalDouble.empty())).reason()).startsWith("speed: 5 texts/s");
    }

    private static Evidence evidence(List<Judged> heldOut) {
        return new Evidence(LABELS, heldOut, List.of(), List.of(), List.of(), 1000, OptionalDouble.of(0.7));
    }

    /// Each model is right with its own probability.
    private static List<Judged> judged(int count, double champion, double challenger, long seed) {
        var random = new Random(seed);
        var judged = new ArrayList<Judged>();
        for (int i = 0; i < count; i++) {
            String label = random.nextBoolean() ? "pos" : "neg";
            judged.add(new Judged("r" + i, "s", label, said(label, random.nextDouble() < champion),
                    said(label, random.nextDouble() < challenger)));
        }
        return judged;
    }

    private static void add(List<Judged> judged, int count, boolean championRight, boolean challengerRight) {
        for (int i = 0; i < count; i++) {
            String label = i % 2 == 0 ? "pos" : "neg";
            judged.add(new Judged("r" + judged.size(), "s", label, said(label, championRight),
                    said(label, challengerRight)));
        }
    }

    /// Surer where right.
    private static Scores said(String label, boolean right) {
        float confidence = right ? 0.95f : 0.91f;
        boolean pos = label.equals("pos") == right;
        return new Scores(LABELS, pos ? 1 - confidence : confidence, pos ? confidence : 1 - confidence);
    }

    private static String other(String label) {
        return label.equals("pos") ? "neg" : "pos";
    }
}
