package io.tidings.process;

import java.nio.file.Path;
import java.time.Duration;

/// A model for tests of processes, which ask not how good its labels are: trained in seconds on the sample reviews.
final class TinyModel {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private TinyModel() {}

    static Path train(Path folder) {
        Path model = folder.resolve("tiny.tidings");
        String reviews = Project.home().resolve("src/main/resources/io/tidings/app/demo-reviews.jsonl").toString();
        try (var training = Project.tidings(folder, "train", "--quiet", "--train", reviews, "--out", model.toString(),
                "--epochs", "1", "--hidden", "8", "--embedding", "8", "--min-count", "1", "--validation-group", "id")) {
            int code = training.awaitExit(PATIENCE);
            if (code != 0) {
                throw new AssertionError("the tiny model was not trained; " + training);
            }
        }
        return model;
    }
}
