package io.tidings.model;

import io.tidings.text.Tokenizer;
import org.tribuo.Dataset;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/// A Tribuo dataset that grows by labelled texts, for callers that know nothing of Tribuo. For one thread.
public final class TextDataset {

    private final MutableDataset<Label> examples;
    private final TokenExample.MakerState maker = new TokenExample.MakerState();
    private final Tokenizer tokenizer = new Tokenizer();

    /// @param description where the texts come from, for the provenance of models
    public TextDataset(String description) {
        var labels = new LabelFactory();
        this.examples = new MutableDataset<>(new SimpleDataSourceProvenance(description, labels), labels);
    }

    public void add(String text, String label) {
        examples.add(maker.example(new Label(label), tokenizer.tokenize(text)));
    }

    public int size() {
        return examples.size();
    }

    Dataset<Label> examples() {
        return examples;
    }
}
