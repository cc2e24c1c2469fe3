package io.tidings.app.model;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import io.tidings.app.Paint;
import io.tidings.classify.ModelId;
import io.tidings.model.LstmModel;
import io.tidings.training.Epoch;
import org.jspecify.annotations.Nullable;

/// What `train` reports.
///
/// @param model           the id of the model
/// @param seconds         of the whole training: tokenising, vocabulary, network and baseline
/// @param networkSeconds  of the network's training steps alone
/// @param tokensPerSecond in these
/// @param test            null without test files
record TrainReport(String model, String file, long bytes, List<String> labels, int vocabulary, long parameters,
        List<Epoch> epochs, int bestEpoch, double temperature, double seconds, double networkSeconds,
        double tokensPerSecond, EvaluationReport validation, @Nullable EvaluationReport test) {

    /// The model file.
    record Written(ModelId id, Path file, long bytes) {}

    static TrainReport of(Written written, LstmModel model, List<Epoch> epochs, double seconds,
            EvaluationReport validation, @Nullable EvaluationReport test) {
        double network = epochs.stream().mapToDouble(Epoch::seconds).sum();
        long tokens = epochs.stream().mapToLong(Epoch::tokens).sum();
        var content = model.content();
        return new TrainReport(written.id().value(), written.file().toString(), written.bytes(),
                content.labels().names(), content.vocabulary().size(), content.weights().size(), List.copyOf(epochs),
                content.measured().getOrDefault("bestEpoch", 0.0).intValue(), content.temperature(), seconds, network,
                tokens / network, validation, test);
    }

    void print(PrintStream out, Paint paint) {
        out.println(paint.bold("Epochs"));
        out.println("             loss   validation loss   validation accuracy   seconds");
        for (Epoch epoch : epochs) {
            out.printf(Locale.ROOT, "  %2d %s%11.4f%18.4f%22.4f%10.1f%n", epoch.number(),
                    epoch.number() == bestEpoch ? "*" : " ", epoch.loss(), epoch.validationLoss(),
                    epoch.validationAccuracy(), epoch.seconds());
        }
        var table = new FigureTable(out, paint);
        out.println();
        table.print("Validation", validation);
        if (test != null) {
            out.println();
            table.print("Test", test);
        }
        out.println();
        out.printf(Locale.ROOT,
                "Trained in %.0f s (network %.0f s, %,.0f tokens/s); %,d words, %,d weights, temperature %.3f%n",
                seconds,
                networkSeconds, tokensPerSecond, vocabulary, parameters, temperature);
        out.printf(Locale.ROOT, "Model %s in %s (%,d bytes)%n", model.substring(0, 12), file, bytes);
    }
}
