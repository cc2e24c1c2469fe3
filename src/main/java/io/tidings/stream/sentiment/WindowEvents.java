package io.tidings.stream.sentiment;

import java.time.Instant;

import io.tidings.event.Alert;
import io.tidings.event.SentimentWindow;

/// Makes the events that go to the topics.
final class WindowEvents {

    private final String model;
    private final Polarity polarity;

    WindowEvents(SentimentTask task) {
        this.model = task.model();
        this.polarity = new Polarity(task.settings().polarity());
    }

    SentimentWindow window(WindowKey key, Counts counts) {
        var window = new SentimentWindow();
        String subject = key.whose().subject();
        if (subject != null) {
            window.setSubject(subject);
        }
        window.setSize(key.size().toString());
        window.setStart(Instant.ofEpochMilli(key.start()));
        window.setEnd(Instant.ofEpochMilli(key.end()));
        window.setModel(model);
        window.setCount(counts.count());
        window.setLabels(counts.labels());
        window.setMeanConfidence(counts.meanConfidence());
        window.setSentiment(polarity.mean(counts.labels()));
        window.setLate(counts.late());
        return window;
    }

    /// @param now epoch milliseconds
    Alert alert(WindowKey key, Known known, Alerts.Raised raised, long now) {
        var alert = new Alert();
        String subject = key.whose().subject();
        if (subject != null) {
            alert.setSubject(subject);
        }
        alert.setLabel(raised.label());
        alert.setSize(key.size().toString());
        alert.setStart(Instant.ofEpochMilli(key.start()));
        alert.setEnd(Instant.ofEpochMilli(key.end()));
        alert.setModel(model);
        alert.setRaisedAt(Instant.ofEpochMilli(now));
        alert.setCount(known.counts().count());
        alert.setShare(raised.rise().share());
        alert.setBaselineCount(raised.baselineCount());
        alert.setBaselineWindows(raised.baselineWindows());
        alert.setBaseline(raised.rise().baseline());
        alert.setProbability(raised.rise().probability());
        return alert;
    }
}
