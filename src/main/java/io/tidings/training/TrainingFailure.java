package io.tidings.training;

/// A training that cannot go on.
public final class TrainingFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public TrainingFailure(String message) {
        super(message);
    }

    public TrainingFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
