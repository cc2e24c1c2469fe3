// Numbers and times as the reader writes them.

const locale = navigator.languages;
const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
const one = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
const two = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const three = new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 });
const short = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 });
const percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
const percents1 = new Intl.NumberFormat(locale, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });
const signs = new Intl.NumberFormat(locale, { signDisplay: 'exceptZero', minimumFractionDigits: 2, maximumFractionDigits: 2 });
const clock = new Intl.DateTimeFormat(locale, { timeStyle: 'medium' });
const minutes = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
const days = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' });
const daysOfYear = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
const daysOfUtc = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
const months = new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric' });
const moments = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' });
const names = new Intl.ListFormat(locale);

const known = (format) => (value) => (Number.isFinite(value) ? format.format(value) : '–');

export const count = known(whole);
export const decimal = known(one);
export const hundredths = known(two);
export const compact = (value) => (Math.abs(value) < 10000 ? count(value) : known(short)(value));
export const percent = known(percents);
export const percent1 = known(percents1);
export const signed = known(signs);
export const figure = known(three);
export const list = (values) => names.format(values);

/** A rate or length of time that may be small. */
export const small = (value) => (Math.abs(value) < 10 ? known(one)(value) : known(whole)(value));

export function bytes(value) {
  return value >= 1048576 ? `${one.format(value / 1048576)} MiB` : `${one.format(value / 1024)} KiB`;
}

const date = (at) => (at === null || at === undefined ? null : new Date(at));
const told = (format) => (at) => { const d = date(at); return d && !Number.isNaN(+d) ? format.format(d) : '–'; };

export const time = told(clock);
export const hour = told(minutes);
export const day = told(days);
export const month = told(months);
export const dayOfYear = told(daysOfYear);
export const moment = told(moments);

const UNITS = [['day', 86400], ['hour', 3600], ['minute', 60], ['second', 1]];

/** A length of time that is a whole number of some unit, such as "90 minutes". */
export function length(seconds) {
  const [unit, size] = UNITS.find(([, l]) => seconds % l === 0);
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(seconds / size);
}

/** A window's time. Windows of days begin at midnight in UTC, wherever the reader is. */
export function span(start, end) {
  const [from, to] = [Date.parse(start), Date.parse(end)];
  if ((to - from) % 86400000) return moments.formatRange(from, to);
  return daysOfUtc.formatRange(from, to - 1) + (new Date(from).getTimezoneOffset() ? ' UTC' : '');
}

/** Such as "3 min. ago". */
export function ago(at) {
  const seconds = (new Date(at) - Date.now()) / 1000;
  const [unit, length] = UNITS.find(([, l]) => Math.abs(seconds) >= l) ?? UNITS[3];
  return relative.format(Math.round(seconds / length), unit);
}

/** The first digits of a model's id, which are enough to name it. */
export const shortId = (id) => (id ? id.slice(0, 8) : '–');
