package io.tidings.app;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Locale;

import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

/// Lines of the log: for people by a pattern, or where `TIDINGS_LOG_FORMAT` is `json`, JSON objects with a fixed
/// vocabulary of keys: `time`, `level`, `logger`, `thread`, `message`, and where something was thrown `error`, its root in
/// a few words, and `trace` with `--verbose`. Named in logback.xml.
///
/// No text of a review is ever logged: messages name topic, partition and offset instead.
public final class LogLayout extends LayoutBase<ILoggingEvent> {

    private static final JsonFactory JSON = new JsonFactory();

    private final PatternLayout lines = new PatternLayout();
    private boolean json;

    /// `json`, or anything else for people. logback calls it by name.
    public void setFormat(String format) {
        json = format.strip().toLowerCase(Locale.ROOT).equals("json");
    }

    /// For people. logback calls it by name.
    public void setPattern(String pattern) {
        lines.setPattern(pattern);
    }

    @Override
    public void start() {
        lines.setContext(context);
        lines.start();
        super.start();
    }

    @Override
    public String doLayout(ILoggingEvent event) {
        return json ? object(event) : lines.doLayout(event);
    }

    private static String object(ILoggingEvent event) {
        var line = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(line)) {
            out.writeStartObject();
            out.writeStringField("time", Instant.ofEpochMilli(event.getTimeStamp()).toString());
            out.writeStringField("level", event.getLevel().toString());
            out.writeStringField("logger", event.getLoggerName());
            out.writeStringField("thread", event.getThreadName());
            out.writeStringField("message", event.getFormattedMessage());
            IThrowableProxy thrown = event.getThrowableProxy();
            if (thrown != null) {
                out.writeStringField("error", LogCause.words(thrown));
                if (Logs.raised()) {
                    out.writeStringField("trace", ThrowableProxyUtil.asString(thrown));
                }
            }
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        }
        return line + System.lineSeparator();
    }
}
