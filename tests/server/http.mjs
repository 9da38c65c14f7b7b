// The contract server: the model with HTTP round it, on loopback, with caps, rate limits and faults that are switched on one
// by one. Started by tests/client.rs, which speaks to it in lines of JSON: on standard input
//   { do: 'start', … }   a world: see `start`; answered with { port }
//   { do: 'judge', … }   rows that a client made of it: answered with { wrong: [] } and figures
// and ends it by closing that. It listens on 127.0.0.1 alone and ends by itself after some minutes.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { createInterface } from 'node:readline';
import { churn } from './churn.mjs';
import { displayed } from './displayed.mjs';
import { envelope } from './envelopes.mjs';
import { judge } from './judge.mjs';
import { TOKEN, faulty } from './faults.mjs';
import { model, CONTEXT } from './model.mjs';
import { ejson } from './packages.mjs';
import { run, selected, shown } from './rows.mjs';
import { near, random, rows } from './world.mjs';

const USER = 'u1';
const PASSWORD = 'the-password-of-the-test';

let world = null;

/**
 * { endpoint, collection, version, told, unsafe, privileged, open, count, seed, upper, limit, faults, total, line }
 * and `tls`, where the server is to be reached over HTTPS, with a certificate of the authority in tests/data/tls.
 * `told` is the version that `/api/info` gives, `open` whether the caller may read permissions, `limit` `{ calls, window }`.
 */
function start(config) {
  const filters = [config.line?.asked?.query].filter(Boolean).map((text) => ejson.parse(text));
  const base = model({ ...request(config), sent: config.line?.with ?? {} }).filter ?? {};
  const half = Math.floor(config.count / 2);
  const list = config.plain
    ? plainRows(config.count)
    : [...rows(config.collection, config.count - half, config.seed), ...near(config.collection, half, config.seed, [base, ...filters])];
  if (!config.plain) list.forEach((row, at) => { list[at] = flat(row); });
  world = {
    ...config, list, first: config.plain ? list : [...list], touched: new Set(), history: new Map(config.plain ? [] : list.map((row) => [row._id, [row]])),
    pick: random(config.seed ^ 0x2545f491), requests: 0, data: 0, windows: new Map(), order: null, refused: 0, longest: 0,
  };
}

/** Lists in lists are where mingo's `$elemMatch` looks deeper than MongoDB does. */
function flat(value) {
  if (Array.isArray(value)) return value.flat().map(flat);
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, flat(inner)]));
}

const plainRows = (count) => Array.from({ length: count }, (_, at) => ({
  _id: `id${at}`, username: `user${String(at).padStart(8, '0')}`, name: `N ${at % 977}`, active: at % 3 !== 0, type: 'user', roles: ['user'], status: 'online',
}));

const request = ({ endpoint, version, unsafe, privileged }) => ({ endpoint, version, unsafe, privileged, context: { settings: { ...CONTEXT.settings, upper: world?.upper ?? 100 } } });

/** What the parser of the query string makes of it: a list where a name stands more than once, or ends in brackets. */
function parsed(search) {
  const sent = {};
  for (const pair of search.split('&').filter(Boolean)) {
    const [name, value = ''] = pair.split('=').map((text) => decodeURIComponent(text.replaceAll('+', ' ')));
    if (name.endsWith('[]')) (sent[name] ??= []).push(value);
    else sent[name] = name in sent ? [sent[name], value].flat() : value;
  }
  return sent;
}

/** One request to `{ status, headers, body }`. */
function answer(incoming) {
  // As servers cut the URL.
  const [path, search = ''] = incoming.url.split('?');
  const failure = (status, error, more = {}) => ({ status, body: JSON.stringify({ success: false, error, ...more }) });
  if (path === '/api/info') return { status: 200, body: JSON.stringify(world.told.includes('.') && world.told.split('.').length > 2 ? { info: { version: world.told }, success: true } : { version: world.told, success: true }) };
  const { 'x-auth-token': token, 'x-user-id': user } = incoming.headers;
  if (token !== TOKEN || user !== USER) return failure(401, `You must be logged in to do this. Your token: ${token}`, { status: 'error' });
  if (path === '/api/v1/me') return { status: 200, body: JSON.stringify({ _id: USER, roles: [world.privileged ? 'admin' : 'user'], success: true }) };
  if (path === '/api/v1/permissions.listAll') {
    if (!world.open) return failure(403, 'unauthorized');
    return { status: 200, body: JSON.stringify({ update: [{ _id: 'view-full-other-user-info', roles: ['admin'] }], remove: [], success: true }) };
  }
  const endpoint = path.replace('/api/v1/', '');
  if (endpoint !== world.endpoint) return failure(404, 'not found');
  const limited = limit(path);
  if (limited.refusal) return limited.refusal;
  // It reads `query` as long as it is looked at.
  const forgets = world.faults.includes('forgetful') && world.data >= 2;
  const found = model({ ...request(world), ...(forgets ? { unsafe: false } : {}), sent: parsed(search) });
  if (found.status !== 200) return { ...failure(found.status, `${found.error} [${found.errorType}]`, { errorType: found.errorType }), headers: limited.headers };
  world.data += 1;
  // The first page for whatever is asked; and it says so.
  if (world.faults.includes('first-page')) found.skip = 0;
  // More rows than were asked for.
  if (world.faults.includes('countless')) found.limit = 170;
  world.order = found.sort ?? world.order;
  if (world.faults.includes('churn') && world.data > 1) churn(world);
  const all = world.plain ? world.list : run({ filter: found.filter, sort: world.faults.includes('unsorted') ? null : found.sort }, world.list);
  const end = found.limit === null ? all.length : found.skip + found.limit;
  const page = all.slice(found.skip, end).map((row) => shown(displayed(endpoint, row), found.projection));
  const totals = { small: Math.floor(all.length / 3), large: all.length * 7 + 100, none: undefined, page: page.length, seen: found.skip + page.length };
  const total = Object.hasOwn(totals, world.total) ? totals[world.total] : all.length;
  return { status: 200, headers: limited.headers, body: JSON.stringify(envelope(endpoint, page, found.skip, total)) };
}

