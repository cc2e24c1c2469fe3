package io.tidings.app.demo;

import java.util.function.Consumer;

import io.tidings.app.Surroundings;
import io.tidings.app.config.ProcessSettings;
import io.tidings.app.config.Settings;
import io.tidings.app.page.PageBeside;
import io.tidings.app.page.PageTask;
import io.tidings.classify.ActiveModels;
import io.tidings.dashboard.web.HttpSettings;
import io.tidings.dashboard.web.PortInUse;
import io.tidings.stream.ScoreSettings;

/// The page of a demo: of the demo's own topics, at another port where the one it should be at is taken.
final class DemoPage {

    private DemoPage() {}

    /// @param status takes a line that says where it is
    static PageBeside start(Surroundings surroundings, PageTask task, Consumer<String> status) {
        try {
            PageBeside page = PageBeside.start(surroundings, task);
            page.address().ifPresent(at -> status.accept("see it at " + at));
            return page;
        } catch (PortInUse e) {
            PageBeside page = PageBeside.start(surroundings,
                    new PageTask(task.http().at(0), task.settings(), task.models(), task.stream()));
            page.address()
                    .ifPresent(at -> status.accept("see it at " + at + "; port " + task.http().port()
                            + " cannot be had"));
            return page;
        }
    }

    /// @param score of the demo's stream; all else is as if `tidings.yaml` said nothing
    static PageTask task(HttpSettings http, ScoreSettings score, ActiveModels models, PageTask.Stream stream) {
        return new PageTask(http, new Settings(ProcessSettings.defaults(), score), models, stream);
    }
}
