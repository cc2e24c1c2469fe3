package io.tidings.model;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

import com.oracle.labs.mlrg.olcut.config.Config;
import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import io.tidings.classify.LabelSet;
import io.tidings.kernel.Kernels;
import io.tidings.nn.NetworkSpec;
import io.tidings.nn.Weights;
import io.tidings.text.Tokenizer;
import io.tidings.text.Vocabulary;
import io.tidings.training.Calibration;
import io.tidings.training.NetworkTrainer;
import io.tidings.training.Samples;
import io.tidings.training.Trained;
import io.tidings.training.TrainingFailure;
import io.tidings.training.TrainingObserver;
import org.jspecify.annotations.Nullable;
import org.tribuo.Dataset;
import org.tribuo.Example;
import org.tribuo.Trainer;
import org.tribuo.classification.Label;
import org.tribuo.provenance.ModelProvenance;
import org.tribuo.provenance.TrainerProvenance;
import org.tribuo.provenance.impl.TrainerProvenanceImpl;

/// Trains an LSTM, and the linear baseline that it has to beat, on a Tribuo dataset of [TokenExample]s.
///
/// The vocabulary is counted here, on the training part alone: what Tribuo's dataset counted may have seen the
/// validation part. The validation part chooses the epoch and the temperature, nothing else.
public final class LstmTrainer implements Trainer<Label> {

    private final LstmSettings settings;
    private final TrainingObserver observer;
    private final @Nullable Dataset<Label> validation;
    private final List<String> unlabelled;
    private final AtomicInteger invocations = new AtomicInteger();

    @Config(description = "Every setting by name.")
    @SuppressWarnings("UnusedVariable") // read by Tribuo's provenance, reflectively
    private final Map<String, String> named;

    /// Sets a random share of the examples aside for validation.
    public LstmTrainer(LstmSettings settings, TrainingObserver observer) {
        this(settings, observer, (Dataset<Label>) null);
    }

    /// @param validation examples that share nothing with those to train on
    public LstmTrainer(LstmSettings settings, TrainingObserver observer, @Nullable Dataset<Label> validation) {
        this(settings, observer, validation, List.of());
    }

    private LstmTrainer(LstmSettings settings, TrainingObserver observer, @Nullable Dataset<Label> validation,
            List<String> unlabelled) {
        this.settings = settings;
        this.observer = observer;
        this.validation = validation;
        this.unlabelled = List.copyOf(unlabelled);
        this.named = settings.named();
        named.put("unlabelled", String.valueOf(unlabelled.size()));
    }

    @Override
    public LstmModel train(Dataset<Label> examples) {
        return train(examples, Map.of());
    }

    /// @param validation examples that share nothing with those to train on
    public LstmTrainer(LstmSettings settings, TrainingObserver observer, TextDataset validation) {
        this(settings, observer, validation.examples());
    }

    /// The same with a second training that learns from texts without labels too, see [SelfTraining].
    ///
    /// @param texts that stand in no test set
    public LstmTrainer withUnlabelled(List<String> texts) {
        return new LstmTrainer(settings, observer, validation, texts);
    }

    public LstmModel train(TextDataset examples) {
        return train(examples.examples(), Map.of());
    }

    /// @throws TrainingFailure          where the data or the settings cannot give a model
    /// @throws IllegalArgumentException where an example is no [TokenExample]
    @Override
    public LstmModel train(Dataset<Label> examples, Map<String, Provenance> runProvenance) {
        TrainerProvenance provenance = getProvenance();
        invocations.incrementAndGet();
        var parts = parts(examples);
        var names = labelSet(examples);
        var words = vocabulary(parts.training());
        var encoded = new Encoded(encode(parts.training(), words), labels(parts.training(), names),
                encode(parts.validation(), words), labels(parts.validation(), names));
        var model = new ModelProvenance(LstmModel.class.getName(), OffsetDateTime.now(ZoneOffset.UTC),
                examples.getProvenance(),
                provenance, runProvenance);
        return new LstmModel("", model, examples.getOutputIDInfo(), content(names, words, encoded));
    }

    @Override
    public int getInvocationCount() {
        return invocations.get();
    }

    @Override
    public void setInvocationCount(int count) {
        invocations.set(count);
    }

    @Override
    public TrainerProvenance getProvenance() {
        return new TrainerProvenanceImpl(this);
    }

    private record Parts(List<Example<Label>> training, List<Example<Label>> validation) {}

    /// Whole texts as vocabulary indices, and the index of each one's label.
    private record Encoded(List<int[]> training, int[] trainingLabels, List<int[]> validation,
            int[] validationLabels) {}

