package io.tidings.dashboard.topics;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.tidings.dashboard.view.AlertList;
import io.tidings.dashboard.view.DeadLetterList;
import io.tidings.dashboard.view.DeadLetterQuery;
import io.tidings.dashboard.view.FeedbackList;
import io.tidings.dashboard.view.InstanceFigures;
import io.tidings.dashboard.view.Listener;
import io.tidings.dashboard.view.LiveFilter;
import io.tidings.dashboard.view.Mark;
import io.tidings.dashboard.view.ModelsView;
import io.tidings.dashboard.view.PastReviews;
import io.tidings.dashboard.view.Picture;
import io.tidings.dashboard.view.Reading;
import io.tidings.dashboard.view.ReviewList;
import io.tidings.dashboard.view.ReviewQuery;
import io.tidings.dashboard.view.ShownAlert;
import io.tidings.dashboard.view.ShownReview;
import io.tidings.dashboard.view.ShownWindow;
import io.tidings.dashboard.view.StreamView;
import io.tidings.dashboard.view.SubjectList;
import io.tidings.dashboard.view.SubjectPage;
import io.tidings.dashboard.view.SubjectQuery;
import io.tidings.dashboard.view.Subscription;
import io.tidings.dashboard.view.Trend;
import io.tidings.dashboard.view.WindowQuery;
import org.apache.kafka.clients.admin.Admin;

/// The picture as the topics show it. Start it once, close it once; it never throws for the cluster's sake, but shows
/// what it has and tries again.
public final class KafkaPicture implements Picture, AutoCloseable {

    private static final int MOST = 500;

    private final PictureSettings settings;
    private final PictureParts parts;
    private final LiveState live;
    private final ReviewsState reviews;
    private final WindowsState windows;
    private final AlertsState alerts;
    private final FeedbackState feedback;
    private final ModelEventsState modelEvents;
    private final DeadLettersState deadLetters;
    private final GroupWatch group;
    private final Fates fates;
    private final ModelNames models;
    private final SubjectPages subjects;
    private final TopicsReader reader;
    private final LabeledSearch search;

    public KafkaPicture(PictureSettings settings, PictureParts parts) {
        PictureSettings.Bounds bounds = settings.bounds();
        this.settings = settings;
        this.parts = parts;
        this.live = new LiveState(parts.clock());
        this.reviews = new ReviewsState(bounds, live, parts.pseudonym(), parts.clock());
        this.windows = new WindowsState(bounds, settings.model(), live);
        this.alerts = new AlertsState(settings.model(), live);
        this.feedback = new FeedbackState(bounds.feedback(), reviews);
        this.modelEvents = new ModelEventsState(live);
        this.deadLetters = new DeadLettersState(bounds.deadLetters());
        this.group = new GroupWatch(settings.stream());
        var unmatched = new UnmatchedState(bounds.feedback());
        var examples = new ExamplesState(bounds.feedback(), reviews);
        var catalog = new CatalogState();
        var drift = new DriftState();
        this.fates = new Fates(unmatched, examples, modelEvents);
        this.models = new ModelNames(catalog, modelEvents, examples, drift, settings.model());
        this.subjects = new SubjectPages(reviews, windows, parts);
        this.search = new LabeledSearch(settings, LabeledSearch.Most.defaults(), reviews::mayShow, parts.clock());
        this.reader = new TopicsReader(settings.kafka(), feeds(unmatched, examples, catalog, drift), new Beat(),
                parts.clock());
    }

    private List<Feed> feeds(UnmatchedState unmatched, ExamplesState examples, CatalogState catalog, DriftState drift) {
        PictureSettings.Topics topics = settings.topics();
        PictureSettings.Bounds bounds = settings.bounds();
        // Windows are written again and again, and a topic that is compacted keeps its offsets: how far back so many of
        // them reach cannot be told. Among feedback, what is to be forgotten may lie anywhere. Marks of transactions
        // take offsets too.
        return List.of(new Feed(topics.labels().labeled(), (long) ReviewsState.HISTORY * bounds.reviews(), reviews),
                new Feed(topics.labels().windows(), Feed.ALL, windows),
                new Feed(topics.labels().alerts(), 10_000, alerts),
                new Feed(topics.labels().deadLetters(), 10L * bounds.deadLetters(), deadLetters),
                new Feed(topics.feedback().given(), Feed.ALL, feedback),
                new Feed(topics.feedback().unmatched(), 2L * bounds.feedback(), unmatched),
                new Feed(topics.feedback().examples(), 2L * bounds.feedback(), examples),
                new Feed(topics.models().models(), Feed.ALL, catalog),
                new Feed(topics.models().events(), Feed.ALL, modelEvents),
                new Feed(topics.models().drift(), 10_000, drift));
    }

