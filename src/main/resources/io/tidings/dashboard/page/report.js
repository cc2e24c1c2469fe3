// The gate's report: both models on the same held-out examples.

import { h, scrolling, table } from './dom.js';
import * as f from './format.js';
import { title } from './labels.js';

/** `report` is the JSON of a decision, as text or as an object. */
export function gateReport(report) {
  const r = typeof report === 'string' ? JSON.parse(report) : report;
  if (!r?.champion?.confusion) return h('pre', { class: 'raw' }, JSON.stringify(r, null, 2));
  return h('div', { class: 'report' },
    h('p', null, `On ${f.count(r.champion.texts)} held-out examples the champion is right in `, h('b', null, f.percent1(r.champion.accuracy)), ', the challenger in ', h('b', null, f.percent1(r.challenger.accuracy)),
      `. ${f.count(r.comparison.onlyChampion)} only the champion labels right, ${f.count(r.comparison.onlyChallenger)} only the challenger; p ${f.figure(r.comparison.p)}.`),
    h('div', { class: 'matrices' }, matrix('Champion', r.champion), matrix('Challenger', r.challenger)),
    checks(r.checks ?? []), subjects(r.bySubject ?? []),
    r.flips?.length > 0 && h('p', { class: 'meta-text' }, `${f.count(r.flips.length)} examples get another label from the challenger.`));
}

/** Right labels in rows, given labels in columns; the diagonal is what was right. */
function matrix(who, figures) {
  const right = Object.keys(figures.confusion);
  const given = [...new Set([...right, ...Object.values(figures.confusion).flatMap(Object.keys)])];
  const cell = (r, g) => {
    const n = figures.confusion[r][g] ?? 0;
    const all = Object.values(figures.confusion[r]).reduce((a, b) => a + b, 0);
    return h('td', { class: r === g ? 'n hit' : 'n miss', vars: { '--share': all ? n / all : 0 } }, f.count(n));
  };
  return scrolling(`Confusion of the ${who.toLowerCase()}`, h('table', { class: 'matrix' },
    h('caption', null, h('b', null, who), ` · macro F1 ${f.hundredths(figures.macroF1)} · calibration error ${f.hundredths(figures.calibrationError)}`),
    h('thead', null, h('tr', null, h('td', { class: 'corner' }, 'right ↓ given →'), given.map((g) => h('th', { scope: 'col' }, title(g))))),
    h('tbody', null, right.map((r) => h('tr', null, h('th', { scope: 'row' }, title(r)), given.map((g) => cell(r, g)))))));
}

function checks(list) {
  return h('ul', { class: 'checks' }, list.map((c) => h('li', null, h('span', { class: `chip ${c.passed ? 'good' : 'bad'}` }, c.passed ? '✓ passed' : '✗ failed'), ' ', h('b', null, c.name), ` ${c.detail}`)));
}

function subjects(list) {
  if (!list.length) return null;
  return h('details', null, h('summary', null, 'By subject'), table('By subject', ['Subject', 'Examples', 'Champion', 'Challenger'],
    list.slice(0, 20).map((s) => [h('bdi', null, s.subject || '(none)'), f.count(s.examples), f.percent(s.champion), f.percent(s.challenger)])));
}
