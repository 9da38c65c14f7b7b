// The model against the tables that its rules were read from; `cases/*.jsonl` hold them, the first line their source.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { complaint } from './attributes.mjs';
import { canonical } from './canonical.mjs';
import { CONTEXT, model, outcomes } from './model.mjs';
import { ejson } from './packages.mjs';
import { clean, drop } from './parameters.mjs';
import { Unsupported, inOrder, run, selected, shown } from './rows.mjs';
import { cleaning, exclusions } from './versions.mjs';

const cases = (name) =>
  readFileSync(new URL(`./cases/${name}.jsonl`, import.meta.url), 'utf8').trim().split('\n').slice(1).map((line) => JSON.parse(line));
const first = (name, options) => options[0];

test('npm ejson reads as the facts say', () => {
  for (const { input, result, error } of cases('ejson')) {
    if (error) assert.throws(() => ejson.parse(input), (thrown) => `${thrown.name}: ${thrown.message}` === error, input);
    else assert.deepEqual(canonical(ejson.parse(input)), result, input);
  }
});

test('clean() of 8.6.1', () => {
  for (const { case: name, query, result, error, stripped } of cases('clean')) {
    const request = { endpoint: 'statistics.list', version: '8.6.1', unsafe: true, params: { query } };
    const answer = model(request);
    if (error) {
      assert.equal(answer.errorType, 'error-invalid-query', name);
      assert.equal(answer.error, `Invalid query parameter provided: ${error}`, name);
    } else {
      assert.deepEqual(canonical(answer.filter), result, name);
      // A key of this name is lost by the reader already, so cleaning finds nothing to tell of.
      const told = (stripped ?? []).filter((key) => key !== '__proto__').map((key) => `stripped query:${key}`);
      assert.deepEqual(answer.notes, told, name);
    }
  }
});

test('isValidQuery A and C, with and without full user info', () => {
  for (const { query, A, C, limited } of cases('attributes')) {
    for (const [version, privileged, expected] of [['6.0.0', true, A], ['8.6.1', true, C], ['8.6.1', false, limited]]) {
      const request = { endpoint: 'users.list', version, unsafe: true, privileged, params: { query } };
      const answer = model(request);
      const where = `${query} at ${version}, privileged ${privileged}`;
      if (expected.error) assert.equal(answer.error, expected.error, where);
      else {
        assert.equal(answer.status, 200, `${where}: ${answer.error}`);
        assert.deepEqual(answer.notes, expected.stripped ? [`stripped query:${expected.stripped}`] : [], where);
      }
    }
  }
});

test('isValidQuery D takes lists of values, B walks arrays and bytes', () => {
  const operators = ['$in', '$or'];
  assert.equal(complaint('C', { a: { $in: ['x'] } }, ['a'], operators), 'Invalid attribute: 0');
  assert.equal(complaint('D', { a: { $in: ['x'] } }, ['a'], operators), null);
  assert.equal(complaint('B', { a: ['x'] }, ['a'], operators), 'Invalid attribute: a.0');
  assert.equal(complaint('C', { a: ['x'] }, ['a'], operators), null);
  assert.equal(complaint('B', { a: ejson.parse('{"$binary":"AQI="}') }, ['a'], operators), 'Invalid attribute: a.0');
});

const VALIDATORS = {
  isUsersListStatusProps: 'users.listByStatus',
  isGETLivechatRoomsParams: 'livechat/rooms',
  isChannelsMessagesProps: 'channels.messages',
  isChannelsHistoryProps: 'channels.history',
  isReportHistoryProps: 'moderation.reportsByUsers',
  isRoomsAdminRoomsProps: 'rooms.adminRooms',
  isChannelsListProps: 'channels.list',
  isChatGetDeletedMessagesProps: 'chat.getDeletedMessages',
  isUsersListParamsGET: 'users.list',
};

test('what schemas take of typed parameters', () => {
  for (const { version, validator, query, refused } of cases('wire')) {
    const params = {};
    for (const [key, value] of new URLSearchParams(query)) {
      const name = key.replace(/\[\]$/, '');
      params[name] = key === name ? value : [...(params[name] ?? []), value];
    }
    const endpoint = VALIDATORS[validator];
    assert.ok(endpoint, validator);
    const statuses = outcomes({ endpoint, version, unsafe: true, params }).map((answer) => answer.status);
    assert.ok(statuses.includes(refused ? 400 : 200), `${endpoint}?${query} at ${version}: ${statuses}`);
  }
});

