// Places: bytes to indexes of JavaScript strings and back, over texts with characters of every width.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as rocketql from '../pkg/node.js';
import { toBytes, toUnits } from '../pkg/offsets.js';

/** Numbers that look like chance, and are the same each time. */
const chance = (seed) => () => {
  seed = (Math.imul(seed ^ (seed >>> 15), seed | 1) + 0x6d2b79f5) | 0;
  return ((seed ^ (seed >>> 14)) >>> 0) / 2 ** 32;
};
const next = chance(20261123);
const pick = (from) => from[Math.floor(next() * from.length)];

const LETTERS = ['a', ' ', '"', '\n', 'é', 'ß', '\u0301', '中', '\ufeff', '𝄞', '👩‍👧', '\u{10ffff}', '\ud800', '\udc00', '\0'];
const PIECES = ['active', '=', 'true', 'and', 'or', '(', ')', 'name', 'startswith', '"é𝄞"', '"中\\n"', '/𝄞+/i', 'in', '(1, 2)', '{"é":"𝄞"}', 'now-7d', '|', 'sort', '-é.中', '# 𝄞', '==', '&&', '😀', '\ud83d', '…', '“x”', '\n'];

const text = (from, most) => Array.from({ length: Math.floor(next() * most) }, () => pick(from)).join(from === PIECES ? pick([' ', '']) : '');

/** What UTF-8 takes for the first so many units; half of a pair alone is written as U+FFFD, in three bytes. */
const bytesOf = (text) => Buffer.byteLength(text.toWellFormed?.() ?? text);

/** Whether an index lies inside of a pair. */
const isInside = (text, at) => /[\ud800-\udbff]/.test(text[at - 1] ?? '') && /[\udc00-\udfff]/.test(text[at] ?? '');

test('bytes and indexes are of each other', () => {
  for (let time = 0; time < 3000; time += 1) {
    const written = text(LETTERS, 40);
    const inOrder = toUnits(written);
    const anyhow = toUnits(written);
    const places = [];
    for (let at = 0; at <= written.length; at += 1) {
      const byte = toBytes(written, at);
      if (isInside(written, at)) {
        assert.equal(byte, toBytes(written, at - 1), JSON.stringify(written));
        continue;
      }
      assert.equal(byte, bytesOf(written.slice(0, at)), JSON.stringify(written));
      assert.equal(inOrder(byte), at, JSON.stringify(written));
      places.push([byte, at]);
    }
    for (const [byte, at] of places.sort(() => next() - 0.5)) assert.equal(anyhow(byte), at);
  }
});

/** Whether a place is one of the text, and breaks no pair. */
const isPlace = ({ start, end }, text) => start >= 0 && start <= end && end <= text.length && !isInside(text, start) && !isInside(text, end);

test('every place of every answer lies in the text and breaks no character', () => {
  const session = new rocketql.Session({ server: '8.6.1', unsafeParams: true, now: 0 });
  let found = 0;
  for (let time = 0; time < 1500; time += 1) {
    const written = text(next() < 0.7 ? PIECES : LETTERS, 14);
    const shown = JSON.stringify(written);
    for (const one of session.check(written)) {
      found += 1;
      for (const place of [one, ...one.related, ...one.fixes.flatMap((fix) => fix.edits)]) assert.ok(isPlace(place, written), shown);
      for (const fix of one.fixes) session.check(rocketql.applyFix(written, fix));
    }
    let end = 0;
    for (const piece of session.highlight(written)) {
      assert.ok(isPlace(piece, written) && piece.start >= end, shown);
      // Between the pieces lies only what is blank.
      assert.match(written.slice(end, piece.start), /^\s*$/u, shown);
      end = piece.end;
    }
    const at = Math.floor(next() * (written.length + 1));
    for (const item of session.complete(written, at).items) assert.ok(isPlace(item, written) && item.start <= at, shown);
    for (const card of session.hover(written, at)) assert.ok(isPlace(card, written), shown);
    const signature = session.signature(written, at);
    if (signature) assert.ok(isPlace(signature, written), shown);
  }
  assert.ok(found > 1000);
});

test('what is quoted is what stands there', () => {
  for (const before of ['é', '中', '𝄞', '👩‍👧', '\ud800', 'a']) {
    const written = `x = "${before}" y = 2`;
    const [one] = rocketql.check(written);
    assert.equal(written.slice(one.start, one.end), 'y');
    assert.equal(rocketql.applyFix(written, one.fixes[0]), `x = "${before}" and y = 2`);
    const pieces = rocketql.highlight(written).map(({ start, end }) => written.slice(start, end));
    assert.deepEqual(pieces, ['x', '=', `"${before}"`, 'y', '=', '2']);
  }
});
