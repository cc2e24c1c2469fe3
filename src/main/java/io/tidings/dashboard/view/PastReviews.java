package io.tidings.dashboard.view;

import java.util.List;

/// Reviews that were looked up on the topic of labelled events, because they may be older than what is kept.
///
/// @param reviews  the first that were found, newest first
/// @param records  how many labelled events were looked at
/// @param complete whether the topic was read from that time on to its end; false where the limit of the query or the
///                 bounds of a search came first, or the topic could not be read
public record PastReviews(List<ShownReview> reviews, long records, boolean complete) {

    public PastReviews {
        reviews = List.copyOf(reviews);
    }
}
