package io.tidings.stream.drift;

/// What a topology has done in this process since it was built. At rest `read = observed + unreadable`, and
/// `observed = reported + late`, plus what stands in open windows, and a label of each further model.
///
/// A record that is processed again because its transaction was rolled back counts again.
///
/// @param read       records of labelled events
/// @param observed   those that were counted in a window
/// @param unreadable those that are no labelled events
/// @param reported   outcomes in the windows that were reported
/// @param late       outcomes that arrived behind their window's report
/// @param reports    windows reported
/// @param alarms     those with an alarm
public record DriftCounters(long read, long observed, long unreadable, long reported, long late, long reports,
        long alarms) {}
