// Charts by uPlot: sentiment with volume beneath, and plain lines. Colours come from the style sheet.

import { fill, h } from './dom.js';
import * as f from './format.js';
import { markText, ordered, slot, title } from './labels.js';

const uPlot = globalThis.uPlot;
const AXIS_WIDTH = 52;
const FONT = '12px system-ui, sans-serif';
const MARK_REACH = 8;
const DOT_SPACE = 10;
const GLYPHS = { alert: '▲', promotion: '◆' };

/** What a custom property means in the theme of this moment. */
function colour(name) {
  const probe = h('span', { vars: { color: `var(${name})` } });
  document.body.append(probe);
  const value = getComputedStyle(probe).color;
  probe.remove();
  return value;
}

const faded = (rgb, alpha) => rgb.replace(/^rgb\((.*)\)$/, (_, c) => `rgba(${c}, ${alpha})`);

function timeTicks(u, splits, axis, space, step) {
  const years = new Set(splits.map((s) => new Date(s * 1000).getFullYear())).size > 1;
  return splits.map((s, i) => {
    const date = new Date(s * 1000);
    if (step >= 28 * 86400 && years) return f.month(date);
    if (step >= 86400) return years ? f.dayOfYear(date) : f.day(date);
    const turn = i === 0 || new Date(splits[i - 1] * 1000).getDate() !== date.getDate();
    const clock = step < 60 ? f.time(date) : f.hour(date);
    return turn ? `${clock}\n${f.day(date)}` : clock;
  });
}

function axes(yTicks) {
  const look = { stroke: colour('--muted'), font: FONT, grid: { stroke: colour('--line'), width: 1 }, ticks: { show: false } };
  return [{ ...look, values: timeTicks, space: 84, size: 40 }, { ...look, values: (u, splits) => splits.map(yTicks), size: AXIS_WIDTH, space: 36 }];
}

/** Keeps a chart as wide as its box, and draws it anew when the theme changes. */
function kept(box, make) {
  let plot = make(box.clientWidth || 300);
  const resize = new ResizeObserver(() => { if (box.clientWidth && Math.abs(box.clientWidth - plot.width) > 1) plot.setSize({ width: box.clientWidth, height: plot.height }); });
  resize.observe(box);
  const anew = () => { plot.destroy(); plot = make(box.clientWidth || 300); };
  document.addEventListener('themechange', anew);
  const stop = () => { resize.disconnect(); document.removeEventListener('themechange', anew); plot.destroy(); };
  return { get plot() { return plot; }, stop };
}

/** Area above 0 in the colour of positive, beneath in that of negative. */
function aroundZero(u) {
  const { top, height } = u.bbox;
  const zero = Math.min(1, Math.max(0, (u.valToPos(0, 'y', true) - top) / height));
  const gradient = u.ctx.createLinearGradient(0, top, 0, top + height);
  const pos = faded(colour('--pos'), 0.22);
  const neg = faded(colour('--neg'), 0.22);
  gradient.addColorStop(0, pos);
  gradient.addColorStop(zero, pos);
  gradient.addColorStop(zero, neg);
  gradient.addColorStop(1, neg);
  return gradient;
}

/** Sentiment over time with volume beneath. `onpick(window)` is called for a chosen point. */
export class TrendChart {
  #windows = [];
  #marks = [];
  #step = 60;
  #at = null;

