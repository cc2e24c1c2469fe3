// What the reader says of a label, sent to the feedback topic, and remembered for this tab.

import { post } from './api.js';
import { toast } from './dom.js';
import { title } from './labels.js';

const said = new Map();
const LIMIT = 2000;
const listeners = new Set();

/** The label that was said of a review in this tab or before, or null. */
export const saidOf = (review) => said.get(review.id) ?? review.feedback ?? null;

/** Whether it was said in this tab. */
export const saidByMe = (review) => said.has(review.id);

export const saidHere = () => said.size;

export function onSaid(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Sends the right label of a review; false where the server did not take it. */
export async function say(review, label) {
  try {
    await post('feedback', { reviewId: review.id, label });
  } catch (problem) {
    const why = problem.status === 429 ? 'Too fast for the server: wait a moment.' : problem.message;
    toast(`Not sent: ${why}`, 'bad');
    return false;
  }
  said.set(review.id, label);
  if (said.size > LIMIT) said.delete(said.keys().next().value);
  listeners.forEach((l) => l(review.id, label));
  toast(`Sent: this review is ${title(label)}`);
  return true;
}
