// Models: who serves, who came before and after, what the gate said, who took it up; promote and roll back.

import { get, post } from '../api.js';
import { lineChart } from '../chart.js';
import { button, empty, fill, h, scrolling, section, toast } from '../dom.js';
import * as f from '../format.js';
import { badge } from '../labels.js';
import { gateReport } from '../report.js';

export const name = 'Models';

const STATES = { champion: 'Champion', shadow: 'Challenger', former: 'Former', published: 'Published' };
const KINDS = {
  published: 'Published', promoted: 'Promoted', 'rolled-back': 'Rolled back', deleted: 'Deleted', shadow: 'Kept as a challenger', rejected: 'Rejected',
  'training-started': 'Training began', 'training-failed': 'Training failed', acknowledged: 'Taken up', refused: 'Refused by an instance', 'drift-proposal': 'Drift proposes a training',
};

/** Of a champion's figures those that tell how good it is, in this order. */
const FIGURES = [
  ['challengerAccuracy', 'Right on held-out examples', f.percent1], ['championAccuracy', 'The model before it', f.percent1],
  ['validationAccuracy', 'Right on validation texts', f.percent1], ['challengerMacroF1', 'Macro F1', f.hundredths],
];

export function mount(root, { live, status }) {
  const abort = new AbortController();
  const body = h('div', null);
  root.append(h('div', { class: 'view-head' }, h('h1', null, 'Models'), h('p', { class: 'lede' }, 'The champion labels the stream. A challenger takes over only when it is better on examples it has never seen.')), body);
  const load = () => section(body, () => get('models', null, abort.signal), ({ names }) => (names.length ? names.map((n) => oneName({ ...n, serving: n.champion ?? status.models.find((m) => m.name === n.name)?.id }, load)) : empty('No model yet')), 8);
  load();
  let timer = 0;
  const soon = () => { clearTimeout(timer); timer = setTimeout(() => { if (!body.querySelector('dialog[open]')) load(); }, 500); };
  const stops = [live.on('model', soon), live.on('again', soon)];
  return () => { stops.forEach((stop) => stop()); clearTimeout(timer); abort.abort(); };
}

function oneName(n, reload) {
  const champion = n.models.find((m) => m.id === n.champion);
  const act = (title, text, path, bodyOf) => confirm(title, text, async () => { await post(path, bodyOf); toast(`${title}: done`); reload(); });
  const rollback = n.models.some((m) => m.state === 'former') && button('Roll back', () => act('Roll back', `The champion before this one serves ${n.name} again, in every instance.`, 'models/rollback', { name: n.name, confirm: true }), { kind: 'danger' });
  const promote = (m) => act('Promote', `Model ${f.shortId(m.id)} becomes the champion of ${n.name} in every instance, without asking the gate.`, 'models/promote', { name: n.name, id: m.id, confirm: true });
  return h('section', { class: 'model-name', 'aria-labelledby': `m-${n.name}` },
    h('h2', { class: 'name-head', id: `m-${n.name}` }, h('bdi', null, n.name)),
    h('div', { class: 'columns even' },
      h('section', { class: 'panel champion' }, h('div', { class: 'panel-head' }, h('h3', null, 'Champion'), rollback), championCard(n, champion), acknowledgements(n)),
      h('section', { class: 'panel' }, h('h3', null, 'Right by feedback'), accuracy(n.accuracy), h('h3', null, 'Drift'), drift(n.drift))),
    h('section', { class: 'panel' }, h('h3', null, 'Lineage'), n.models.length ? lineage(n.models, promote) : empty('No model was published', 'The model from the configuration serves.')),
    h('section', { class: 'panel' }, h('h3', null, 'What happened'), n.events.length ? h('ul', { class: 'events' }, [...n.events].sort((a, b) => Date.parse(b.at) - Date.parse(a.at)).slice(0, 40).map(event)) : empty('Nothing yet', 'Trainings, judgements and promotions are told here.')));
}

function championCard(n, model) {
  const facts = model
    ? [['Since', f.moment(lastPromotion(n) ?? model.createdAt)], ['Size', f.bytes(model.size)], ['Labels', h('span', { class: 'inline' }, model.labels.map((l) => badge(l, 'plain')))], ...FIGURES.filter(([k]) => k in (model.metrics ?? {})).map(([k, name, show]) => [name, show(model.metrics[k])])]
    : [['From', 'the configuration; none was promoted']];
  return [h('p', { class: 'champion-id mono', title: n.serving }, f.shortId(n.serving)), h('dl', { class: 'facts' }, facts.map(([k, v]) => h('div', null, h('dt', null, k), h('dd', null, v))))];
}

const lastPromotion = (n) => n.events.filter((e) => e.modelId === n.champion && (e.kind === 'promoted' || e.kind === 'rolled-back')).map((e) => e.at).sort().at(-1);

/** `validationAccuracy` as words. */
export const words = (key) => key.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/[._-]/g, ' ').toLowerCase().replace(/^./, (c) => c.toUpperCase());

function acknowledgements(n) {
  if (!n.acknowledgements?.length) return null;
  return [h('h3', null, 'In use by'), h('ul', { class: 'acks' }, n.acknowledgements.map((a) => h('li', null, h('bdi', { class: 'mono' }, a.instance), ' ',
    a.modelId === n.champion ? h('span', { class: 'chip good' }, 'has it') : h('span', { class: 'chip' }, `still ${f.shortId(a.modelId)}`), h('span', { class: 'meta-text' }, ` ${f.ago(a.at)}`))))];
}

