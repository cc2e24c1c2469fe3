package io.tidings.dashboard.view;

import java.time.Duration;

/// What the page shows: an answer to each of its questions, from the topics alone.
///
/// Any thread may call any method at any time. Answers are immutable, hold bounded numbers of things, and come at once
/// from memory, but for [#subject], which may encode some hundred texts, and [#past], which reads a topic. Topics that do
/// not exist make empty answers.
public interface Picture {

    ReviewList reviews(ReviewQuery query);

    /// Looks reviews up on their topic, for some seconds at most, as far as record times lead there: a review is missed
    /// whose own time is later than that of its record.
    ///
    /// @param query with a `from`; its order does not matter
    /// @throws IllegalArgumentException where it has none
    PastReviews past(ReviewQuery query);

    SubjectList subjects(SubjectQuery query);

    /// @param size of the windows whose figures it sums up
    /// @return empty lists and zeroes where the subject is not known
    SubjectPage subject(String subject, Duration size);

    Trend windows(WindowQuery query);

    /// @param limit at least 1
    AlertList alerts(int limit);

    /// @param limit at least 1; more than [FeedbackList#MOST] are never given
    FeedbackList feedback(int limit);

    ModelsView models();

    StreamView stream();

    DeadLetterList deadLetters(DeadLetterQuery query);

    Reading reading();

    /// Begins to tell a listener what is new. What came before is in the answers above.
    Subscription subscribe(LiveFilter filter, Listener listener);
}