test('versions', () => {
  const at = (version) => cleaning(version, first);
  assert.deepEqual(
    ['3.11.3', '3.11.4', '3.12.3', '3.12.5', '3.12.6', '3.13.1', '3.13.2', '3.13.4', '3.14.0', '3.14.2', '3.15.0', '9.0.0'].map(at),
    ['none', 'broken', 'none', 'broken', 'mended', 'none', 'broken', 'mended', 'broken', 'mended', 'mended', 'none'],
  );
  assert.deepEqual(clean({ $where: 1, '': 2, a: 3 }, 'broken', []), { $where: 1, a: 3 });
  const statistics = (version, unsafe, params) => model({ endpoint: 'statistics.list', version, unsafe, params });
  const query = '{"a":{"$date":5}}';
  assert.deepEqual(statistics('0.72.0', false, { query }).filter, { a: { $date: 5 } });
  assert.deepEqual(statistics('0.73.0', false, { query }).filter, { a: new Date(5) });
  assert.deepEqual(statistics('6.13.0', false, { query }).filter, { a: new Date(5) });
  assert.deepEqual(statistics('7.0.0', false, { query }).filter, {});
  assert.deepEqual(statistics('7.0.0', true, { query }).filter, { a: new Date(5) });
  assert.deepEqual(statistics('9.0.0', true, { query }).filter, {});
  assert.equal(model({ endpoint: 'users.list', version: '9.0.0', unsafe: true, params: { query } }).status, 400);
  assert.equal(statistics('4.7.3', false, { sort: '{"a":2}' }).status, 200);
  assert.equal(statistics('4.8.0', false, { sort: '{"a":2}' }).errorType, 'error-invalid-sort');
  assert.equal(statistics('4.8.0', false, { fields: '{"a":true}' }).errorType, 'error-invalid-fields');
});

test('sort texts of 8.6.1', () => {
  const sort = (text) => model({ endpoint: 'statistics.list', version: '8.6.1', params: { sort: text } }).status;
  for (const text of ['5', 'true', '[1,-1]', '[]', '{}', '{"a":1,"b":-1}']) assert.equal(sort(text), 200, text);
  for (const text of ['', 'null', '"x"', '{"a":true}']) assert.equal(sort(text), 400, text);
});

test('paging', () => {
  const paged = (params, endpoint = 'statistics.list', version = '8.6.1') => {
    const { status, skip, limit } = model({ endpoint, version, params });
    return [status, skip, limit];
  };
  assert.deepEqual(paged({}), [200, 0, 50]);
  assert.deepEqual(paged({ count: '500', offset: '7' }), [200, 7, 100]);
  assert.deepEqual(paged({ count: '0' }), [200, 0, null]);
  assert.deepEqual(paged({ count: '' }), [200, 0, null]);
  assert.deepEqual(paged({ count: '1e3' }), [200, 0, 1]);
  assert.deepEqual(paged({ count: 'abc', roomId: 'r' }, 'channels.messages')[0], 400);
  assert.deepEqual(paged({ count: '', roomId: 'r' }, 'channels.messages'), [200, 0, 50]);
  assert.deepEqual(paged({ count: '1.5', roomId: 'r' }, 'channels.messages'), [200, 0, 1]);
  assert.deepEqual(paged({ count: '1e3', roomId: 'r' }, 'channels.messages'), [200, 0, 100]);
});

test('who wins where keys meet', () => {
  const filter = (endpoint, query, more = {}) =>
    model({ endpoint, version: '8.6.1', unsafe: true, params: { roomId: 'r', query: JSON.stringify(query) }, ...more }).filter;
  assert.equal(filter('channels.messages', { rid: 'mine' }).rid, 'r');
  assert.equal(filter('im.messages', { rid: 'mine' }).rid, 'mine');
  assert.equal(filter('dm.messages.others', { rid: 'mine' }).rid, 'r');
  const list = (query, privileged) =>
    model({ endpoint: 'channels.list', version: '8.6.1', unsafe: true, privileged, params: { query: JSON.stringify(query) } }).filter;
  assert.equal(list({ $or: [{ a: 1 }] }, true).$or.length, 2);
  assert.equal(list({ _id: 'x' }, true)._id, 'x');
  assert.deepEqual(list({ _id: 'x' }, false)._id, { $in: CONTEXT.ownRooms });
  const commands = (query) => model({ endpoint: 'commands.list', version: '8.6.1', unsafe: true, params: { query } });
  assert.deepEqual(commands('{"command":"a","b":1}').filter, { command: 'a' });
  assert.deepEqual(commands('{"command":{"$ne":"a"}}').filter, { $nor: [{}] });
  assert.equal(model({ endpoint: 'channels.online', version: '8.6.1', unsafe: true, params: {} }).error, 'Invalid query');
});

