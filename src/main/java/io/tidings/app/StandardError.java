package io.tidings.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Constructor;

/// The stream to the user's screen, which the launcher passes as another file descriptor than 2.
///
/// While the JVM starts it prints a warning about the incubator module that our arithmetic needs, and no option silences
/// it. So the launcher lets descriptor 2 run through a filter until we are here. Taking over the real descriptor needs a
/// constructor that is private to the JDK (the launcher opens it to us); opening `/dev/fd/9` instead would fail for
/// sockets and after a change of user.
final class StandardError {

    private StandardError() {}

    /// To be called once, before anything is printed.
    static OutputStream open() {
        String descriptor = System.getProperty("tidings.stderr");
        if (descriptor == null) {
            return new FileOutputStream(FileDescriptor.err);
        }
        try {
            Constructor<FileDescriptor> ofNumber = FileDescriptor.class.getDeclaredConstructor(int.class);
            ofNumber.setAccessible(true);
            var real = new FileOutputStream(ofNumber.newInstance(Integer.parseInt(descriptor)));
            // The JDK connects a closed descriptor 2 to /dev/null; with that the filter has ended.
            new FileOutputStream(FileDescriptor.err).close();
            return real;
        } catch (ReflectiveOperationException | RuntimeException | IOException e) {
            // Then the filter stays between us and the screen, which costs a process but loses nothing.
            return new FileOutputStream(FileDescriptor.err);
        }
    }
}