    private LstmContent content(LabelSet names, Vocabulary words, Encoded texts) {
        var spec = new NetworkSpec(words.size(), settings.shape().embedding(), settings.shape().hidden(), names.size(),
                settings.shape().pooling());
        var labelled = samples(texts.training(), texts.trainingLabels(), names);
        var checked = samples(texts.validation(), texts.validationLabels(), names);
        var trained = new NetworkTrainer(Kernels.best(), settings.training(), observer).train(spec, labelled, checked);
        var baseline = LinearBaseline.train(texts.training(), texts.trainingLabels(), names,
                new LinearBaseline.Size(words.size(), settings.buckets()), settings.training().seed());
        if (!unlabelled.isEmpty()) {
            var taught = taught(trained, baseline, new Teaching(words, texts, labelled));
            trained = new NetworkTrainer(Kernels.best(), SelfTraining.settings(settings.training()), observer)
                    .train(spec, taught, checked);
        }
        Weights weights = rounded(trained);
        return new LstmContent(names, words, settings.excerpt(), weights, temperature(weights, texts), baseline,
                measured(trained, baseline, texts));
    }

    private record Teaching(Vocabulary words, Encoded texts, Samples labelled) {}

    private Samples taught(Trained first, LinearBaseline baseline, Teaching material) {
        var whole = unlabelled.parallelStream()
                .map(text -> material.words().encode(new Tokenizer().tokenize(text)))
                .toList();
        var cut = whole.stream().map(settings.excerpt()::of).toList();
        Weights weights = rounded(first);
        float[][] network = new BatchScorer(Kernels.best(), weights).probabilities(cut,
                temperature(weights, material.texts()), true);
        float[][] linear = whole.parallelStream().map(baseline::probabilities).toArray(float[][]::new);
        return SelfTraining.samples(material.labelled(), cut, List.of(network, linear));
    }

    private static Weights rounded(Trained trained) {
        Weights weights = trained.weights().roundedToHalf();
        weights.blocks().forEach(block -> Halves.requireFinite(block.values(), block.name()));
        return weights;
    }

    private float temperature(Weights weights, Encoded texts) {
        var cut = texts.validation().stream().map(settings.excerpt()::of).toList();
        float[][] logits = new BatchScorer(Kernels.best(), weights).logits(cut, true);
        return (float) Calibration.temperature(logits, texts.validationLabels());
    }

    private static Map<String, Double> measured(Trained trained, LinearBaseline baseline, Encoded texts) {
        int right = 0;
        for (int i = 0; i < texts.validationLabels().length; i++) {
            right += baseline.best(texts.validation().get(i)) == texts.validationLabels()[i] ? 1 : 0;
        }
        return Map.of("bestEpoch", (double) trained.best(), "trainingExamples", (double) texts.training().size(),
                "validationExamples", (double) texts.validation().size(), "validationAccuracy",
                trained.bestEpoch().validationAccuracy(), "validationLoss", trained.bestEpoch().validationLoss(),
                "baselineValidationAccuracy", (double) right / texts.validation().size());
    }

    private Samples samples(List<int[]> texts, int[] labels, LabelSet names) {
        return Samples.of(texts.stream().map(settings.excerpt()::of).toArray(int[][]::new), labels, names.size());
    }

    private Parts parts(Dataset<Label> examples) {
        var all = new ArrayList<>(examples.getData());
        if (validation != null) {
            return new Parts(all, validation.getData());
        }
        Collections.shuffle(all, new Random(settings.training().seed()));
        int aside = Math.clamp(Math.round(settings.validation() * all.size()), 1, Math.max(1, all.size() - 1));
        return new Parts(all.subList(aside, all.size()), all.subList(0, aside));
    }

    private static LabelSet labelSet(Dataset<Label> examples) {
        var names = examples.getOutputInfo().getDomain().stream().map(Label::getLabel).sorted().toList();
        if (names.size() < 2) {
            throw new TrainingFailure("training needs examples of at least two labels, found " + names);
        }
        return new LabelSet(names);
    }

    private Vocabulary vocabulary(List<Example<Label>> training) {
        var counts = new HashMap<String, Long>();
        for (Example<Label> example : training) {
            if (example instanceof TokenExample tokens) {
                tokens.tokens().forEach(token -> counts.merge(token, 1L, Long::sum));
            }
        }
        var builder = Vocabulary.builder();
        new TreeMap<>(counts).forEach(builder::add);
        return builder.build(settings.vocabulary().minCount(), settings.vocabulary().maxSize());
    }

    private static List<int[]> encode(List<Example<Label>> examples, Vocabulary words) {
        return examples.stream().map(example -> LstmModel.encode(example, words)).toList();
    }

    private static int[] labels(List<Example<Label>> examples, LabelSet names) {
        return examples.stream().mapToInt(example -> {
            int index = names.indexOf(example.getOutput().getLabel());
            if (index < 0) {
                throw new TrainingFailure("the validation part has the label '" + example.getOutput().getLabel()
                        + "', which the training part has not: " + names.names());
            }
            return index;
        }).toArray();
    }
}
