package io.tidings.model;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import com.oracle.labs.mlrg.olcut.provenance.primitives.StringProvenance;
import io.tidings.classify.LabelSet;
import io.tidings.kernel.Kernels;
import io.tidings.nn.Weights;
import io.tidings.text.Tokenizer;
import io.tidings.text.Tokens;
import io.tidings.text.Vocabulary;
import io.tidings.training.Calibration;
import io.tidings.training.NetworkTrainer;
import io.tidings.training.Samples;
import io.tidings.training.Trained;
import io.tidings.training.TrainingFailure;
import io.tidings.training.TrainingObserver;
import org.tribuo.provenance.ModelProvenance;

/// Trains a model further on new lessons without forgetting what it knew.
///
/// It begins from the parent's weights, unless the parent cannot read the lessons ([Ground]). Frequent new words join the vocabulary, each beginning as the unknown word
/// that it was read as so far. Lessons are mixed with rehearsal: texts of the stream and made-up ones, on which the
/// parent's own probabilities are the targets (learning without forgetting, Li & Hoiem 2016, with the distillation of
/// Hinton et al. 2015; [PseudoTexts]).
///
/// The outcome depends on nothing but the parent, the lessons, the settings and the time it is given: the same inputs
/// give the same bytes. For one thread at a time.
public final class LstmTuner {

    /// With fewer examples a temperature says more of chance than of the model, and the parent's is kept.
    private static final int LEAST_FOR_CALIBRATION = 100;
    private static final int PSEUDO_PER_LESSON = 24;
    private static final int LEAST_PSEUDO = 1_000;

    private final TuningSettings settings;
    private final TrainingObserver observer;
    private final Tokenizer tokenizer = new Tokenizer();

    public LstmTuner(TuningSettings settings, TrainingObserver observer) {
        this.settings = settings;
        this.observer = observer;
    }

    /// @param asOf       stands in the provenance as the time of training: when the newest lesson was given
    /// @param provenance what else is to be known of it, such as the parent's id and counts of lessons; never a text
    /// @throws TrainingFailure where lessons are missing or have labels that the parent lacks, or the loss is no longer
    ///                         a number
    public Tuned tune(LstmModel parent, Lessons lessons, Instant asOf, Map<String, String> provenance) {
        var texts = new Encoded(parent.content(), lessons, settings, tokenizer);
        Trained trained = train(parent, texts);
        Weights weights = trained.weights().roundedToHalf();
        weights.blocks().forEach(block -> Halves.requireFinite(block.values(), block.name()));
        LstmContent former = parent.content();
        var measured = new HashMap<>(former.measured());
        if (texts.ground.fresh()) {
            measured.clear();
            measured.put(Ground.FRESH, (double) lessons.training().size());
        }
        measured.put("tuning.bestEpoch", (double) trained.best());
        measured.put("tuning.lessons", (double) lessons.training().size());
        measured.put("tuning.validationAccuracy", trained.bestEpoch().validationAccuracy());
        var linear = LinearBaseline.train(texts.training, texts.trainingLabels, former.labels(),
                new LinearBaseline.Size(texts.words.size(),
                        texts.ground.fresh() ? LinearBaseline.DEFAULT_BUCKETS : former.baseline().buckets()),
                settings.seed());
        var content = new LstmContent(former.labels(), texts.words, former.excerpt(), weights,
                temperature(former, weights, texts),
                texts.ground.fresh() ? linear : former.baseline().grown(texts.words.size()), measured);
        return new Tuned(new LstmModel("", provenance(parent, asOf, provenance), parent.getOutputIDInfo(), content),
                linear, trained.history());
    }

    private Trained train(LstmModel parent, Encoded texts) {
        LstmContent former = parent.content();
        var samples = new SampleBuffer(former.excerpt());
        float[] importance = importance(texts.trainingLabels, former.labels().size());
        for (int i = 0; i < texts.training.size(); i++) {
            var target = new float[former.labels().size()];
            target[texts.trainingLabels[i]] = 1;
            samples.add(texts.training.get(i), target, importance[i] * texts.lessonWeights[i]);
        }
        if (!texts.ground.fresh()) {
            rehearse(parent, texts, samples);
        }
        var validation = Samples.of(
                texts.validation.stream().map(former.excerpt()::of).toArray(int[][]::new), texts.validationLabels,
                former.labels().size());
        return new NetworkTrainer(Kernels.best(), texts.ground.training(), observer).train(texts.ground.start(),
                samples.samples(), validation);
    }

