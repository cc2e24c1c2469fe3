package io.tidings.modelregistry;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

import io.tidings.classify.ModelId;
import io.tidings.event.EventCodec;
import io.tidings.event.ModelEvent;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/// Makes the records of the events topic, keyed by the model's name.
record ModelEvents(RegistrySettings settings, RegistryAccess access) {

    /// @param name     the name under which the model serves
    /// @param model    the model that the event is about
    /// @param champion the champion at this time, if any
    record Subject(String name, ModelId model, @Nullable ModelId champion) {}

    ModelEvent event(String kind, Subject subject, Why why) {
        var event = new ModelEvent();
        event.setKind(kind);
        event.setModel(subject.name());
        event.setModelId(subject.model().value());
        event.setChampionId(subject.champion() == null ? "" : subject.champion().value());
        event.setInstance(access.instance());
        event.setAt(Instant.ofEpochMilli(access.clock().millis()));
        event.setReason(why.reason());
        event.setFigures(why.figures());
        if (why.report() != null) {
            event.setReport(why.report());
        }
        return event;
    }

    ProducerRecord<byte[], byte[]> record(ModelEvent event) {
        return new ProducerRecord<>(settings.events(), event.getModel().getBytes(StandardCharsets.UTF_8),
                EventCodec.MODEL_EVENT.write(event));
    }
}
