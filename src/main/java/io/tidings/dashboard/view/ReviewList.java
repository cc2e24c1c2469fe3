package io.tidings.dashboard.view;

import java.util.List;

/// Reviews that were asked for.
public record ReviewList(List<ShownReview> reviews) {

    public ReviewList {
        reviews = List.copyOf(reviews);
    }
}
