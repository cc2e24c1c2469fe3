package io.tidings.classify;

import java.util.List;

/// A figure of an outcome whose distribution is watched, with the edges of its bins.
///
/// The edges are part of what is stored in manifests and reports: they never change. Another cut is another measure.
public enum Measure {

    /// The largest score, 0..1. Networks are sure of most texts, so the bins are narrow where it is near 1.
    CONFIDENCE("confidence", List.of(0.30, 0.35, 0.40, 0.45, 0.50, 0.55, 0.60, 0.65, 0.70, 0.75, 0.80, 0.85, 0.90,
            0.925, 0.95, 0.97, 0.98, 0.99, 0.995, 0.999)),

    /// The share of the text's tokens that the model does not know, 0..1; 0 for a text without tokens.
    UNKNOWN("unknown", List.of(0.0, 0.01, 0.02, 0.03, 0.05, 0.075, 0.10, 0.125, 0.15, 0.20, 0.25, 0.30, 0.40, 0.50,
            0.75)),

    /// The text's length in tokens, each bin about a third longer than the one before.
    LENGTH("length", List.of(0.0, 1.0, 2.0, 3.0, 4.0, 6.0, 8.0, 12.0, 16.0, 24.0, 32.0, 48.0, 64.0, 96.0, 128.0, 192.0,
            256.0, 384.0, 512.0, 768.0, 1024.0, 1536.0, 2048.0, 4096.0));

    private final String key;
    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<Double> edges; // ascending; a bin ends at its edge, inclusive, and a last one has no end

    Measure(String key, List<Double> edges) {
        this.key = key;
        this.edges = edges;
    }

    /// Its name in manifests and reports.
    public String key() {
        return key;
    }

    public int bins() {
        return edges.size() + 1;
    }

    /// The bin that a value falls into, from 0 on; NaN falls into the last.
    public int bin(double value) {
        int bin = 0;
        while (bin < edges.size() && !(value <= edges.get(bin))) {
            bin++;
        }
        return bin;
    }
}
