package io.tidings.dashboard.web;

import java.util.Set;

/// One thing that can be asked of the server.
///
/// @param path  with names in braces for segments that are parameters, such as `/api/v1/subjects/{subject}`
/// @param query the keys of the query that it knows; others are refused
record Operation(Verb verb, String path, Set<String> query, Guard guard, Handler handler) {

    enum Verb {
        GET, POST
    }

    /// What stands before it.
    enum Guard {
        NONE,
        /// The rate at which a client may have texts labelled. The operation says how many there are ([Call#spend]).
        TRY,
        /// The rate at which a client may give feedback, and the token against forged requests.
        FEEDBACK,
        /// The token against forged requests.
        ACTION
    }

    @FunctionalInterface
    interface Handler {

        /// @throws Problem                  where it cannot be answered
        /// @throws IllegalArgumentException where the question makes no sense
        Answer answer(Call call);
    }

    static Operation get(String path, Set<String> query, Handler handler) {
        return new Operation(Verb.GET, path, query, Guard.NONE, handler);
    }

    static Operation post(String path, Guard guard, Handler handler) {
        return new Operation(Verb.POST, path, Set.of(), guard, handler);
    }
}
