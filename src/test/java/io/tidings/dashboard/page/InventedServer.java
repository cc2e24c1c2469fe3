package io.tidings.dashboard.page;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.tidings.classify.ActiveModel;
import io.tidings.classify.ActiveModels;
import io.tidings.classify.ModelId;
import io.tidings.dashboard.web.HttpSettings;
import io.tidings.dashboard.web.ModelDesk;
import io.tidings.dashboard.web.PageServer;
import io.tidings.dashboard.web.PageSources;
import io.tidings.model.BundledModel;

/// The real server and the bundled model, with an invented picture. What is asked of it is written down.
final class InventedServer implements AutoCloseable {

    final List<String> done = new CopyOnWriteArrayList<>();

    final InventedPicture picture;
    private final PageServer server;

    private InventedServer(InventedReviews reviews, int port) {
        picture = new InventedPicture(reviews);
        var sources = new PageSources(new PageSources.Identity("0.1.0", "test", "tidings-score", true), picture,
                List.of(Duration.ofMinutes(10), Duration.ofHours(2), Duration.ofDays(7)),
                new PageSources.Labeling(ActiveModels.only(new ActiveModel(BundledModel.load())), "sentiment", 0.7,
                        10_000),
                new PageSources.Actions(said -> {
                    done.add("feedback " + said.reviewId() + " " + said.label());
                    picture.say(said.reviewId(), said.label(), said.at());
                }, new Desk(), (partition, offset) -> done.add("replay " + partition + " " + offset)),
                new PageSources.Watch(() -> true, () -> "", Clock.systemUTC()));
        server = PageServer.start(HttpSettings.defaults().at(port), sources);
    }

    private final class Desk implements ModelDesk {

        @Override
        public ModelId promote(String name, ModelId model) {
            done.add("promote " + name + " " + model.abbreviated());
            return model;
        }

        @Override
        public ModelId rollback(String name) {
            done.add("rollback " + name);
            return new ModelId(InventedReviews.MODEL);
        }
    }

    static InventedServer showing(InventedReviews reviews) {
        return new InventedServer(reviews, 0);
    }

    /// At the place of one that was there before.
    static InventedServer at(URI address) {
        return new InventedServer(InventedReviews.ordinary(), address.getPort());
    }

    URI page() {
        return server.address();
    }

    @Override
    public void close() {
        server.close();
        picture.close();
    }
}