function accuracy(points) {
  if (!points?.length) return empty('No feedback yet', 'Judge some reviews under Teach.');
  const last = points.at(-1);
  return [h('p', null, h('b', { class: 'tile-value' }, f.percent1(last.accuracy)), h('span', { class: 'meta-text' }, ` of ${f.count(last.examples)} reviews that people judged`)),
    points.length > 1 && lineChart(points.map((p) => [p.at, p.accuracy]), { label: `Accuracy by feedback, now ${f.percent1(last.accuracy)}`, range: [0, 1] })];
}

function drift(reports) {
  if (!reports?.length) return h('p', { class: 'meta-text' }, 'No report yet: drift is told from windows of labelled reviews and from feedback.');
  return h('ul', { class: 'events compact' }, [...reports].sort((a, b) => Date.parse(b.at) - Date.parse(a.at)).slice(0, 4).map((d) => h('li', null,
    h('span', { class: `chip ${d.alarm ? 'bad' : 'good'}` }, d.alarm ? 'alarm' : 'fits'), h('div', null, h('p', null, driftText(d.figures ?? {})), h('p', { class: 'meta-text' }, f.moment(d.at))))));
}

/** A report in a line: how often the model is right by feedback, or how far its labels and texts are from those it was made for. */
function driftText(figures) {
  if ('accuracy' in figures) {
    return `By feedback right in ${f.percent1(figures.accuracy)} since the last report, ${f.percent1(figures['accuracy.fading'])} on a fading mean`;
  }
  const distances = Object.entries(figures).filter(([k]) => k.startsWith('psi.')).map(([k, v]) => `${words(k.slice(4)).toLowerCase()} ${f.hundredths(v)}`);
  return distances.length ? `Distance (PSI): ${f.list(distances)}` : 'Nothing to compare yet';
}

/** The models as a tree, each beneath the one that its training began from. */
function lineage(models, promote) {
  const ids = new Set(models.map((m) => m.id));
  const byAge = [...models].sort((a, b) => Date.parse(a.createdAt) - Date.parse(b.createdAt));
  const seen = new Set();
  const branch = (m) => {
    if (seen.has(m.id)) return null;
    seen.add(m.id);
    const children = byAge.filter((c) => c.parent === m.id).map(branch).filter(Boolean);
    return h('li', null, modelNode(m, promote), children.length > 0 && h('ul', null, children));
  };
  return scrolling('Lineage',
    h('ul', { class: 'tree' }, byAge.filter((m) => !ids.has(m.parent)).map(branch), byAge.filter((m) => !seen.has(m.id)).map(branch)));
}

function modelNode(m, promote) {
  const metric = FIGURES.find(([k]) => k in (m.metrics ?? {}));
  return h('div', { class: `node ${m.state}` },
    h('span', { class: `chip ${m.state === 'champion' ? 'good' : ''}` }, STATES[m.state] ?? m.state), h('b', { class: 'mono', title: m.id }, f.shortId(m.id)),
    h('span', { class: 'meta-text' }, f.moment(m.createdAt)), metric && h('span', { class: 'meta-text' }, `${metric[1]}: ${metric[2](m.metrics[metric[0]])}`),
    h('details', { class: 'facts-box' }, h('summary', null, 'Provenance'), h('dl', { class: 'facts' }, [...Object.entries(m.provenance ?? {}), ...Object.entries(m.metrics ?? {}).map(([k, v]) => [k, f.figure(v)])].map(([k, v]) => h('div', null, h('dt', null, words(k)), h('dd', null, h('bdi', null, v)))))),
    m.state !== 'champion' && button('Promote', () => promote(m), { kind: 'small', 'aria-label': `Promote ${f.shortId(m.id)}` }));
}

function event(e) {
  const tone = { promoted: 'good', 'rolled-back': 'warn', rejected: 'bad', refused: 'bad', 'training-failed': 'bad', 'drift-proposal': 'warn' }[e.kind] ?? '';
  return h('li', null, h('span', { class: `chip ${tone}` }, KINDS[e.kind] ?? e.kind),
    h('div', null, h('p', null, e.modelId && h('b', { class: 'mono', title: e.modelId }, f.shortId(e.modelId)), ' ', h('bdi', null, e.reason)),
      h('p', { class: 'meta-text' }, `${f.moment(e.at)}`, e.instance && [' · ', h('bdi', { class: 'mono' }, e.instance)]),
      e.report && h('details', null, h('summary', null, e.report.champion ? 'Report of the gate' : 'Plan'), gateReport(e.report))));
}

/** Asks before something is done that every instance feels. */
export function confirm(title, text, go) {
  const fault = h('p', { class: 'fault', role: 'alert' });
  const yes = button(title, async () => {
    yes.disabled = true;
    try { await go(); dialog.close(); } catch (problem) { fault.textContent = problem.message; yes.disabled = false; }
  }, { kind: 'danger' });
  const dialog = h('dialog', { 'aria-labelledby': 'confirm-h' }, h('h2', { id: 'confirm-h' }, `${title}?`), h('p', null, text), fault,
    h('div', { class: 'dialog-buttons' }, button('Cancel', () => dialog.close(), { autofocus: true }), yes));
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
