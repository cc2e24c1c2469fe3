package io.tidings.dashboard.view;

import java.util.List;

/// The newest alerts, newest first.
public record AlertList(List<ShownAlert> alerts) {

    public AlertList {
        alerts = List.copyOf(alerts);
    }
}
