// The server's JSON interface. Paths are relative, so that the page also works behind a prefix.

const BASE = 'api/v1/';
const listeners = new Set();
let csrf = null;

/** A refusal of the server (RFC 9457), or none of its answers: then `status` is 0. */
export class Problem extends Error {
  constructor(status, title, detail) {
    super(detail || title);
    this.name = 'Problem';
    this.status = status;
    this.title = title;
  }
}

/** Calls `listener(reachable)` after every request. */
export function onReach(listener) {
  listeners.add(listener);
}

/** GET; parameters that are null are left out. */
export function get(path, parameters, signal) {
  return request(path + query(parameters), { signal });
}

/** POST of JSON with the token against forged requests. */
export async function post(path, body, signal) {
  try {
    return await send(path, body, signal);
  } catch (problem) {
    if (problem.status !== 403) throw problem;
    // The server was started anew and has another token.
    await status();
    return send(path, body, signal);
  }
}

/** What the server is; remembers its token. */
export async function status(signal) {
  const value = await get('status', null, signal);
  csrf = value.csrf;
  return value;
}

/** `?a=b&c=d`, or nothing. */
export function query(parameters) {
  const given = Object.entries(parameters ?? {}).filter(([, v]) => v !== null && v !== undefined);
  return given.length ? `?${new URLSearchParams(given)}` : '';
}

export const eventsPath = (parameters) => `${BASE}events${query(parameters)}`;

function send(path, body, signal) {
  return request(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Csrf-Token': csrf ?? '' },
    body: JSON.stringify(body),
    signal,
  });
}

async function request(path, options) {
  let response;
  try {
    response = await fetch(BASE + path, { credentials: 'same-origin', cache: 'no-store', ...options });
  } catch (cause) {
    if (cause.name === 'AbortError') throw cause;
    listeners.forEach((l) => l(false));
    throw new Problem(0, 'No connection', 'The server does not answer. It may have been stopped, or the network is gone.');
  }
  listeners.forEach((l) => l(true));
  // A server with a token has a page to say it.
  if (response.status === 401) location.assign('login');
  if (!response.ok) throw await refusal(response);
  return response.status === 204 ? null : response.json();
}

async function refusal(response) {
  const body = await response.json().catch(() => ({}));
  return new Problem(response.status, body.title ?? `The server answered ${response.status}`, body.detail);
}
