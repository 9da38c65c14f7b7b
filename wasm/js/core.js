// The package's interface over the compiled module: objects in, objects out, places as JavaScript counts.

import * as glue from './rocketql_wasm.js';
import { current, guarded } from './module.js';
import { given, lines, parameters, plain } from './options.js';
import { toBytes, toUnits } from './offsets.js';

/** @typedef {import('./index.js').Options} Options */
/** @typedef {import('./index.js').Request} Request */
/** @typedef {Omit<import('./index.js').Parts, 'with'> & { with?: string }} Parts */
/** @typedef {import('./index.js').PartName} PartName */
/** @typedef {import('./index.js').Diagnostic} Diagnostic */

/** The parts that a request may have. */
const PARTS = ['text', 'filter', 'fields', 'sort', 'endpoint', 'offset', 'count', 'with'];

/**
 * Refuses a name that is none of those known: what is not read must not be taken for read.
 * @param {string} what
 * @param {string} name
 * @param {string[]} known
 */
export const refuseUnknown = (what, name, known) => {
  if (known.includes(name)) return;
  const meant = guarded(() => glue.nearestName(name, known.join('\n')));
  throw new TypeError(`there is no ${what} \`${name}\`${meant === undefined ? `: there are \`${known.join('`, `')}\`` : `; did you mean \`${meant}\`?`}`);
};

/**
 * A text; whatever else is given in its place is refused.
 * @param {string} what
 * @param {unknown} value
 */
export const textOf = (what, value) => {
  if (typeof value !== 'string') throw new TypeError(`${what} is a text`);
  return value;
};

/**
 * The parts of a request.
 * @param {Request} request
 * @param {Options} options
 * @returns {Parts}
 */
export const partsOf = (request, options) => {
  const parts = typeof request === 'string' ? { text: request } : plain(request, 'a request is a text, or an object of its parts');
  for (const [name, value] of Object.entries(parts)) {
    refuseUnknown('part', name, PARTS);
    // A list that is empty would be no filter, and ask for all rows.
    if (name !== 'with' && !['string', 'number'].includes(typeof (value ?? ''))) throw new TypeError(`\`${name}\` is a text or a number`);
  }
  return {
    endpoint: options.endpoint,
    ...parts,
    with: parameters(parts.with ?? options.with),
  };
};

/**
 * A part as text.
 * @param {string | number | undefined | null} value
 */
const asText = (value) => (value === undefined || value === null ? undefined : String(value));

/**
 * Refuses half a character, a surrogate without its other half: the module would read another one in its place.
 * @param {Parts} parts
 */
export const refuseHalves = (parts) => {
  for (const [name, value] of Object.entries(parts)) {
    if (/\p{Surrogate}/u.test(asText(value) ?? '')) throw new TypeError(`\`${name}\` holds half a character`);
  }
};

/**
 * Turns the places of an answer from bytes of their part's text into indexes of it.
 * @param {Diagnostic[]} diagnostics
 * @param {Parts} parts
 */
export const located = (diagnostics, parts) => {
  /** @type {Map<string, (bytes: number) => number>} */
  const units = new Map();
  for (const found of diagnostics) {
    let unit = units.get(found.part);
    if (!unit) units.set(found.part, (unit = toUnits(asText(parts[found.part]) ?? '')));
    for (const place of [found, ...found.related, ...found.fixes.flatMap((fix) => fix.edits)]) {
      place.start = unit(place.start);
      place.end = unit(place.end);
    }
  }
  return diagnostics;
};

/**
 * The same for places that all lie in one text.
 * @template {{ start: number, end: number }} Place
 * @param {Place[]} places
 * @param {string} text
 */
const placed = (places, text) => {
  const unit = toUnits(text);
  for (const place of places) {
    place.start = unit(place.start);
    place.end = unit(place.end);
  }
  return places;
};

/**
 * Runs a piece of work on a session of the compiled module, with options and texts in it.
 * @type {<T>(session: Session, request: Request, options: Options | undefined, work: (inner: glue.Session, parts: Parts) => T) => T}
 */
export let using;

/** One request after another in the same memory. */
export class Session {
  #options;
  #made = 0;
  /** @type {glue.Session | undefined} */
  #inner;
  /** @type {string | undefined} the settings that the module's session has; nothing where that is not known */
  #set;

  static {
    using = (session, request, options, work) => session.#with(request, options, work);
  }

