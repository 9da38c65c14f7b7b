// A database call to rows: filter, sort, skip, limit, project, with npm `mingo` where it is right.
//
// mingo 7 validates nothing, knows no `(?i)` at the start of a pattern and no spherical geometry: patterns are put into the
// form that it knows; what it cannot do is `Unsupported`, which says nothing about either side.
import { mingo } from './packages.mjs';

export class Unsupported extends Error {}

const cannot = /unknown query operator|Invalid flags|Invalid regular expression|not supported|is not iterable/i;

const guarded = (work) => {
  try {
    return work();
  } catch (error) {
    throw cannot.test(error.message) ? new Unsupported(error.message) : error;
  }
};

/** Whether each row is selected. */
export function selected(filter, rows) {
  return guarded(() => {
    const query = new mingo.Query(onTheWire(filter));
    return rows.map((row) => query.test(row));
  });
}

/** The rows of a call in its order: `{ filter, sort, skip, limit, projection }`. */
export function run({ filter, sort, skip = 0, limit = null, projection = null }, rows) {
  return guarded(() => {
    let cursor = new mingo.Query(onTheWire(filter)).find(rows);
    if (sort && Object.keys(sort).length > 0) cursor = cursor.sort(sort);
    const page = cursor.all().slice(skip, limit === null ? undefined : skip + limit);
    return page.map((row) => shown(row, projection));
  });
}

/** A row as a projection shows it; null shows all of it. */
export function shown(row, projection) {
  if (projection === null || Object.keys(projection).length === 0) return row;
  return guarded(() => new mingo.Query({}).find([row], projection).all()[0]);
}

/** The rows, in the order that a sort asks of them, whatever order it leaves to ties. */
export function inOrder(rows, sort) {
  const keys = rows.map((row, index) => ({ ...row, '(index)': index }));
  const ordered = new mingo.Query({}).find(keys).sort({ ...sort, '(index)': 1 }).all();
  return ordered.every((row, index) => row['(index)'] === index);
}

/** What the driver makes of values: an invalid date is 1970, `g` is the option `s`, `u` and `y` vanish. */
export function onTheWire(value) {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? new Date(0) : value;
  if (value instanceof RegExp) return new RegExp(value.source, value.flags.replace('g', 's').replace(/[uy]/g, ''));
  if (Array.isArray(value)) return value.map(onTheWire);
  if (value === null || typeof value !== 'object' || value instanceof Uint8Array) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, onTheWire(inner)]);
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
