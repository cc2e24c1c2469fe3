package io.tidings.broker;

import org.apache.kafka.common.utils.Exit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HostProcessTest {

    @AfterEach
    void reset() {
        Exit.resetHaltProcedure();
        Exit.resetExitProcedure();
        Exit.resetShutdownHookAdder();
    }

    @Test
    void whatKafkaWouldEndItsProcessWithDoesNotEndOurs() {
        HostProcess.protect();

        // Each would end the tests.
        Exit.halt(1, "all folders have failed");
        Exit.exit(1, "a fatal fault");
    }
}
