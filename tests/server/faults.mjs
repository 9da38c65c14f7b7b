// An answer to how it reaches the client: as it is, or with one of the faults of servers, proxies and networks.

import { gzipSync } from 'node:zlib';

/** What nobody but the client and the server may see: careless servers repeat it. */
export const TOKEN = 'the-token-of-the-test';

const tooMany = JSON.stringify({ success: false, error: 'Error, too many requests. Please slow down. [error-too-many-requests]' });
const page = `<!DOCTYPE html><html><head><title>Sign in</title></head><body>Please <b>sign in</b> to the network, ${TOKEN}</body></html>`;

const send = (outgoing, { status, headers = {}, body }, type = 'application/json') => {
  outgoing.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body), ...headers });
  outgoing.end(body);
};

/** Much in little, made when it is first asked for. */
let bomb;

/** Bytes as they are, and the end of the connection. */
const raw = (outgoing, text) => {
  outgoing.socket.end(text);
  return true;
};

/** By name: how the `turn`-th request for rows is answered; undefined where that goes well. */
const FAULTS = {
  // Answered with no word of how long to wait, two times of three.
  storm: (turn, outgoing) => (turn % 3 === 0 ? undefined : send(outgoing, { status: 429, body: tooMany })),
  'storm-with-headers': (turn, outgoing) => (turn % 3 === 0 ? undefined : send(outgoing, {
    status: 429, body: tooMany, headers: { 'x-ratelimit-limit': 10, 'x-ratelimit-remaining': 0, 'x-ratelimit-reset': Date.now() + 15 },
  })),
  'old-storm': (turn, outgoing) => (turn % 3 === 0 ? undefined : send(outgoing, {
    status: 400, body: JSON.stringify({ success: false, error: 'Error, too many requests. [error-too-many-requests]', errorType: 'error-too-many-requests' }),
  })),
  reset: (turn, outgoing, { body }) => {
    if (turn % 3 === 0) return undefined;
    outgoing.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
    outgoing.write(body.slice(0, Math.floor(body.length / 2)), () => outgoing.socket.resetAndDestroy());
    return true;
  },
  'reset-at-once': (turn, outgoing) => (turn % 3 === 0 ? undefined : outgoing.socket.resetAndDestroy()),
  chunks: (turn, outgoing, { body }) => {
    if (turn % 2 === 0) return undefined;
    // Without a length, a connection that ends early cuts the last chunk.
    outgoing.writeHead(200, { 'content-type': 'application/json' });
    outgoing.write(body.slice(0, Math.floor(body.length / 2)), () => outgoing.socket.destroy());
    return true;
  },
  drip: (turn, outgoing, { status, headers, body }) => {
    outgoing.writeHead(status, { 'content-type': 'application/json', ...headers });
    const size = Math.ceil(body.length / 12);
    const drop = (at) => (at >= body.length ? outgoing.end() : outgoing.write(body.slice(at, at + size), () => setTimeout(drop, 2, at + size)));
    drop(0);
    return true;
  },
  // Nothing comes before the client has had enough.
  stall: (turn) => (turn % 4 === 1 ? true : undefined),
  // Something comes, and never all of it.
  trickle: (turn, outgoing, { body }) => {
    outgoing.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
    const drop = (at) => outgoing.write(body[at], () => { if (!outgoing.destroyed && at < 400) setTimeout(drop, 10, at + 1); });
    drop(0);
    return true;
  },
  // The window is said to be over each time, for a while: the clocks differ.
  early: (turn, outgoing, answer, world) => {
    world.began ??= Date.now();
    if (Date.now() - world.began > 400) return undefined;
    send(outgoing, { status: 429, body: tooMany, headers: { 'x-ratelimit-limit': 10, 'x-ratelimit-remaining': 0, 'x-ratelimit-reset': Date.now() - 100 } });
    return true;
  },
  away: (turn, outgoing) => (turn === 1 ? send(outgoing, { status: 503, body: 'back soon', headers: { 'retry-after': 1 } }, 'text/plain') : undefined),
  // As people like to read it.
  pretty: (turn, outgoing, { body }) => send(outgoing, { status: 200, body: JSON.stringify(JSON.parse(body), null, 2).replaceAll('\n', '\r\n') }),
  // There are said to be more rows than the only answer has.
  partial: (turn, outgoing, { body }) => send(outgoing, { status: 200, body: JSON.stringify({ ...JSON.parse(body), total: 1000 }) }),
  failing: (turn, outgoing) => {
    if (turn % 3 === 0) return undefined;
    if (turn % 3 === 1) return send(outgoing, { status: 500, body: JSON.stringify({ success: false, error: 'Internal server error' }) });
    return send(outgoing, { status: 502, body: '<html><body><h1>502 Bad Gateway</h1></body></html>' }, 'text/html');
  },
  // An accident, which cuts elsewhere each time.
  truncated: (turn, outgoing, { body }) => (turn % 3 === 0 ? undefined : send(outgoing, { status: 200, body: body.slice(0, Math.floor(body.length * (turn % 3 === 1 ? 0.7 : 0.4))) })),
  // These never go well.
  html: (turn, outgoing) => send(outgoing, { status: 200, body: page }, 'text/html'),
  broken: (turn, outgoing) => outgoing.socket.resetAndDestroy(),
  down: (turn, outgoing) => send(outgoing, { status: 503, body: `down for maintenance, ${TOKEN}` }, 'text/plain'),
  forbidden: (turn, outgoing) => send(outgoing, { status: 403, body: JSON.stringify({ success: false, error: `User does not have the permissions required for this action [error-unauthorized] ${TOKEN}` }) }),
  elsewhere: (turn, outgoing) => send(outgoing, { status: 302, body: '', headers: { location: `https://elsewhere.example.org/?token=${TOKEN}` } }),
  rowless: (turn, outgoing) => send(outgoing, { status: 200, body: '{"success":true}' }),
  refusing: (turn, outgoing) => send(outgoing, { status: 400, body: JSON.stringify({ success: false, error: 'must NOT have additional properties', errorType: 'error-invalid-params', details: TOKEN }) }),
  garbled: (turn, outgoing) => send(outgoing, { status: 200, body: '{"users":[{"_id":"a"' }),
  // Rows that are none, and tell what they should not.
  telling: (turn, outgoing) => send(outgoing, { status: 200, body: JSON.stringify({ users: [TOKEN], success: true }) }),
  'telling-kind': (turn, outgoing) => send(outgoing, { status: 400, body: JSON.stringify({ success: false, error: 'no', errorType: TOKEN }) }),
  'telling-row': (turn, outgoing) => send(outgoing, { status: 200, body: JSON.stringify({ users: [{ _id: 'a', name: TOKEN, active: false }], total: 1, success: true }) }),
  'telling-wait': (turn, outgoing) => send(outgoing, { status: 429, body: JSON.stringify({ error: TOKEN }), headers: { 'retry-after': 0 } }),
  // Sent smaller than it is, although nobody asked for that.
  zipped: (turn, outgoing, { body }) => send(outgoing, { status: 200, body: gzipSync(body), headers: { 'content-encoding': 'gzip' } }),
  bomb: (turn, outgoing) => send(outgoing, { status: 200, body: (bomb ??= gzipSync(Buffer.alloc(32 << 20))), headers: { 'content-encoding': 'gzip' } }),
  // Never all of it.
  endless: (turn, outgoing) => {
    outgoing.writeHead(200, { 'content-type': 'application/json' });
    const more = () => { while (!outgoing.destroyed && outgoing.write(' '.repeat(1 << 16))); outgoing.once('drain', more); };
    more();
    return true;
  },
  'endless-headers': (turn, outgoing) => raw(outgoing, `HTTP/1.1 200 OK\r\n${`x-more: ${'y'.repeat(1000)}\r\n`.repeat(200)}`),
  // No answer of HTTP, or not all of it is.
  'no-http': (turn, outgoing) => raw(outgoing, 'SSH-2.0-OpenSSH_9.9\r\n'),
  'bad-chunks': (turn, outgoing) => raw(outgoing, 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n{}\r\n'),
  empty: (turn, outgoing) => raw(outgoing, 'HTTP/1.1 204 No Content\r\n\r\n'),
  // JSON after a mark that JSON has not.
  marked: (turn, outgoing, { body }) => send(outgoing, { status: 200, body: `\ufeff${body}` }),
  // Two lists of rows, or two numbers of them.
  twice: (turn, outgoing, { body }) => send(outgoing, { status: 200, body: body.replace(/}$/, ',"users":[]}') }),
  'twice-counted': (turn, outgoing, { body }) => send(outgoing, { status: 200, body: body.replace(/}$/, ',"total":1}') }),
  // Rows, and the word that they are none.
  denied: (turn, outgoing, { body }) => send(outgoing, { status: 200, body: `{"success" : false, "error": "not today", ${body.slice(1).replace(',"success":true', '')}` }),
  unwell: (turn, outgoing) => send(outgoing, { status: 200, body: JSON.stringify({ status: 'error', message: 'not logged in any more' }) }),
  // By another name than theirs.
  text: (turn, outgoing, { body }) => (outgoing.writeHead(200, { 'content-type': 'text/plain' }), outgoing.end(body)),
  // Takes no `query`, which no release does.
  'query-refusing': (turn, outgoing, answer, { url }) => (url.includes('query=') ? send(outgoing, { status: 400, body: JSON.stringify({ success: false, error: 'no query here', errorType: 'error-invalid-query' }) }) : undefined),
  // Takes no parameter that there is not.
  strict: (turn, outgoing, answer, { url }) => (url.includes('rocketqlAsks=') ? send(outgoing, { status: 400, body: JSON.stringify({ success: false, error: 'must NOT have additional properties', errorType: 'error-invalid-params' }) }) : undefined),
  // Whatever the test has it say.
  says: (turn, outgoing, answer, { says }) => send(outgoing, says, says.type),
  large: (turn, outgoing, { body }) => send(outgoing, { status: 200, body: body + ' '.repeat(4 << 20) }),
};

/** Sends what `answer` gives, unless the world has a fault for this request. */
export function faulty(world, isData, answer, outgoing) {
  const names = world.faults.filter((name) => Object.hasOwn(FAULTS, name));
  if (!isData || names.length === 0) return send(outgoing, answer());
  world.turn = (world.turn ?? 0) + 1;
  // A request that never reaches the handler changes nothing there, but those that break on their way back do.
  let made;
  const lazily = { get status() { return (made ??= answer()).status; }, get headers() { return (made ??= answer()).headers; }, get body() { return (made ??= answer()).body; } };
  for (const name of names) {
    if (FAULTS[name](world.turn, outgoing, lazily, world) !== undefined || outgoing.headersSent || outgoing.socket?.destroyed || outgoing.writableEnded) return undefined;
  }
  return send(outgoing, made ?? answer());
}
