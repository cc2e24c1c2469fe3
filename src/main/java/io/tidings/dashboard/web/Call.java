package io.tidings.dashboard.web;

import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/// One request for an operation.
///
/// @param path  the parameters of the path, decoded
/// @param body  reads the body; at most once
/// @param spend counts so many texts in the rate of [Operation.Guard#TRY]; throws [Problem] where there were too many
record Call(Map<String, String> path, Query query, Supplier<JsonBody> body, IntConsumer spend) {

    /// A parameter of the path, which the operation's path must name.
    String path(String name) {
        return path.getOrDefault(name, "");
    }
}
