// Parameters, as the parser of the query string leaves them, to the values that a schema's coercion makes of them, or to
// the refusal it answers. Written from the facts' typed-params-wire.txt and section 4 of their server.md.
import { Refusal } from './parameters.mjs';
import { before, since } from './versions.mjs';

/** What a client sends as `name[]=a&name[]=b` arrives as a list under `name`, while it is short enough to stay one. */
export function arrived(sent, version, choose) {
  const params = {};
  for (const [key, value] of Object.entries(sent)) {
    const name = key.endsWith('[]') ? key.slice(0, -2) : key;
    if (!Array.isArray(value)) {
      params[name] = key === name ? String(value) : [String(value)];
    } else {
      if (value.length === 0) continue;
      params[name] = value.length > limit(version, choose) ? { ...value.map(String) } : value.map(String);
    }
  }
  return params;
}

// The parser's own limit is 20; at 500 newer servers answer 400. When they began was not read.
function limit(version, choose) {
  return since(version, '8.6.1') ? 500 : choose('listLimit', [20, 500]);
}

const RFC3339 = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:?\d\d)$/;

/** The types of schemas: one value to what the handler gets, or undefined for what the schema refuses. */
const TYPES = {
  string: (value) => (typeof value === 'string' ? value : undefined),
  text: (value) => (typeof value === 'string' && value !== '' ? value : undefined),
  number: (value) => {
    if (value === '') return null;
    return typeof value === 'string' && Number.isFinite(Number(value)) ? Number(value) : undefined;
  },
  boolean: (value) => ({ true: true, false: false, '': null })[value],
  truth: (value) => (['true', 'false'].includes(value) ? value : undefined),
  'date-time': (value) => (typeof value === 'string' && RFC3339.test(value) && !Number.isNaN(Date.parse(value)) ? value : undefined),
};

/** Whether a lone value may stand for a list of one, and a list of one for a value. */
function bridges(version, choose) {
  if (before(version, '8.1.0')) return false;
  return since(version, '8.6.1') || choose('bridges', [false, true]);
}

/** `type` is a name above, a list of allowed words, `{ list: words or null }` or `{ either: true }` for text or list. */
export function coerce(name, type, given, version, choose) {
  let value = given;
  if (type.list !== undefined) {
    if (typeof value === 'string' && bridges(version, choose)) value = [value];
    const fits = Array.isArray(value) && (type.list === null || value.every((item) => type.list.includes(item)));
    return fits ? value : refuse(name, 'must be array');
  }
  if (type.either) return typeof value === 'string' || Array.isArray(value) ? value : refuse(name, 'must be string');
  if (Array.isArray(value) && value.length === 1 && bridges(version, choose)) value = value[0];
  const made = Array.isArray(type) ? (type.includes(value) ? value : undefined) : TYPES[type](value);
  return made === undefined ? refuse(name, `must be ${Array.isArray(type) ? 'one of the allowed values' : type}`) : made;
}

const refuse = (name, message) => {
  throw new Refusal('invalid-params', `/${name} ${message}`);
};

/** The five as schemas have them: numbers for paging, text for the rest. */
export const FIVE_TYPES = { query: 'string', fields: 'string', sort: 'string', offset: 'number', count: 'number' };
