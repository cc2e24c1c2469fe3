// Teach: the least certain reviews first, judged with one key each; and what became of what was said.

import { get } from '../api.js';
import { button, empty, failed, fill, h, loading, section } from '../dom.js';
import { saidHere, saidOf, say } from '../feedback.js';
import * as f from '../format.js';
import { allLabels, badge, scoreBars, shape, title } from '../labels.js';
import { passage } from '../words.js';
import { wish } from '../why.js';

export const name = 'Teach';

const BATCH = 30;
const MOST = 500; // of an answer
const FATE_MILLIS = 3000;
const FATES = 500;
const SHOWN = 30;
const STEPS = ['sent', 'joined', 'trained', 'champion'];
const IN_WORDS = { champion: 'in the champion', trained: 'trained', joined: 'joined', waiting: 'waiting', duplicate: 'said before', unmatched: 'not matched' };
const STEP_TEXT = { sent: 'Sent', joined: 'Joined with its review', trained: 'Used in a training', champion: 'In the champion' };

export function mount(root, context) {
  const view = new Teach(context);
  root.append(view.head, view.columns);
  return view.start();
}

class Teach {
  queue = [];
  past = [];
  skipped = new Set();
  current = null;

  constructor({ params, live }) {
    this.live = live;
    this.subject = params.get('subject');
    this.card = h('section', { class: 'panel teach-card', 'aria-label': 'Review to judge' }, loading(6));
    this.counter = h('p', { class: 'meta-text', role: 'status' });
    this.fate = h('div', null);
    this.help = helpDialog();
    this.head = h('div', { class: 'view-head' }, h('h1', null, 'Teach'),
      h('p', { class: 'lede' }, 'Reviews that the model doubts most. Say what is right: it learns from you, and a better model takes over by itself.'));
    this.columns = h('div', { class: 'columns' }, h('div', null, this.card, this.counter, this.help),
      h('section', { class: 'panel', 'aria-labelledby': 'fate-h' }, h('h2', { id: 'fate-h' }, 'What became of it'), this.fate));
  }

