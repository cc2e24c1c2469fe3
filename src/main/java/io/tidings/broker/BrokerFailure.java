package io.tidings.broker;

/// The embedded broker could not start or be used; the message is one line that says what, where and what to do.
public final class BrokerFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BrokerFailure(String message, Throwable cause) {
        super(message, cause);
    }

    BrokerFailure(String message) {
        super(message);
    }
}
