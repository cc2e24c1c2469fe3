/// The page in a real browser: first on a server whose picture is invented, so that every state can be had at will, then
/// on the demo as people start it.
///
/// Chromium and its driver come from the system. Where they are absent these tests are skipped and say so; where
/// `TIDINGS_BROWSER_TESTS` is `required`, as in the CI, they fail.
@NullMarked
package io.tidings.dashboard.page;

import org.jspecify.annotations.NullMarked;
