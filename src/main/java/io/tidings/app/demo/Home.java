package io.tidings.app.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.tidings.app.CommandFailure;
import io.tidings.app.ExitCode;
import io.tidings.classify.Classifier;
import io.tidings.corpus.Corpus;
import io.tidings.corpus.CorpusReader;
import io.tidings.corpus.LabeledText;
import io.tidings.corpus.MalformedReviewException;
import io.tidings.corpus.ReadSettings;
import io.tidings.model.Lesson;
import org.jspecify.annotations.Nullable;

/// Labelled reviews of what the first model was made for: what it must not forget.
///
/// @param description where they come from
record Home(String description, List<Lesson> lessons) {

    private static final int BATCH = 256;

    Home {
        lessons = List.copyOf(lessons);
    }

    /// @param file null for the sample that comes with Tidings
    static Home read(@Nullable Path file, ReadSettings settings) {
        String name = file == null ? "the sample" : file.getFileName() + "";
        try (CorpusReader reader = file == null ? sample() : Corpus.open(file, settings)) {
            var lessons = new ArrayList<Lesson>();
            while (reader.hasNext()) {
                LabeledText review = reader.next();
                if (review.label() != null) {
                    lessons.add(new Lesson(review.text(), Objects.requireNonNull(review.label()), 1));
                }
            }
            return new Home(name, lessons);
        } catch (MalformedReviewException | UncheckedIOException e) {
            throw new CommandFailure(ExitCode.INPUT, String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw CommandFailure.ofFile("reviews", file == null ? Path.of(name) : file, e);
        }
    }

    private static CorpusReader sample() throws IOException {
        InputStream in = Objects.requireNonNull(Home.class.getResourceAsStream(ReviewSource.SAMPLE));
        return Corpus.open(in, "the sample", ReadSettings.DEFAULT);
    }

    /// Of a model that knows nothing there is nothing to forget.
    static Home none() {
        return new Home("none", List.of());
    }

    /// The share that a model labels right, of those whose label it knows; NaN where there are none.
    double accuracy(Classifier model) {
        List<Lesson> known = lessons.stream().filter(one -> model.labels().indexOf(one.label()) >= 0).toList();
        int right = 0;
        for (int from = 0; from < known.size(); from += BATCH) {
            List<Lesson> some = known.subList(from, Math.min(known.size(), from + BATCH));
            var said = model.classify(some.stream().map(Lesson::text).toList());
            for (int i = 0; i < some.size(); i++) {
                right += said.get(i).scores().label().equals(some.get(i).label()) ? 1 : 0;
            }
        }
        return (double) right / known.size();
    }
}
