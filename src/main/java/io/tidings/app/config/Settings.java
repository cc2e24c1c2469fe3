package io.tidings.app.config;

import java.util.List;

import io.tidings.learn.feedback.JoinSettings;
import io.tidings.modelregistry.RegistrySettings;
import io.tidings.stream.PlannedTopic;
import io.tidings.stream.PlannedTopic.Role;
import io.tidings.stream.Retention;
import io.tidings.stream.ScoreSettings;
import io.tidings.stream.TopicPlan;
import io.tidings.stream.drift.DriftStream;
import io.tidings.stream.sentiment.SentimentTopics;

/// All settings; in the file the keys of both records stand side by side.
public record Settings(ProcessSettings process, ScoreSettings score) {

    static final Shape.Section SHAPE = Shape.of(ProcessSettings.class, ScoreSettings.class);

    private static final int KEY_BYTES = 1_024;
    private static final int CONTROL_HOURS = 24;

    /// Every topic that one of the commands needs.
    public TopicPlan topics() {
        return TopicPlan.of(score)
                .with(modelTopics().topics())
                .with(List.of(DriftStream.reports(process.drift().topic(), score), learnControl()))
                .with(FeedbackTopics.of(process.feedback(), score))
                .with(SentimentTopics.of(process.sentiment(), score));
    }

    /// The topics over which models come.
    public TopicPlan modelTopics() {
        RegistrySettings models = process.models();
        int copies = score.topics().replication();
        return new TopicPlan(List.of(
                // One partition, because the order of all records matters.
                new PlannedTopic(models.topic(), Role.MODELS, 1, copies, new Retention.Latest(),
                        models.chunkBytes() + KEY_BYTES),
                new PlannedTopic(models.events(), Role.MODEL_EVENTS, 1, copies, Retention.hours(-1),
                        score.limits().recordBytes())));
    }

    /// One partition, whose reader is the trainer. What lies there is of use for as long as somebody waits.
    private PlannedTopic learnControl() {
        return new PlannedTopic(process.learn().control(), Role.CONTROL, 1, score.topics().replication(),
                Retention.hours(CONTROL_HOURS), score.limits().recordBytes());
    }

    /// What the join of feedback wants to know.
    public JoinSettings join() {
        return new JoinSettings(process.feedback(),
                new JoinSettings.Labeled(score.output().topic(), process.models().name()), score.topics().partitions(),
                new JoinSettings.Limits(score.limits().textCharacters(), score.limits().recordBytes()), score.kafka());
    }
}
