package io.tidings.learn.service;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import io.tidings.learn.drift.Proposal;
import org.jspecify.annotations.Nullable;

/// What asks for a training and has not been answered.
///
/// @param calls   of people
/// @param alarm   what the latest alarm of drift proposes; null where there is none
/// @param alarmed the end of its window; EPOCH where there was none
public record Inbox(List<Call> calls, @Nullable Proposal alarm, Instant alarmed) {

    static final Inbox EMPTY = new Inbox(List.of(), null, Instant.EPOCH);
    /// More people than that do not wait at once; the rest is answered by the same training without being named.
    private static final int MOST = 100;

    public Inbox {
        calls = List.copyOf(calls);
    }

    Inbox called(Call call, Instant now) {
        List<Call> waiting = at(now).calls;
        return waiting.size() >= MOST || waiting.stream().anyMatch(one -> one.id().equals(call.id()))
                ? this
                : new Inbox(Stream.concat(waiting.stream(), Stream.of(call)).toList(), alarm, alarmed);
    }

    Inbox alarmed(Proposal what, Instant windowEnd) {
        return windowEnd.isAfter(alarmed) ? new Inbox(calls, what, windowEnd) : this;
    }

    /// Without those calls that nobody waits for any more.
    Inbox at(Instant now) {
        return new Inbox(calls.stream().filter(call -> call.until().isAfter(now)).toList(), alarm, alarmed);
    }

    /// What is left when a training begins: it answers all there is.
    Inbox answered() {
        return new Inbox(List.of(), null, alarmed);
    }
}
