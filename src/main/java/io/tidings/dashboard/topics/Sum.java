package io.tidings.dashboard.topics;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.tidings.dashboard.view.ShownWindow;

/// The reviews of several windows together.
///
/// @param sentiment the mean over reviews, as is the confidence; 0 where there are none
record Sum(long count, Map<String, Long> labels, double meanConfidence, double sentiment) {

    static Sum of(List<ShownWindow> windows) {
        var labels = new TreeMap<String, Long>();
        long count = 0;
        double confidence = 0;
        double sentiment = 0;
        for (ShownWindow window : windows) {
            count += window.count();
            confidence += window.count() * window.meanConfidence();
            sentiment += window.count() * window.sentiment();
            window.labels().forEach((label, reviews) -> labels.merge(label, reviews, Long::sum));
        }
        return new Sum(count, labels, count == 0 ? 0 : confidence / count, count == 0 ? 0 : sentiment / count);
    }
}
