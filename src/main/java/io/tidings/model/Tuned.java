package io.tidings.model;

import java.util.List;

import io.tidings.text.Tokenizer;
import io.tidings.training.Epoch;

/// A model that was trained further, and a linear model of the same lessons alone to hold it against.
///
/// @param linear  what it takes to do better than: it knows the lessons and nothing of the parent
/// @param history all epochs
public record Tuned(LstmModel model, LinearBaseline linear, List<Epoch> history) {

    public Tuned {
        history = List.copyOf(history);
    }

    /// What the linear model says of a text.
    public String linearLabel(String text) {
        var words = model.content().vocabulary();
        return model.content().labels().name(linear.best(words.encode(new Tokenizer().tokenize(text))));
    }
}
