// Now: reviews as they arrive. The server samples, this view shows a few a second and counts the rest.

import { get } from '../api.js';
import { button, empty, failed, fill, h, loading, segmented } from '../dom.js';
import * as f from '../format.js';
import { allLabels, mix, title } from '../labels.js';
import { reviewRow } from '../review.js';
import { largestSize } from '../sizes.js';
import { wordKey } from '../words.js';

const ROWS = 60;
const WAITING = 40;
const RECENT_MILLIS = 60000;
const PHONE = 760;
const EXPLAINED = 10;

export const name = 'Now';

export function mount(root, context) {
  const view = new Now(context);
  root.append(view.head, view.tiles, view.filters, view.listHead, view.list);
  return view.start();
}

class Now {
  waiting = [];
  recent = new Map();
  seen = 0;
  passed = 0;
  rate = 3;
  paused = false;
  pointed = false;
  wanted = { subject: '', label: '', least: 0, text: '' };

  constructor({ live, status }) {
    this.live = live;
    this.head = h('div', { class: 'view-head' }, h('h1', null, 'Now'),
      h('p', { class: 'lede' }, 'Reviews as they arrive on Kafka, each labelled by a neural network in the same process.'));
    this.perSecond = tile('Reviews a second');
    this.total = tile('Since opened');
    this.confidence = tile('Mean confidence', 'last minute');
    this.moodBox = h('div', { class: 'tile wide' }, h('h2', null, 'Labels, last minute'), h('div', { class: 'mood' }));
    this.tiles = h('section', { class: 'tiles', 'aria-label': 'Figures of the stream' }, this.perSecond, this.total, this.confidence, this.moodBox);
    this.list = h('section', { class: 'list', 'aria-label': 'Latest reviews', 'aria-live': 'off' }, loading(5, 'Waiting for reviews'));
    this.shownText = h('p', { class: 'shown-text' });
    this.pauseButton = button('Pause', () => this.pause(!this.paused), { iconName: 'pause', key: 'Space', 'aria-pressed': 'false' });
    this.listHead = h('div', { class: 'list-head' }, this.pauseButton, this.shownText, wordKey());
    this.filters = this.#filters();
    this.demo = status.demo;
  }

