package io.tidings.model;

import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.oracle.labs.mlrg.olcut.util.Pair;
import io.tidings.kernel.Kernels;
import io.tidings.text.Vocabulary;
import org.tribuo.Example;
import org.tribuo.Excuse;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.Model;
import org.tribuo.MutableFeatureMap;
import org.tribuo.Prediction;
import org.tribuo.classification.Label;
import org.tribuo.protos.core.ModelProto;
import org.tribuo.provenance.ModelProvenance;

/// An LSTM as a Tribuo model. Immutable but for its name, safe for any threads.
///
/// It predicts [TokenExample]s. Its feature domain is its vocabulary. Its class name is part of the file format.
public final class LstmModel extends Model<Label> {

    private static final long serialVersionUID = 1L;

    private final transient LstmContent content;
    private final transient BatchScorer scorer;

    LstmModel(String name, ModelProvenance provenance, ImmutableOutputInfo<Label> labels, LstmContent content) {
        this(name, provenance, labels, content, new BatchScorer(Kernels.best(), content.weights()));
    }

    private LstmModel(String name, ModelProvenance provenance, ImmutableOutputInfo<Label> labels, LstmContent content,
            BatchScorer scorer) {
        super(name, provenance, featureDomain(content.vocabulary()), labels, true);
        this.content = content;
        this.scorer = scorer;
    }

    /// Vocabulary, weights, labels: all that it scores by.
    public LstmContent content() {
        return content;
    }

    /// Probabilities of each label for texts given as vocabulary indices, cut by the excerpt here.
    ///
    /// @return one `float[C]` a text
    float[][] probabilities(List<int[]> texts, boolean parallel) {
        var read = texts.stream().map(content.excerpt()::of).toList();
        return scorer.probabilities(read, content.temperature(), parallel);
    }

    /// As [#probabilities(List, boolean)] before calibration: what the network itself says, to be distilled from.
    float[][] uncalibrated(List<int[]> texts) {
        return scorer.probabilities(texts.stream().map(content.excerpt()::of).toList(), 1, true);
    }

    /// The pooled hidden states for texts given as vocabulary indices, cut by the excerpt here.
    ///
    /// @return one `float[P·H]` a text
    float[][] pooled(List<int[]> texts) {
        return scorer.pooled(texts.stream().map(content.excerpt()::of).toList());
    }

    /// The vocabulary indices of an example's tokens.
    ///
    /// @throws IllegalArgumentException where it is no [TokenExample]
    int[] encode(Example<Label> example) {
        return encode(example, content.vocabulary());
    }

    static int[] encode(Example<Label> example, Vocabulary vocabulary) {
        if (!(example instanceof TokenExample tokens)) {
            throw new IllegalArgumentException("expected an example with its tokens in order, a TokenExample, found "
                    + example.getClass().getName());
        }
        return tokens.tokens().stream().mapToInt(vocabulary::indexOf).toArray();
    }

    @Override
    public Prediction<Label> predict(Example<Label> example) {
        return innerPredict(List.of(example)).getFirst();
    }

    @Override
    protected List<Prediction<Label>> innerPredict(Iterable<Example<Label>> examples) {
        var all = new ArrayList<Example<Label>>();
        examples.forEach(all::add);
        var texts = all.stream().map(this::encode).toList();
        float[][] scores = probabilities(texts, true);
        var predictions = new ArrayList<Prediction<Label>>(all.size());
        for (int i = 0; i < scores.length; i++) {
            predictions.add(prediction(all.get(i), texts.get(i), scores[i]));
        }
        return predictions;
    }

    /// @param text   the indices of the example's tokens
    /// @param scores [C], probabilities
    Prediction<Label> prediction(Example<Label> example, int[] text, float[] scores) {
        var byName = new LinkedHashMap<String, Label>();
        Label best = new Label(content.labels().name(0), scores[0]);
        for (int c = 0; c < scores.length; c++) {
            var label = new Label(content.labels().name(c), scores[c]);
            byName.put(label.getLabel(), label);
            best = label.getScore() > best.getScore() ? label : best;
        }
        int known = 0;
        for (int word : text) {
            known += word > Vocabulary.UNKNOWN ? 1 : 0;
        }
        return new Prediction<>(best, byName, known, example, true);
    }

    /// Empty: an LSTM has no weight a word.
    @Override
    public Map<String, List<Pair<String, Double>>> getTopFeatures(int n) {
        return Map.of();
    }

    @Override
    public Optional<Excuse<Label>> getExcuse(Example<Label> example) {
        return Optional.empty();
    }

    @Override
    protected LstmModel copy(String newName, ModelProvenance newProvenance) {
        return new LstmModel(newName, newProvenance, outputIDInfo, content, scorer);
    }

    @Override
    public ModelProto serialize() {
        return LstmMessage.write(this);
    }

    /// Called by Tribuo, by this very name.
    ///
    /// @throws ModelFormatException where the message is not what [#serialize()] writes
    public static LstmModel deserializeFromProto(int version, String className, Any message)
            throws InvalidProtocolBufferException {
        if (!className.equals(LstmModel.class.getName())) {
            throw new ModelFormatException("expected a model of class " + LstmModel.class.getName() + ", found "
                    + className);
        }
        return LstmMessage.read(version, message);
    }

    private static ImmutableFeatureMap featureDomain(Vocabulary vocabulary) {
        var words = new MutableFeatureMap();
        for (int index = Vocabulary.UNKNOWN + 1; index < vocabulary.size(); index++) {
            words.add(vocabulary.word(index), 1);
        }
        return new ImmutableFeatureMap(words);
    }

    /// Models travel as protobuf only.
    @SuppressWarnings("UnusedVariable")
    private void writeObject(ObjectOutputStream out) throws NotSerializableException {
        throw new NotSerializableException("use serialize() or ModelFile");
    }
}
