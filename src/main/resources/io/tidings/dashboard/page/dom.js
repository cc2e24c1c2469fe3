// Elements from values. Nothing in this page parses markup: every string becomes a text node or an attribute.

const SVG = 'http://www.w3.org/2000/svg';

/** An element with attributes (`on...` are listeners, `vars` custom properties) and children (null and false are left out). */
export function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) set(element, name, value);
  element.append(...children.flat(Infinity).filter(shown).map(node));
  return element;
}

function set(element, name, value) {
  if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
  else if (name === 'vars') for (const [key, v] of Object.entries(value)) element.style.setProperty(key, v);
  else if (name === 'value') element.value = value;
  else if (value === true) element.setAttribute(name, '');
  else if (shown(value)) element.setAttribute(name, value);
}

const shown = (value) => value !== null && value !== undefined && value !== false;
const node = (value) => (value instanceof Node ? value : document.createTextNode(String(value)));

/** Replaces what an element holds. */
export function fill(element, ...children) {
  element.replaceChildren(...children.flat(Infinity).filter(shown).map(node));
  return element;
}

/** A drawing of one path in a square of 24, or of `box`. */
export function drawing(path, { box = 24, filled = false, className = 'icon' } = {}) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', `0 0 ${box} ${box}`);
  svg.setAttribute('class', filled ? `${className} filled` : className);
  svg.setAttribute('aria-hidden', 'true');
  const shape = document.createElementNS(SVG, 'path');
  shape.setAttribute('d', path);
  svg.append(shape);
  return svg;
}

const ICONS = {
  now: 'M4 6h16M4 12h16M4 18h9',
  trend: 'M3 17l6-7 4 4 8-9M15 5h6v6',
  subject: 'M20 12l-8 8-9-9V3h8zM7.5 7.5v.01',
  teach: 'M9 12l2 2 4-5M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18',
  models: 'M6 4v16M6 9h7a4 4 0 0 1 4 4v7M6 4m-2 0a2 2 0 1 0 4 0 2 2 0 1 0-4 0M17 20m-2 0a2 2 0 1 0 4 0 2 2 0 1 0-4 0',
  stream: 'M3 8c3-4 6-4 9 0s6 4 9 0M3 16c3-4 6-4 9 0s6 4 9 0',
  try: 'M4 20l1-5L16 4l4 4L9 19zM13 7l4 4',
  pause: 'M8 5v14M16 5v14',
  play: 'M7 4l13 8-13 8z',
  check: 'M4 12l6 6L20 6',
  cross: 'M6 6l12 12M18 6L6 18',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8M12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.4 1.4M17.6 17.6L19 19M19 5l-1.4 1.4M6.4 17.6L5 19',
  moon: 'M20 14A8 8 0 0 1 10 4a8 8 0 1 0 10 10z',
  auto: 'M12 3a9 9 0 1 0 0 18zM12 3a9 9 0 0 1 0 18',
  alert: 'M12 4l9 16H3zM12 10v4M12 17v.01',
};

/** One of the page's icons. */
export function icon(name) {
  return drawing(ICONS[name]);
}

/** A button; `key` is shown beside its text as the key that does the same. */
export function button(text, onclick, { kind = '', iconName = null, key = null, ...rest } = {}) {
  return h('button', { type: 'button', class: `button ${kind}`, onclick, ...rest },
    iconName && icon(iconName), text && h('span', null, text), key && h('kbd', { 'aria-hidden': 'true' }, key));
}

/** What stands where there is nothing to show yet. */
export function empty(title, detail) {
  return h('div', { class: 'empty' }, h('p', { class: 'empty-title' }, title), detail && h('p', null, detail));
}

/** Grey lines in place of what is being loaded. */
export function loading(lines = 3, what = 'Loading') {
  return h('div', { class: 'loading', role: 'status' }, h('span', { class: 'sr' }, what),
    Array.from({ length: lines }, () => h('div', { class: 'bone' })));
}

/** What failed, and a button that tries again. */
export function failed(problem, again) {
  return h('div', { class: 'failed', role: 'alert' }, icon('alert'),
    h('div', null, h('p', { class: 'empty-title' }, problem.title ?? 'That did not work'), h('p', null, problem.message)),
    again && button('Try again', again));
}

/** Shows the bones while `load` is under way, then what `show` makes of it, or the failure. */
export async function section(element, load, show, lines = 3) {
  if (!element.hasChildNodes()) fill(element, loading(lines));
  element.setAttribute('aria-busy', 'true');
  try {
    const value = await load();
    fill(element, show(value));
  } catch (problem) {
    if (problem.name === 'AbortError') return;
    fill(element, failed(problem, () => { fill(element); section(element, load, show, lines); }));
  } finally {
    element.removeAttribute('aria-busy');
  }
}

/** Says something at the page's edge for a few seconds. */
export function toast(text, kind = '') {
  const toasts = document.getElementById('toasts');
  const one = h('p', { class: `toast ${kind}` }, text);
  toasts.append(one);
  while (toasts.childElementCount > 3) toasts.firstChild.remove();
  setTimeout(() => one.remove(), 6000);
}

/** A table that scrolls by itself where it is too wide; `rows` are arrays of cells, the first of each its heading. */
export function table(name, headings, rows, className = null) {
  return scrolling(name, h('table', { class: className },
    h('thead', null, h('tr', null, headings.map((text) => h('th', { scope: 'col' }, text)))),
    h('tbody', null, rows.map(([first, ...rest]) => h('tr', null, h('th', { scope: 'row' }, first),
      rest.map((cell) => (cell instanceof HTMLTableCellElement ? cell : h('td', { class: 'n' }, cell))))))));
}

/** A box that scrolls by mouse and keys. */
export function scrolling(name, ...children) {
  return h('div', { class: 'scroll', tabindex: 0, role: 'group', 'aria-label': name }, children);
}

/** A choice of one among a few, as radio buttons that look like one control. */
export function segmented(legend, options, chosen, onchange) {
  const name = `s${Math.random().toString(36).slice(2)}`;
  return h('fieldset', { class: 'segmented' }, h('legend', { class: 'sr' }, legend),
    options.map(([value, text]) => h('label', null,
      h('input', { type: 'radio', name, value, checked: value === chosen, onchange: () => onchange(value) }), h('span', null, text))));
}
