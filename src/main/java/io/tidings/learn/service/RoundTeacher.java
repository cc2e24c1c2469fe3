package io.tidings.learn.service;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.tidings.event.ModelManifest;
import io.tidings.learn.gate.Decision;
import io.tidings.learn.round.Manifests;
import io.tidings.learn.round.Material;
import io.tidings.learn.round.Outcome;
import io.tidings.learn.round.Round;
import io.tidings.learn.round.RoundSettings;
import io.tidings.model.Lesson;
import io.tidings.model.LstmClassifier;
import io.tidings.training.TrainingObserver;

/// Trains the network and judges it by the gate.
public final class RoundTeacher implements Teacher {

    /// From home: a round should take as long however large that file is.
    private static final int MOST_HOME = 2_000;

    private final RoundSettings settings;
    private final Yardsticks yardsticks;

    /// What a challenger is held against beside the examples.
    ///
    /// @param home   labelled texts of what the first model was made for; may be empty; of many, some spread evenly
    /// @param golden clear cases, labelled by hand; may be empty
    public record Yardsticks(List<Lesson> home, List<Lesson> golden) {

        public Yardsticks {
            home = spread(home);
            golden = List.copyOf(golden);
        }

        private static List<Lesson> spread(List<Lesson> all) {
            return all.size() <= MOST_HOME
                    ? List.copyOf(all)
                    : IntStream.range(0, MOST_HOME)
                            .mapToObj(i -> all.get((int) ((long) i * all.size() / MOST_HOME)))
                            .toList();
        }
    }

    public RoundTeacher(RoundSettings settings, Yardsticks yardsticks) {
        this.settings = settings;
        this.yardsticks = yardsticks;
    }

    @Override
    public Outcome teach(byte[] champion, Material material, TrainingObserver observer) {
        return new Round(settings, observer).run(LstmClassifier.ofBytes(champion), measured(material));
    }

    @Override
    public ModelManifest describe(String name, byte[] model) {
        return Manifests.of(name, LstmClassifier.ofBytes(model), Map.of());
    }

    @Override
    public Decision judge(byte[] champion, byte[] challenger, Instant trainedAsOf, Material material) {
        return new Round(settings, TrainingObserver.SILENT).judge(LstmClassifier.ofBytes(champion),
                LstmClassifier.ofBytes(challenger), trainedAsOf, measured(material));
    }

    private Material measured(Material material) {
        return new Material(material.name(), material.examples(), material.rehearsal(), yardsticks.home(),
                yardsticks.golden(), material.asOf(), material.provenance());
    }
}
