package io.tidings.learn.service;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

import io.tidings.classify.ModelId;
import io.tidings.event.ModelManifest;
import io.tidings.event.TrainingExample;
import io.tidings.learn.gate.Decision;
import io.tidings.learn.gate.GateReport;
import io.tidings.learn.gate.LabelFigures;
import io.tidings.learn.round.Material;
import io.tidings.learn.round.Outcome;
import io.tidings.training.TrainingObserver;

/// Stands in for the network: takes a few steps of a few milliseconds, and its models are lines of text that depend on
/// the champion and the examples only.
final class SteppingTeacher implements Teacher {

    private static final long STEP_NANOS = 10_000_000;

    private final int steps;
    private final Function<GateReport, Decision> gate;
    final AtomicInteger begun = new AtomicInteger();
    final AtomicInteger ended = new AtomicInteger();
    final List<Instant> judged = new CopyOnWriteArrayList<>();
    volatile Function<GateReport, Decision> again = report -> new Decision.Rejected("no better than before", report);
    volatile Material latest;

    @SuppressWarnings("NullAway.Init") // set by the first training
    SteppingTeacher(int steps, Function<GateReport, Decision> gate) {
        this.steps = steps;
        this.gate = gate;
    }

    static SteppingTeacher promoting(int steps) {
        return new SteppingTeacher(steps, report -> new Decision.Promoted("better", report));
    }

    static SteppingTeacher rejecting(int steps) {
        return new SteppingTeacher(steps, report -> new Decision.Rejected("not better", report));
    }

    @Override
    public Outcome teach(byte[] champion, Material material, TrainingObserver observer) {
        begun.incrementAndGet();
        latest = material;
        for (int step = 1; step <= steps; step++) {
            LockSupport.parkNanos(STEP_NANOS);
            observer.stepped(new TrainingObserver.Step(step, steps, 1, 0.5, step, steps));
        }
        byte[] model = model(champion, material.examples());
        ended.incrementAndGet();
        return new Outcome(model, manifest(ModelId.ofContent(champion).value(), model, material.provenance()),
                gate.apply(report()));
    }

    @Override
    public Decision judge(byte[] champion, byte[] challenger, Instant trainedAsOf, Material material) {
        judged.add(trainedAsOf);
        return again.apply(report());
    }

    @Override
    public ModelManifest describe(String name, byte[] model) {
        return manifest("", model, Map.of());
    }

    static byte[] model(byte[] parent, List<TrainingExample> examples) {
        String line = "model of " + examples.stream().map(TrainingExample::getId).sorted().toList() + " after "
                + ModelId.ofContent(parent);
        return line.repeat(200).getBytes(StandardCharsets.UTF_8);
    }

    private static ModelManifest manifest(String parent, byte[] model, Map<String, String> provenance) {
        return ModelManifest.newBuilder()
                .setId(ModelId.ofContent(model).value())
                .setName("sentiment")
                .setParent(parent)
                .setLabels(List.of("neg", "pos"))
                .setProvenance(provenance)
                .setSize(model.length)
                .setChunks(0)
                .setCreatedAt(Instant.EPOCH)
                .build();
    }

    private static GateReport report() {
        var figures = new LabelFigures(10, 0.5, 0.5, Map.of(), Map.of(), 0, Map.of());
        return new GateReport(figures, figures, new GateReport.Comparison(1, 9, 0.8, 0.003), List.of(), List.of(),
                List.of(), Map.of());
    }
}
