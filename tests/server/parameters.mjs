// The texts of `query`, `fields` and `sort` to objects, as the servers' `parseJsonQuery` reads, cleans and cuts them
// (section 2 of the facts' server.md). What a server does in silence is told in `notes`.
import { ejson } from './packages.mjs';
import { before, checksValues, cleaning, exclusions, gate, parser, textsOnly } from './versions.mjs';

/** A refusal, with the type that clients see. */
export class Refusal extends Error {
  constructor(errorType, message, status = 400) {
    super(message);
    this.errorType = errorType;
    this.status = status;
  }
}

const DANGEROUS = ['__proto__', 'constructor', 'prototype'];
const KEPT = ['$or', '$and', '$regex'];

/** All five at once: `{ query, fields, sort, given }`, `given` naming the ones that were read. */
export function read(request, reads, choose, notes) {
  const sort = readSort(request, reads, choose, notes);
  const excluded = exclusions(request, choose);
  const fields = readFields(request, reads, excluded, choose, notes);
  const query = readQuery(request, reads, excluded, choose, notes);
  return { query, fields, sort, excluded };
}

/** Texts are given to `use`; the rest is absent, or an error of a reader that takes only texts. */
function text(name, request, reads, choose, notes, use) {
  const { version, unsafe } = request;
  const value = request.params[name];
  if (value === undefined) return undefined;
  if (!reads.includes(name[0])) {
    notes.push(`ignored ${name}: the endpoint does not read it`);
    return undefined;
  }
  if (name !== 'sort') {
    const open = gate(version, unsafe === true);
    if (open !== 'read') {
      notes.push(`ignored ${name}: ${open === 'gone' ? 'removed in 9.0' : 'unsafe parameters are off'}`);
      return undefined;
    }
  }
  const absent = textsOnly(version, choose) ? typeof value !== 'string' : !value || value.length === 0;
  if (absent) {
    notes.push(`ignored ${name}: ${typeof value === 'string' ? 'empty' : 'no text'}`);
    return undefined;
  }
  try {
    return use(typeof value === 'string' ? value : String(value));
  } catch (error) {
    throw new Refusal(`error-invalid-${name}`, `Invalid ${name} parameter provided: ${error.message}`);
  }
}

function readSort(request, reads, choose, notes) {
  return text('sort', request, reads, choose, notes, (source) => {
    const sort = JSON.parse(source);
    if (checksValues(request.version, choose)) {
      for (const [key, direction] of Object.entries(sort)) {
        if (direction !== 1 && direction !== -1) throw new Error(`sort by ${key}`);
      }
    }
    return sort;
  });
}

function readFields(request, reads, excluded, choose, notes) {
  const fields = text('fields', request, reads, choose, notes, (source) => {
    const given = JSON.parse(source);
    if (checksValues(request.version, choose)) {
      for (const [key, value] of Object.entries(given)) {
        if (value !== 0 && value !== 1) throw new Error(`fields with ${key}`);
      }
    }
    return given;
  });
  if (fields !== null && typeof fields === 'object') drop(fields, excluded, 'fields', notes);
  return fields;
}

function readQuery(request, reads, excluded, choose, notes) {
  const query = text('query', request, reads, choose, notes, (source) => {
    const kind = parser(request.version);
    const given = kind === 'json' ? JSON.parse(source) : ejson.parse(source);
    return clean(given, cleaning(request.version, choose), notes);
  });
  if (query === undefined) return {};
  if (query !== null && typeof query === 'object') drop(query, excluded, 'query', notes);
  return query;
}

/** Custom types that Meteor registered and npm's `ejson` has not: whether a text may hold one that an old server takes. */
export function holdsMeteorTypes({ version, params }) {
  return !before(version, '0.73.0') && before(version, '6.2.0') && typeof params.query === 'string'
    && params.query.includes('"$value"');
}

/** Only the top level is cleaned: what the recursion makes is thrown away, yet it trips over what it visits. */
export function clean(value, kind, notes) {
  if (kind === 'none') return value;
  const result = withoutDangers(value);
  for (const key of new Set([...ownKeys(value), ...Object.keys(result)])) {
    if (!Object.hasOwn(result, key)) notes.push(`stripped query:${key}`);
  }
  if (value === null || typeof value !== 'object') return result;
  for (const key of Object.keys(result)) {
    if (kind === 'broken' ? key === '' : key.startsWith('$') && !KEPT.includes(key)) {
      delete result[key];
      notes.push(`stripped query:${key}`);
    } else {
      visit(result[key]);
    }
  }
  return result;
}

const ownKeys = (value) => (value !== null && typeof value === 'object' ? Object.keys(value) : []);

function withoutDangers(value) {
  const result = {};
  if (value === null || value === undefined || typeof value === 'number' || typeof value === 'boolean') return result;
  for (const key of Object.keys(value)) {
    // The server asks the value itself, so a key of this name stands in the way.
    if (Object.hasOwn(Object(value), 'hasOwnProperty')) throw new TypeError('v.hasOwnProperty is not a function');
    if (!DANGEROUS.includes(key)) result[key] = value[key];
  }
  return result;
}

function visit(value) {
  const inner = withoutDangers(value);
  if (value !== null && typeof value === 'object') for (const key of Object.keys(inner)) visit(inner[key]);
}

/** Deletes the top-level keys that are excluded, or whose first segment is. */
export function drop(object, excluded, part, notes) {
  for (const key of Object.keys(object)) {
    if (excluded.includes(key) || excluded.includes(key.split('.')[0])) {
      delete object[key];
      notes.push(`stripped ${part}:${key}`);
    }
  }
}

/** What `fields` becomes in the database call: inclusions alone if there is one, else exclusions with the hidden ones. */
export function projection(fields, excluded) {
  const wanted = { ...(fields !== null && typeof fields === 'object' ? fields : {}) };
  for (const key of excluded) wanted[key] = 0;
  const included = Object.entries(wanted).filter(([, value]) => value);
  return Object.fromEntries(included.length > 0 ? included : Object.entries(wanted));
}
