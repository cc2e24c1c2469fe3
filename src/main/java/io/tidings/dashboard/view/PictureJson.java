package io.tidings.dashboard.view;

import java.time.Duration;
import java.time.Instant;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;

/// The JSON of all records of this package: their components by name, times and durations in ISO-8601, maps in the order
/// of their keys.
public final class PictureJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new SimpleModule().addSerializer(Instant.class, ToStringSerializer.instance)
                    .addSerializer(Duration.class, ToStringSerializer.instance))
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private PictureJson() {}

    /// A mapper that writes it. Any number of threads may share it; it must not be configured further.
    public static JsonMapper mapper() {
        return MAPPER;
    }
}
