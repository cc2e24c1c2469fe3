package io.tidings.learn.round;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

import io.tidings.classify.Classification;
import io.tidings.classify.Classifier;
import io.tidings.classify.Reference;
import io.tidings.event.ModelManifest;
import io.tidings.event.TrainingExample;
import io.tidings.learn.gate.Decision;
import io.tidings.learn.gate.Evidence;
import io.tidings.learn.gate.Gate;
import io.tidings.learn.gate.Judged;
import io.tidings.model.Lesson;
import io.tidings.model.Lessons;
import io.tidings.model.LstmClassifier;
import io.tidings.model.LstmTuner;
import io.tidings.model.ModelFile;
import io.tidings.model.Tuned;
import io.tidings.training.TrainingFailure;
import io.tidings.training.TrainingObserver;

/// Trains a challenger and judges it. For one thread at a time; an interrupt ends it with a [TrainingFailure].
public final class Round {

    private static final int BATCH = 256;
    private static final double NANOS = 1e9;
    /// Of the rehearsed texts, for the gate.
    private static final double REHEARSAL_HELD_OUT = 0.2;

    private final RoundSettings settings;
    private final TrainingObserver observer;

    public Round(RoundSettings settings, TrainingObserver observer) {
        this.settings = settings;
        this.observer = observer;
    }

    /// @throws TrainingFailure where there is nothing to train on or the loss is no longer a number
    public Outcome run(LstmClassifier champion, Material material) {
        Split split = Split.of(material.examples(), champion.labels(), settings);
        if (split.training().isEmpty() || split.validation().isEmpty()) {
            throw new TrainingFailure("of " + material.examples().size() + " examples " + split.training().size()
                    + " are for training and " + split.validation().size() + " for validation, " + split.unusable()
                    + " have no text or a label that the champion lacks (" + champion.labels().names()
                    + "): more feedback is needed");
        }
        var rehearsed = new ArrayList<String>();
        var withheld = new ArrayList<String>();
        material.rehearsal()
                .stream()
                .sorted()
                .distinct()
                .forEach(text -> (HeldOut.of(text, REHEARSAL_HELD_OUT) ? withheld : rehearsed).add(text));
        Map<String, String> provenance = provenance(champion, material, split, rehearsed.size());
        Tuned tuned = new LstmTuner(settings.tuning(), observer).tune(champion.model(),
                new Lessons(Split.lessons(split.training()), Split.lessons(split.validation()), rehearsed),
                material.asOf(), provenance);
        byte[] bytes = ModelFile.bytes(tuned.model());
        var challenger = LstmClassifier.ofBytes(bytes);
        var evidence = evidence(new Pair(champion, challenger), split.heldOut(), withheld, material,
                linear(tuned, split.heldOut()));
        Decision decision = new Gate(settings.gate()).decide(evidence);
        return new Outcome(bytes, ModelManifest.newBuilder(Manifests.of(material.name(), challenger, provenance))
                .setSize(bytes.length)
                .setMetrics(decision.report().figures())
                .setReference(reference(challenger, split.heldOut(), withheld))
                .build(), decision);
    }

    /// Judges a challenger again that had not enough evidence, by all that it has not seen: what is held out, and what
    /// was said since it was trained.
    ///
    /// @param trainedAsOf the [Material#asOf()] of its training
    public Decision judge(LstmClassifier champion, LstmClassifier challenger, Instant trainedAsOf, Material material) {
        var unseen = material.examples()
                .stream()
                .filter(one -> Split.usable(one, champion.labels()))
                .filter(one -> HeldOut.of(one.getId(), settings.heldOutShare())
                        || (one.getFeedbackAt().isAfter(trainedAsOf) && votes(one) <= 1))
                .sorted(Comparator.comparing(TrainingExample::getId))
                .toList();
        var withheld = material.rehearsal()
                .stream()
                .sorted()
                .distinct()
                .filter(text -> HeldOut.of(text, REHEARSAL_HELD_OUT))
                .toList();
        return new Gate(settings.gate())
                .decide(evidence(new Pair(champion, challenger), unseen, withheld, material, OptionalDouble.empty()));
    }

