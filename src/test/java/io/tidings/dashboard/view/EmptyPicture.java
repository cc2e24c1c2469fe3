package io.tidings.dashboard.view;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/// A picture of one instance to which nothing has come yet. Tests override what they want to be there.
public class EmptyPicture implements Picture {

    /// Who has subscribed and not cancelled.
    public final List<Told> listeners = new CopyOnWriteArrayList<>();

    public record Told(LiveFilter filter, Listener listener) {}

    @Override
    public ReviewList reviews(ReviewQuery query) {
        return new ReviewList(List.of());
    }

    @Override
    public PastReviews past(ReviewQuery query) {
        return new PastReviews(List.of(), 0, true);
    }

    @Override
    public SubjectList subjects(SubjectQuery query) {
        return new SubjectList(query.size(), List.of(), 0);
    }

    @Override
    public SubjectPage subject(String subject, Duration size) {
        return new SubjectPage(subject, 0, Map.of(), 0, 0, List.of(), List.of(), List.of(), List.of());
    }

    @Override
    public Trend windows(WindowQuery query) {
        return new Trend(query.size(), query.subject(), List.of(), List.of());
    }

    @Override
    public AlertList alerts(int limit) {
        return new AlertList(List.of());
    }

    @Override
    public FeedbackList feedback(int limit) {
        return new FeedbackList(List.of());
    }

    @Override
    public ModelsView models() {
        return new ModelsView(List.of());
    }

    @Override
    public StreamView stream() {
        return new StreamView(12.5, List.of(new StreamView.PartitionLag("reviews", 0, 3)),
                new InstanceFigures.Batch(3, 12, 10, 40, 64), new InstanceFigures.Latency(70, 180, 200),
                List.of(new StreamView.ReasonCount("UNDECODABLE_BYTES", 1)),
                List.of(new StreamView.Instance("demo-1", "/127.0.0.1",
                        List.of(new StreamView.Assigned("reviews", 0)))));
    }

    @Override
    public DeadLetterList deadLetters(DeadLetterQuery query) {
        return new DeadLetterList(List.of());
    }

    @Override
    public Reading reading() {
        return new Reading(true, Map.of());
    }

    @Override
    public Subscription subscribe(LiveFilter filter, Listener listener) {
        var told = new Told(filter, listener);
        listeners.add(told);
        return () -> listeners.remove(told);
    }
}