  constructor({ onpick = null, height = 220 } = {}) {
    this.onpick = onpick;
    this.height = height;
    this.top = h('div', { class: 'plot' });
    this.beneath = h('div', { class: 'plot' });
    this.readout = h('p', { class: 'readout' });
    this.area = h('div', { class: 'plots', 'aria-label': 'Sentiment over time', tabindex: onpick ? 0 : null, role: onpick ? 'application' : 'img', onkeydown: (e) => this.#key(e) }, this.top, this.beneath);
    this.element = h('div', { class: 'chart' }, this.readout, this.area);
  }

  /** Shows windows (oldest first) and marks; keeps the plots where they can be kept. */
  show(windows, marks, stepSeconds) {
    const names = (list) => ordered([...new Set(list.flatMap((w) => Object.keys(w.labels)))]).join();
    const same = this.upper && names(windows) === names(this.#windows);
    this.#windows = windows;
    this.#marks = marks;
    this.#step = stepSeconds;
    if (same) {
      this.upper.plot.setData(this.#sentiment());
      this.lower.plot.setData(this.#volume());
    } else {
      this.stop();
      this.#make();
    }
    const last = windows.at(-1);
    this.area.setAttribute('aria-label', last
      ? `Sentiment over ${windows.length} windows, last ${f.signed(last.sentiment)} in ${f.count(last.count)} reviews.${this.onpick ? ' Arrow keys choose a window, Enter shows its reviews.' : ''}`
      : 'No windows yet');
    this.#say(null);
  }

  stop() {
    this.upper?.stop();
    this.lower?.stop();
    this.upper = this.lower = null;
  }

  #make() {
    const key = `t${Math.random()}`;
    const cursor = { sync: { key, setSeries: false }, drag: { x: false, y: false }, points: { size: 9 }, y: false };
    this.upper = kept(this.top, (width) => this.#watch(new uPlot({
      width, height: this.height, cursor, legend: { show: false }, padding: [16, 26, 8, 0],
      scales: { x: { time: true, range: this.#range }, y: { range: () => this.#reach() } },
      axes: [{ ...axes(f.signed)[0], show: false }, axes((v) => f.signed(v))[1]],
      series: [{}, { stroke: colour('--ink'), width: 2, fill: aroundZero, fillTo: 0, points: { show: (u) => this.#windows.length * DOT_SPACE < u.width, size: 6, fill: colour('--ink') } }],
      hooks: { draw: [(u) => this.#drawMarks(u)] },
    }, this.#sentiment(), this.top)));
    this.lower = kept(this.beneath, (width) => this.#watch(new uPlot({
      width, height: Math.round(this.height * 0.55), cursor, legend: { show: false }, padding: [8, 26, 0, 0],
      scales: { x: { time: true, range: this.#range }, y: { range: (u, min, max) => [0, Math.max(1, max)] } },
      axes: axes((v) => f.compact(v)),
      series: [{}, ...this.#stack().map((label) => ({ fill: colour(`--${slot(label)}`), width: 0, points: { show: false }, paths: uPlot.paths.bars({ size: [0.8, 60], align: 0 }) }))],
    }, this.#volume(), this.beneath)));
  }

  #range = (u, min, max) => [min - this.#step / 2, max + this.#step / 2];

  #reach() {
    const most = Math.max(0.2, ...this.#windows.map((w) => Math.abs(w.sentiment)));
    const end = Math.min(1, Math.ceil(most * 5) / 5);
    return [-end, end];
  }

  #watch(plot) {
    plot.hooks.setCursor = [(u) => { if (u.cursor.event) this.#say(u.cursor.idx); }];
    plot.over.addEventListener('click', () => this.#pick(plot.cursor.idx));
    plot.over.addEventListener('mouseleave', () => this.#say(null));
    return plot;
  }

  /** A hole in the line where windows are missing. */
  #sentiment() {
    const xs = [];
    const ys = [];
    for (const w of this.#windows) {
      xs.push(this.#middle(w));
      ys.push(w.count ? w.sentiment : null);
    }
    return [xs, ys];
  }

  #stack() {
    return ordered([...new Set(this.#windows.flatMap((w) => Object.keys(w.labels)))]);
  }

  /** Sums from the bottom, the highest first, so that each bar stands in front of the one before. */
  #volume() {
    const names = this.#stack();
    return [this.#windows.map((w) => this.#middle(w)),
      ...names.map((_, i) => this.#windows.map((w) => names.slice(i).reduce((sum, l) => sum + (w.labels[l] ?? 0), 0)))];
  }

  #middle = (w) => (Date.parse(w.start) + Date.parse(w.end)) / 2000;

  #drawMarks(u) {
    const { ctx, bbox } = u;
    const ratio = devicePixelRatio;
    ctx.save();
    ctx.textAlign = 'center';
    ctx.font = `${13 * ratio}px system-ui, sans-serif`;
    for (const mark of this.#marks) {
      const x = u.valToPos(Date.parse(mark.at) / 1000, 'x', true);
      if (x < bbox.left - 1 || x > bbox.left + bbox.width + 1) continue;
      ctx.strokeStyle = ctx.fillStyle = colour(mark.kind === 'alert' ? '--warn' : '--accent');
      ctx.lineWidth = ratio;
      ctx.setLineDash([4 * ratio, 3 * ratio]);
      ctx.beginPath();
      ctx.moveTo(x, bbox.top);
      ctx.lineTo(x, bbox.top + bbox.height);
      ctx.stroke();
      ctx.fillText(GLYPHS[mark.kind] ?? '●', x, bbox.top - 3 * ratio);
    }
    ctx.restore();
  }

  #say(idx) {
    this.#at = idx ?? this.#at;
    const w = this.#windows[idx ?? -1];
    if (!w) {
      fill(this.readout, this.onpick ? 'Point at the chart for figures; click a point to see its reviews.' : 'Point at the chart for figures.');
      return;
    }
    const reach = this.#step * 1000 / 2 + MARK_REACH * 1000;
    const near = this.#marks.filter((m) => Math.abs(Date.parse(m.at) / 1000 - this.#middle(w)) * 1000 < reach);
    const labels = ordered(Object.keys(w.labels)).map((l) => `${title(l)} ${f.count(w.labels[l])}`).join(', ');
    fill(this.readout, h('b', null, f.span(w.start, w.end)), ` · sentiment ${f.signed(w.sentiment)} · ${f.count(w.count)} reviews (${labels})`,
      near.map((m) => ` · ${GLYPHS[m.kind] ?? ''} ${markText(m)}`));
  }

  #pick(idx) {
    const w = this.#windows[idx ?? -1];
    if (w && this.onpick) this.onpick(w);
  }

  #key(event) {
    const step = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity }[event.key];
    const last = this.#windows.length - 1;
    if (event.key === 'Enter') this.#pick(this.#at);
    else if (step && last >= 0) {
      const idx = Math.min(last, Math.max(0, (this.#at ?? last + 1) + step));
      this.#say(idx);
      const u = this.upper.plot;
      u.setCursor({ left: u.valToPos(u.data[0][idx], 'x'), top: 10 });
    } else return;
    event.preventDefault();
  }
}

/** A line over time: `points` of [ISO time, value]. */
export function lineChart(points, { ticks = f.percent, height = 160, label, range = [null, null] }) {
  const box = h('div', { class: 'plot', role: 'img', 'aria-label': label });
  const data = [points.map((p) => Date.parse(p[0]) / 1000), points.map((p) => p[1])];
  requestAnimationFrame(() => {
    if (!box.isConnected) return;
    const chart = kept(box, (width) => new uPlot({
      width, height, legend: { show: false }, cursor: { show: false }, padding: [8, 26, 0, 0],
      scales: { x: { time: true }, y: { range: (u, min, max) => [range[0] ?? min, range[1] ?? max] } },
      axes: axes(ticks), series: [{}, { stroke: colour('--accent'), width: 2, points: { show: points.length < 40 } }],
    }, data, box));
    const gone = new MutationObserver(() => { if (!box.isConnected) { gone.disconnect(); chart.stop(); } });
    gone.observe(document.getElementById('main'), { childList: true, subtree: true });
  });
  return box;
}
