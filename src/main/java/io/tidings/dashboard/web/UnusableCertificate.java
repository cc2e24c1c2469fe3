package io.tidings.dashboard.web;

/// A file for TLS is missing or is not what it should be.
public final class UnusableCertificate extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnusableCertificate(String message, Throwable cause) {
        super(message, cause);
    }
}