    /// Real texts are read by the parent with its own vocabulary, as it would in the stream.
    private void rehearse(LstmModel parent, Encoded texts, SampleBuffer samples) {
        LstmContent former = parent.content();
        float weight = settings.rehearsalWeight().floatValue();
        List<int[]> old = texts.rehearsal.stream().map(former.vocabulary()::encode).toList();
        float[][] real = parent.uncalibrated(old);
        for (int i = 0; i < real.length; i++) {
            samples.add(texts.words.encode(texts.rehearsal.get(i)), real[i], weight);
        }
        int count = Math.min(settings.pseudoTexts(),
                Math.max(LEAST_PSEUDO, PSEUDO_PER_LESSON * texts.training.size()));
        List<int[]> made = new PseudoTexts(former.vocabulary(), former.baseline()).make(count,
                former.excerpt().maxTokens(), settings.seed());
        float[][] wanted = parent.uncalibrated(made);
        for (int i = 0; i < wanted.length; i++) {
            samples.add(made.get(i), wanted[i], 1);
        }
    }

    /// (mean count / count of the label) to the power of `balance`, scaled so that the mean is 1.
    private float[] importance(int[] labels, int classes) {
        int[] counts = new int[classes];
        for (int label : labels) {
            counts[label]++;
        }
        var importance = new float[labels.length];
        double sum = 0;
        for (int i = 0; i < labels.length; i++) {
            importance[i] = (float) Math.pow((double) labels.length / counts[labels[i]], settings.balance());
            sum += importance[i];
        }
        for (int i = 0; i < labels.length; i++) {
            importance[i] *= (float) (labels.length / sum);
        }
        return importance;
    }

    private static float temperature(LstmContent former, Weights weights, Encoded texts) {
        if (texts.validation.size() < LEAST_FOR_CALIBRATION) {
            return texts.ground.fresh() ? 1 : former.temperature();
        }
        var cut = texts.validation.stream().map(former.excerpt()::of).toList();
        float[][] logits = new BatchScorer(Kernels.best(), weights).logits(cut, true);
        return (float) Calibration.temperature(logits, texts.validationLabels);
    }

    private ModelProvenance provenance(LstmModel parent, Instant asOf, Map<String, String> notes) {
        var run = new TreeMap<String, Provenance>();
        settings.named().forEach((name, value) -> run.put("tuning." + name, new StringProvenance(name, value)));
        notes.forEach((name, value) -> run.put(name, new StringProvenance(name, value)));
        var origin = parent.getProvenance();
        return new ModelProvenance(LstmModel.class.getName(), asOf.atOffset(ZoneOffset.UTC),
                origin.getDatasetProvenance(), origin.getTrainerProvenance(), run);
    }

    /// Lessons and rehearsal as indices into a vocabulary that has grown by their words.
    private static final class Encoded {

        private final Ground ground;
        private final Vocabulary words;
        private final List<int[]> training;
        private final int[] trainingLabels;
        private final float[] lessonWeights;
        private final List<int[]> validation;
        private final int[] validationLabels;
        private final List<Tokens> rehearsal;

        Encoded(LstmContent former, Lessons lessons, TuningSettings settings, Tokenizer tokenizer) {
            List<Tokens> train = lessons.training().stream().map(one -> tokenizer.tokenize(one.text())).toList();
            rehearsal = lessons.rehearsal().stream().map(tokenizer::tokenize).toList();
            ground = Ground.of(former, train, rehearsal, settings);
            words = ground.words();
            training = train.stream().map(words::encode).toList();
            trainingLabels = labels(lessons.training(), former.labels());
            lessonWeights = new float[lessons.training().size()];
            for (int i = 0; i < lessonWeights.length; i++) {
                lessonWeights[i] = lessons.training().get(i).weight();
            }
            validation = lessons.validation()
                    .stream()
                    .map(one -> words.encode(tokenizer.tokenize(one.text())))
                    .toList();
            validationLabels = labels(lessons.validation(), former.labels());
        }

        private static int[] labels(List<Lesson> lessons, LabelSet names) {
            return lessons.stream().mapToInt(lesson -> {
                int index = names.indexOf(lesson.label());
                if (index < 0) {
                    throw new TrainingFailure("a lesson has the label '" + lesson.label()
                            + "', which the model has not: " + names.names());
                }
                return index;
            }).toArray();
        }
    }

    private static final class SampleBuffer {

        private final Excerpt excerpt;
        private final List<int[]> texts = new ArrayList<>();
        private final List<float[]> targets = new ArrayList<>();
        private final List<Float> weights = new ArrayList<>();

        SampleBuffer(Excerpt excerpt) {
            this.excerpt = excerpt;
        }

        void add(int[] text, float[] target, float weight) {
            texts.add(excerpt.of(text));
            targets.add(target);
            weights.add(weight);
        }

        Samples samples() {
            var counted = new float[weights.size()];
            for (int i = 0; i < counted.length; i++) {
                counted[i] = weights.get(i);
            }
            return new Samples(texts.toArray(int[][]::new), targets.toArray(float[][]::new), counted);
        }
    }
}
