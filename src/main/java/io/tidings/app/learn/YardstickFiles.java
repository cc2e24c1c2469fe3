package io.tidings.app.learn;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.tidings.app.CommandFailure;
import io.tidings.app.ExitCode;
import io.tidings.app.GoldenTexts;
import io.tidings.app.config.ProcessSettings;
import io.tidings.corpus.Corpus;
import io.tidings.corpus.CorpusReader;
import io.tidings.corpus.LabeledText;
import io.tidings.corpus.MalformedReviewException;
import io.tidings.corpus.ReadSettings;
import io.tidings.learn.service.LearnSettings;
import io.tidings.learn.service.RoundTeacher.Yardsticks;
import io.tidings.model.Lesson;

/// Reads the texts that no challenger must get worse at.
final class YardstickFiles {

    /// More would cost time in every training and tell no more.
    private static final int MOST = 5_000;

    private YardstickFiles() {}

    /// @throws CommandFailure naming the file and what is wrong with it
    static Yardsticks of(ProcessSettings settings) {
        String home = settings.learn().home();
        return new Yardsticks(home.equals(LearnSettings.NONE) ? List.of() : read(Path.of(home)),
                lessons(GoldenTexts.of(settings.models().golden())));
    }

    private static List<Lesson> lessons(List<LabeledText> texts) {
        var lessons = new ArrayList<Lesson>();
        for (LabeledText text : texts) {
            String label = text.label();
            if (label != null) {
                lessons.add(new Lesson(text.text(), label, 1));
            }
        }
        return lessons;
    }

    private static List<Lesson> read(Path file) {
        var texts = new ArrayList<LabeledText>();
        try (CorpusReader reader = Corpus.open(file, ReadSettings.DEFAULT)) {
            while (reader.hasNext() && texts.size() < MOST) {
                texts.add(reader.next());
            }
        } catch (IOException e) {
            throw CommandFailure.ofFile("texts of learn.home", file, e);
        } catch (MalformedReviewException | IllegalArgumentException | UncheckedIOException e) {
            throw new CommandFailure(ExitCode.INPUT, "learn.home: " + e.getMessage(), e);
        }
        List<Lesson> lessons = lessons(texts);
        if (lessons.isEmpty()) {
            throw new CommandFailure(ExitCode.INPUT, "learn.home: " + file
                    + " has no text with a label; expected lines with text and label");
        }
        return lessons;
    }
}