  #filters() {
    const change = (key) => (event) => { this.wanted[key] = event.target.value; this.#refilter(); };
    this.subjects = h('datalist', { id: 'now-subjects' });
    const sure = h('output', null, 'any');
    const form = h('form', { class: 'filters', role: 'search', 'aria-label': 'Filter reviews', onsubmit: (e) => e.preventDefault() },
      field('Subject', h('input', { type: 'search', list: 'now-subjects', placeholder: 'all', dir: 'auto', onchange: change('subject'), id: 'f-subject', autocomplete: 'off' })),
      this.subjects,
      field('Label', h('select', { id: 'f-label', onchange: change('label') },
        h('option', { value: '' }, 'all'), allLabels().map((l) => h('option', { value: l }, title(l))))),
      field('Text has', h('input', { type: 'search', placeholder: 'any words', dir: 'auto', id: 'f-text', oninput: later(change('text')), autocomplete: 'off' })),
      h('div', { class: 'field' }, h('label', { for: 'f-least' }, 'At least this sure: ', sure),
        h('input', { type: 'range', min: 0, max: 99, value: 0, id: 'f-least',
          oninput: (e) => { sure.textContent = +e.target.value ? f.percent(e.target.value / 100) : 'any'; },
          onchange: (e) => { this.wanted.least = e.target.value / 100; this.#refilter(); } })),
      h('div', { class: 'field' }, h('span', { class: 'field-name', 'aria-hidden': 'true' }, 'Rows a second'),
        segmented('At most so many rows a second', [[1, '1'], [3, '3'], [8, '8']], this.rate, (v) => { this.rate = v; this.#pace(); })));
    return h('details', { class: 'filter-box', open: innerWidth > PHONE }, h('summary', null, 'Filters'), form);
  }

  start() {
    const stops = [
      this.live.on('reviews', (event) => this.#came(event)),
      this.live.on('again', () => this.#missed()),
      this.live.on('stream', (event) => this.perSecond.show(f.small(event.recordsPerSecond))),
    ];
    this.abort = new AbortController();
    const keys = (event) => {
      if (event.key !== ' ' || event.target.closest('input,select,button,textarea,a,dialog')) return;
      event.preventDefault();
      this.pause(!this.paused);
    };
    document.addEventListener('keydown', keys);
    this.list.addEventListener('pointerenter', (e) => { this.pointed = e.pointerType === 'mouse'; this.#say(); });
    this.list.addEventListener('pointerleave', () => { this.pointed = false; this.#say(); });
    this.#pace();
    const figures = setInterval(() => this.#figures(), 1000);
    this.#history();
    this.#names();
    return () => {
      stops.forEach((stop) => stop());
      clearInterval(this.timer);
      clearInterval(figures);
      this.abort.abort();
      this.asked?.abort();
      document.removeEventListener('keydown', keys);
      this.live.filter({});
    };
  }

  pause(paused) {
    this.paused = paused;
    this.pauseButton.setAttribute('aria-pressed', paused);
    this.pauseButton.replaceWith(this.pauseButton = button(paused ? 'Go on' : 'Pause', () => this.pause(!this.paused),
      { iconName: paused ? 'play' : 'pause', key: 'Space', 'aria-pressed': String(paused), kind: paused ? 'primary' : '' }));
    this.#say();
  }

  /** Rows must not move away under a pointer or a reader who came by keyboard. */
  get held() {
    return this.pointed || this.list.querySelector(':focus-visible') !== null;
  }

  #pace() {
    clearInterval(this.timer);
    this.timer = setInterval(() => this.#step(), 1000 / this.rate);
  }

  async #names() {
    const { subjects } = await get('subjects', { size: largestSize(), order: 'volume', limit: 200 }, this.abort.signal).catch(() => ({ subjects: [] }));
    fill(this.subjects, subjects.filter((s) => s.subject).map((s) => h('option', { value: s.subject })));
  }

  /** The newest that fit the filters of this moment; a question under other filters is taken back. */
  #newest() {
    this.asked?.abort();
    this.asked = new AbortController();
    const { subject, label, least, text } = this.wanted;
    return get('reviews', { subject: subject || null, label, minConfidence: least || null, text, limit: 20 }, this.asked.signal);
  }

  /** What came while no events did waits like what comes now. */
  async #missed() {
    if (!this.list.querySelector('.review')) {
      this.#history();
      return;
    }
    const { reviews } = await this.#newest().catch(() => ({ reviews: [] }));
    this.#count(reviews, (r) => Date.parse(r.scoredAt));
    const known = new Set([...this.waiting.map((r) => r.id), ...[...this.list.children].map((row) => row.dataset.id)]);
    this.waiting = [...reviews.filter((r) => !known.has(r.id)).reverse(), ...this.waiting].slice(-WAITING);
  }

  async #history() {
    try {
      const { reviews } = await this.#newest();
      if (!this.list.querySelector('.review')) fill(this.list);
      const known = new Set([...this.list.children].map((row) => row.dataset.id));
      const rest = reviews.filter((r) => !known.has(r.id));
      // From the last to the first, because the newest wish for words is granted first.
      const rows = rest.toReversed().map((r, i) => reviewRow(r, { explainSoon: i >= rest.length - EXPLAINED }));
      this.list.append(...rows.reverse());
      if (!this.list.childElementCount) this.#nothing();
      this.#count(reviews, (r) => Date.parse(r.scoredAt));
      this.#figures();
    } catch (problem) {
      if (problem.name !== 'AbortError' && !this.list.querySelector('.review')) fill(this.list, failed(problem, () => this.#history()));
    }
  }

  #nothing() {
    const filtered = Object.values(this.wanted).some(Boolean);
    fill(this.list, filtered
      ? empty('No review fits these filters', 'What arrives and fits is shown here at once.')
      : empty('No reviews yet', this.demo ? 'The demo begins in a few seconds.' : 'As soon as one is labelled it appears here. Is anything writing to the input topics?'));
  }

  #refilter() {
    this.waiting = [];
    this.passed = 0;
    this.recent.clear();
    this.live.filter({ subject: this.wanted.subject || null, label: this.wanted.label || null });
    fill(this.list, loading(4));
    this.#history();
  }

  #fits(review) {
    const { subject, label, least, text } = this.wanted;
    return (!subject || review.subject === subject) && (!label || review.label === label) && review.confidence >= least
      && (!text || (review.text ?? '').toLowerCase().includes(text.toLowerCase()));
  }

  #count(reviews, time) {
    for (const review of reviews) {
      if (!this.recent.has(review.id)) this.recent.set(review.id, { at: time(review), label: review.label, confidence: review.confidence });
    }
  }

  #came({ reviews, total }) {
    const now = Date.now();
    this.seen += total ?? reviews.length;
    const fitting = reviews.filter((r) => this.#fits(r)).reverse();
    this.#count(fitting, () => now);
    this.waiting.push(...fitting);
    const over = this.waiting.length - WAITING;
    if (over > 0) this.waiting.splice(0, over);
    this.passed += Math.max(0, (total ?? reviews.length) - reviews.length) + Math.max(0, over);
  }

  #step() {
    if (this.paused || this.held || !this.waiting.length) return;
    if (!this.list.querySelector('.review')) fill(this.list);
    const review = this.waiting.shift();
    if ([...this.list.children].some((row) => row.dataset.id === review.id)) return;
    const row = reviewRow(review, { explainSoon: true });
    row.classList.add('fresh');
    this.list.prepend(row);
    while (this.list.childElementCount > ROWS) this.list.lastChild.remove();
  }

  #figures() {
    const oldest = Date.now() - RECENT_MILLIS;
    this.recent = new Map([...this.recent].filter(([, r]) => r.at > oldest).slice(-5000));
    this.total.show(f.compact(this.seen));
    const recent = [...this.recent.values()];
    if (recent.length) {
      this.confidence.show(f.percent(recent.reduce((a, r) => a + r.confidence, 0) / recent.length));
      const counts = {};
      for (const l of allLabels()) counts[l] = 0;
      for (const r of recent) counts[r.label] = (counts[r.label] ?? 0) + 1;
      fill(this.moodBox.querySelector('.mood'), mix(counts, { legend: true, format: f.percent }));
    }
    this.#say();
  }

  #say() {
    const behind = this.waiting.length + this.passed;
    const rest = behind ? `${f.compact(behind)} more not shown` : '';
    const state = this.paused ? 'Paused' : this.held ? 'Held while you are on the list' : `At most ${this.rate} a second`;
    this.shownText.textContent = [state, rest].filter(Boolean).join(' · ');
  }
}

function field(text, input) {
  return h('div', { class: 'field' }, h('label', { for: input.id }, text), input);
}

/** A figure with its name; `show` changes the figure. */
export function tile(text, note = null) {
  const value = h('p', { class: 'tile-value' }, '–');
  const box = h('div', { class: 'tile' }, h('h2', null, text), value, note && h('p', { class: 'tile-note' }, note));
  box.show = (figure) => { value.textContent = figure; };
  return box;
}

/** Calls `listener` when events have been quiet for a moment. */
export function later(listener, millis = 300) {
  let timer = 0;
  return (event) => {
    clearTimeout(timer);
    timer = setTimeout(() => listener(event), millis);
  };
}
