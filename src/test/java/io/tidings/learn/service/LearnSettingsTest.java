package io.tidings.learn.service;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LearnSettingsTest {

    @Test
    void nonsenseIsRefusedByName() {
        assertThatThrownBy(() -> LearnSettings.defaults().withTriggers(-1, 10))
                .hasMessage("everyMinutes: expected 0 to 527040, found -1");
        assertThatThrownBy(() -> LearnSettings.defaults().withTriggers(1, 30_000))
                .hasMessage("minExamples: expected at most maxExamples, 20000, found 30000");
        assertThatThrownBy(() -> LearnSettings.defaults().withControl("no topic", "group"))
                .hasMessageStartingWith("control: expected a topic name");
    }
}