    /// Begins to read, on a thread of its own. Returns at once.
    public KafkaPicture start() {
        reader.start();
        return this;
    }

    private final class Beat implements TopicsReader.Ticks {

        @Override
        public void caughtUp() {
            live.begin();
        }

        @Override
        public void tick(Admin admin) {
            group.ask(admin, parts.clock().millis());
            live.tick(KafkaPicture.this::completed, KafkaPicture.this::stream);
        }
    }

    private ShownReview completed(ShownReview review) {
        return feedback.labelOf(review.id()).map(review::withFeedback).orElse(review);
    }

    private List<ShownReview> completed(List<ShownReview> all) {
        return all.stream().map(this::completed).toList();
    }

    @Override
    public ReviewList reviews(ReviewQuery query) {
        return new ReviewList(completed(reviews.select(query, id -> feedback.labelOf(id).isPresent())));
    }

    @Override
    public PastReviews past(ReviewQuery query) {
        PastReviews found = search.find(query);
        return new PastReviews(completed(found.reviews()), found.records(), found.complete());
    }

    @Override
    public SubjectList subjects(SubjectQuery query) {
        return windows.rank(query);
    }

    @Override
    public SubjectPage subject(String subject, Duration size) {
        SubjectPage page = subjects.page(subject, size);
        return new SubjectPage(page.subject(), page.count(), page.labels(), page.meanConfidence(), page.sentiment(),
                page.positiveWords(), page.negativeWords(), completed(page.representative()),
                completed(page.uncertain()));
    }

    @Override
    public Trend windows(WindowQuery query) {
        List<ShownWindow> found = windows.select(query);
        if (found.isEmpty()) {
            return new Trend(query.size(), query.subject(), found, List.of());
        }
        Instant from = query.from() != null ? query.from() : found.getFirst().start();
        // What has just happened may be of a window that is not there yet.
        Instant to = query.to() != null ? query.to() : found.getLast().end().plus(query.size());
        var marks = new ArrayList<>(modelEvents.promotions(settings.model(), reviews::reignOf));
        alerts.newest().stream().filter(alert -> concerns(alert, query)).forEach(alert -> marks.add(mark(alert)));
        List<Mark> within = marks.stream()
                .filter(mark -> !mark.at().isBefore(from) && mark.at().isBefore(to))
                .sorted(Comparator.comparing(Mark::at))
                .toList();
        return new Trend(query.size(), query.subject(), found,
                within.subList(Math.max(0, within.size() - MOST), within.size()));
    }

    private static boolean concerns(ShownAlert alert, WindowQuery query) {
        return alert.size().equals(query.size())
                && (query.subject() == null || query.subject().equals(alert.subject()));
    }

    private static Mark mark(ShownAlert alert) {
        return new Mark(alert.at(), "alert", alert.subject(), alert.text(), null, alert);
    }

    @Override
    public AlertList alerts(int limit) {
        return new AlertList(alerts.newest().stream().limit(checked(limit, MOST)).toList());
    }

    @Override
    public FeedbackList feedback(int limit) {
        return new FeedbackList(feedback.newest(checked(limit, FeedbackList.MOST)).stream().map(fates::of).toList());
    }

    private static int checked(int limit, int most) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit: expected at least 1, found " + limit);
        }
        return Math.min(limit, most);
    }

    @Override
    public ModelsView models() {
        return models.all();
    }

    @Override
    public StreamView stream() {
        InstanceFigures figures = parts.figures().get();
        return new StreamView(live.labeledPerSecond(), group.lag(), figures.batch(), figures.latencyMillis(),
                deadLetters.reasons(), group.instances());
    }

    @Override
    public DeadLetterList deadLetters(DeadLetterQuery query) {
        return new DeadLetterList(deadLetters.select(query));
    }

    @Override
    public Reading reading() {
        return reader.progress();
    }

    @Override
    public Subscription subscribe(LiveFilter filter, Listener listener) {
        return live.subscribe(filter, listener);
    }

    /// Ends the reading; answers stay as they are.
    @Override
    public void close() {
        reader.close();
    }
}
