package io.tidings.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

import io.tidings.nn.DropoutRates;
import io.tidings.nn.Pooling;
import io.tidings.text.Tokenizer;
import io.tidings.training.LearningRate;
import io.tidings.training.TrainingObserver;
import io.tidings.training.TrainingSettings;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/// Models that are trained in a second on texts made of a few words.
final class TinyModels {

    private static final List<String> GOOD = List.of("good", "great", "lovely", "superb");
    private static final List<String> BAD = List.of("bad", "awful", "boring", "dull");
    private static final List<String> FILLER = List.of("the", "film", "plot", "actor", "was", "and", "very", "it");

    static final LstmSettings SETTINGS = new LstmSettings(
            new LstmSettings.Shape(8, 12, Set.of(Pooling.MEAN, Pooling.MAX)),
            new LstmSettings.Words(1, 1000), new Excerpt(24, 8), 0.2, 64, new TrainingSettings(6, 16,
                    new LearningRate(0.02, 0.05, 0.1), 1, new DropoutRates(0, 0, 0.1), 0, 0, 6, 2, 7));

    private TinyModels() {}

    static LstmModel trained() {
        return new LstmTrainer(SETTINGS, TrainingObserver.SILENT).train(dataset(400, 1));
    }

    /// Half of the texts hold a good word, half a bad one, among 3 to 12 others.
    static MutableDataset<Label> dataset(int size, long seed) {
        var random = new Random(seed);
        var dataset = empty();
        var maker = new TokenExample.MakerState();
        var tokenizer = new Tokenizer();
        for (int i = 0; i < size; i++) {
            boolean good = i % 2 == 0;
            dataset.add(maker.example(new Label(good ? "pos" : "neg"), tokenizer.tokenize(text(good, random))));
        }
        return dataset;
    }

    static MutableDataset<Label> empty() {
        return new MutableDataset<>(new SimpleDataSourceProvenance("made-up reviews", new LabelFactory()),
                new LabelFactory());
    }

    static String text(boolean good, Random random) {
        var words = new ArrayList<String>();
        for (int n = 3 + random.nextInt(10); n > 0; n--) {
            words.add(FILLER.get(random.nextInt(FILLER.size())));
        }
        var telling = good ? GOOD : BAD;
        words.add(random.nextInt(words.size() + 1), telling.get(random.nextInt(telling.size())));
        return String.join(" ", words);
    }
}
