package io.tidings.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

import com.oracle.labs.mlrg.olcut.provenance.ConfiguredObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.impl.ConfiguredObjectProvenanceImpl;
import org.tribuo.Example;
import org.tribuo.Prediction;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.explanations.lime.LIMEText;
import org.tribuo.data.text.TextFeatureExtractor;
import org.tribuo.impl.ArrayExample;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.slm.LARSLassoTrainer;
import org.tribuo.util.tokens.Token;

/// Tribuo's LIME over our tokens: samples are scored in one pass instead of one by one. For one thread.
final class BlankedWords extends LIMEText {

    BlankedWords(LstmModel model, int samples, int most, long seed) {
        super(new SplittableRandom(seed), model, new LARSLassoTrainer(most), samples, new Extractor(),
                new LimeTokenizerState());
    }

    /// The place of a token, so that features need no parsing of words that may hold anything.
    @Override
    protected String nameFeature(String name, int place) {
        return Integer.toString(place);
    }

    /// Each token stays with a chance of one half; a sample weighs as much as it has tokens left.
    @Override
    protected List<Example<Regressor>> sampleData(String text, List<Token> tokens) {
        var random = new Random(rng.nextLong());
        var samples = new ArrayList<Example<Label>>(numSamples);
        var kept = new ArrayList<boolean[]>(numSamples);
        while (samples.size() < numSamples && !tokens.isEmpty()) {
            var keep = new boolean[tokens.size()];
            var left = new ArrayList<String>(tokens.size());
            for (int i = 0; i < keep.length; i++) {
                keep[i] = random.nextBoolean();
                if (keep[i]) {
                    left.add(tokens.get(i).text);
                }
            }
            kept.add(keep);
            samples.add(new TokenExample(LabelFactory.UNKNOWN_LABEL, left));
        }
        List<Prediction<Label>> scored = innerModel.predict(samples);
        var result = new ArrayList<Example<Regressor>>(scored.size());
        for (int i = 0; i < scored.size(); i++) {
            result.add(sample(kept.get(i), scored.get(i)));
        }
        return result;
    }

    private Example<Regressor> sample(boolean[] keep, Prediction<Label> scored) {
        int left = 0;
        var names = new String[keep.length];
        var values = new double[keep.length];
        for (int i = 0; i < keep.length; i++) {
            left += keep[i] ? 1 : 0;
            names[i] = nameFeature("", i);
            values[i] = keep[i] ? 1 : 0;
        }
        var sample = new ArrayExample<>(transformOutput(scored), names, values);
        sample.setWeight((float) left / keep.length);
        return sample;
    }

    private static final class Extractor implements TextFeatureExtractor<Label> {

        @Override
        public Example<Label> extract(Label label, String text) {
            return new TokenExample(label, new io.tidings.text.Tokenizer().tokenize(text).strings());
        }

        @Override
        public ConfiguredObjectProvenance getProvenance() {
            return new ConfiguredObjectProvenanceImpl(this, "TextFeatureExtractor");
        }
    }
}
