// An object of options to the lines that the compiled module reads.

import { isZone } from './host.js';

/** @typedef {import('./index.js').Options} Options */

/** What belongs to a request, and is no setting: it is read apart. */
const OF_REQUEST = new Set(['endpoint', 'with']);

/**
 * The members of an object that has no others but its own, each asked for once. Of a map, a list, or what has members of its class, some
 * would not be seen: it is refused.
 * @template {object} T
 * @param {T} value
 * @param {string} otherwise what is said then
 * @returns {T}
 */
export const plain = (value, otherwise) => {
  const prototype = typeof value === 'object' && value !== null ? Object.getPrototypeOf(value) : undefined;
  // An object of another realm has a prototype of its own, which has none itself.
  if (prototype === undefined || (prototype !== null && Object.getPrototypeOf(prototype) !== null)) throw new TypeError(otherwise);
  // Those that are not enumerable too.
  return /** @type {T} */ (Object.fromEntries(Object.getOwnPropertyNames(value).map((name) => [name, /** @type {any} */ (value)[name]])));
};

/**
 * The options that a call was given.
 * @type {<T extends object>(options: T | null | undefined) => T}
 */
export const given = (options) => plain(options ?? /** @type {any} */ ({}), 'options are an object of nothing else');

/**
 * An instant in milliseconds since 1970.
 * @param {Date | number | string} now
 */
const instant = (now) => {
  const time = typeof now === 'number' ? now : new Date(now).getTime();
  if (!Number.isFinite(time) || typeof now === 'boolean') throw new TypeError('`now` is no instant: give a Date, milliseconds, or text as in `2026-11-23T12:00:00Z`');
  return Math.trunc(time);
};

/**
 * `local` is the host's own zone.
 * @param {string} name
 */
const zone = (name) => {
  const wanted = name === 'local' ? Intl.DateTimeFormat().resolvedOptions().timeZone : name;
  if (wanted === 'UTC' || /^[+-]([01]\d|2[0-3]):[0-5]\d$/.test(wanted) || isZone(wanted)) return wanted;
  throw new RangeError(`there is no zone \`${name}\`: write \`UTC\`, an offset such as \`+02:00\`, or a name such as \`Europe/Berlin\``);
};

/**
 * The lines. The host's clock is the present where none is given; `null` is none.
 * @param {Options} options
 */
export const lines = (options) => {
  /** @type {string[]} */
  const lines = [];
  const now = options.now === undefined ? Date.now() : options.now;
  if (now !== null) lines.push(`now=${instant(now)}`);
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined || value === null || name === 'now' || OF_REQUEST.has(name)) continue;
    const text = name === 'zone' ? zone(String(value)) : String(value);
    if (/[\r\n]/.test(text)) throw new TypeError(`\`${name}\` holds a line break`);
    lines.push(`${name}=${text}`);
  }
  return lines.join('\n');
};

/**
 * The list after `with`, of an object or as it is written. A text is a text, whatever it looks like.
 * @param {Options['with']} list
 */
export const parameters = (list) => {
  if (list === undefined || typeof list === 'string') return list;
  /** @param {unknown} value */
  const literal = (value) => {
    if (typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value))) return JSON.stringify(value);
    throw new TypeError('a parameter of `with` is text, a number, or a list of them');
  };
  /** @param {[string, import('./index.js').Parameter | undefined]} parameter */
  const one = ([name, value]) => {
    if (!/^[\p{Alphabetic}_\d.-]+$/u.test(name)) throw new TypeError('the name of a parameter has letters, digits, `.`, `_` and `-`');
    return `${name} = ${Array.isArray(value) ? `[${value.map(literal).join(', ')}]` : literal(value)}`;
  };
  const written = Object.entries(plain(list, '`with` is a text, or an object of parameters')).filter(([, value]) => value !== undefined).map(one);
  return written.length > 0 ? written.join(', ') : undefined;
};
