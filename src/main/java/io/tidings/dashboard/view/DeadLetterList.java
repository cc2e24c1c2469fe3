package io.tidings.dashboard.view;

import java.util.List;

/// Dead letters, newest first.
public record DeadLetterList(List<ShownDeadLetter> deadLetters) {

    public DeadLetterList {
        deadLetters = List.copyOf(deadLetters);
    }
}
