package io.tidings.learn.round;

import io.tidings.event.ModelManifest;
import io.tidings.learn.gate.Decision;

/// What came of a round.
///
/// @param model    the challenger's file; its id is the SHA-256 of these bytes
/// @param manifest of the challenger, complete but for chunks, time and signature of publication
/// @param decision of the gate
@SuppressWarnings("ArrayRecordComponent") // the bytes are handed on, never compared
public record Outcome(byte[] model, ModelManifest manifest, Decision decision) {}
