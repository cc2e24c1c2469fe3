package io.tidings.dashboard.view;

import java.util.List;

/// Reviews that have come since the last batch.
///
/// @param reviews at most [#MOST], newest first
/// @param total   how many have come that pass the filter; an estimate where the stream is too quick to read all
/// @param shown   how many of them are here
public record ReviewBatch(List<ShownReview> reviews, long total, int shown) {

    /// The most reviews of a batch.
    public static final int MOST = 20;

    public ReviewBatch {
        reviews = List.copyOf(reviews);
    }
}
