/// A real single-node KRaft Kafka inside this process, for the demo and the tests: the only package that imports Kafka's server classes.
@NullMarked
package io.tidings.broker;

import org.jspecify.annotations.NullMarked;
