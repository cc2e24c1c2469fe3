// Trend: sentiment over time from the windows topic, volume beneath, alerts and promotions marked; what moved most.

import { get, query } from '../api.js';
import { TrendChart } from '../chart.js';
import { button, empty, failed, fill, h, icon, loading, section, segmented, table } from '../dom.js';
import * as f from '../format.js';
import { markText, mix } from '../labels.js';
import { reviewRow, subjectName } from '../review.js';
import { allSizes, secondsOf, sizeChoices } from '../sizes.js';

export const name = 'Trend';

const ORDERS = [['movement', 'Movement'], ['volume', 'Volume'], ['negativity', 'Most negative']];
const MOST_WINDOWS = 2000;
const MOST_REVIEWS = 20;

const ENOUGH_IN_A_WINDOW = 10;
const FEW_WINDOWS = 4;

export function mount(root, { params, live, go }) {
  const abort = new AbortController();
  if (!params.has('size')) {
    root.append(h('h1', null, 'Trend'), loading(8));
    fittingSize(params.get('subject'), abort.signal).then((size) => {
      if (!abort.signal.aborted) location.replace(`#/trend${query({ size, subject: params.get('subject') })}`);
    });
    return () => abort.abort();
  }
  const view = new Trend(params, live, go);
  root.append(view.head, view.panel, view.picked, view.columns);
  return view.start();
}

/** The shortest windows that hold enough reviews to say something, for a stream of any speed. */
export async function fittingSize(subject, signal) {
  let best = allSizes()[0];
  for (const size of allSizes()) {
    const { windows } = await get('windows', { size, subject }, signal).catch(() => ({ windows: [] }));
    if (windows.length >= FEW_WINDOWS) best = size;
    if (windows.reduce((sum, w) => sum + w.count, 0) >= ENOUGH_IN_A_WINDOW * windows.length) break;
  }
  return best;
}

class Trend {
  windows = new Map();
  marks = [];
  order = 'movement';

