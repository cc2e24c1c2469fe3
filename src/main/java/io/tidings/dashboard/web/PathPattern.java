package io.tidings.dashboard.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/// A path of which some segments are parameters, such as `/api/v1/subjects/{subject}`.
///
/// @param segments what lies between the slashes
record PathPattern(List<String> segments) {

    static PathPattern of(String path) {
        return new PathPattern(split(path));
    }

    /// @param path its segments, decoded after they were split, so that a segment may hold a slash
    /// @return the parameters by name, or null where it is another path
    @Nullable
    Map<String, String> match(List<String> path) {
        if (path.size() != segments.size()) {
            return null;
        }
        var parameters = new HashMap<String, String>();
        for (int i = 0; i < path.size(); i++) {
            String segment = segments.get(i);
            if (segment.startsWith("{")) {
                parameters.put(segment.substring(1, segment.length() - 1), path.get(i));
            } else if (!segment.equals(path.get(i))) {
                return null;
            }
        }
        return parameters;
    }

    /// What lies between the slashes of a path, as it stands there.
    static List<String> split(String path) {
        return List.of((path.startsWith("/") ? path.substring(1) : path).split("/", -1));
    }
}
