package io.tidings.dashboard.view;

import java.util.Map;

/// How a subject stands in the windows of one size.
///
/// @param count     reviews in the windows that are kept
/// @param labels    of them, by label
/// @param sentiment -1 (all negative) to 1 (all positive)
/// @param movement  the sentiment of the newest window less that of those before it; 0 where there are none
public record RankedSubject(String subject, long count, Map<String, Long> labels, double meanConfidence,
        double sentiment, double movement) {

    public RankedSubject {
        labels = Map.copyOf(labels);
    }
}
