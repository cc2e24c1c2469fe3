package io.tidings.app;

import java.io.PrintStream;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/// The one way in which commands write JSON: an object a line, camelCase names, absent values left out.
public final class JsonOutput {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .findAndAddModules()
            .defaultPropertyInclusion(JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT,
                    JsonInclude.Include.USE_DEFAULTS))
            .build();

    private JsonOutput() {}

    /// @param report a record, a map or a Jackson tree
    public static void print(PrintStream out, Object report) {
        out.println(line(report));
    }

    public static String line(Object report) {
        try {
            return MAPPER.writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a report of " + report.getClass() + " has no JSON form", e);
        }
    }
}
