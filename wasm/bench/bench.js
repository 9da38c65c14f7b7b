// What a keystroke costs, from the text to its diagnostics and completions, and what it costs to match rows.

import { Session, memory, ready } from './pkg/web.js';

const KEYSTROKES = 10_000;
const ROWS = 10_000;

/** 300 characters, as one types them: fields, values, dates, patterns, brackets, and at last something wrong. */
const TEXT = ('users.list: active = true and (name startswith i"ro" or username in ("alice", "bob", "carol")) and lastLogin < now-90d '
  + 'and roles = "user" and not (type = bot or emails.address endswith "@example.org") and createdAt in 2024-01-01..2025-01-01 '
  + 'and status is not null | fields name, username | sort -lastLogin | co').padEnd(300, 'u').slice(0, 300);

/** @param {number[]} taken */
const summary = (taken) => {
  const sorted = Float64Array.from(taken).sort();
  const at = (share) => Number(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))].toFixed(3));
  return { fastest: at(0), p50: at(0.5), p90: at(0.9), p99: at(0.99), max: at(1) };
};

/** @template T @param {() => T} work */
const timed = (work) => {
  const began = performance.now();
  const given = work();
  return { took: performance.now() - began, given };
};

/**
 * One key after another: each writes a character into the text or takes one out, at places all over it.
 * @param {(text: string, at: number) => void} each
 */
const type = (count, each) => {
  let text = TEXT;
  for (let key = 0; key < count; key += 1) {
    const at = (key * 37) % TEXT.length;
    text = key % 2 === 0 ? `${TEXT.slice(0, at)}${'abx =(")'[(key / 2) % 8]}${TEXT.slice(at)}` : TEXT;
    each(text, Math.min(at + 1, text.length));
  }
};

/** Rows as a server gives them. */
const rows = Array.from({ length: ROWS }, (_, number) => ({
  _id: `u${number}`, username: `user${number}`, name: number % 3 ? `Robin ${number}` : `Alex ${number}`, active: number % 4 !== 0,
  type: number % 50 ? 'user' : 'bot', roles: number % 7 ? ['user'] : ['user', 'admin'], status: ['online', 'away', 'busy', 'offline'][number % 4],
  lastLogin: new Date(1_700_000_000_000 + number * 3_600_000).toISOString(), emails: [{ address: `user${number}@example.org`, verified: number % 2 === 0 }],
  msgs: (number * 7919) % 1000,
}));
const FILTER = 'active = true and (name startswith "Rob" or roles = admin) and lastLogin < 2024-06-01 and msgs > 100';

await ready();
const session = new Session({ server: '8.6.1', unsafeParams: true, mode: 'split' });
const both = (text, at) => {
  session.check(text);
  session.complete(text, at);
};
type(1000, both);
const pages = memory();
const [checks, completions, sums, best] = [[], [], [], []];
const measure = () => {
  let key = 0;
  return (text, at) => {
    const check = timed(() => session.check(text));
    const complete = timed(() => session.complete(text, at));
    const sum = check.took + complete.took;
    checks.push(check.took);
    completions.push(complete.took);
    sums.push(sum);
    best[key] = Math.min(best[key] ?? Infinity, sum);
    key += 1;
  };
};
// The same keys three times: on a machine that has other work, a key is interrupted in one of them, but hardly in all.
for (let time = 0; time < 3; time += 1) type(KEYSTROKES, measure());
const grown = memory() - pages;
const matches = Array.from({ length: 20 }, () => timed(() => session.match(FILTER, rows)));
const ready_ = session.rows(FILTER);
const judged = Array.from({ length: 20 }, () => timed(() => ready_.judge(rows)));

globalThis.outcome = {
  characters: TEXT.length,
  keystrokes: KEYSTROKES,
  milliseconds: { 'diagnostics and completions': summary(sums), 'the same, each key at its best of three': summary(best), diagnostics: summary(checks), completions: summary(completions) },
  'bytes of memory taken since': grown,
  rows: ROWS,
  kept: matches[0].given.length,
  'milliseconds to match': summary(matches.map(({ took }) => took)),
  'milliseconds to judge': summary(judged.map(({ took }) => took)),
};
document.querySelector('#shown').textContent = JSON.stringify(globalThis.outcome, null, 2);
