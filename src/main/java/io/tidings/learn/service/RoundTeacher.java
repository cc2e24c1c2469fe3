package io.tidings.learn.service;

import java.time.Instant;
import java.util.List;

import io.tidings.learn.gate.Decision;
import io.tidings.learn.round.Material;
import io.tidings.learn.round.Outcome;
import io.tidings.learn.round.Round;
import io.tidings.learn.round.RoundSettings;
import io.tidings.model.Lesson;
import io.tidings.model.LstmClassifier;
import io.tidings.training.TrainingObserver;

/// Trains the network and judges it by the gate.
public final class RoundTeacher implements Teacher {

    private final RoundSettings settings;
    private final Yardsticks yardsticks;

    /// What a challenger is held against beside the examples.
    ///
    /// @param home   labelled texts of what the first model was made for; may be empty
    /// @param golden clear cases, labelled by hand; may be empty
    public record Yardsticks(List<Lesson> home, List<Lesson> golden) {

        public Yardsticks {
            home = List.copyOf(home);
            golden = List.copyOf(golden);
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
    public Decision judge(byte[] champion, byte[] challenger, Instant trainedAsOf, Material material) {
        return new Round(settings, TrainingObserver.SILENT).judge(LstmClassifier.ofBytes(champion),
                LstmClassifier.ofBytes(challenger), trainedAsOf, measured(material));
    }

    private Material measured(Material material) {
        return new Material(material.name(), material.examples(), material.rehearsal(), yardsticks.home(),
                yardsticks.golden(), material.asOf(), material.provenance());
    }
}
