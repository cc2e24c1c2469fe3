package io.tidings.app;

import io.tidings.classify.ActiveModel;
import io.tidings.classify.Classifier;
import io.tidings.classify.ShadowModel;

/// Where the models of a run come from: files alone, or the models topic.
interface ModelSource extends AutoCloseable {

    /// The model of a name, which is swapped from now on where this source follows the topic.
    ///
    /// @param bundledOrFile where no other is found
    ActiveModel take(String name, String bundledOrFile) throws InterruptedException;

    /// Has the challenger that is in the shadow of a name score along, where this source follows the topic.
    void shadow(String name, ShadowModel place);

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
            public void shadow(String name, ShadowModel place) {
                // Files have no shadows.
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
