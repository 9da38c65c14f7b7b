// The judge itself: plans and refusals written by hand, right ones and wrong ones.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judge } from './check.mjs';

const line = (more) => ({
  id: 1, endpoint: 'users.list', collection: 'users', version: '8.6.1', unsafe: true, privileged: true, mode: 'strict', with: {},
  residual: null, judged: true, stricter: false, ...more,
  asked: { query: null, fields: null, sort: null, offset: null, count: null, ...more.asked },
  answer: more.codes ? { codes: more.codes } : { client: null, ...more.answer },
});
const verdict = (more) => {
  const { kind, found } = judge(line(more));
  return [kind, found.length];
};
const differs = (more, pattern) => {
  const { found } = judge(line(more));
  assert.ok(found.length > 0, 'a difference');
  assert.match(found[0], pattern);
};

const active = '{"active":true}';
const recent = '{"active":true,"lastLogin":{"$lt":{"$date":1760000000000}}}';
const older = '{"lastLogin":{"$lt":{"$date":1760000000000}}}';

test('what is sent as it was meant', () => {
  const asked = { query: active, sort: '{"username":1}', offset: 2, count: 5 };
  assert.deepEqual(verdict({ asked, answer: { params: { query: active, sort: '{"username":1}', offset: 2, count: 5 } } }), ['accepted', 0]);
  const typed = { 'status': 'active', 'roles[]': ['admin', 'bot'] };
  const query = '{"active":true,"roles":{"$in":["admin","bot"]}}';
  assert.deepEqual(verdict({ endpoint: 'users.listByStatus', unsafe: false, asked: { query }, answer: { params: typed } }), ['accepted', 0]);
});

test('a plan that loses, widens or misplaces something', () => {
  differs({ asked: { query: recent }, answer: { params: { query: active } } }, /rows .* meant were/);
  differs({ asked: { query: active }, answer: { params: { query: active } }, unsafe: false }, /rows .* meant were/);
  differs({ asked: { query: recent }, answer: { params: { query: recent } } }, /the server answers 400/);
  differs({ asked: { query: active, sort: '{"username":-1}' }, answer: { params: { query: active } } }, /sorted by/);
  differs({ asked: { query: active, count: 3 }, answer: { params: { query: active } } }, /gives 50 rows/);
  differs({ asked: { fields: '{"name":1}' }, answer: { params: { fields: '{"name":1}' } } }, /a row shows/);
  const rid = '{"rid":"RANDOM"}';
  const messages = { endpoint: 'im.messages', collection: 'messages', with: { roomId: 'GENERAL' } };
  differs({ ...messages, asked: { query: rid }, answer: { params: { roomId: 'GENERAL', query: rid } } }, /outside of the baseline/);
  const inside = { roomId: 'GENERAL', query: `{"$and":[${rid}]}` };
  assert.deepEqual(verdict({ ...messages, asked: { query: rid }, answer: { params: inside } }), ['accepted', 0]);
});

test('what is left to the client', () => {
  const asked = { query: recent, sort: '{"lastLogin":-1}', count: 5 };
  const params = { query: active, sort: '{"lastLogin":-1}', offset: 0, count: 100 };
  const client = { fields: null, sort: null, offset: 0, count: 5, pages: true };
  const split = { mode: 'split', asked, answer: { params, client } };
  assert.deepEqual(verdict({ ...split, residual: older }), ['split', 0]);
  differs(split, /rows/);
  const first = { ...split, residual: older, answer: { params: { ...params, count: 5 }, client: { ...client, pages: false } } };
  differs(first, /rows/);
  // A field that rows do not show cannot be judged by the client.
  const query = '{"createdAt":{"$lt":{"$date":1650000000000}}}';
  differs({ mode: 'split', asked: { query }, answer: { params: { offset: 0, count: 100 }, client }, residual: query }, /rows/);
});

test('refusals and their ground', () => {
  assert.deepEqual(verdict({ asked: { query: recent }, codes: ['RQL0001'] }), ['refused', 0]);
  assert.deepEqual(verdict({ asked: { query: active }, unsafe: false, codes: ['RQL0001'] }), ['refused', 0]);
  assert.deepEqual(verdict({ asked: { query: active }, codes: ['RQL0001'] }), ['refused', 1]);
  assert.deepEqual(verdict({ asked: { query: active }, codes: ['RQL0001'], stricter: true }), ['refused', 0]);
  assert.deepEqual(verdict({ asked: { query: active }, codes: ['RQL0001'], judged: false }), ['unsound', 0]);
});