  start() {
    this.abort = new AbortController();
    const keys = (event) => this.#key(event);
    document.addEventListener('keydown', keys);
    this.#load();
    this.#fates();
    const timer = setInterval(() => { if (!document.hidden) this.#fates(); }, FATE_MILLIS);
    const stop = this.live.on('again', () => { if (!this.current) this.#load(); });
    return () => { stop(); document.removeEventListener('keydown', keys); clearInterval(timer); this.abort.abort(); };
  }

  async #load() {
    // The server leaves out what was judged; of what was skipped it does not know.
    const limit = Math.min(MOST, BATCH + this.skipped.size);
    try {
      const { reviews } = await get('reviews', { order: 'uncertain', subject: this.subject, limit }, this.abort.signal);
      this.queue = reviews.filter((r) => r.text && !saidOf(r) && !this.skipped.has(r.id));
      this.#next();
    } catch (problem) {
      if (problem.name !== 'AbortError') fill(this.card, failed(problem, () => this.#load()));
    }
  }

  #next() {
    this.current = this.queue.shift() ?? null;
    if (this.current) this.#draw();
    else fill(this.card, empty('Nothing left to judge', 'All doubtful reviews at hand were judged or skipped.'), h('div', { class: 'centre' }, button('Look again', () => { this.skipped.clear(); this.#load(); }, { kind: 'primary' })));
    this.counter.textContent = `${f.count(saidHere())} said in this tab · ${f.count(this.queue.length)} more waiting`;
  }

  #draw() {
    const review = this.current;
    const text = h('div', { class: 'teach-text', tabindex: 0, role: 'group', 'aria-label': 'Text of the review' });
    const draw = (words) => fill(text, passage(review.text, words, review.label, review.scores));
    draw(review.words);
    if (!review.words) wish(review, (words) => { if (this.current === review) draw(words); });
    const said = saidOf(review);
    fill(this.card,
      h('p', { class: 'meta' }, review.subject && h('a', { href: `#/subject/${encodeURIComponent(review.subject)}`, dir: 'auto' }, review.subject), h('span', null, f.dayOfYear(review.at)), said && h('span', null, 'you said ', badge(said, 'plain'))),
      text,
      h('div', { class: 'guess' }, h('p', { class: 'field-name' }, 'The model says'), scoreBars(review.scores, f.percent)),
      h('div', { class: 'answers', role: 'group', 'aria-label': 'Your judgement' }, this.#answers(review)));
  }

  #answers(review) {
    const others = allLabels().filter((l) => l !== review.label);
    return [
      button('Correct', () => this.#say(review.label), { kind: 'primary', iconName: 'check', key: 'Y', 'aria-keyshortcuts': 'y' }),
      others.length === 1 && button(`Wrong, ${title(others[0])}`, () => this.#say(others[0]), { iconName: 'cross', key: 'N', 'aria-keyshortcuts': 'n' }),
      others.length > 1 && others.map((l) => labelButton(l, allLabels().indexOf(l) + 1, () => this.#say(l))),
      button('Skip', () => this.#skip(), { key: 'S', 'aria-keyshortcuts': 's' }),
      button('Back', () => this.#back(), { key: 'B', 'aria-keyshortcuts': 'b', disabled: !this.past.length }),
      button('Keys', () => this.help.showModal(), { key: '?', kind: 'link', 'aria-keyshortcuts': '?' }),
    ];
  }

  async #say(label) {
    const review = this.current;
    if (!review || this.sending) return;
    this.sending = true;
    const sent = await say(review, label);
    this.sending = false;
    if (!sent) return;
    this.past.push(review);
    this.#advance();
    this.#fates();
  }

  #skip() {
    if (!this.current) return;
    this.skipped.add(this.current.id);
    this.past.push(this.current);
    this.#advance();
  }

  #back() {
    const before = this.past.pop();
    if (!before) return;
    if (this.current) this.queue.unshift(this.current);
    this.queue.unshift(before);
    this.#next();
  }

  #advance() {
    this.past.splice(0, this.past.length - 20);
    if (this.queue.length) this.#next();
    else this.#load();
  }

  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input,select,textarea,dialog')) return;
    const others = allLabels().filter((l) => l !== this.current?.label);
    const act = {
      y: () => this.#say(this.current?.label), n: () => others.length === 1 && this.#say(others[0]),
      s: () => this.#skip(), b: () => this.#back(), '?': () => this.help.showModal(),
    }[event.key.toLowerCase()];
    const label = allLabels()[Number(event.key) - 1];
    if (!act && !label) return;
    event.preventDefault();
    if (act) act();
    else this.#say(label);
  }

  async #fates() {
    try {
      const { feedback } = await get('feedback', { limit: FATES }, this.abort.signal);
      const here = feedback.filter((one) => one.source === 'page');
      const elsewhere = feedback.filter((one) => one.source !== 'page');
      fill(this.fate, feedback.length ? [
        here.length > 0 && [summary('Said on this page', here), list('Said on this page', here)],
        elsewhere.length > 0 && [summary('From elsewhere', elsewhere), here.length === 0 && list('From elsewhere', elsewhere)]]
        : empty('Nothing said yet', 'Each judgement is followed here: joined with its review, used in a training, part of the champion.'));
    } catch (problem) {
      if (problem.name !== 'AbortError' && !this.fate.querySelector('.fates')) section(this.fate, () => Promise.reject(problem), () => []);
    }
  }
}

function labelButton(label, key, onclick) {
  const one = button(title(label), onclick, { key, 'aria-keyshortcuts': key });
  one.prepend(shape(label));
  return one;
}

function summary(where, feedback) {
  const counts = Object.entries(IN_WORDS).map(([state, text]) => [feedback.filter((x) => x.state === state).length, text]);
  return h('p', { class: 'meta-text' }, h('b', null, `${where}: `), counts.filter(([n]) => n > 0).map(([n, text]) => `${f.count(n)} ${text}`).join(', '));
}

function list(name, feedback) {
  return h('ul', { class: 'fates', tabindex: 0, 'aria-label': name }, feedback.slice(0, SHOWN).map(fateRow));
}

/** How far one judgement came: four steps, or why it ended. */
function fateRow(one) {
  const ended = one.state === 'duplicate' || one.state === 'unmatched';
  const step = ended ? 0 : Math.max(0, STEPS.indexOf(one.state));
  const text = { duplicate: 'Said before', unmatched: 'Not matched' }[one.state] ?? (one.state === 'waiting' ? 'Sent, waiting for the join' : STEP_TEXT[one.state] ?? one.state);
  const detail = [one.source && `from ${one.source}`, one.training && one.state !== 'joined' && `training ${f.count(one.training)}`, one.modelId && `model ${f.shortId(one.modelId)}`, one.reason].filter(Boolean).join(', ');
  return h('li', { class: `fate ${ended ? 'ended' : ''}`, 'data-state': one.state, 'data-review': one.reviewId, 'data-source': one.source },
    h('div', { class: 'fate-head' }, badge(one.label, 'plain'), h('bdi', { class: 'mono', title: one.reviewId }, one.reviewId?.slice(0, 24) || 'a text'), h('time', { datetime: one.at, class: 'meta-text' }, f.ago(one.at))),
    h('div', { class: 'steps', 'aria-hidden': 'true' }, STEPS.map((_, i) => h('span', { class: !ended && i <= step ? 'done' : null }))),
    h('p', { class: 'meta-text' }, h('b', null, text), detail && ` · ${detail}`));
}

function helpDialog() {
  const keys = [['Y', 'the label is correct'], ['N', 'it is wrong (the other label, where there are two)'], ['1 … 9', 'it is this label, in the order of the model'], ['S', 'skip'], ['B', 'back to the one before; what is said last counts'], ['?', 'this help']];
  const dialog = h('dialog', { 'aria-labelledby': 'keys-h' }, h('h2', { id: 'keys-h' }, 'Keys'),
    h('dl', { class: 'keys' }, keys.map(([k, t]) => h('div', null, h('dt', null, h('kbd', null, k)), h('dd', null, t)))),
    h('form', { method: 'dialog' }, h('button', { class: 'button primary', autofocus: true }, 'Close')));
  return dialog;
}
