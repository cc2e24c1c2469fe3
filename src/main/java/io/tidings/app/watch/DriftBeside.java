package io.tidings.app.watch;

import java.time.Duration;

import io.tidings.app.InstanceName;
import io.tidings.app.Surroundings;
import io.tidings.app.config.DriftSection;
import io.tidings.app.config.Settings;
import io.tidings.modelregistry.ModelRegistry;
import io.tidings.modelregistry.RegistryAccess;
import io.tidings.modelregistry.RegistryFailure;
import io.tidings.stream.StreamFailure;
import io.tidings.stream.drift.DriftStream;
import io.tidings.stream.drift.DriftTask;
import org.jspecify.annotations.Nullable;

/// The watch over labelled events beside other work, which goes on where this cannot. Close it once.
public final class DriftBeside implements AutoCloseable {

    private static final Duration STEP = Duration.ofSeconds(30);

    private final @Nullable ManifestReferences references;
    private final @Nullable DriftStream stream;

    private DriftBeside(@Nullable ManifestReferences references, @Nullable DriftStream stream) {
        this.references = references;
        this.stream = stream;
    }

    /// Starts watching where `drift.enabled` says so, unless this process learns, which watches in any case.
    public static DriftBeside whereEnabled(Surroundings surroundings, Settings settings) {
        boolean wanted = settings.process().drift().enabled() && !settings.process().learn().enabled();
        return wanted ? start(surroundings, settings) : new DriftBeside(null, null);
    }

    /// Starts watching.
    public static DriftBeside start(Surroundings surroundings, Settings settings) {
        DriftSection drift = settings.process().drift();
        var task = new DriftTask(settings.process().models().name(), settings.score().output().topic(), drift.topic(),
                drift.distribution());
        try {
            var references = ManifestReferences.start(registry(surroundings, settings));
            var stream = new DriftStream(task, settings.score(), references);
            var beside = new DriftBeside(references, stream);
            try {
                stream.start();
            } catch (StreamFailure e) {
                beside.close();
                throw e;
            }
            // Closed beside the other work, not after it: a process that is to end has ten seconds for all.
            surroundings.onStop().accept(beside::close);
            return beside;
        } catch (StreamFailure | RegistryFailure e) {
            surroundings.err().println("tidings: drift is not watched, all else goes on: " + e.getMessage());
            return new DriftBeside(null, null);
        }
    }

    private static ModelRegistry registry(Surroundings surroundings, Settings settings) {
        var access = new RegistryAccess(settings.score().kafka(),
                InstanceName.of(settings.process().drift().distribution().applicationId(),
                        surroundings.environment()),
                STEP, surroundings.clock());
        return new ModelRegistry(settings.process().models(), access);
    }

    @Override
    public void close() {
        if (stream != null) {
            stream.close();
        }
        if (references != null) {
            references.close();
        }
    }
}