test('typed parameters', () => {
  const sent = (endpoint, params, version = '8.6.1') => model({ endpoint, version, params });
  const messages = (params, version) => sent('channels.messages', { roomId: 'r', ...params }, version).filter;
  assert.deepEqual(messages({ mentionIds: 'a, b' })['mentions._id'], { $in: ['a', 'b'] });
  assert.equal(messages({ mentionIds: '' })['mentions._id'], undefined);
  assert.equal(messages({ pinned: 'True' }).pinned, true);
  assert.equal(messages({ pinned: 'false' }).pinned, undefined);
  assert.equal(sent('channels.messages', { roomId: 'r', pinned: 'true' }, '6.13.1').status, 400);
  assert.deepEqual(sent('custom-sounds.list', { name: 'x' }, '6.13.1').notes, ['ignored name: the endpoint does not know it']);
  const byStatus = (params) => sent('users.listByStatus', params).filter;
  assert.deepEqual(byStatus({ hasLoggedIn: '' }), { lastLogin: { $exists: false } });
  assert.deepEqual(byStatus({ hasLoggedIn: 'true' }), { lastLogin: { $exists: true } });
  assert.deepEqual(byStatus({ roles: ['a', 'all'] }), {});
  assert.deepEqual(byStatus({ roles: ['a'] }), { roles: { $in: ['a'] } });
  assert.deepEqual(sent('livechat/rooms', { createdAt: '{}' }).filter.$and[1], { ts: {} });
  const emoji = sent('emoji-custom.list', { _updatedAt: '2024-01-01T00:00:00Z' }).filter;
  assert.deepEqual(emoji, { _updatedAt: { $gt: new Date('2024-01-01T00:00:00Z') } });
  assert.equal(sent('emoji-custom.list', { _updatedAt: 'x' }).status, 400);
  const rooms = sent('rooms.adminRooms', { types: ['c'] }).filter.$and;
  assert.deepEqual(rooms, [{ $or: [{ t: { $in: ['c'] } }] }, { prid: { $exists: false } }, { teamMain: { $exists: false } }]);
  assert.equal(model({ endpoint: 'users.list', version: '8.6.1', privileged: false, params: { email: 'a@b' } }).status, 403);
});

test('every exclusion is cut from both parts', () => {
  const request = { version: '8.6.1', endpoint: 'users.list', privileged: false, context: CONTEXT };
  const excluded = exclusions(request, first);
  const query = { 'customFields.secret': 1, 'customFields.open': 1, 'emails.address': 1, name: 1 };
  drop(query, excluded, 'query', []);
  assert.deepEqual(Object.keys(query), ['customFields.open', 'name']);
});

test('rows', () => {
  const rows = [
    { _id: 'a', n: 1, s: 'Bob', at: new Date(0) },
    { _id: 'b', n: null, s: ['bob', 'x'] },
    { _id: 'c', s: 'carl', at: new Date(9) },
    { _id: 'd', n: 3 },
  ];
  const ids = (filter) => rows.filter((row, index) => selected(filter, rows)[index]).map((row) => row._id).join('');
  assert.equal(ids({ n: null }), 'bc');
  assert.equal(ids({ n: { $exists: false } }), 'c');
  assert.equal(ids({ n: { $ne: 1 } }), 'bcd');
  assert.equal(ids({ s: { $regex: '(?i)^bob$' } }), 'ab');
  assert.equal(ids({ s: { $regex: '^bob$', $options: 'i' } }), 'ab');
  assert.equal(ids({ s: { $regex: '' } }), 'abc');
  assert.equal(ids({ at: { $gte: new Date('garbage') } }), 'ac');
  assert.equal(ids({ at: { $lt: 5 } }), '');
  assert.equal(ids({ $nor: [{}] }), '');
  assert.throws(() => ids({ n: { $unheard: 1 } }), Unsupported);
  const call = { filter: {}, sort: { n: -1, _id: 1 }, skip: 1, limit: 2, projection: { _id: 1 } };
  assert.deepEqual(run(call, rows), [{ _id: 'a' }, { _id: 'b' }]);
  assert.deepEqual(shown(rows[0], { at: 0, s: 0 }), { _id: 'a', n: 1 });
  assert.equal(inOrder(rows, { _id: 1 }), true);
  assert.equal(inOrder(rows, { n: 1 }), false);
});

test('every branch that the facts leave open is tried', () => {
  const request = { endpoint: 'users.list', version: '8.0.0', unsafe: true, params: { query: '{"roles":["admin"]}' } };
  const statuses = Object.fromEntries(outcomes(request).map(({ choices, status }) => [choices.attributeCheck, status]));
  assert.deepEqual(statuses, { 0: 400, 1: 400, 2: 200 });
  const messages = outcomes({ endpoint: 'channels.messages', version: '7.5.0', params: { roomId: 'r' } });
  assert.deepEqual(messages.map(({ filter }) => '_hidden' in filter).sort(), [false, true]);
});

test('a search takes its index, and none by distance is counted', () => {
  const asked = (endpoint, version, query, params = {}) => model({
    endpoint, version, unsafe: true, privileged: true, params: { ...params, query: JSON.stringify(query) },
  });
  const room = { roomId: 'GENERAL' };
  const near = { location: { $near: { $geometry: { type: 'Point', coordinates: [1, 2] }, $maxDistance: 5 } } };
  assert.equal(asked('channels.messages', '8.6.1', { $and: [near] }, room).errorType, 'MongoServerError');
  assert.deepEqual(asked('channels.messages', '6.13.1', near, room).unknown, ['how rows that are searched by distance were counted']);
  const words = { $and: [{ $text: { $search: 'x' } }] };
  assert.deepEqual(asked('channels.messages', '8.6.1', words, room).unknown, []);
  assert.deepEqual(asked('groups.listAll', '8.6.1', words).unknown, ['whether there is a text index']);
});
