package io.tidings.app.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tidings.dashboard.web.HttpSettings;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

class PageOptionsTest {

    @Command
    private static final class Line {

        @Mixin
        private PageOptions page = new PageOptions();
    }

    @Test
    void withoutAnOptionTheSettingsStand() {
        assertThat(options().over(HttpSettings.defaults())).isEqualTo(HttpSettings.defaults());
        assertThat(options().insists()).isFalse();
    }

    @Test
    void aPortIsInsistedOnAndSwitchesThePageOn() {
        assertThat(options("--http", "0").over(HttpSettings.defaults().off())).isEqualTo(HttpSettings.defaults().at(0));
        assertThat(options("--http", "9090").insists()).isTrue();
    }

    @Test
    void thereAreTwoWaysToHaveNone() {
        assertThat(options("--no-http").over(HttpSettings.defaults()).enabled()).isFalse();
        assertThat(options("--http", "off").over(HttpSettings.defaults()).enabled()).isFalse();
        assertThat(options("--http", "off").insists()).isFalse();
    }

    @Test
    void whatIsNoPortIsSaidSo() {
        for (String port : new String[]{"nine", "-1", "65536", ""}) {
            assertThatExceptionOfType(ParameterException.class)
                    .isThrownBy(() -> options("--http", port).over(HttpSettings.defaults()))
                    .withMessage("--http: expected a port, 0 to 65535, or 'off', found '" + port + "'");
        }
    }

    private static PageOptions options(String... arguments) {
        return CommandLine.populateCommand(new Line(), arguments).page;
    }
}
