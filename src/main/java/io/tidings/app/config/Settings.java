package io.tidings.app.config;

import java.util.List;

import io.tidings.stream.ScoreSettings;
import io.tidings.stream.TopicPlan;
import io.tidings.stream.drift.DriftStream;

/// All settings; in the file the keys of both records stand side by side.
public record Settings(ProcessSettings process, ScoreSettings score) {

    static final Shape.Section SHAPE = Shape.of(ProcessSettings.class, ScoreSettings.class);

    /// Every topic that one of the commands needs.
    public TopicPlan topics() {
        return TopicPlan.of(score).with(List.of(DriftStream.reports(process.drift().topic(), score)));
    }
}
