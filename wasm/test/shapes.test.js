// What the package answers is what its types declare, key by key: no key is missing, and none is there that no type has.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import * as rocketql from '../pkg/node.js';
import { answer } from './vectors.js';

const source = readFileSync(new URL('../js/index.d.ts', import.meta.url), 'utf8').replaceAll(/\/\*\*.*?\*\//gs, '');

/** The interfaces and the names of types: each to what it is written as. */
const interfaces = new Map([...source.matchAll(/^export interface (\w+)(?: extends (\w+))? {(.*?)^}/gms)].map(([, name, above, body]) => [name, { above, body }]));
const aliases = new Map([...source.matchAll(/^export type (\w+) = (.*?);$/gms)].map(([, name, text]) => [name, text]));

const TOKEN = /\s*(?:'([^']*)'|(-?\d+)|(\w+)|([{}[\]()<>|&,;:?]))/y;

/**
 * Reads types as they are written in `index.d.ts`: unions, arrays, records, objects and names.
 * @param {string} text
 */
const parse = (text) => {
  if (!parsed.has(text)) parsed.set(text, parsedAnew(text));
  return parsed.get(text);
};
const parsed = new Map();
const parsedAnew = (text) => {
  TOKEN.lastIndex = 0;
  const tokens = [];
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const from = TOKEN.lastIndex;
    const found = TOKEN.exec(text);
    assert.ok(found, text.slice(from));
    tokens.push(found[1] !== undefined ? { literal: found[1] } : found[2] !== undefined ? { literal: Number(found[2]) } : { word: found[3] ?? found[4] });
  }
  let at = 0;
  const take = (word) => (tokens[at]?.word === word ? (at += 1, true) : false);
  const must = (word) => assert.ok(take(word), `${word} in ${text}`);
  const union = () => {
    take('|');
    const members = [both()];
    while (take('|')) members.push(both());
    return members.length > 1 ? { union: members } : members[0];
  };
  const both = () => {
    const members = [array()];
    while (take('&')) members.push(array());
    return members.length > 1 ? { both: members } : members[0];
  };
  const array = () => {
    take('readonly');
    let type = atom();
    while (take('[')) {
      const key = tokens[at]?.literal;
      if (key !== undefined) at += 1;
      must(']');
      type = key === undefined ? { items: type } : membersOf(type.name)[key].type;
    }
    return type;
  };
  const atom = () => {
    if (take('(')) {
      const inner = union();
      must(')');
      return inner;
    }
    if (take('{')) return { members: members('}') };
    const { word, literal } = tokens[at];
    at += 1;
    if (literal !== undefined) return { literal };
    if (word !== 'Record') return { name: word };
    must('<');
    union();
    must(',');
    const values = union();
    must('>');
    return { values };
  };
  const members = (end) => {
    const all = {};
    while (at < tokens.length && !take(end)) {
      take('readonly');
      const name = tokens[at].word;
      at += 1;
      const optional = take('?');
      must(':');
      all[name] = { type: union(), optional };
      take(';');
    }
    return all;
  };
  const read = text.includes(':') && !text.startsWith('{') ? { members: members() } : union();
  assert.equal(at, tokens.length, text);
  return read;
};

const membersOf = (name) => {
  const { above, body } = interfaces.get(name);
  return { ...(above ? membersOf(above) : {}), ...parse(body.trim()).members };
};

/** What of the types the answers have shown. */
const seen = new Set();

/** What is wrong with a value; nothing where it is of the type. `name` is the path to the type, for the tally. */
const fault = (value, type, name) => {
  if (type.union) {
    const faults = type.union.map((one, number) => fault(value, one, type.union.every((other) => 'literal' in other) ? `${name}=${one.literal}` : `${name}|${number}`));
    return faults.includes(undefined) ? undefined : `${name}: ${faults.join(' / ')}`;
  }
  const object = value !== null && typeof value === 'object' && !Array.isArray(value);
  if ('literal' in type) {
    if (value === type.literal) seen.add(name);
    return value === type.literal ? undefined : `${JSON.stringify(value)} is not ${type.literal}`;
  }
  if (type.items) return Array.isArray(value) ? first(value.map((item) => fault(item, type.items, `${name}[]`))) : `${name} is no array`;
  if (type.values) return object ? first(Object.values(value).map((item) => fault(item, type.values, `${name}{}`))) : `${name} is no record`;
  const members = type.both ? Object.assign({}, ...type.both.map(resolved)) : type.members ?? (interfaces.has(type.name) ? membersOf(type.name) : undefined);
  if (members) {
    if (!object) return `${name} is no object`;
    const unknown = Object.keys(value).filter((key) => !(key in members));
    const missing = Object.keys(members).filter((key) => !(key in value) && !members[key].optional);
    if (unknown.length + missing.length > 0) return `${name}: unknown ${unknown}; missing ${missing}`;
    return first(Object.entries(value).map(([key, member]) => fault(member, members[key].type, `${type.name ?? name}.${key}`)));
  }
  if (aliases.has(type.name)) return fault(value, parse(aliases.get(type.name)), type.name);
  switch (type.name) {
    case 'true': case 'false': return String(value) === type.name && typeof value === 'boolean' ? undefined : `${name} is not ${type.name}`;
    case 'null': return value === null ? undefined : `${name} is not null`;
    case 'string': case 'number': case 'boolean': return typeof value === type.name ? undefined : `${name}: ${JSON.stringify(value)} is no ${type.name}`;
    default: throw new Error(`the type ${type.name} is not read`);
  }
};
const resolved = (type) => type.members ?? membersOf(type.name);
const first = (faults) => faults.find((one) => one !== undefined);

