package io.tidings.dashboard.web;

/// The address that the page is to be served at is taken, or none of this machine's.
public final class PortInUse extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PortInUse(String message, Throwable cause) {
        super(message, cause);
    }
}
