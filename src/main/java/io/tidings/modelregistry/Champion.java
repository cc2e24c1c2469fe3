package io.tidings.modelregistry;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidings.classify.ModelId;

/// Which model serves under a name, and which did before.
///
/// The earlier ones stand in the record itself because compaction removes the records that named them.
///
/// @param name   the model's name, such as `sentiment`
/// @param model  the model in use
/// @param since  from when on
/// @param change names the write that made it, so that a writer recognises its own
/// @param former the champions before it, latest first; the latest [#REMEMBERED] at most
public record Champion(String name, ModelId model, Instant since, String change, List<Reign> former) {

    /// How many former champions are kept in mind.
    public static final int REMEMBERED = 50;

    private static final ObjectMapper JSON = new ObjectMapper();

    public Champion {
        former = List.copyOf(former);
    }

    /// A model's time as champion, which ended when the next one's began.
    public record Reign(ModelId model, Instant since) {}

    /// The one after this one.
    Champion next(ModelId model, Instant at, String by) {
        var earlier = Stream.concat(Stream.of(new Reign(this.model, since)), former.stream());
        return new Champion(name, model, at, by, earlier.limit(REMEMBERED).toList());
    }

    /// This one and those before it, as they were, latest first.
    List<Champion> andFormer() {
        var earlier = former.stream().map(reign -> new Champion(name, reign.model(), reign.since(), "", List.of()));
        return Stream.concat(Stream.of(this), earlier).toList();
    }

    /// The champion that a rollback brings back: the latest former one that can still be had, which takes those after
    /// it out of the history.
    Optional<Champion> before(Catalog catalog, Instant at, String by) {
        for (int i = 0; i < former.size(); i++) {
            ModelId candidate = former.get(i).model();
            if (!candidate.equals(model) && catalog.manifest(candidate).isPresent()) {
                return Optional.of(new Champion(name, candidate, at, by, former.subList(i + 1, former.size())));
            }
        }
        return Optional.empty();
    }

    byte[] toJson() {
        ObjectNode json = JSON.createObjectNode();
        json.put("model", model.value()).put("since", since.toString()).put("change", change);
        var earlier = json.putArray("former");
        former.forEach(
                reign -> earlier.addObject()
                        .put("model", reign.model().value())
                        .put("since", reign.since().toString()));
        return json.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    /// @throws IOException where the bytes are no champion
    static Champion ofJson(String name, byte[] bytes) throws IOException {
        try {
            JsonNode json = JSON.readTree(bytes);
            Reign now = reign(json);
            var former = new ArrayList<Reign>();
            json.path("former").forEach(node -> former.add(reign(node)));
            return new Champion(name, now.model(), now.since(), json.path("change").asText(), former);
        } catch (RuntimeException e) {
            throw new IOException("expected {\"model\": ID, \"since\": TIME, ...}: " + e.getMessage(), e);
        }
    }

    private static Reign reign(JsonNode json) {
        return new Reign(new ModelId(json.path("model").asText()), Instant.parse(json.path("since").asText()));
    }
}
