package io.tidings.app.demo;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.tidings.app.GoldenTexts;
import io.tidings.app.TemporaryFolder;
import io.tidings.learn.drift.FeedbackDriftSettings;
import io.tidings.learn.feedback.FeedbackSettings;
import io.tidings.learn.feedback.JoinSettings;
import io.tidings.learn.gate.GateSettings;
import io.tidings.learn.service.LearnObserver;
import io.tidings.learn.service.LearnService;
import io.tidings.learn.service.LearnSettings;
import io.tidings.learn.service.LearnTask;
import io.tidings.learn.service.RoundTeacher;
import io.tidings.model.Lesson;
import io.tidings.model.LstmClassifier;
import io.tidings.model.ModelFile;
import io.tidings.modelregistry.RegistryAccess;
import io.tidings.modelregistry.RegistrySettings;
import io.tidings.stream.PlannedTopic;
import io.tidings.stream.PlannedTopic.Role;
import io.tidings.stream.Retention;
import io.tidings.stream.ScoreSettings;
import io.tidings.stream.TopicPlan;

/// The settings of the parts of a learning loop in a demo: the defaults of `tidings.yaml`, at the demo's broker and in the
/// demo's folder.
///
/// @param score  of the stream, with the broker's address
/// @param folder for what the join and the watcher keep on disk
/// @param clock  for all of them
/// @param status takes lines for people
record LearnParts(LearnOptions.Values how, ScoreSettings score, TemporaryFolder folder, Clock clock,
        Consumer<String> status) {

    /// What is learnt from nothing is long contradicted in what it is surest of, however honest the feedback is.
    private static final double NOISE_OF_BEGINNERS = 0.3;
    private static final String DRIFT = "tidings.drift";
    private static final String INSTANCE = "demo";
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int RECORD_BYTES = 1_000_000;

    RegistrySettings registry() {
        return RegistrySettings.defaults().withCache(folder.path().resolve("models"), 4);
    }

    RegistryAccess access() {
        return new RegistryAccess(score.kafka(), INSTANCE, TIMEOUT, clock);
    }

    private static FeedbackSettings feedback() {
        return FeedbackSettings.defaults();
    }

    JoinSettings join() {
        return new JoinSettings(feedback().withStreams(Map.of("state.dir", folder.path().resolve("join").toString())),
                new JoinSettings.Labeled(score.output().topic(), registry().name()), score.topics().partitions(),
                new JoinSettings.Limits(score.limits().textCharacters(), score.limits().recordBytes()),
                score.kafka());
    }

    FeedbackGiver.Target people() {
        return new FeedbackGiver.Target(score.kafka(), feedback().topic(), registry().name(), clock);
    }

    LearnService service(LstmClassifier first, Home home, LearnObserver observer) {
        LearnSettings defaults = LearnSettings.defaults();
        var settings = new LearnSettings(true, defaults.control(), defaults.group(), 0, how.enough(),
                defaults.growth(), Math.max(how.enough(), defaults.maxExamples()), defaults.rehearsal(), how.threads(),
                defaults.seed(),
                LearnSettings.NONE, how.blank() == null
                        ? GateSettings.defaults()
                        : GateSettings.defaults().withNoiseTolerance(NOISE_OF_BEGINNERS));
        var sections = new LearnTask.Sections(settings, registry(), FeedbackDriftSettings.defaults());
        var topics = new LearnTask.Topics(feedback().examples(), score.output().topic(), DRIFT);
        var yardsticks = new RoundTeacher.Yardsticks(home.lessons(), how.blank() == null ? golden() : List.of());
        return new LearnService(new LearnTask(sections, topics, access()), () -> ModelFile.bytes(first.model()),
                new RoundTeacher(settings.round(), yardsticks), observer);
    }

    private List<Lesson> golden() {
        return GoldenTexts.of(registry().golden())
                .stream()
                .map(text -> new Lesson(text.text(), String.valueOf(text.label()), 1))
                .toList();
    }

    /// What the loop needs beside the topics of the stream.
    TopicPlan topics() {
        int partitions = score.topics().partitions();
        var keep = Retention.hours(score.topics().retentionHours());
        var topics = new ArrayList<PlannedTopic>();
        for (String name : List.of(feedback().topic(), feedback().unmatched())) {
            topics.add(new PlannedTopic(name, Role.FEEDBACK, partitions, 1, keep, RECORD_BYTES));
        }
        topics.add(new PlannedTopic(feedback().examples(), Role.EXAMPLES, partitions, 1, new Retention.Latest(),
                RECORD_BYTES));
        topics.add(new PlannedTopic(registry().topic(), Role.MODELS, 1, 1, new Retention.Latest(), RECORD_BYTES));
        for (String name : List.of(registry().events(), DRIFT, LearnSettings.defaults().control())) {
            topics.add(new PlannedTopic(name, Role.MODEL_EVENTS, 1, 1, keep, RECORD_BYTES));
        }
        return new TopicPlan(topics);
    }
}
