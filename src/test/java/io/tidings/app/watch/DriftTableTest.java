package io.tidings.app.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import io.tidings.app.Paint;
import io.tidings.event.DriftReport;
import org.junit.jupiter.api.Test;

class DriftTableTest {

    private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");

    private final DriftTable table = new DriftTable(new Paint(false), ZoneOffset.UTC);

    @Test
    void aWindowIsALineWithItsIndicesAndTheShapeOfItsConfidence() {
        var report = report("distribution", Map.of("psi.labels", 0.014, "psi.confidence", 0.02, "psi.unknown", 0.0,
                "psi.length", 1.234));
        report.setObserved(Map.of("confidence", List.of(0.0, 0.1, 0.2, 0.7)));

        assertThat(table.line(report)).isEqualTo(
                "11-20 12:00     1 h  sentiment 01234567      1,000  ▁▂▃█           0.01    0.02    0.00    1.23");
    }

    @Test
    void anAlarmNamesWhatIsOver() {
        var report = report("distribution", Map.of("psi.labels", 0.5, "psi.length", 0.3));
        report.setAlarm(true);
        report.setAlarms(List.of("ks.length", "psi.labels", "psi.length"));

        assertThat(table.line(report)).endsWith("    0.50       -       -    0.30  ALARM length, labels");
    }

    @Test
    void aWindowBeforeTheReferenceSaysSo() {
        assertThat(table.line(report("distribution", Map.of("reference.windows", 3.0))))
                .endsWith("learning what is usual (3 before)");
    }

    @Test
    void theErrorByFeedbackIsShownAsWhatWasRight() {
        var report = report("error", Map.of("accuracy", 0.9, "accuracy.fading", 0.85, "adwin.error", 0.12,
                "adwin.width", 1_234.0));

        assertThat(table.line(report)).endsWith("right 90.0 %, fading 85.0 %, last 1,234: 88.0 %");
    }

    @Test
    void theTrendOfEachMeasureIsALine() {
        List<DriftReport> reports = List.of(report("distribution", Map.of("psi.labels", 0.1)),
                report("distribution", Map.of("psi.labels", 0.8)), report("error", Map.of("accuracy", 0.9)));

        assertThat(table.trends(reports)).containsExactly("sentiment psi.labels         ▂█ 0.800",
                "sentiment accuracy           █ 0.900");
    }

    @Test
    void manyBinsAreJoined() {
        assertThat(Bars.joined(Collections.nCopies(21, 1.0), 11)).hasSize(11).startsWith(2.0).endsWith(1.0);
        assertThat(Bars.of(List.of(0.0, 0.0))).isEqualTo("▁▁");
        assertThat(Bars.of(List.of())).isEmpty();
        assertThat(Bars.of(List.of(Double.NaN, 1.0))).isEqualTo(" █");
    }

    private static DriftReport report(String kind, Map<String, Double> measures) {
        var report = new DriftReport();
        report.setKind(kind);
        report.setModel("sentiment");
        report.setModelId("0123456789abcdef".repeat(4));
        report.setFrom(START);
        report.setTo(START.plusSeconds(3_600));
        report.setCount(1_000);
        report.setMeasures(measures);
        report.setAlarms(List.of());
        report.setObserved(Map.of());
        return report;
    }
}
