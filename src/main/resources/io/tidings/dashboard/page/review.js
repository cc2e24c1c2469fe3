// One labelled review as a row: label, confidence, text with its deciding words, where it came from, what the reader says.

import { button, h, icon } from './dom.js';
import { saidByMe, saidOf, say } from './feedback.js';
import * as f from './format.js';
import { allLabels, badge, slot, title } from './labels.js';
import { passage } from './words.js';
import { explain, wish } from './why.js';

const LONG = 420;

/** A row. `explainSoon` asks for the words by itself where the event has none; `actions: false` leaves the buttons out. */
export function reviewRow(review, { explainSoon = false, actions = true, subject = true } = {}) {
  const text = h('div', { class: review.text?.length > LONG ? 'text-box clamped' : 'text-box' });
  const draw = (words) => text.replaceChildren(passage(review.text ?? '', words, review.label, review.scores));
  draw(review.words);
  const row = h('article', { class: `review l-${slot(review.label)}`, 'aria-label': `${title(review.label)}, ${f.percent(review.confidence)} sure` },
    h('div', { class: 'review-label' }, badge(review.label), sureness(review)),
    h('div', { class: 'review-body' }, text, more(text, review), meta(review, subject)),
    actions && verdict(review));
  row.dataset.id = review.id;
  row.dataset.label = review.label;
  if (explainSoon && !review.words && review.text) wish(review, draw);
  else if (!review.words && review.text && actions) row.querySelector('.meta').append(whyButton(review, draw));
  return row;
}

/** A subject in words; reviews that name none are one subject of their own. */
export const subjectName = (subject) => (subject ? h('bdi', null, subject) : h('i', null, 'no subject'));

/** How sure the model is, as a bar and a figure. */
export function sureness(review) {
  return h('span', { class: 'sure', title: `The model is ${f.percent1(review.confidence)} sure` },
    h('span', { class: `bar l-${slot(review.label)}`, vars: { '--share': review.confidence } }),
    h('span', { class: 'sure-figure' }, f.percent(review.confidence)));
}

function more(text, review) {
  if (!(review.text?.length > LONG)) return null;
  const toggle = button('Show all', () => {
    const all = !text.classList.toggle('clamped');
    toggle.querySelector('span').textContent = all ? 'Show less' : 'Show all';
    toggle.setAttribute('aria-expanded', all);
  }, { kind: 'link', 'aria-expanded': 'false' });
  return toggle;
}

function meta(review, withSubject) {
  const old = Math.abs(new Date(review.scoredAt) - new Date(review.at)) > 86400000;
  return h('p', { class: 'meta' },
    review.uncertain && h('span', { class: 'chip' }, 'unsure'),
    withSubject && review.subject && h('a', { href: `#/subject/${encodeURIComponent(review.subject)}`, dir: 'auto' }, review.subject),
    h('time', { datetime: review.scoredAt, title: `labelled ${f.moment(review.scoredAt)}` }, f.time(review.scoredAt)),
    old && h('span', { title: 'when it was written' }, `from ${f.dayOfYear(review.at)}`),
    h('span', { class: 'mono', title: `model ${review.modelId}` }, `model ${f.shortId(review.modelId)}`));
}

function whyButton(review, draw) {
  const why = button('Why?', async () => {
    why.disabled = true;
    try {
      draw((await explain(review.text)).words);
      why.remove();
    } catch (problem) {
      why.disabled = false;
      why.querySelector('span').textContent = problem.status === 429 ? 'Too many questions: wait a moment' : problem.message;
    }
  }, { kind: 'link' });
  return why;
}

/** Buttons for right and wrong; with more than two labels, wrong asks which. */
export function verdict(review) {
  const box = h('div', { class: 'verdict' });
  const send = async (label) => {
    box.querySelectorAll('button').forEach((b) => { b.disabled = true; });
    const sent = await say(review, label);
    if (sent) box.replaceChildren(told(label, true));
    else ask();
  };
  const ask = () => box.replaceChildren(...question(review, send, box, ask));
  const known = saidOf(review);
  if (known) box.append(told(known, saidByMe(review)));
  else ask();
  return box;
}

function told(label, mine) {
  return h('span', { class: 'told' }, icon('check'), h('span', null, mine ? 'You said ' : 'Was said: '), badge(label, 'plain'));
}

function question(review, send, box, back) {
  const others = allLabels().filter((l) => l !== review.label);
  const wrong = () => {
    if (others.length === 1) send(others[0]);
    else {
      box.replaceChildren(...others.map((l) => button(title(l), () => send(l), { kind: 'small' })), button('Back', back, { kind: 'link' }));
      box.querySelector('button')?.focus();
    }
  };
  return [
    button('Right', () => send(review.label), { kind: 'small', iconName: 'check', title: `${title(review.label)} is right` }),
    button('Wrong', wrong, { kind: 'small', iconName: 'cross', title: others.length === 1 ? `It is ${title(others[0])}` : 'Choose the right label' }),
  ];
}
