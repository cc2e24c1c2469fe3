package io.tidings.app.watch;

import io.tidings.app.Surroundings;
import io.tidings.app.config.DriftSection;
import io.tidings.app.config.Settings;
import io.tidings.stream.StreamFailure;
import io.tidings.stream.drift.DriftStream;
import io.tidings.stream.drift.DriftTask;
import io.tidings.stream.drift.References;
import org.jspecify.annotations.Nullable;

/// The watch over labelled events beside labelling. Labelling goes on where this cannot.
public final class DriftBeside implements AutoCloseable {

    private final @Nullable DriftStream stream;

    private DriftBeside(@Nullable DriftStream stream) {
        this.stream = stream;
    }

    /// Starts watching where `drift.enabled` says so.
    ///
    /// @param model the name of the model whose label stands in the events themselves
    public static DriftBeside start(Surroundings surroundings, Settings settings, String model,
            References references) {
        DriftSection drift = settings.process().drift();
        if (!drift.enabled()) {
            return new DriftBeside(null);
        }
        var task = new DriftTask(model, settings.score().output().topic(), drift.topic(), drift.distribution());
        try {
            var stream = new DriftStream(task, settings.score(), references);
            try {
                stream.start();
            } catch (StreamFailure e) {
                stream.close();
                throw e;
            }
            // Closed beside the labelling, not after it: a process that is to end has ten seconds for all.
            surroundings.onStop().accept(stream::close);
            return new DriftBeside(stream);
        } catch (StreamFailure e) {
            surroundings.err().println("tidings: drift is not watched, labelling goes on: " + e.getMessage());
            return new DriftBeside(null);
        }
    }

    @Override
    public void close() {
        if (stream != null) {
            stream.close();
        }
    }
}