const TYPES = {
  compile: 'Compiled | Refused', explain: 'Explained | Refused', format: 'Written | Refused', render: 'Written | Refused', mongosh: 'Written | Refused',
  complete: 'Completions', hover: 'Card[]', highlight: 'Highlight[]', signature: 'Signature | null', rows: '(boolean | string)[]',
};

const holds = (value, type, shown) => assert.equal(fault(value, parse(type), type), undefined, shown);

const vectors = new URL('../../tests/vectors/', import.meta.url);

test('the answers to the vectors are of their types', () => {
  const done = new Set();
  for (const file of readdirSync(vectors)) {
    for (const vector of JSON.parse(readFileSync(new URL(file, vectors), 'utf8'))) {
      if (vector.host === 'refuses') continue;
      const shown = answer(rocketql, vector);
      holds(shown, TYPES[vector.do], JSON.stringify(vector.request));
      if (vector.do === 'compile') holds(rocketql.check(vector.request, vector.options), 'Diagnostic[]', JSON.stringify(vector.request));
      done.add(vector.do);
    }
  }
  assert.deepEqual([...done].sort(), Object.keys(TYPES).sort());
});

test('the catalogue and the codes are of their types', () => {
  for (const server of [undefined, '6.13.1', '8.6.1', '9.0']) {
    const there = rocketql.endpoints({ server });
    assert.ok(there.length > 100);
    holds(there, 'Endpoint[]');
    for (const { name } of there) holds(rocketql.fields(name, { server }), 'Field[] | null', name);
  }
  let codes = 0;
  for (let number = 1; number < 2000; number += 1) {
    const meaning = rocketql.code(`RQL${String(number).padStart(4, '0')}`);
    holds(meaning, 'CodeMeaning | null');
    codes += meaning ? 1 : 0;
  }
  assert.ok(codes > 200);
});

test('a wrong shape is found', () => {
  const [found] = rocketql.check('a');
  for (const wrong of [{ ...found, more: 1 }, { ...found, help: undefined }, { ...found, severity: 'fatal' }, { ...found, start: '0' }, { ...found, fixes: [{ title: 'x' }] }]) {
    assert.notEqual(fault(wrong, parse('Diagnostic'), 'Diagnostic'), undefined);
  }
  const { help, ...less } = found;
  assert.notEqual(fault(less, parse('Diagnostic'), 'Diagnostic'), undefined, help);
});

// The words of the types are those that come: one that never comes would be a mistake of the hand that wrote it.
test('every word that the types name has come', () => {
  const words = ['Diagnostic.severity', 'Completion.kind', 'Highlight.kind', 'Treatment', 'Field.certainty'];
  for (const text of TEXTS) {
    for (const part of ['text', 'filter', 'fields', 'sort', 'with']) {
      const request = { [part]: text };
      holds(rocketql.highlight(request, { part }), 'Highlight[]', text);
      for (let at = 0; at <= text.length; at += 1) {
        holds(rocketql.complete(request, at, { part, endpoint: 'users.list', maxCompletions: 10_000 }), 'Completions', text);
        holds(rocketql.hover(request, at, { part }), 'Card[]', text);
        holds(rocketql.signature(request, at, { part }), 'Signature | null', text);
      }
    }
  }
  for (const name of words) {
    const [type, key] = name.split('.');
    const declared = key ? membersOf(type)[key].type : parse(aliases.get(type));
    const missing = declared.union.map((one) => `${name}=${one.literal}`).filter((one) => !seen.has(one));
    assert.deepEqual(missing, []);
  }
});

const TEXTS = [
  'users.list: active = true and (name startswith "a" or age > 3) | fields name, -_id | sort -name | count 10 | with x = 1',
  'a is not null and b type string and c ~ /x/i and d in (1, oid("507f1f77bcf86cd799439011")) and e > 2024-01-01 # why',
  'a > now-7d and loc within circle(1, 2, 3) and not b exists and c = word and ',
  '{"a":{"$in":[1,"x",true,null,{"$date":1}]}, "b": } ~~~ ???',
  'with roomId = GENERAL, x', '',
];
