// A text with the words that decided it shaded by weight.

import { h } from './dom.js';
import { slot, title } from './labels.js';

const LEAST = 0.15;
const MOST = 8;

/** The language that a script gives away, so that fonts and readers aloud choose well. */
export function language(text) {
  if (/[\u3040-\u30ff]/.test(text)) return 'ja';
  if (/[\uac00-\ud7af]/.test(text)) return 'ko';
  if (/[\u4e00-\u9fff]/.test(text)) return 'zh';
  if (/[\u0590-\u05ff]/.test(text)) return 'he';
  if (/[\u0600-\u06ff]/.test(text)) return 'ar';
  if (/[\u0400-\u04ff]/.test(text)) return 'ru';
  return null;
}

/** A paragraph of a text; `words` (start, end, weight) may be null. Weights over 0 speak for `label`. */
export function passage(text, words, label, scores) {
  return h('p', { class: 'text', dir: 'auto', lang: language(text) }, words?.length ? pieces(text, words, label, scores) : text);
}

function pieces(text, words, label, scores) {
  const weights = words.map((w) => Math.abs(w.weight)).sort((a, b) => b - a);
  const most = weights[0] || 1;
  const least = Math.max(LEAST, (weights[MOST] ?? 0) / most);
  const against = opposite(label, scores);
  const out = [];
  let at = 0;
  for (const word of [...words].sort((a, b) => a.start - b.start)) {
    const share = word.weight / most;
    if (word.start < at || Math.abs(share) < least) continue;
    out.push(text.slice(at, word.start), mark(text.slice(word.start, word.end), share, label, against));
    at = word.end;
  }
  out.push(text.slice(at));
  return out;
}

function mark(word, share, label, against) {
  const speaksFor = share > 0;
  const toward = speaksFor ? label : against;
  const how = speaksFor ? `speaks for ${title(label)}` : `speaks against ${title(label)}`;
  return h('mark', {
    class: `word ${speaksFor ? 'for' : 'against'} ${toward ? `l-${slot(toward)}` : ''}`,
    vars: { '--weight': Math.abs(share).toFixed(2) },
    title: how,
  }, word);
}

/** The other label where there are two, and nothing where there are more. */
function opposite(label, scores) {
  const others = Object.keys(scores ?? {}).filter((l) => l !== label);
  return others.length === 1 ? others[0] : null;
}

/** How to read the shades. */
export function wordKey() {
  return h('p', { class: 'word-key' },
    h('mark', { class: 'word for l-pos', vars: { '--weight': 0.9 } }, 'solid line'), ' speaks for the label, ',
    h('mark', { class: 'word against l-neg', vars: { '--weight': 0.6 } }, 'dashed'), ' against it; the darker, the more');
}
