// The frame: navigation by hash, theme, connection, and one view at a time.

import { onReach, query, status as loadStatus } from './api.js';
import { button, failed, fill, h, icon, loading, segmented, toast } from './dom.js';
import * as f from './format.js';
import { alertText, useLabels } from './labels.js';
import { Live } from './live.js';
import { useSizes } from './sizes.js';
import * as models from './views/models.js';
import * as now from './views/now.js';
import * as stream from './views/stream.js';
import * as subject from './views/subject.js';
import * as teach from './views/teach.js';
import * as trend from './views/trend.js';
import * as attempt from './views/try.js';

const VIEWS = { now, trend, subject, teach, models, stream, try: attempt };
const STATUS_MILLIS = 15000;
const SWAP_MILLIS = 2000;

const main = document.getElementById('main');
const live = new Live();
let status = null;
let leave = null;

function route() {
  const [path, search = ''] = location.hash.replace(/^#\/?/, '').split('?');
  const [view, ...rest] = path.split('/');
  return { view: VIEWS[view] ? view : 'now', arg: rest.length ? decode(rest.join('/')) : null, params: new URLSearchParams(search) };
}

function decode(text) {
  try { return decodeURIComponent(text); } catch { return text; }
}

function go(view, arg, params = {}) {
  location.hash = `#/${view}${arg === null ? '' : `/${encodeURIComponent(arg)}`}${query(params)}`;
}

function show() {
  leave?.();
  leave = null;
  const { view, arg, params } = route();
  for (const link of document.querySelectorAll('#nav a')) {
    if (link.dataset.view === view) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  document.title = `${arg || VIEWS[view].name} · Tidings`;
  fill(main);
  main.removeAttribute('aria-busy');
  main.className = `view view-${view}`;
  leave = VIEWS[view].mount(main, { arg, params, status, live, go });
  scrollTo(0, 0);
}

async function start() {
  fill(main, loading(6, 'Loading Tidings'));
  try {
    status = await loadStatus();
  } catch (problem) {
    fill(main, failed(problem, start));
    return;
  }
  useLabels(status.labels);
  useSizes(status.windowSizes);
  foot();
  live.retry();
  addEventListener('hashchange', () => { show(); main.focus({ preventScroll: true }); });
  show();
  setInterval(refresh, STATUS_MILLIS);
  live.on('again', refresh);
  // A champion is taken up a moment after it was promoted.
  live.on('model', (event) => setTimeout(refresh, event.kind === 'acknowledged' ? 0 : SWAP_MILLIS));
}

async function refresh() {
  if (document.hidden) return;
  try {
    status = await loadStatus();
    useLabels(status.labels);
    useSizes(status.windowSizes);
    foot();
  } catch {
    // The banner tells of a lost connection.
  }
}

function navigation() {
  fill(document.getElementById('nav'), h('ul', null, Object.entries(VIEWS).map(([key, view]) =>
    h('li', null, h('a', { href: `#/${key}`, 'data-view': key }, icon(key), h('span', null, view.name))))));
  document.getElementById('skip').addEventListener('click', (event) => { event.preventDefault(); main.focus(); });
}

function foot() {
  const model = status?.models?.[0];
  fill(document.getElementById('foot'),
    h('p', { class: 'connection', id: 'connection' }),
    model && h('p', { class: 'serving', title: model.id }, `Model ${f.shortId(model.id)}`),
    theme(),
    h('p', { class: 'version' }, `Tidings ${status?.version ?? ''}`));
  connection(live.state);
}

function theme() {
  const chosen = document.documentElement.dataset.theme ?? 'auto';
  const control = segmented('Colours', [['light', 'Light'], ['auto', 'Auto'], ['dark', 'Dark']], chosen, (value) => {
    if (value === 'auto') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = value;
    try { localStorage.setItem('tidings.theme', value); } catch { /* it holds for this visit */ }
    document.dispatchEvent(new Event('themechange'));
  });
  control.classList.add('theme');
  return control;
}

function connection(state) {
  const dot = document.getElementById('connection');
  if (!dot) return;
  dot.className = `connection ${state}`;
  dot.textContent = { open: 'Live', connecting: 'Connecting', lost: 'Not connected' }[state];
}

function banner(text) {
  const element = document.getElementById('banner');
  element.hidden = !text;
  if (text) fill(element, icon('alert'), h('span', null, text), button('Try now', () => live.retry(), { kind: 'small' }));
  else fill(element);
}

live.on('state', ({ state, wait, failures }) => {
  connection(state);
  if (state === 'lost') banner(`Connection lost. What you see is no longer live. Trying again in ${wait} s.`);
  else if (state === 'open') banner(null);
  else if (failures > 0) banner('Connection lost. Trying again …');
});
live.on('alert', (alert) => toast(`Alert: ${alertText(alert)}`, 'bad'));
live.on('model', (event) => { if (event.kind === 'promoted') toast(`New champion of ${event.name}: model ${f.shortId(event.modelId)}`); });
onReach((reached) => { if (!reached && live.state === 'open') live.retry(); });
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => document.dispatchEvent(new Event('themechange')));

navigation();
start();
