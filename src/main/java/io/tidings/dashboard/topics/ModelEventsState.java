package io.tidings.dashboard.topics;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tidings.dashboard.view.Mark;
import io.tidings.dashboard.view.ShownModelEvent;
import io.tidings.event.EventCodec;
import io.tidings.event.ModelEvent;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// What happened to models, by their names. One thread writes, any may ask.
final class ModelEventsState implements Sink {

    private static final int NAMES = 50;
    private static final int REPORT = 64 << 10;
    private static final int REASON = 1_000;
    private static final JsonMapper JSON = new JsonMapper();

    private final NewestState<String, ModelHistoryState> names = new NewestState<>(NAMES);
    private final Shown shown = new Shown();
    private final LiveState live;

    ModelEventsState(LiveState live) {
        this.live = live;
    }

    @Override
    public Taken take(ConsumerRecord<byte[], byte[]> record) throws IOException {
        if (record.value() == null) {
            return Taken.READ;
        }
        ShownModelEvent event = event(EventCodec.MODEL_EVENT.read(record.value()));
        live.model(event);
        synchronized (this) {
            ModelHistoryState history = names.get(event.name()).orElseGet(ModelHistoryState::new);
            names.put(event.name(), history);
            history.add(event);
        }
        return Taken.READ;
    }

    private ShownModelEvent event(ModelEvent event) {
        return new ShownModelEvent(event.getAt(), shown.name(event.getModel()), shown.name(event.getKind()),
                event.getModelId(), event.getInstance(), Shown.cut(event.getReason(), REASON), event.getFigures(),
                report(event.getReport().orElse("")));
    }

    private static @Nullable JsonNode report(String text) {
        if (text.isEmpty() || text.length() > REPORT) {
            return null;
        }
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return null; // The event says the same in words.
        }
    }

    synchronized List<String> names() {
        return List.copyOf(names.entries().keySet());
    }

    /// What a history says; empty where there is none of this name.
    synchronized <T> Optional<T> ask(String name, Function<ModelHistoryState, T> question) {
        return names.get(name).map(question);
    }

    /// The promotions of a name.
    ///
    /// @param when a model's first label, in the time of the reviews, where that is known
    List<Mark> promotions(String name, Function<String, Optional<Instant>> when) {
        var marks = new ArrayList<Mark>();
        ask(name, ModelHistoryState::promotions).orElse(Map.of())
                .forEach((id, at) -> marks.add(new Mark(when.apply(id).orElse(at), "promotion", null,
                        name + " is model " + Shown.cut(id, 12), id, null)));
        return marks;
    }

    @Override
    public synchronized void clear() {
        names.clear();
    }
}