/** The rate limit of a route, if there is one. */
function limit(path) {
  if (!world.limit) return { headers: {} };
  const now = Date.now();
  let window = world.windows.get(path);
  if (!window || now >= window.reset) window = { reset: now + world.limit.window, left: world.limit.calls };
  world.windows.set(path, window);
  const headers = () => ({ 'x-ratelimit-limit': world.limit.calls, 'x-ratelimit-remaining': window.left, 'x-ratelimit-reset': window.reset });
  if (window.left === 0) {
    world.refused += 1;
    const seconds = Math.ceil((window.reset - now) / 1000);
    const error = `Error, too many requests. Please slow down. You must wait ${seconds} seconds before trying this endpoint again. [error-too-many-requests]`;
    return { refusal: { status: 429, headers: headers(), body: JSON.stringify({ success: false, error }) } };
  }
  window.left -= 1;
  return { headers: headers() };
}

/** Logs in and out: with a careless server's habit to repeat what it was told. */
function session(incoming, body) {
  const failure = (error, message) => ({ status: 401, body: JSON.stringify({ status: 'error', error, message }) });
  if (incoming.url === '/api/v1/logout') {
    const isKnown = incoming.headers['x-auth-token'] === TOKEN;
    world.sessions -= isKnown ? 1 : 0;
    return isKnown ? { status: 200, body: JSON.stringify({ status: 'success' }) } : failure('Unauthorized', 'Unauthorized');
  }
  world.knocks = (world.knocks ?? 0) + 1;
  if (world.busy && world.knocks < 3) return { status: 400, body: JSON.stringify({ success: false, error: 'Error, too many requests.', errorType: 'error-too-many-requests' }) };
  const { user, password, code } = JSON.parse(body);
  if (user !== 'ada' || password !== PASSWORD) return failure('Unauthorized', `Unauthorized, ${password}`);
  if (world.factor && code === undefined) return failure('totp-required', 'TOTP Required [totp-required]');
  if (world.factor && code !== '123456') return failure('totp-invalid', `TOTP Invalid ${code}`);
  world.sessions = (world.sessions ?? 0) + 1;
  return { status: 200, body: JSON.stringify({ status: 'success', data: { userId: USER, authToken: TOKEN } }) };
}

function respond(incoming, outgoing) {
  world.requests += 1;
  world.url = incoming.url;
  world.longest = Math.max(world.longest, incoming.url.length);
  if (incoming.method === 'POST') {
    const parts = [];
    incoming.on('data', (part) => parts.push(part));
    incoming.on('end', () => faulty(world, false, () => session(incoming, Buffer.concat(parts).toString()), outgoing));
    return;
  }
  const isData = incoming.url.startsWith(`/api/v1/${world.endpoint}`);
  faulty(world, isData, () => answer(incoming), outgoing);
}

const server = createServer(respond);
const pem = (name) => readFileSync(new URL(`../data/tls/${name}`, import.meta.url));
const secureServer = createSecureServer({ key: pem('server.key'), cert: pem('server.pem') }, respond);

const commands = {
  start(config) {
    start(config);
    return { port: (config.tls ? secureServer : server).address().port };
  },
  judge(config) {
    return { ...judge(world, config), ...commands.figures() };
  },
  /** What was seen so far: requests, those that the rate limit refused, the longest path, logins that go on. */
  figures() {
    return { requests: world.requests, refused: world.refused, longest: world.longest, sessions: world.sessions ?? 0 };
  },
  /** How many rows the filters of a line select, for figures. */
  count({ query }) {
    return { rows: selected(ejson.parse(query), world.list).filter(Boolean).length };
  },
};

secureServer.listen(0, '127.0.0.1', () => server.listen(0, '127.0.0.1', () => {
  const input = createInterface({ input: process.stdin });
  input.on('line', (line) => {
    const { do: name, ...config } = JSON.parse(line);
    process.stdout.write(`${JSON.stringify(commands[name](config))}\n`);
  });
  input.on('close', () => process.exit(0));
}));
setTimeout(() => process.exit(1), 10 * 60 * 1000).unref();