  /** @param {Options} [options] */
  constructor(options = {}) {
    this.#options = Object.freeze({ ...given(options) });
    lines(this.#options);
  }

  /** The options that hold where a call gives none. */
  get options() {
    return this.#options;
  }

  /**
   * Runs a piece of work on the module's session, with options and texts in it.
   * @template T
   * @param {Request} request
   * @param {Options | undefined} options
   * @param {(inner: glue.Session, parts: Parts) => T} work
   * @returns {T}
   */
  #with(request, options, work) {
    const all = { ...this.#options, ...given(options) };
    const settings = lines(all);
    const parts = partsOf(request, all);
    return guarded(() => {
      if (!this.#inner || this.#made !== current()) {
        this.#inner = new glue.Session();
        this.#made = current();
        this.#set = '';
      }
      if (this.#set !== settings) {
        this.#set = undefined;
        configure(this.#inner, settings);
        this.#set = settings;
      }
      this.#inner.read(
        asText(parts.text), asText(parts.filter), asText(parts.fields), asText(parts.sort), asText(parts.endpoint),
        asText(parts.offset), asText(parts.count), asText(parts.with),
      );
      return work(this.#inner, parts);
    });
  }

  /**
   * @param {Request} request
   * @param {Options} [options]
   */
  compile(request, options) {
    return this.#with(request, options, (inner, parts) => answer(inner.compile(), parts));
  }

  /**
   * @param {Request} request
   * @param {Options} [options]
   */
  check(request, options) {
    return this.#with(request, options, (inner, parts) => located(JSON.parse(inner.check()), parts));
  }

  /**
   * @param {string} text
   * @param {Options} [options]
   */
  format(text, options) {
    textOf('what is formatted', text);
    return this.#with({ text }, options, (inner) => answer(inner.format(text), { text }));
  }

  /**
   * @param {Request} request
   * @param {Options} [options]
   */
  render(request, options) {
    return this.#with(request, options, (inner, parts) => answer(inner.render(), parts));
  }

  /**
   * @param {Request} request
   * @param {string} collection
   * @param {Options} [options]
   */
  mongosh(request, collection, options) {
    textOf('a collection', collection);
    return this.#with(request, { ...given(options), target: 'mongo' }, (inner, parts) => answer(inner.mongosh(collection), parts));
  }

  /**
   * @param {Request} request
   * @param {number} at
   * @param {Options & { part?: PartName }} [options]
   */
  complete(request, at, options) {
    return this.#assist(request, options, (inner, part, text) => {
      const read = JSON.parse(inner.complete(part, toBytes(text, at)));
      placed(read.items, text);
      return read;
    });
  }

  /**
   * @param {Request} request
   * @param {number} at
   * @param {Options & { part?: PartName }} [options]
   */
  hover(request, at, options) {
    return this.#assist(request, options, (inner, part, text) => placed(
      /** @type {import('./index.js').Card[]} */ (JSON.parse(inner.hover(part, toBytes(text, at)))), text));
  }

  /**
   * @param {Request} request
   * @param {Options & { part?: PartName }} [options]
   */
  highlight(request, options) {
    return this.#assist(request, options, (inner, part, text) => placed(
      /** @type {import('./index.js').Highlight[]} */ (JSON.parse(inner.highlight(part))), text));
  }

  /**
   * @param {Request} request
   * @param {number} at
   * @param {Options & { part?: PartName }} [options]
   */
  signature(request, at, options) {
    return this.#assist(request, options, (inner, part, text) => {
      /** @type {import('./index.js').Signature | null} */
      const read = JSON.parse(inner.signature(part, toBytes(text, at)));
      if (read) placed([read], text);
      return read;
    });
  }

  /**
   * Runs a piece of work on one part of a request.
   * @template T
   * @param {Request} request
   * @param {Options & { part?: PartName } | undefined} options
   * @param {(inner: glue.Session, part: string, text: string) => T} work
   */
  #assist(request, options, work) {
    const { part = 'text', ...others } = given(options);
    refuseUnknown('part', part, PARTS);
    return this.#with(request, others, (inner, parts) => work(inner, part, asText(parts[part]) ?? ''));
  }
}

/**
 * @param {glue.Session} inner
 * @param {string} settings
 */
const configure = (inner, settings) => {
  try {
    inner.configure(settings);
  } catch (problem) {
    throw typeof problem === 'string' ? new TypeError(problem) : problem;
  }
};

/**
 * @param {string} text
 * @param {Parts} parts
 */
export const answer = (text, parts) => {
  const read = JSON.parse(text);
  if (read.ok) refuseHalves(parts);
  located(read.diagnostics, parts);
  return read;
};

/** @type {Session | undefined} */
let shared;

/** A session for calls that have none. */
const own = () => (shared ??= new Session());

/** @type {Session['compile']} */
export const compile = (request, options) => own().compile(request, options);
/** @type {Session['check']} */
export const check = (request, options) => own().check(request, options);
/** @type {Session['format']} */
export const format = (text, options) => own().format(text, options);
/** @type {Session['render']} */
export const render = (request, options) => own().render(request, options);
/** @type {Session['mongosh']} */
export const mongosh = (request, collection, options) => own().mongosh(request, collection, options);
/** @type {Session['complete']} */
export const complete = (request, at, options) => own().complete(request, at, options);
/** @type {Session['hover']} */
export const hover = (request, at, options) => own().hover(request, at, options);
/** @type {Session['highlight']} */
export const highlight = (request, options) => own().highlight(request, options);
/** @type {Session['signature']} */
export const signature = (request, at, options) => own().signature(request, at, options);
/**
 * What a diagnostic's code means.
 * @param {string} name
 */
export const code = (name) => guarded(() => JSON.parse(glue.code(textOf('a code', name))));

/**
 * The text with a fix in it. Where it is a fix of another text, what came out would be one that nobody proposed: it is refused.
 * @param {string} text
 * @param {{ edits: { start: number, end: number, text: string }[] }} fix
 */
export const applyFix = (text, fix) => {
  textOf('what is mended', text);
  if (!Array.isArray(fix?.edits)) throw new TypeError('a fix has edits');
  let [applied, at] = ['', 0];
  for (const edit of [...fix.edits].sort((one, other) => one.start - other.start || one.end - other.end)) {
    const { start, end } = edit;
    if (![start, end].every(Number.isInteger) || at > start || start > end || end > text.length) throw new RangeError('the fix is one of another text');
    applied += text.slice(at, start) + textOf('an edit', edit.text);
    at = end;
  }
  return applied + text.slice(at);
};

/** How much memory the module has, in bytes. */
export const memory = () => guarded(() => glue.memoryBytes());
