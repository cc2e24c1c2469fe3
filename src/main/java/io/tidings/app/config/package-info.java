/// `tidings.yaml`, environment variables and `--set`, bound to validated records.
///
/// One source after the other becomes a list of [io.tidings.app.config.Setting]: a path of keys, a value as text, and
/// where it was said. [io.tidings.app.config.Shape] knows which keys there are, because it is read from the settings
/// records themselves; a key that it does not know is refused where it was written. What is left is bound by Jackson,
/// whose records refuse values that make no sense. Every failure names file, line and column, variable or option.
///
/// Jackson's YAML reader was chosen because its records are the schema, and because it leaves YAML's dangerous half
/// (tags, aliases) alone; this package refuses what is left of it.
///
/// Reading order: [io.tidings.app.config.Settings], [io.tidings.app.config.Configuration],
/// [io.tidings.app.config.Shape], [io.tidings.app.config.YamlSettings].
///
/// | To add a key | do |
/// |---|---|
/// | the key | a component of a settings record, with a default where it is null |
/// | its line in `--print-config` | a line in `keys.properties` beside this package's classes; a test misses it otherwise |
///
/// May import `stream`, `event`, `modelregistry`, `learn` and `dashboard`, never a command.
@NullMarked
package io.tidings.app.config;

import org.jspecify.annotations.NullMarked;
