package io.tidings.broker;

import org.apache.kafka.common.utils.Exit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps Kafka, which takes the process for its own, from ending it and from adding to what it does at its end.
final class HostProcess {

    private static final Logger LOG = LoggerFactory.getLogger(HostProcess.class);

    private HostProcess() {}

    /// To be called before Kafka's classes are loaded; for the whole process, once or more.
    static void protect() {
        // A broker halts its process where all its folders have failed, as on a full disk.
        Exit.setHaltProcedure((code, message) -> refused("halt", code));
        Exit.setExitProcedure((code, message) -> refused("exit", code));
        // Its hooks only close what ends with the process, and adding one fails while the process is ending.
        Exit.setShutdownHookAdder((name, hook) -> LOG.debug("hook {} of Kafka left out", name));
    }

    private static void refused(String what, int code) {
        LOG.info("Kafka wanted to {} this process with code {}", what, code);
    }
}
