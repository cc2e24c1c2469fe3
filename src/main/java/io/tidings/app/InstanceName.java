package io.tidings.app;

import java.util.Map;

/// How this process calls itself in events.
public final class InstanceName {

    private InstanceName() {}

    /// Told apart from others on the same machine by the process id, from those on others by the machine's name.
    public static String of(String applicationId, Map<String, String> environment) {
        String machine = environment.getOrDefault("HOSTNAME", environment.getOrDefault("COMPUTERNAME", "local"));
        return applicationId + "@" + machine + "/" + ProcessHandle.current().pid();
    }
}
