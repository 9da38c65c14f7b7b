// A database call to rows: filter, sort, skip, limit, project, with npm `mingo` where it is right.
//
// mingo 7 validates nothing, knows no `(?i)` at the start of a pattern and no spherical geometry: patterns are put into the
// form that it knows; what it cannot do is `Unsupported`, which says nothing about either side. Its `$mod` makes numbers of
// what is none, and its `$type` does not look into lists: others take their places.
import { mingo, resolve } from './packages.mjs';

export class Unsupported extends Error {}
/** What the database itself would answer with an error. */
export class Refused extends Error {}

const cannot = /unknown query operator|unknown top level operator: \$text|Invalid flags|Invalid regular expression|not supported|is not iterable/i;

const guarded = (work) => {
  try {
    return work();
  } catch (error) {
    if (/Path collision/.test(error.message)) throw new Refused(error.message);
    throw cannot.test(error.message) ? new Unsupported(error.message) : error;
  }
};

/** As MongoDB has `$mod`: numbers alone leave a remainder, without their fractions. */
const remainder = (path, [divisor, rest]) => (row) =>
  [resolve(row, path, { unwrapArray: true })].flat().some((value) => typeof value === 'number' && Math.trunc(value) % divisor === rest);
/** As MongoDB has `$type`: a list has its own type and those of its members. */
const kinds = (path, types) => {
  const query = new mingo.Query({ value: { $type: types } });
  return (row) => at(row, path.split('.'))
    .flatMap((value) => (Array.isArray(value) ? [value, ...value] : [value]))
    .some((value) => value !== undefined && query.test({ value }));
};
const context = mingo.Context.init({ query: { $remainder: remainder, $kinds: kinds } });

/** What is called otherwise here. */
const NAMES = { $mod: '$remainder', $type: '$kinds' };

/** Whether each row is selected. */
export function selected(filter, rows) {
  return guarded(() => {
    const query = new mingo.Query(onTheWire(filter), { context });
    return rows.map((row) => query.test(row));
  });
}

/** The rows of a call in its order: `{ filter, sort, skip, limit, projection }`. */
export function run({ filter, sort, skip = 0, limit = null, projection = null }, rows) {
  const passed = selected(filter, rows);
  const kept = sorted(rows.filter((row, index) => passed[index]), sort ?? {});
  return kept.slice(skip, limit === null ? undefined : skip + limit).map((row) => shown(row, projection));
}

/** A row as a projection shows it; null shows all of it. */
export function shown(row, projection) {
  // Old servers hide a key that begins with `$`, which no row has and mingo refuses.
  const keys = Object.entries(projection ?? {}).filter(([key]) => !key.startsWith('$'));
  if (keys.length === 0) return row;
  // To leave out what lies inside, mingo takes it out of the row that it is given.
  return guarded(() => new mingo.Query({}).find([structuredClone(row)], Object.fromEntries(keys)).all()[0]);
}

export const inOrder = (rows, sort) => rows.every((row, index) => index === 0 || compare(rows[index - 1], row, sort) <= 0);

export const sorted = (rows, sort) => [...rows].sort((one, other) => compare(one, other, sort));

/** As MongoDB orders two rows; 0 where a sort says nothing of them. (mingo tells missing from null.) */
export function compare(one, other, sort) {
  for (const [path, direction] of Object.entries(sort)) {
    const found = ordering(key(one, path, direction), key(other, path, direction));
    if (found !== 0) return found * direction;
  }
  return 0;
}

/** A list counts as its smallest member, or its largest in falling order; an empty one comes before null. */
function key(row, path, direction) {
  const values = at(row, path.split('.')).flatMap((value) => (Array.isArray(value) && value.length > 0 ? value : [value]));
  return values.reduce((best, value) => (ordering(value, best) * direction < 0 ? value : best));
}

function at(value, [name, ...rest]) {
  if (name === undefined) return [value];
  if (Array.isArray(value)) {
    const found = value.flatMap((item) => (item !== null && typeof item === 'object' ? at(item, [name, ...rest]) : []));
    return found.length > 0 ? found : [undefined];
  }
  const inner = value !== null && typeof value === 'object' && Object.hasOwn(value, name) ? value[name] : undefined;
  return inner === undefined ? [undefined] : at(inner, rest);
}

const KINDS = ['empty', 'null', 'number', 'string', 'object', 'array', 'boolean', 'date'];

function kind(value) {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return value.length === 0 ? 'empty' : 'array';
  return value instanceof Date ? 'date' : typeof value;
}

function ordering(one, other) {
  const [a, b] = [KINDS.indexOf(kind(one)), KINDS.indexOf(kind(other))];
  if (a !== b) return Math.sign(a - b);
  if (['null', 'empty'].includes(KINDS[a])) return 0;
  const [x, y] = ['object', 'array'].includes(KINDS[a]) ? [JSON.stringify(one), JSON.stringify(other)] : [one, other];
  return x < y ? -1 : x > y ? 1 : 0;
}

/** What the driver makes of values: an invalid date is 1970, `g` is the option `s`, `u` and `y` vanish. Operators get their other names. */
export function onTheWire(value) {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? new Date(0) : value;
  if (value instanceof RegExp) return new RegExp(value.source, value.flags.replace('g', 's').replace(/[uy]/g, ''));
  if (Array.isArray(value)) return value.map(onTheWire);
  if (value === null || typeof value !== 'object' || value instanceof Uint8Array) return value;
  const entries = Object.entries(value).map(([key, inner]) => [NAMES[key] ?? key, onTheWire(inner)]);
  const made = Object.fromEntries(entries);
  return typeof made.$regex === 'string' ? pattern(made) : made;
}

/** Flags at the start of a pattern to `$options`, and options that JavaScript lacks to none where they say nothing. */
function pattern(condition) {
  const leading = /^\(\?([imsx]+)\)/.exec(condition.$regex);
  if (!leading && condition.$options === undefined) return condition;
  const source = leading ? condition.$regex.slice(leading[0].length) : condition.$regex;
  const options = [...new Set([...(condition.$options ?? ''), ...(leading?.[1] ?? '')])].join('');
  if (options.includes('x')) throw new Unsupported('the flag x');
  const made = { ...condition, $regex: source, $options: options };
  if (options === '') delete made.$options;
  return made;
}
