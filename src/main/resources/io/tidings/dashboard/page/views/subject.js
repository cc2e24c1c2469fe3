// Subject: one product, airline or shop: labels, trend, telling words, typical and doubtful reviews.

import { get } from '../api.js';
import { TrendChart } from '../chart.js';
import { empty, fill, h, loading, section, segmented } from '../dom.js';
import * as f from '../format.js';
import { mix } from '../labels.js';
import { reviewRow, subjectName } from '../review.js';
import { largestSize, secondsOf, sizeChoices } from '../sizes.js';
import { later } from './now.js';
import { fittingSize, subjectTable } from './trend.js';

export const name = 'Subjects';

export function mount(root, context) {
  return context.arg === null ? all(root, context) : one(root, context);
}

function all(root, { live, go }) {
  const abort = new AbortController();
  const table = h('div', null);
  let subjects = [];
  let order = 'volume';
  const search = h('input', { type: 'search', id: 'find-subject', placeholder: 'Find a subject', dir: 'auto', 'aria-label': 'Find a subject', oninput: later(() => show()) });
  const show = () => {
    const wanted = search.value.toLowerCase();
    const some = subjects.filter((s) => s.subject.toLowerCase().includes(wanted)).slice(0, 100);
    fill(table, some.length ? subjectTable(some, (s) => go('subject', s)) : empty(subjects.length ? 'No subject has this in its name' : 'No subjects yet', 'They appear with the first reviews.'));
  };
  const load = () => section(table, async () => { ({ subjects } = await get('subjects', { size: largestSize(), order, limit: 500 }, abort.signal)); }, () => { queueMicrotask(show); return []; }, 8);
  root.append(h('div', { class: 'view-head' }, h('h1', null, 'Subjects'), h('p', { class: 'lede' }, 'What reviews are about: products, companies, places. Choose one.'),
    h('div', { class: 'controls' }, search, segmented('Order', [['volume', 'Volume'], ['movement', 'Movement'], ['negativity', 'Most negative']], order, (o) => { order = o; load(); }))),
  h('section', { class: 'panel', 'aria-label': 'Subjects' }, table));
  load();
  const stop = live.on('again', load);
  return () => { stop(); abort.abort(); };
}

function one(root, { arg, params, live, go }) {
  const abort = new AbortController();
  if (!params.has('size')) {
    root.append(h('h1', null, subjectName(arg)), loading(8));
    fittingSize(arg, abort.signal).then((size) => {
      if (!abort.signal.aborted) location.replace(`#/subject/${encodeURIComponent(arg)}?size=${size}`);
    });
    return () => abort.abort();
  }
  const size = params.get('size');
  const chart = new TrendChart({ height: 170 });
  const trend = h('div', null);
  const body = h('div', null);
  root.append(h('div', { class: 'view-head' }, h('p', { class: 'crumb' }, h('a', { href: '#/subject' }, 'Subjects'), ' /'),
    h('h1', null, subjectName(arg)), h('div', { class: 'controls' },
      segmented('Length of a window', sizeChoices(), size, (s) => go('subject', arg, { size: s })),
      h('a', { class: 'button', href: `#/trend?${new URLSearchParams({ subject: arg, size })}` }, 'Larger trend'))), body);
  const drawTrend = () => section(trend, () => get('windows', { size, subject: arg }, abort.signal), ({ windows, marks }) => {
    if (!windows.length) return empty('No windows yet');
    queueMicrotask(() => chart.show(windows, marks ?? [], secondsOf(size)));
    return chart.element;
  });
  const load = () => section(body, () => get(`subjects/${encodeURIComponent(arg)}`, { size }, abort.signal), (s) => {
    queueMicrotask(drawTrend); // a chart takes its width from its place in the page
    return content(s, trend);
  }, 8);
  load();
  const stop = live.on('again', load);
  return () => { stop(); abort.abort(); chart.stop(); };
}

function content(s, trend) {
  return [
    h('section', { class: 'tiles', 'aria-label': 'Figures' }, figure('Reviews', f.count(s.count)), figure('Sentiment', f.signed(s.sentiment), 'from −1 to +1'),
      figure('Mean confidence', f.percent(s.meanConfidence)), h('div', { class: 'tile wide' }, h('h2', null, 'Labels'), mix(s.labels, { legend: true, format: f.percent }))),
    h('section', { class: 'panel', 'aria-label': 'Trend' }, h('h2', null, 'Over time'), trend),
    h('div', { class: 'columns even' }, wordList('Most telling positive words', s.positiveWords, 'pos'), wordList('Most telling negative words', s.negativeWords, 'neg')),
    h('div', { class: 'columns even' }, reviews('Typical reviews', 'Nearest to the middle of their label.', s.representative),
      reviews('Least certain', 'Where the model hesitates: say what is right and it learns.', s.uncertain)),
  ];
}

function figure(name_, value, note) {
  return h('div', { class: 'tile' }, h('h2', null, name_), h('p', { class: 'tile-value' }, value), note && h('p', { class: 'tile-note' }, note));
}

function wordList(title, words, kind) {
  const most = Math.max(...(words ?? []).map((w) => Math.abs(w.score)), 1e-9);
  return h('section', { class: 'panel' }, h('h2', null, title), words?.length
    ? h('ol', { class: 'words' }, words.slice(0, 12).map((w) => h('li', { class: `l-${kind}` }, h('bdi', null, w.word),
      h('span', { class: 'bar', vars: { '--share': Math.abs(w.score) / most } }), h('span', { class: 'n', title: 'reviews with this word' }, f.count(w.count)))))
    : empty('None yet', 'Words are told apart once there are enough reviews.'));
}

function reviews(title, note, list) {
  return h('section', { class: 'panel' }, h('h2', null, title), h('p', { class: 'meta-text' }, note),
    list?.length ? h('div', { class: 'list narrow' }, list.map((r) => reviewRow(r, { subject: false }))) : empty('None yet'));
}
