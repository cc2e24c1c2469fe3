// How a label looks: always a shape and a word, and then a colour (blue and orange, which colour-blind people tell apart).

import { drawing, h } from './dom.js';
import * as f from './format.js';

const SHAPES = {
  pos: 'M6 1.5L11 10.5H1z',
  neg: 'M6 10.5L1 1.5h10z',
  neu: 'M6 1.2a4.8 4.8 0 1 0 0 9.6 4.8 4.8 0 0 0 0-9.6z',
  a: 'M1.5 1.5h9v9h-9z',
  b: 'M6 .5L11.5 6 6 11.5.5 6z',
  c: 'M4.2 1h3.6v3.2H11v3.6H7.8V11H4.2V7.8H1V4.2h3.2z',
  d: 'M6 .8l5.4 4-2 6.4H2.6l-2-6.4z',
  e: 'M3.3 1h5.4L11.5 6 8.7 11H3.3L.5 6z',
};
const OTHERS = ['a', 'b', 'c', 'd', 'e'];
let labels = [];

/** Which labels there are, in the model's order. */
export function useLabels(names) {
  labels = names ?? [];
}

export const allLabels = () => labels;

/** `pos`, `neg`, `neu`, or a letter for a label that says nothing of sentiment. */
export function slot(label) {
  if (/^(pos|positive|good)$/i.test(label)) return 'pos';
  if (/^(neg|negative|bad)$/i.test(label)) return 'neg';
  if (/^(neu|neutral|mixed|none)$/i.test(label)) return 'neu';
  const others = labels.filter((l) => !/^(pos|neg|neu|positive|negative|neutral|good|bad|mixed|none)$/i.test(l));
  return OTHERS[Math.max(0, others.indexOf(label)) % OTHERS.length];
}

/** The name for people. */
export function title(label) {
  return { pos: 'Positive', neg: 'Negative', neu: 'Neutral' }[label?.toLowerCase()] ?? label;
}

/** An alert in words, with figures as the reader writes them. */
export function alertText({ subject, label, share, count, baseline }) {
  return `${subject === null ? 'all together' : subject || 'no subject'}: ${title(label)} is ${f.percent(share)} of ${f.count(count)} reviews, before ${f.percent(baseline)}`;
}

/** What a mark on the axis of time says. */
export const markText = (mark) => (mark.alert ? alertText(mark.alert) : mark.text);

export function shape(label) {
  return drawing(SHAPES[slot(label)], { box: 12, filled: true, className: 'shape' });
}

/** Shape and name of a label. */
export function badge(label, extra = '') {
  return h('span', { class: `badge l-${slot(label)} ${extra}`, title: title(label) === label ? null : label },
    shape(label), h('span', { dir: 'auto' }, title(label)));
}

/** Labels from the most negative to the most positive, so that bars always read the same way. */
export function ordered(names) {
  const rank = { neg: 0, neu: 1, a: 2, b: 3, c: 4, d: 5, e: 6, pos: 9 };
  return [...names].sort((x, y) => rank[slot(x)] - rank[slot(y)]);
}

/** A bar of the labels' shares, with the figures in words for those who do not see it. */
export function mix(counts, { legend = false, format = null } = {}) {
  const total = Object.values(counts).reduce((a, b) => a + b, 0);
  const names = ordered(Object.keys(counts));
  const share = (label) => (total ? counts[label] / total : 0);
  const say = format ?? ((x) => `${Math.round(x * 100)} %`);
  const bar = h('div', { class: 'mix', role: 'img', 'aria-label': names.map((l) => `${title(l)} ${say(share(l))}`).join(', ') || 'nothing yet' },
    names.filter((l) => counts[l] > 0).map((l) => h('span', { class: `mix-part l-${slot(l)}`, vars: { '--share': share(l) } })));
  if (!legend) return bar;
  return h('div', { class: 'mix-legend' }, bar, h('ul', { class: 'inline' },
    names.map((l) => h('li', null, badge(l, 'plain'), ' ', h('b', null, say(share(l)))))));
}

/** Label shares of one text, one row for each. */
export function scoreBars(scores, format) {
  const rows = Object.entries(scores).sort((a, b) => b[1] - a[1]);
  return h('dl', { class: 'scores' }, rows.map(([label, p]) => h('div', { class: `score l-${slot(label)}` },
    h('dt', null, badge(label, 'plain')),
    h('dd', null, h('span', { class: 'bar', vars: { '--share': p } }), h('b', null, format(p))))));
}
