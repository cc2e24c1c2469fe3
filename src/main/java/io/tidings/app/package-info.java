/// Command line, configuration and wiring: the only package that prints, exits and reads options.
///
/// Reading order: [io.tidings.app.Tidings] (the list of commands), [io.tidings.app.Surroundings] (all they touch),
/// then a command. A command takes its surroundings in its constructor, its options by picocli's annotations, prints
/// results to `out` and nothing else there, reports progress by [io.tidings.app.Progress], JSON by
/// [io.tidings.app.JsonOutput], and fails by throwing [io.tidings.app.CommandFailure].
///
/// | To add | do |
/// |---|---|
/// | a command | a class with `@Command` that implements `Callable<Integer>` or `Runnable`, and a line in `Tidings.commands` |
/// | `--json` and `--quiet` | `@Mixin private ReportOptions report = new ReportOptions()` |
/// | a test of it | `Invocation.of("name", "--option")` in the tests of this package |
///
/// May import everything; is imported by nothing.
@NullMarked
package io.tidings.app;

import org.jspecify.annotations.NullMarked;
