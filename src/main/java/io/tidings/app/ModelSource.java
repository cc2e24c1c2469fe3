package io.tidings.app;

import io.tidings.classify.ActiveModel;
import io.tidings.classify.Classifier;

/// Where the models of a run come from: files alone, or the models topic.
interface ModelSource extends AutoCloseable {

    /// The model of a name, which is swapped from now on where this source follows the topic.
    ///
    /// @param bundledOrFile where no other is found
    ActiveModel take(String name, String bundledOrFile) throws InterruptedException;

    /// A model that is never swapped.
    Classifier load(String bundledOrFile);

    @Override
    void close();

    /// Models that stay for the whole run.
    static ModelSource pinned(Models.Loader loader) {
        return new ModelSource() {

            @Override
            public ActiveModel take(String name, String bundledOrFile) {
                return new ActiveModel(load(bundledOrFile));
            }

            @Override
            public Classifier load(String bundledOrFile) {
                return loader.load(bundledOrFile);
            }

            @Override
            public void close() {
                // Files need no closing.
            }
        };
    }
}
