// Asks for the words behind a label where the event did not carry them: one text at a time, and only when there is quiet.

import { post } from './api.js';

const queue = [];
const KEPT = 12;
const PAUSE_MILLIS = 100;
const REST_MILLIS = 15000;
let busy = false;
let restUntil = 0;

/** Calls `show(words)` later, or never where there is too much to do: the newest wish goes first. */
export function wish(review, show) {
  queue.push({ review, show });
  if (queue.length > KEPT) queue.shift();
  next();
}

/** The words of a text now; throws what the server says. */
export const explain = (text, signal) => post('explain', { text }, signal);

async function next() {
  if (busy || !queue.length || Date.now() < restUntil) return;
  busy = true;
  const { review, show } = queue.pop();
  try {
    show((await explain(review.text)).words);
  } catch {
    // An explanation is a courtesy: what the server cannot give now is left out, and it is left alone for a while.
    restUntil = Date.now() + REST_MILLIS;
    queue.length = 0;
  }
  setTimeout(() => { busy = false; next(); }, PAUSE_MILLIS);
}
