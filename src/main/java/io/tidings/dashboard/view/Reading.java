package io.tidings.dashboard.view;

import java.util.Map;

/// How far the topics are read.
///
/// @param caughtUp whether everything that was there at the start has been read; only then do answers tell the history
/// @param topics   by name
public record Reading(boolean caughtUp, Map<String, OfTopic> topics) {

    public Reading {
        topics = Map.copyOf(topics);
    }

    /// `records = taken + undecodable + sampledOut`.
    ///
    /// @param exists      whether it is there now
    /// @param records     read from it
    /// @param undecodable records that are not what the topic is for
    /// @param sampledOut  records that were counted only, because there were more than could be looked at
    public record OfTopic(boolean exists, long records, long undecodable, long sampledOut) {}
}
