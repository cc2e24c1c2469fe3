package io.tidings.app.watch;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.tidings.event.DriftReport;
import io.tidings.event.ModelEvent;
import io.tidings.event.ModelManifest;
import org.jspecify.annotations.Nullable;

/// What an operator asks of the models of one name, as `tidings status --json` prints it. Times are in ISO-8601; what
/// nothing is known of is left out.
///
/// @param model     the name
/// @param modelId   the champion on the models topic; absent where none was published, so that each process uses what
///                  its configuration names
/// @param since     from when on it is champion
/// @param why       how it became champion
/// @param data      what it was made from
/// @param feedback  how good it is by the feedback on what it had said
/// @param drift     the latest windows that were compared with its reference, and of its error
/// @param usedBy    the processes that have acknowledged it last
/// @param refusedBy the processes that have refused it
/// @param latest    the latest training or decision under this name
/// @param scoring   the models in the newest labelled events, with their numbers of events among those
record ModelStatus(String model, @Nullable String modelId, @Nullable String since, @Nullable Change why,
        @Nullable Data data, Feedback feedback, List<Drift> drift, List<Instance> usedBy, List<Instance> refusedBy,
        @Nullable Change latest, Map<String, Long> scoring) {

    record Change(String kind, String modelId, String at, String reason, Map<String, Double> figures) {

        static Change of(ModelEvent event) {
            return new Change(event.getKind(), event.getModelId(), event.getAt().toString(), event.getReason(),
                    event.getFigures());
        }
    }

    record Data(String parent, List<String> labels, int vocabulary, long bytes, String createdAt,
            Map<String, String> provenance, Map<String, Double> metrics) {

        static Data of(ModelManifest manifest) {
            return new Data(manifest.getParent(), manifest.getLabels(), manifest.getVocabularySize(),
                    manifest.getSize(), manifest.getCreatedAt().toString(), manifest.getProvenance(),
                    manifest.getMetrics());
        }
    }

    /// @param examples    those that this model had labelled
    /// @param accuracy    the share of them that it had right; absent where there are none
    /// @param allExamples those of any model under this name
    record Feedback(long examples, @Nullable Double accuracy, long conflicts, long allExamples) {

        static Feedback of(Optional<ModelNews.Judgement> judgement, ModelNews.Judgement all) {
            var own = judgement.orElse(new ModelNews.Judgement(0, 0, 0));
            return new Feedback(own.examples(),
                    own.examples() == 0 ? null : (double) own.right() / own.examples(), own.conflicts(),
                    all.examples());
        }
    }

    record Drift(String kind, String from, String to, long count, boolean alarm, List<String> alarms,
            Map<String, Double> measures) {

        static Drift of(DriftReport report) {
            return new Drift(report.getKind(), report.getFrom().toString(), report.getTo().toString(),
                    report.getCount(), report.getAlarm(), report.getAlarms(), report.getMeasures());
        }
    }

    record Instance(String instance, String at, String reason, Map<String, Double> figures) {

        static Instance of(ModelEvent event) {
            return new Instance(event.getInstance(), event.getAt().toString(), event.getReason(), event.getFigures());
        }
    }

    /// What is known of the champion of a name.
    ///
    /// @param since    from when on it is champion
    /// @param manifest absent where it cannot be read
    record Reigning(String modelId, Instant since, Optional<ModelManifest> manifest) {}

    /// @param champion absent where none was published
    /// @param scoring  the models in the newest labelled events
    static ModelStatus of(String model, Optional<Reigning> champion, ModelNews news, Map<String, Long> scoring) {
        String id = champion.map(Reigning::modelId).orElse(null);
        // Without a champion on the topic, the model that labels is the one that is asked about.
        String asked = id == null
                ? scoring.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey).orElse("")
                : id;
        return new ModelStatus(model, id, champion.map(c -> c.since().toString()).orElse(null),
                news.change(asked).map(Change::of).orElse(null),
                champion.flatMap(Reigning::manifest).map(Data::of).orElse(null),
                Feedback.of(news.judgement(asked), news.all()),
                List.of("distribution", "error")
                        .stream()
                        .flatMap(kind -> news.drift(kind, asked).stream())
                        .map(Drift::of)
                        .toList(),
                news.users(asked).stream().map(Instance::of).toList(),
                news.refusals(asked).stream().map(Instance::of).toList(),
                news.latestDecision().map(Change::of).orElse(null), scoring);
    }
}
