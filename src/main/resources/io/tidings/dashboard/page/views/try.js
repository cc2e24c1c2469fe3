// Try: a text of the reader's own, labelled while it is typed. Nothing of it is kept or sent to a topic.

import { post } from '../api.js';
import { fill, h } from '../dom.js';
import * as f from '../format.js';
import { badge, scoreBars } from '../labels.js';
import { passage, wordKey } from '../words.js';
import { later } from './now.js';

export const name = 'Try';

const EXAMPLES = [
  'The room was lovely and the staff could not have been kinder.',
  'Two hours late, no apology, and my suitcase is in another country.',
  'Not bad at all, though I would not pay that price again.',
  '배송이 빠르고 품질도 정말 좋아요.',
  '味道很一般,送餐太慢了,不会再点。',
];
const LIMIT = 20000;

export function mount(root) {
  let asked = null;
  const result = h('section', { class: 'panel result', 'aria-live': 'polite', 'aria-label': 'Result' });
  const input = h('textarea', { id: 'try-text', rows: 6, maxlength: LIMIT, dir: 'auto', placeholder: 'Type or paste a review', oninput: later(ask, 250) });
  root.append(h('div', { class: 'view-head' }, h('h1', null, 'Try'), h('p', { class: 'lede' }, 'Type a text and see how the model labels it, and which words decide. It is not kept.')),
    h('div', { class: 'columns even' },
      h('section', { class: 'panel', 'aria-label': 'Your text' }, h('label', { for: 'try-text', class: 'field-name' }, 'Your text'), input,
        h('p', { class: 'meta-text' }, 'Or take one of these:'),
        h('ul', { class: 'examples' }, EXAMPLES.map((text) => h('li', null, h('button', { type: 'button', class: 'example', dir: 'auto', onclick: () => { input.value = text; ask(); } }, text))))),
      result));
  nothing();
  input.focus();
  return () => asked?.abort();

  function nothing() {
    fill(result, h('div', { class: 'empty' }, h('p', { class: 'empty-title' }, 'The label appears here'), h('p', null, 'with its scores and the words that decided it')));
  }

  async function ask() {
    asked?.abort();
    const text = input.value;
    if (!text.trim()) return nothing();
    asked = new AbortController();
    try {
      show(text, await explained(text, asked.signal));
    } catch (problem) {
      if (problem.name === 'AbortError') return;
      if (problem.status === 429) setTimeout(() => { if (input.value === text && result.isConnected) ask(); }, 1500);
      fill(result, h('div', { class: 'failed', role: 'alert' }, h('p', null, problem.status === 429 ? 'That was quick: the server asks for a moment. It is asked again by itself.' : problem.message)));
    }
  }

  /** A model that cannot explain itself still labels. */
  async function explained(text, signal) {
    try {
      return await post('explain', { text }, signal);
    } catch (problem) {
      if (problem.status !== 501) throw problem;
      return { ...await post('classify', { text }, signal), words: null };
    }
  }

  function show(text, answer) {
    fill(result, h('div', { class: 'verdict-line' }, badge(answer.label, 'large'), h('p', null, h('b', { class: 'tile-value' }, f.percent1(answer.confidence)), ' sure ', answer.uncertain && h('span', { class: 'chip' }, 'unsure'))),
      scoreBars(answer.scores, f.percent1), answer.words ? [h('h2', null, 'What decided'), passage(text, answer.words, answer.label, answer.scores), wordKey()] : h('p', { class: 'meta-text' }, 'This kind of model cannot say which words decided.'),
      h('p', { class: 'meta' }, h('span', { class: 'mono', title: answer.modelId }, `model ${f.shortId(answer.modelId)}`), answer.method && h('span', null, answer.method),
        Number.isFinite(answer.completeness) && h('span', { title: 'how much of the difference of scores the words account for' }, `words account for ${f.percent1(answer.completeness)}`)));
  }
}
