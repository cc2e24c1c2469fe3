package io.tidings.dashboard.web;

import java.util.LinkedHashMap;

/// Reads the part of an address behind `?`.
final class QueryString {

    private QueryString() {}

    /// @throws Problem where a key is there twice
    static Query parse(String raw) {
        var values = new LinkedHashMap<String, String>();
        for (String part : raw.split("&", -1)) {
            if (!part.isEmpty()) {
                int equals = part.indexOf('=');
                String key = Percent.decode(equals < 0 ? part : part.substring(0, equals), true);
                String value = equals < 0 ? "" : Percent.decode(part.substring(equals + 1), true);
                if (values.put(key, value) != null) {
                    throw Problem.of(400, "the query has the key '" + key + "' more than once");
                }
            }
        }
        return new Query(values);
    }
}
