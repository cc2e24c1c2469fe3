package io.tidings.dashboard.view;

import java.time.Duration;
import java.time.Instant;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializerBase;

/// The JSON of all records of this package: their components by name, times and durations in ISO-8601, maps in the order
/// of their keys.
public final class PictureJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new SimpleModule().addSerializer(Instant.class, ToStringSerializer.instance)
                    .addSerializer(Duration.class, new Length()))
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private PictureJson() {}

    /// Whole days as days: `P1D`, where Java would say `PT24H`.
    private static final class Length extends ToStringSerializerBase {

        private static final long serialVersionUID = 1;

        Length() {
            super(Duration.class);
        }

        @Override
        public String valueToString(Object value) {
            return text((Duration) value);
        }
    }

    /// A length in ISO 8601, as windows name their sizes.
    public static String text(Duration length) {
        boolean days = length.isPositive() && length.equals(Duration.ofDays(length.toDays()));
        return days ? "P" + length.toDays() + "D" : length.toString();
    }

    /// A mapper that writes it. Any number of threads may share it; it must not be configured further.
    public static JsonMapper mapper() {
        return MAPPER;
    }
}