  constructor(params, live, go) {
    this.live = live;
    this.subject = params.get('subject');
    this.size = params.get('size');
    this.go = (changes) => go('trend', null, { size: this.size, subject: this.subject, ...changes });
    this.head = h('div', { class: 'view-head' }, h('h1', null, 'Trend'),
      h('p', { class: 'lede' }, ['Sentiment of ', this.subject === null ? 'all reviews' : this.subject ? subjectName(this.subject) : 'reviews that name no subject', ' over time'], ': +1 is all positive, −1 all negative.'),
      h('div', { class: 'controls' },
        segmented('Length of a window', sizeChoices(), this.size, (size) => this.go({ size })),
        this.subject !== null && [h('a', { class: 'button', href: `#/subject/${encodeURIComponent(this.subject)}` }, 'About this subject'),
          button('All subjects', () => this.go({ subject: null }))]));
    this.chart = new TrendChart({ onpick: (w) => this.#pick(w) });
    this.chartBox = h('div', null, loading(5));
    this.legend = h('div', { class: 'chart-legend' },
      h('span', null, h('span', { class: 'glyph warn' }, '▲'), ' alert'), h('span', null, h('span', { class: 'glyph accent' }, '◆'), ' new model'),
      h('span', null, h('span', { class: 'swatch l-pos' }), ' positive'), h('span', null, h('span', { class: 'swatch l-neg' }), ' negative'), h('span', null, 'bars: number of reviews'));
    this.late = h('p', { class: 'meta' });
    this.panel = h('section', { class: 'panel', 'aria-label': 'Sentiment over time' }, this.legend, this.chartBox, this.late);
    this.picked = h('section', { class: 'panel', 'aria-label': 'Reviews of the chosen window', hidden: true });
    this.ranking = h('div', null);
    this.markList = h('div', null);
    this.columns = h('div', { class: 'columns' },
      h('section', { class: 'panel', 'aria-labelledby': 'rank-h' }, h('div', { class: 'panel-head' }, h('h2', { id: 'rank-h' }, 'Subjects'),
        segmented('Order of subjects', ORDERS, this.order, (o) => { this.order = o; this.#rank(); })), this.ranking),
      h('section', { class: 'panel', 'aria-labelledby': 'marks-h' }, h('h2', { id: 'marks-h' }, 'Marked on the axis'), this.markList));
  }

  start() {
    this.abort = new AbortController();
    this.#load();
    this.#rank();
    const stops = [
      this.live.on('windows', ({ windows }) => this.#update(windows)),
      this.live.on('alert', () => this.#load()),
      this.live.on('model', (event) => { if (event.kind === 'promoted' || event.kind === 'rolled-back') this.#load(); }),
      this.live.on('again', () => { this.#load(); this.#rank(); }),
    ];
    const ranks = setInterval(() => this.#rank(), 15000);
    return () => { stops.forEach((s) => s()); clearInterval(ranks); this.abort.abort(); this.chart.stop(); };
  }

  async #load() {
    try {
      const { windows, marks } = await get('windows', { size: this.size, subject: this.subject }, this.abort.signal);
      this.windows = new Map(windows.map((w) => [w.start, w]));
      this.marks = marks ?? [];
      this.#draw();
    } catch (problem) {
      if (problem.name !== 'AbortError') fill(this.chartBox, failed(problem, () => this.#load()));
    }
  }

  #update(windows) {
    const seconds = secondsOf(this.size);
    const mine = windows.filter((w) => w.subject === this.subject && Date.parse(w.end) - Date.parse(w.start) === seconds * 1000);
    if (!mine.length) return;
    for (const w of mine) this.windows.set(w.start, w);
    this.#draw();
  }

  #draw() {
    const late = [...this.windows.values()].reduce((sum, w) => sum + w.late, 0);
    this.late.textContent = late ? `${f.count(late)} more came too late for their window and stand in none.` : '';
    const windows = [...this.windows.values()].filter((w) => w.count).sort((a, b) => Date.parse(a.start) - Date.parse(b.start)).slice(-MOST_WINDOWS);
    if (!windows.length) {
      fill(this.chartBox, empty('No windows yet', 'The first appears when reviews have been counted, after a few seconds.'));
    } else {
      if (!this.chart.element.isConnected) fill(this.chartBox, this.chart.element, this.table = h('details', { class: 'as-table' }, h('summary', null, 'As a table')));
      this.chart.show(windows, this.marks, secondsOf(this.size));
      this.#tabulate(windows.slice(-100).reverse());
    }
    fill(this.markList, this.marks.length ? markTable(this.marks) : empty('Nothing marked', 'Alerts of sudden changes and promotions of models are marked here.'));
  }

  #tabulate(windows) {
    if (this.table.open && this.table.childElementCount > 1) return;
    this.table.ontoggle = () => {
      if (!this.table.open) return;
      fill(this.table, this.table.firstChild, table('Windows', ['Window', 'Reviews', 'Sentiment', 'Mean confidence'],
        windows.map((w) => [f.span(w.start, w.end), f.count(w.count), f.signed(w.sentiment), f.percent(w.meanConfidence)])));
    };
  }

  #rank() {
    return section(this.ranking, () => get('subjects', { size: this.size, order: this.order, limit: 15 }, this.abort.signal),
      ({ subjects }) => (subjects.length ? subjectTable(subjects, (s) => this.go({ subject: s }), this.subject)
        : empty('No subjects yet', 'Subjects come from the field that the configuration names for each input topic.')), 5);
  }

  /** From the server's memory, and where that does not reach back, from the topic. */
  async #reviewsOf(w) {
    const limit = Math.min(MOST_REVIEWS, w.count);
    const wanted = { subject: this.subject, from: w.start, to: w.end, limit };
    const { reviews } = await get('reviews', wanted, this.abort.signal);
    if (reviews.length >= limit) return { reviews, note: limit < w.count ? `The latest ${f.count(limit)} of them:` : 'All of them:' };
    const past = await get('reviews/past', wanted, this.abort.signal);
    const known = new Set(reviews.map((r) => r.id));
    const all = [...reviews, ...past.reviews.filter((r) => !known.has(r.id))].slice(0, limit);
    return { reviews: all, note: told(all.length, limit, w.count, past) };
  }

  #pick(w) {
    this.picked.hidden = false;
    const list = h('div', { class: 'list' });
    fill(this.picked, h('div', { class: 'panel-head' }, h('h2', { tabindex: -1 }, `Reviews of ${f.span(w.start, w.end)}`),
      button('Close', () => { this.picked.hidden = true; this.chart.area.focus(); }, { iconName: 'cross' })),
    h('p', { class: 'meta' }, `${f.count(w.count)} reviews, sentiment ${f.signed(w.sentiment)}`), list);
    section(list, () => this.#reviewsOf(w), ({ reviews, note }) => [h('p', { class: 'meta picked-note' }, note), reviews.map((r) => reviewRow(r))]);
    this.picked.querySelector('h2').focus();
    this.picked.scrollIntoView({ block: 'nearest', behavior: 'smooth' });
  }
}

/** How many of a window's reviews were found, and why not all. */
function told(found, limit, count, past) {
  if (found >= limit) return limit < count ? `${f.count(limit)} of them, from the topic:` : 'All of them:';
  const some = found ? `${f.count(found)} of them` : 'None of them';
  return past.complete ? `${some} can still be read: the topic keeps reviews for a shorter time than their figures are kept, or somebody asked for them to be forgotten.`
    : `${some} found among the ${f.count(past.records)} labelled reviews that were looked at; others may lie further on in the topic, as those do that were written to Kafka long after their own time.`;
}

/** Subjects with volume, labels, sentiment and movement; `choose(subject)` draws one. */
export function subjectTable(subjects, choose, chosen = null) {
  return table('Subjects', ['Subject', 'Reviews', 'Labels', 'Sentiment', 'Moved'], subjects.map((s) => [
    h('button', { type: 'button', class: 'button link subject', 'aria-current': s.subject === chosen ? 'true' : null, onclick: () => choose(s.subject) }, subjectName(s.subject)),
    f.compact(s.count), h('td', { class: 'mix-cell' }, mix(s.labels, { format: f.percent })), f.signed(s.sentiment), moved(s.movement)]), 'ranking');
}

function moved(movement) {
  if (!Number.isFinite(movement) || Math.abs(movement) < 0.005) return h('span', { class: 'meta-text' }, '= 0');
  const up = movement > 0;
  return h('span', { class: up ? 't-pos' : 't-neg' }, h('span', { 'aria-hidden': 'true' }, up ? '▲ ' : '▼ '), f.signed(movement));
}

function markTable(marks) {
  return h('ul', { class: 'events' }, [...marks].sort((a, b) => Date.parse(b.at) - Date.parse(a.at)).slice(0, 20).map((m) => h('li', null,
    m.kind === 'alert' ? icon('alert') : icon('models'),
    h('div', null, h('p', null, h('b', null, m.kind === 'alert' ? 'Alert' : 'New model'), m.subject && !markText(m)?.startsWith(m.subject) && [' · ', h('bdi', null, m.subject)]),
      h('p', null, h('bdi', null, markText(m)), m.modelId && !m.text?.includes(f.shortId(m.modelId)) && h('span', { class: 'mono' }, ` ${f.shortId(m.modelId)}`)),
      h('p', { class: 'meta-text' }, f.moment(m.at))))));
}

