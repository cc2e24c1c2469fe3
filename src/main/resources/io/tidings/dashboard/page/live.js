// One stream of events for the whole page. It comes back by itself, and rests while nobody looks.

import { eventsPath } from './api.js';

/** What the server sends; `state` and `again` come from here. */
const KINDS = ['reviews', 'windows', 'alert', 'model', 'stream'];
const WAITS = [1, 2, 4, 8, 15];
const HIDDEN_REST_MILLIS = 60000;

export class Live {
  #listeners = new Map();
  #source = null;
  #filter = {};
  #failures = 0;
  #timer = 0;
  #rest = 0;
  #missed = false;
  state = 'connecting';

  constructor() {
    document.addEventListener('visibilitychange', () => {
      clearTimeout(this.#rest);
      if (document.hidden) this.#rest = setTimeout(() => this.#leave(), HIDDEN_REST_MILLIS);
      else if (!this.#source) this.retry();
    });
    // A page that is kept for the way back would hold one of the six connections that a browser has for a server.
    addEventListener('pagehide', () => this.#leave());
    addEventListener('pageshow', (event) => { if (event.persisted) this.retry(); });
  }

  /** Listens for `reviews`, `windows`, `alert`, `model`, `stream`, `state`, or `again`: events may have been missed. Call what it returns to stop. */
  on(kind, listener) {
    if (!this.#listeners.has(kind)) this.#listeners.set(kind, new Set());
    this.#listeners.get(kind).add(listener);
    return () => this.#listeners.get(kind).delete(listener);
  }

  /** Only reviews of this subject and label from now on; null for all. */
  filter({ subject = null, label = null } = {}) {
    if (subject === (this.#filter.subject ?? null) && label === (this.#filter.label ?? null)) return;
    this.#filter = { subject, label };
    this.retry();
  }

  /** Connects now. */
  retry() {
    this.#close();
    this.#tell('connecting');
    const source = new EventSource(eventsPath(this.#filter));
    this.#source = source;
    source.onopen = () => this.#opened();
    source.onerror = () => { if (source === this.#source) this.#lost(); };
    for (const kind of KINDS) source.addEventListener(kind, (event) => this.#emit(kind, JSON.parse(event.data)));
  }

  #opened() {
    this.#failures = 0;
    this.#tell('open');
    if (this.#missed) this.#emit('again');
    this.#missed = false;
  }

  #leave() {
    this.#close();
    this.#missed = true;
  }

  #lost() {
    this.#leave();
    const wait = WAITS[Math.min(this.#failures++, WAITS.length - 1)];
    this.#timer = setTimeout(() => this.retry(), wait * 1000);
    this.#tell('lost', wait);
  }

  #close() {
    clearTimeout(this.#timer);
    this.#source?.close();
    this.#source = null;
  }

  #tell(state, wait) {
    this.state = state;
    this.#emit('state', { state, wait, failures: this.#failures });
  }

  #emit(kind, value) {
    for (const listener of this.#listeners.get(kind) ?? []) listener(value);
  }
}
