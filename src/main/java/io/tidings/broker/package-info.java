/// A real single-node KRaft Kafka inside this process, for the demo and the tests.
///
/// The only package that imports Kafka's server classes, which are no public interface and change between
/// releases: what they need is kept here, so that a new Kafka version is a matter of this folder.
/// Reading order: [io.tidings.broker.BrokerSettings], [io.tidings.broker.EmbeddedBroker], then its parts:
/// [io.tidings.broker.ReservedSockets] (no port is ever probed and lost again),
/// [io.tidings.broker.BrokerFolder] (formatting, keeping, deleting) and
/// [io.tidings.broker.BrokerProperties] (the values handed to Kafka, with reasons).
///
/// Imports nothing of this project.
@NullMarked
package io.tidings.broker;

import org.jspecify.annotations.NullMarked;
