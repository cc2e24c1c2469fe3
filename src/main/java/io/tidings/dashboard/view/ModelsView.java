package io.tidings.dashboard.view;

import java.util.List;

/// All models, by the name under which they serve.
public record ModelsView(List<NamedModels> names) {

    public ModelsView {
        names = List.copyOf(names);
    }
}
