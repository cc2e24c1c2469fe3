package io.tidings.dashboard.topics;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

import io.tidings.dashboard.view.RankedSubject;
import io.tidings.dashboard.view.ShownWindow;
import io.tidings.dashboard.view.SubjectQuery;

/// How a subject stands in its windows of one size.
///
/// @param newest the beginning of its newest window
/// @param now    that window
/// @param before the windows before it, [#BEFORE] at most
/// @param size   of a window
record Standing(String subject, Instant newest, Sum all, Sum now, Sum before, Duration size) {

    /// How many windows a movement is measured against, and how many old one may be.
    static final int BEFORE = 24;

    /// What even unanimous windows may have missed, in the variance of a sentiment.
    private static final double FLOOR = 0.1;

    /// @param windows of one subject and size in the order of time, at least one
    static Standing of(List<ShownWindow> windows) {
        ShownWindow last = windows.getLast();
        List<ShownWindow> earlier = windows.subList(Math.max(0, windows.size() - 1 - BEFORE), windows.size() - 1);
        String subject = last.subject() == null ? "" : last.subject();
        return new Standing(subject, last.start(), Sum.of(windows), Sum.of(List.of(last)), Sum.of(earlier),
                last.size());
    }

    /// @param latest the beginning of the newest window of all subjects: one that has been quiet since does not move
    double movement(Instant latest) {
        boolean quiet = newest.plus(size.multipliedBy(BEFORE)).isBefore(latest);
        return quiet || now.count() == 0 || before.count() == 0 ? 0 : now.sentiment() - before.sentiment();
    }

    /// The movement in standard errors, so that a handful of reviews does not stand above thousands.
    double surprise(Instant latest) {
        double moved = movement(latest);
        return moved == 0 ? 0 : moved / Math.sqrt(variance(now) + variance(before));
    }

    private static double variance(Sum sum) {
        return (1 - sum.sentiment() * sum.sentiment() + FLOOR) / sum.count();
    }

    static Comparator<Standing> order(SubjectQuery.Order order, Instant latest) {
        Comparator<Standing> first = switch (order) {
            case MOVEMENT -> Comparator.comparingDouble(standing -> -Math.abs(standing.surprise(latest)));
            case VOLUME -> Comparator.comparingLong(standing -> -standing.all().count());
            case NEGATIVITY -> Comparator.comparingDouble(standing -> standing.all().sentiment());
        };
        return first.thenComparingLong(standing -> -standing.all().count()).thenComparing(Standing::subject);
    }

    RankedSubject ranked(Instant latest) {
        return new RankedSubject(subject, all.count(), all.labels(), all.meanConfidence(), all.sentiment(),
                movement(latest));
    }
}
