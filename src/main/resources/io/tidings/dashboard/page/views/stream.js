// Stream: how fast, how far behind, what could not be read, and who works on which partitions.

import { get, post } from '../api.js';
import { button, empty, fill, h, section, table, toast } from '../dom.js';
import * as f from '../format.js';
import { tile } from './now.js';

export const name = 'Stream';

const POINTS = 60;

export function mount(root, { live }) {
  const view = new Stream();
  root.append(view.head, view.tiles, view.columns, view.letters);
  return view.start(live);
}

class Stream {
  rates = [];

  constructor() {
    this.head = h('div', { class: 'view-head' }, h('h1', null, 'Stream'), h('p', { class: 'lede' }, 'How the pipeline keeps up: speed, lag, delays, and records that could not be labelled.'));
    this.rate = tile('Reviews a second');
    this.rate.append(this.spark = h('div', { class: 'spark', 'aria-hidden': 'true' }));
    this.lag = tile('Lag', 'records not read yet');
    this.latency = tile('Delay, median', 'this instance, from record to label');
    this.batch = tile('Batch, mean', 'this instance, reviews scored in one pass');
    this.tiles = h('section', { class: 'tiles', 'aria-label': 'Figures of the stream' }, this.rate, this.lag, this.latency, this.batch);
    this.lags = h('div', null);
    this.instances = h('div', null);
    this.columns = h('div', { class: 'columns even' },
      h('section', { class: 'panel', 'aria-labelledby': 'lag-h' }, h('h2', { id: 'lag-h' }, 'Lag by partition'), this.lags),
      h('section', { class: 'panel', 'aria-labelledby': 'inst-h' }, h('h2', { id: 'inst-h' }, 'Instances'), this.instances));
    this.reasons = h('div', null);
    this.inside = h('div', { class: 'letters' });
    this.letters = h('section', { class: 'panel', 'aria-labelledby': 'dead-h' }, h('h2', { id: 'dead-h' }, 'Dead letters'), h('p', { class: 'meta-text' }, 'Records that could not be read or labelled: kept, with the reason. Choose a reason to look inside.'), this.reasons, this.inside);
  }

  start(live) {
    this.abort = new AbortController();
    section(this.lags, () => get('stream', null, this.abort.signal), (s) => { queueMicrotask(() => this.#show(s)); return []; });
    const stop = live.on('stream', (s) => this.#show(s));
    return () => { stop(); this.abort.abort(); };
  }

  #show(s) {
    this.rate.show(f.small(s.recordsPerSecond));
    this.rates = [...this.rates, s.recordsPerSecond].slice(-POINTS);
    const most = Math.max(...this.rates, 1);
    fill(this.spark, this.rates.map((r) => h('span', { vars: { '--share': r / most } })));
    this.lag.show(f.compact((s.lag ?? []).reduce((a, l) => a + Math.max(0, l.lag), 0)));
    const delay = s.latencyMillis ?? {};
    this.latency.show(millis(delay.p50));
    this.latency.querySelector('.tile-note').textContent = `this instance; 99 %: ${millis(delay.p99)}, longest ${millis(delay.max)}`;
    const batch = s.batch ?? {};
    this.batch.show(f.decimal(batch.mean));
    this.batch.querySelector('.tile-note').textContent = `this instance; half ≤ ${f.count(batch.p50)}, 99 % ≤ ${f.count(batch.p99)}, most ${f.count(batch.max)}`;
    fill(this.lags, s.lag?.length ? lagTable(s.lag) : empty('Not known yet'));
    fill(this.instances, s.instances?.length ? s.instances.map(instance) : empty('No instance has told of itself yet'));
    this.#showReasons(s.deadLetters ?? []);
  }

  #showReasons(letters) {
    const text = JSON.stringify(letters);
    if (text === this.known) return;
    this.known = text;
    fill(this.reasons, letters.length ? h('ul', { class: 'inline' }, letters.map((d) => h('li', null,
      h('button', { type: 'button', class: 'button', onclick: () => this.#look(d.reason) }, h('span', null, reasonText(d.reason)), h('b', { class: 'n' }, f.count(d.count))))))
      : empty('None', 'Every record so far could be labelled.'));
  }

  #look(reason) {
    fill(this.inside);
    section(this.inside, () => get('dead-letters', { reason, limit: 20 }, this.abort.signal), ({ deadLetters }) => [h('h3', null, reasonText(reason)), deadLetters.length ? deadLetters.map(letter) : empty('No longer in memory here', 'The letters may still be on their topic.')]);
  }
}

const millis = (ms) => (ms >= 1000 ? `${f.decimal(ms / 1000)} s` : Number.isFinite(ms) ? `${f.count(ms)} ms` : '–');
const reasonText = (reason) => reason.toLowerCase().replaceAll('_', ' ');

function lagTable(lag) {
  const most = Math.max(...lag.map((l) => l.lag), 1);
  return table('Lag by partition', ['Topic', 'Partition', 'Lag'], lag.map((l) => [h('bdi', null, l.topic), l.partition,
    h('td', { class: 'n lag' }, h('span', { class: 'bar', vars: { '--share': Math.max(0, l.lag) / most } }), f.count(l.lag))]));
}

function instance(one) {
  const byTopic = Map.groupBy(one.assignment ?? [], (a) => a.topic);
  return h('div', { class: 'instance' }, h('p', null, h('b', { class: 'mono' }, one.instance), one.host && h('span', { class: 'meta-text' }, ` on ${one.host}`)),
    byTopic.size ? [...byTopic].map(([topic, parts]) => h('p', { class: 'meta-text' }, h('bdi', null, topic), ': ', parts.map((p) => h('span', { class: 'chip' }, p.partition)))) : h('p', { class: 'meta-text' }, 'no partitions: it stands by'));
}

function letter(d) {
  const replay = button('Send back to its topic', async () => {
    replay.disabled = true;
    try {
      await post('dead-letters/replay', { partition: d.partition, offset: d.offset });
      toast('Sent back to its topic');
    } catch (problem) {
      toast(problem.message, 'bad');
      replay.disabled = false;
    }
  }, { kind: 'small' });
  const source = d.source ? `${d.source.topic} ${d.source.partition}:${d.source.offset}` : 'unknown';
  return h('article', { class: 'letter' }, h('p', null, h('bdi', null, d.detail)), h('p', { class: 'meta' }, h('span', { class: 'mono' }, `from ${source}`), h('time', { datetime: d.at }, f.moment(d.at))),
    h('details', null, h('summary', null, 'Look inside'), h('h4', null, 'Key'), h('pre', { class: 'raw', dir: 'auto' }, d.key ?? '(none)'), h('h4', null, 'Value'), h('pre', { class: 'raw', dir: 'auto' }, d.value ?? '(none)'),
      h('h4', null, 'Headers'), h('dl', { class: 'facts' }, Object.entries(d.headers ?? {}).map(([k, v]) => h('div', null, h('dt', null, k), h('dd', null, h('bdi', null, v))))), replay));
}
