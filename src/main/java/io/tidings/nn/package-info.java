/// The network: an embedding, an LSTM layer, pooling over time and a dense softmax, forward and backward, and Adam.
///
/// Dimension letters, used in every shape of this package: B texts of a batch, T time steps, N tokens of a batch (the
/// sum of the texts' lengths), V vocabulary, E embedding, H hidden units, P poolings, C classes. Every matrix is
/// row-major.
///
/// Configuration, weights and workspace are three types: [io.tidings.nn.NetworkSpec] is a value,
/// [io.tidings.nn.Weights] are shared and only an optimiser writes to them, a [io.tidings.nn.Workspace] belongs to one
/// caller and is reused. Batches are ragged: [io.tidings.nn.RaggedBatch] sorts texts by length and lays tokens out time
/// step by time step, so that the active rows shrink as short texts end and no padding is ever computed.
///
/// May import `kernel` only. Files, text and threads must never be here.
/// Reading order: NetworkSpec, Weights, RaggedBatch, Network, Adam.
@NullMarked
package io.tidings.nn;

import org.jspecify.annotations.NullMarked;
