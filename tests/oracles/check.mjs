// Reads cases, one JSON object a line, and says where another reader sees something else:
//   {"check":"value","text":…,"canonical":…}  npm ejson reads `text`, which RocketQL emitted, to the value that RocketQL
//                                             wrote as canonical Extended JSON, and npm bson reads that to itself
//   {"check":"rows","a":…,"b":…,"rows":[…]}      npm mingo selects the same rows with both queries
//   {"check":"negation","a":…,"b":…,"rows":[…]}  npm mingo selects each row with one of the queries and not with both
// `NODE_PATH`'s first entry holds the packages. Exits 1 where anything differs.
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { fromCanonical, fromMeteor } from './typed.mjs';

const load = createRequire(`${process.env.NODE_PATH}/`);
const meteor = load('ejson');
const bson = load('bson').EJSON;
const { Query } = load('mingo');

// Where npm bson 7 is known to read something else than the specification says. `undo` takes the difference out.
const deviations = [
  {
    reason: 'reads the operator {"$regex":…,"$options":…} as a regex literal, and a lone "$regex" too',
    undo: (text) => text.replaceAll(/\{"\$regex":("(?:[^"\\]|\\.)*")(?:,"\$options":"([a-z]*)")?\}/g, (_, pattern, options) =>
      fromCanonical({ $regularExpression: { pattern: JSON.parse(pattern), options: options ?? '' } })),
  },
];

const checks = {
  value({ text, canonical }) {
    const expected = fromCanonical(JSON.parse(canonical));
    const read = fromMeteor(meteor.parse(text));
    if (read !== expected) return `npm ejson reads ${read}\n  we meant       ${expected}`;
    const undo = (seen) => deviations.reduce((seen, { undo }) => undo(seen), seen);
    const again = fromCanonical(JSON.parse(bson.stringify(bson.parse(canonical, { relaxed: false }), { relaxed: false })));
    if (undo(again) !== undo(expected)) return `npm bson reads  ${undo(again)}\n  we meant      ${undo(expected)}`;
    return null;
  },

  rows({ a, b, rows }) {
    const [one, other] = [selected(a, rows), selected(b, rows)];
    return `${one}` === `${other}` ? null : `rows ${one} against rows ${other}`;
  },

  negation({ a, b, rows }) {
    const [one, other] = [selected(a, rows), selected(b, rows)];
    return one.every((truth, index) => truth !== other[index]) ? null : `rows ${one} against rows ${other}`;
  },
};

function selected(text, rows) {
  const query = new Query(meteor.parse(text));
  return rows.map((row) => query.test(meteor.parse(row)));
}

const counts = { value: 0, rows: 0, negation: 0 };
let failed = 0;
for await (const line of createInterface({ input: process.stdin })) {
  const given = JSON.parse(line);
  counts[given.check] += 1;
  let problem;
  try {
    problem = checks[given.check](given);
  } catch (error) {
    problem = `${error}`;
  }
  if (problem) {
    failed += 1;
    if (failed <= 20) console.log(`${line}\n  ${problem}`);
  }
}
console.log(`${counts.value} values, ${counts.rows} pairs of queries, ${counts.negation} negations, ${failed} differ`);
process.exit(failed === 0 && counts.value > 0 ? 0 : 1);
