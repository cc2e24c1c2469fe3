/// The page's server: static files, REST under `/api/v1`, server-sent events, health and metrics.
///
/// **What a request passes.** [io.tidings.dashboard.web.PageServer] starts Helidon, whose threads are virtual.
/// `SafetyFilter` stands before everything: it sets the security headers, refuses foreign host names (DNS rebinding) and
/// foreign origins, and asks for the token where there is one. Then `Routes` finds the [io.tidings.dashboard.web.Operation]
/// of the API, checks its query keys, its rate and, for actions, the CSRF token, and writes what it answers as JSON.
/// Whatever goes wrong becomes a `Problem` (RFC 9457).
///
/// **What may be large is bounded**: bodies, headers, connections, idle time, event streams and what waits in each
/// ([io.tidings.dashboard.web.HttpLimits]). Who reads an event stream too slowly is let go and connects again.
///
/// | To add | do |
/// |---|---|
/// | an operation of the API | an `Operation` in one of the classes named `...Operations`, its path in `openapi.json`; a test misses either without the other |
/// | an event | a method in `EventQueue` |
///
/// What is shown comes from [io.tidings.dashboard.view.Picture]; what actions do is handed in ([io.tidings.dashboard.web.PageSources]).
/// Imports `classify` and, for what an action can fail with, `modelregistry`. Alone imports Helidon.
/// Reading order: HttpSettings, PageSources, PageServer, SafetyFilter, Routes, Operation, Call, the operations, EventQueue.
@NullMarked
package io.tidings.dashboard.web;

import org.jspecify.annotations.NullMarked;
