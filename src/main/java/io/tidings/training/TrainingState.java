package io.tidings.training;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import io.tidings.kernel.Kernel;
import io.tidings.nn.Adam;
import io.tidings.nn.BatchLoss;
import io.tidings.nn.Gradient;
import io.tidings.nn.Loss;
import io.tidings.nn.NetworkSpec;
import io.tidings.nn.Weights;

/// What changes from step to step: weights, their moving average, the optimiser's moments.
final class TrainingState {

    /// Fixed, so that results do not depend on the number of threads.
    private static final int SHARDS = 2;

    private final Kernel kernel;
    private final TrainingSettings settings;
    private final Weights weights;
    private final Weights average;
    private final Adam adam;
    private final Shards shards;
    private final List<Gradient> gradients = new ArrayList<>();
    private final List<Weights> sums = new ArrayList<>();
    private long steps;

    TrainingState(Kernel kernel, TrainingSettings settings, Weights weights, Shards shards) {
        this.kernel = kernel;
        this.settings = settings;
        this.weights = weights;
        this.average = weights.copy();
        this.shards = shards;
        NetworkSpec spec = weights.spec();
        this.adam = new Adam(kernel, spec);
        for (int s = 0; s < SHARDS; s++) {
            gradients.add(new Gradient(kernel, weights));
            sums.add(Weights.zeros(spec));
        }
    }

    record StepOutcome(BatchLoss loss, long tokens) {}

    /// The weights to validate and keep.
    Weights averaged() {
        return settings.averaging() == 0 ? weights : average;
    }

    StepOutcome step(Samples samples, int[] batch, double learningRate) {
        List<Callable<StepOutcome>> parts = new ArrayList<>();
        for (int s = 0; s < SHARDS; s++) {
            int shard = s;
            parts.add(() -> shard(samples, batch, shard));
        }
        List<StepOutcome> outcomes = shards.run(parts);
        GradientSum.reduce(kernel, sums);
        Weights gradient = sums.getFirst();
        GradientSum.clip(kernel, gradient, settings.clip());
        adam.step(weights, gradient, learningRate);
        steps++;
        average();
        return new StepOutcome(
                new BatchLoss(outcomes.stream().mapToDouble(o -> o.loss().loss()).sum() * batch.length, batch.length,
                        outcomes.stream().mapToInt(o -> o.loss().correct()).sum()),
                outcomes.stream().mapToLong(StepOutcome::tokens).sum());
    }

    /// Every SHARDS-th text of a length-sorted batch: shards of like size.
    private StepOutcome shard(Samples samples, int[] batch, int shard) {
        Weights sum = sums.get(shard);
        GradientSum.clear(sum);
        int count = (batch.length - shard + SHARDS - 1) / SHARDS;
        if (count == 0) {
            return new StepOutcome(new BatchLoss(0, 0, 0), 0);
        }
        int classes = weights.spec().classes();
        int[][] texts = new int[count][];
        float[] targets = new float[count * classes];
        float[] importance = new float[count];
        long tokens = 0;
        for (int i = 0; i < count; i++) {
            int sample = batch[shard + i * SHARDS];
            texts[i] = samples.texts()[sample];
            tokens += texts[i].length;
            importance[i] = samples.weights()[sample];
            smooth(samples.targets()[sample], targets, i * classes);
        }
        var sampling = new Gradient.Sampling(settings.dropout(),
                (settings.seed() * 31 + steps) * 1_000_003 + shard);
        return new StepOutcome(
                gradients.get(shard).add(texts, Loss.of(targets, importance, 1f / batch.length), sampling, sum),
                tokens);
    }

    private void smooth(float[] target, float[] into, int at) {
        double spread = settings.labelSmoothing() / target.length;
        for (int k = 0; k < target.length; k++) {
            into[at + k] = (float) (target[k] * (1 - settings.labelSmoothing()) + spread);
        }
    }

    private void average() {
        if (settings.averaging() > 0) {
            // A young average follows quickly: the decay grows with the number of steps.
            double decay = Math.min(settings.averaging(), (1.0 + steps) / (10.0 + steps));
            GradientSum.moveTowards(average, weights, (float) (1 - decay));
        }
    }
}
