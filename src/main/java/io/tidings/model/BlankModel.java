package io.tidings.model;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import io.tidings.classify.LabelSet;
import io.tidings.nn.NetworkSpec;
import io.tidings.nn.Weights;
import io.tidings.text.Vocabulary;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.ModelProvenance;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.provenance.impl.EmptyTrainerProvenance;

/// A model that knows nothing but its labels and finds each as likely as the other: where learning from feedback alone
/// begins.
public final class BlankModel {

    private BlankModel() {}

    /// The same labels in the same order give the same model.
    ///
    /// @param labels at least two
    public static LstmClassifier of(List<String> labels) {
        TribuoLog.quiet();
        var names = new LabelSet(labels);
        var factory = new LabelFactory();
        var data = new MutableDataset<>(new SimpleDataSourceProvenance("none", OffsetDateTime.MIN, factory), factory);
        labels.forEach(label -> data.add(new ArrayExample<>(new Label(label), new String[]{label}, new double[]{1})));
        Vocabulary words = Vocabulary.builder().build(1, 2);
        var shape = LstmSettings.DEFAULT.shape();
        var spec = new NetworkSpec(words.size(), shape.embedding(), shape.hidden(), labels.size(), shape.pooling());
        // One bucket: there are no pairs of words to tell apart.
        var baseline = new LinearBaseline(words.size(), 1, labels.size(),
                new float[labels.size() * (words.size() + 2)]);
        var content = new LstmContent(names, words, LstmSettings.DEFAULT.excerpt(), Weights.zeros(spec), 1, baseline,
                Map.of());
        var provenance = new ModelProvenance(LstmModel.class.getName(),
                OffsetDateTime.of(1970, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC), data.getProvenance(),
                new EmptyTrainerProvenance(), Map.of());
        return LstmClassifier.ofBytes(
                ModelFile.bytes(new LstmModel("", provenance, data.getOutputIDInfo(), content)));
    }
}
