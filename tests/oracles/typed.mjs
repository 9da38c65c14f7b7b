// Values to texts that are equal where the values are: keys in order, one spelling for each number, date, regex and binary.
import { Buffer } from 'node:buffer';

const object = (entries) => `{${entries.map(([key, value]) => `${JSON.stringify(key)}:${value}`).join(',')}}`;
const number = (value) => (Object.is(value, -0) ? '-0' : String(value));
const regex = (pattern, flags) => `regex ${JSON.stringify(source(pattern))} ${[...flags].sort().join('')}`;
const binary = (bytes, subtype = 0) => `binary ${subtype} ${Buffer.from(bytes).toString('base64')}`;
const date = (milliseconds) => `date ${milliseconds}`;

// JavaScript escapes what a regex literal could not hold.
function source(pattern) {
  try {
    return new RegExp(pattern).source;
  } catch {
    return pattern;
  }
}

// What Meteor's EJSON made of a text. On the way to the database its flag `g` becomes the option `s`.
export function fromMeteor(value) {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return number(value);
  if (typeof value === 'string') return JSON.stringify(value);
  if (value instanceof Date) return date(value.getTime());
  if (value instanceof RegExp) return regex(value.source, value.flags.replace('g', 's'));
  if (value instanceof Uint8Array) return binary(value);
  if (Array.isArray(value)) return `[${value.map(fromMeteor).join(',')}]`;
  return object(Object.entries(value).map(([key, inner]) => [key, fromMeteor(inner)]));
}

// The wrappers of canonical Extended JSON v2.
const wrappers = {
  $numberInt: (value) => number(Number(value)),
  $numberLong: (value) => number(Number(value)),
  $numberDouble: (value) => number(Number(value)),
  $date: (value) => date(Number(value.$numberLong)),
  $binary: (value) => binary(Buffer.from(value.base64, 'base64'), parseInt(value.subType, 16)),
  $regularExpression: (value) => regex(value.pattern, value.options),
};

// A text in canonical Extended JSON v2, parsed by JSON.parse.
export function fromCanonical(value) {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return number(value);
  if (typeof value === 'string') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(fromCanonical).join(',')}]`;
  const entries = Object.entries(value);
  if (entries.length === 1 && Object.hasOwn(wrappers, entries[0][0])) return wrappers[entries[0][0]](entries[0][1]);
  return object(entries.map(([key, inner]) => [key, fromCanonical(inner)]));
}
