/// Command line, configuration and wiring: the only package that prints, exits and reads options.
///
/// May import everything; is imported by nothing.
@NullMarked
package io.tidings.app;

import org.jspecify.annotations.NullMarked;
