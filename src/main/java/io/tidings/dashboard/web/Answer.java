package io.tidings.dashboard.web;

import io.tidings.dashboard.view.LiveFilter;

/// What an operation gives back.
sealed interface Answer {

    /// @param body a record, a map or a Jackson tree
    record Json(int status, Object body) implements Answer {}

    /// @param type the media type
    record Text(int status, String type, String body) implements Answer {}

    /// Events, until one of the two ends it.
    record Events(LiveFilter filter) implements Answer {}

    static Answer json(Object body) {
        return new Json(200, body);
    }
}