    /// With more than one, an earlier word on the same review may have been learnt from.
    private static int votes(TrainingExample one) {
        return one.getVotes().values().stream().mapToInt(Integer::intValue).sum();
    }

    private record Pair(Classifier champion, Classifier challenger) {

        List<Judged> judge(List<TrainingExample> examples) {
            List<String> texts = examples.stream().map(TrainingExample::getText).toList();
            var former = classify(champion, texts);
            var next = classify(challenger, texts);
            var judged = new ArrayList<Judged>();
            for (int i = 0; i < texts.size(); i++) {
                TrainingExample one = examples.get(i);
                judged.add(new Judged(one.getId(), one.getSubject(), one.getLabel(), former.get(i).scores(),
                        next.get(i).scores()));
            }
            return judged;
        }

        List<Judged> judgeLessons(List<Lesson> lessons) {
            List<String> texts = lessons.stream().map(Lesson::text).toList();
            var former = classify(champion, texts);
            var next = classify(challenger, texts);
            var judged = new ArrayList<Judged>();
            for (int i = 0; i < texts.size(); i++) {
                if (champion.labels().indexOf(lessons.get(i).label()) >= 0) {
                    judged.add(new Judged(String.valueOf(i), "", lessons.get(i).label(), former.get(i).scores(),
                            next.get(i).scores()));
                }
            }
            return judged;
        }

        /// With the champion's labels as the right ones.
        List<Judged> compare(List<String> texts) {
            var former = classify(champion, texts);
            var next = classify(challenger, texts);
            var judged = new ArrayList<Judged>();
            for (int i = 0; i < texts.size(); i++) {
                judged.add(new Judged(String.valueOf(i), "", former.get(i).scores().label(), former.get(i).scores(),
                        next.get(i).scores()));
            }
            return judged;
        }
    }

    private static Evidence evidence(Pair models, List<TrainingExample> unseen, List<String> withheld,
            Material material, OptionalDouble linear) {
        List<String> timed = unseen.stream().map(TrainingExample::getText).limit(BATCH).toList();
        classify(models.challenger(), timed); // warm
        long start = System.nanoTime();
        classify(models.challenger(), timed);
        double seconds = (System.nanoTime() - start) / NANOS;
        return new Evidence(models.champion().labels(), models.judge(unseen), models.compare(withheld),
                models.judgeLessons(material.home()), models.judgeLessons(material.golden()),
                timed.isEmpty() ? Double.POSITIVE_INFINITY : timed.size() / Math.max(seconds, 1 / NANOS), linear);
    }

    private static OptionalDouble linear(Tuned tuned, List<TrainingExample> heldOut) {
        return heldOut.stream()
                .mapToInt(one -> tuned.linearLabel(one.getText()).equals(one.getLabel()) ? 1 : 0)
                .average();
    }

    private static List<Classification> classify(Classifier model, List<String> texts) {
        var all = new ArrayList<Classification>(texts.size());
        for (int from = 0; from < texts.size(); from += BATCH) {
            all.addAll(model.classify(texts.subList(from, Math.min(texts.size(), from + BATCH))));
        }
        return all;
    }

    private static Map<String, String> provenance(LstmClassifier champion, Material material, Split split,
            int rehearsed) {
        var provenance = new TreeMap<>(material.provenance());
        provenance.put("parent", champion.id().value());
        provenance.put("examples.training", String.valueOf(split.training().size()));
        provenance.put("examples.validation", String.valueOf(split.validation().size()));
        provenance.put("examples.heldOut", String.valueOf(split.heldOut().size() + split.older()));
        provenance.put("examples.unusable", String.valueOf(split.unusable()));
        provenance.put("examples.rehearsal", String.valueOf(rehearsed));
        return provenance;
    }

    /// What drift is told from: how the challenger labels texts that it has not seen.
    private static Map<String, List<Double>> reference(Classifier challenger, List<TrainingExample> heldOut,
            List<String> withheld) {
        var texts = new ArrayList<>(withheld);
        heldOut.forEach(one -> texts.add(one.getText()));
        return Reference.of(classify(challenger, texts)).toMap();
    }
}
