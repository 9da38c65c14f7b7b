// What people do who make no slip, done to the package: `wasm/first.mjs` makes the first part of the module of what is come to here.
// What is missing is not answered wrongly by the first part: the whole is fetched for it.
import { EXAMPLES, SERVERS } from './demo/examples.js';
import { flowOf } from './demo/flow.js';
import { sampleOf } from './demo/samples.js';
import { EDITED, FIRST, requestOf } from './demo/state.js';

/** @typedef {Partial<typeof FIRST>} State */

/** The present. */
const NOW = Date.UTC(2026, 10, 23, 12);

/** What is written beside the page's own examples, with each test as it is mostly met. */
const WRITTEN = [
  'a = 1',
  'name = bob and active = true and type != bot',
  'users.list: status in (online, "away") and not roles = admin | fields username, name | sort -name, username | count 20',
  'users.list: createdAt >= 2024-03-01 and createdAt < 2024-03-15T10:00Z and lastLogin > today-1mo | page 2 size 50',
  'groups.listAll: (usersCount between 5 and 50 or msgs in 1..5) and name contains i"test" and description exists | offset 10',
  'channels.messages: ts > now-12h and u.username not in (ada, alan) and pinned = true | with roomId = GENERAL',
  'im.list.everyone: lm missing and msgs is number',
  'name ~ /^ro[a-z]+$/i and bio !~ "x" and title endswith \'y\' or nick is null',
  'id in (1, 2, -1.5) and nick = i"bob" and on = true and off = false and day = 2024-03-01 and none = null and lm < now-90d',
  'users.list: roles in (admin, bot) | fields -_id, name | sort -createdAt, name, username',
  'price > 9.5 and id is not string',
  // A filter that asks no more than most do is read in another way.
  'on = false and nick = "bob" and none = null and n >= 5 and m <= 100',
  'nick exists and bio missing and lm >= today',
  '{"active": true, "msgs": {"$gt": 10, "$lte": 1000}, "$or": [{"name": {"$regex": "^a", "$options": "i"}}, {"roles": {"$in": ["admin"]}}]}',
  '{"lastLogin": {"$lt": {"$date": "2024-03-01T00:00:00Z"}}}',
];

/** A request in its parts. */
const APART = {
  form: 'parts', endpoint: 'channels.messages', filter: 'pinned = true', fields: 'msg, ts', sort: '-ts', with: 'roomId = GENERAL', offset: '10', count: '20',
};

/** @type {State[]} */
const STATES = [
  FIRST,
  { ...APART, server: '6.13.1' },
  { ...APART, server: '8.6.1', unsafe: true },
  // Two of the examples show what a mistake looks like.
  ...EXAMPLES.filter(({ name }) => !['Broken EJSON', 'A slip'].includes(name)).map(({ state }) => state),
  ...WRITTEN.flatMap((text) => [{ text, server: '6.13.1' }, { text, server: '8.6.1', unsafe: true }, { text, server: '' }]),
];

/**
 * Does it all.
 * @param {typeof import('rocketql')} rocketql the package; it may be the one without the catalogue and the rows
 */
export const work = (rocketql) => {
  const isWhole = 'explain' in rocketql;
  const session = new rocketql.Session({ now: NOW });
  if (isWhole) for (const server of SERVERS) rocketql.endpoints({ server });
  for (const state of STATES) {
    const full = { ...FIRST, unsafe: false, ...state };
    const request = requestOf(isWhole ? full : { ...full, endpoint: '', with: '', text: full.text.replace(/^[\w.]+: /, '') });
    const options = isWhole ? optionsOf(full) : { maxCompletions: 12 };
    for (const part of EDITED) {
      write(session, { [part]: '' }, part, options, isWhole);
      if (part in request) write(session, request, part, options, isWhole);
    }
    const explained = isWhole && session.explain(request, options);
    if (!explained.ok) continue;
    for (const collection of ['users', 'rooms', 'messages']) flowOf(session, request, explained, sampleOf(collection), options);
  }
};

/** @param {typeof FIRST} state */
const optionsOf = ({ server, unsafe, mode, zone, privileged }) => ({
  mode, zone, privileged, maxCompletions: 12, ...(server && { server }), ...(unsafe && { unsafeParams: true }),
});

/** One part of a request, typed letter by letter: what editors and the page ask at every keystroke. EJSON is mostly pasted. */
const write = (session, request, part, options, isWhole) => {
  const assisted = { ...options, part };
  const first = request[part].startsWith('{') ? request[part].length : 0;
  for (let end = first; end <= request[part].length; end += 1) {
    const now = { ...request, [part]: request[part].slice(0, end) };
    session.highlight(now, assisted);
    session.complete(now, end, assisted);
    session.signature(now, end, assisted);
    session.check(now, options);
    session.compile(now, isWhole ? { ...options, mode: 'strict' } : options);
    if (isWhole) session.explain(now, options);
    session.hover(request, end, assisted);
  }
};
