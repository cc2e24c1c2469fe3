package io.tidings.stream.sentiment;

import java.util.List;

import io.tidings.event.OutputFormat;

/// What is counted, how, and where it goes.
///
/// @param model   the name of the model whose label stands in the events themselves; further models are not counted
/// @param labeled the topic of the labelled events
/// @param format  how windows and alerts are written
public record SentimentTask(String model, String labeled, OutputFormat format, SentimentSettings settings) {

    /// From the smallest on.
    List<WindowSize> sizes() {
        return settings.windowSizes();
    }
}
