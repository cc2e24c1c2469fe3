/// What the page shows, read from the topics.
///
/// [io.tidings.dashboard.view.Picture] is the whole of it for those who serve it: questions with immutable answers, and
/// a [io.tidings.dashboard.view.Listener] for what is new. The names of the answers' components are the names in the
/// JSON of `/api/v1` ([io.tidings.dashboard.view.PictureJson]), so nothing is mapped on the way.
///
/// Every instance shows the whole picture because it reads all partitions of the topics, without a consumer group;
/// instances never ask each other. History after a restart comes from the topics.
///
/// Imports `event`, `classify`, `text` and `modelregistry`. HTTP must never be known here, nor the network; what
/// encodes texts, and the figures of this process, are handed in.
@NullMarked
package io.tidings.dashboard.view;

import org.jspecify.annotations.NullMarked;
