// Reads cases, one JSON object a line, and says where another reader sees something else:
//   {"check":"value","text":…,"canonical":…}  npm ejson reads `text`, which RocketQL emitted, to the value that RocketQL
//                                             wrote as canonical Extended JSON, and npm bson reads that to itself
//   {"check":"rows","a":…,"b":…,"rows":[…]}      npm mingo selects the same rows with both queries
//   {"check":"match","query":…,"verdicts":[…],"rows":[…]}  npm mingo selects the rows that RocketQL's matcher selects
//   {"check":"negation","a":…,"b":…,"rows":[…]}  npm mingo selects each row with one of the queries and not with both
//   {"check":"rule","relation":"same"|"inside","a":…,"b":…,"rows":[…]}  npm mingo selects with `a` the same rows as with
//                                             `b`, or none but those
//   {"check":"pattern","pattern":…,"compiles":…}  `RegExp` compiles a pattern that RocketQL sends as a value, and no other
// `NODE_PATH`'s first entry holds the packages. Exits 1 where anything differs.
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { fromCanonical, fromMeteor } from './typed.mjs';

const load = createRequire(`${process.env.NODE_PATH}/`);
const meteor = load('ejson');
const bson = load('bson').EJSON;
const { Query } = load('mingo');

// npm bson 7 takes the operator "$regex" for a wrapper, and drops what stands beside it: it is shown another key.
const withoutOperators = (text) => text.replaceAll('"$regex":', '"regex operator":');

// What mingo does not have is no answer.
const unsupported = /unknown query operator|Invalid flags supplied to RegExp|Invalid regular expression/;

// What mingo 7.2.7 is known to get wrong, by the query and the row: there it is no witness. (MongoDB's own answers are in
// tests/data/match.txt.)
const faults = [
  [/"\$bits/, () => true], // it takes bits of missing fields, of texts and of fractions
  [/"\$mod"/, () => true], // it makes numbers of dates, truth values and empty texts
  [/"\$type":[^}]*"int"/, (row) => /\d{10}|\de/.test(row)], // its `int` has more than 32 bits
  [/"\$type"/, (row) => row.includes('[')], // it does not look at the elements of arrays
  [/"\$type":"number"|"\$[gl]te?"/, (row) => row.includes('"$InfNaN":0')], // NaN is no number, and between any two
  [/"\$[gl]te?":\{"\$InfNaN":0/, () => true],
  [/"\$[gl]te":null|"\$all":\[.*null/, () => true], // a missing field is not null there
  [/"\$n?in":\[.*\[\]/, (row) => row.includes('[]')], // an empty array is in no list
  [/"\$[gl]te?":(\[|\{"[^$])/, () => true], // it does not put documents and arrays in MongoDB's order
  [/"\$regex":/, (row) => holds(JSON.parse(row), (value) => Array.isArray(value) && value.some(Array.isArray))], // it looks into arrays in arrays
  [/"\$regexp?":/, (row) => /[\u2028\u2029]|\\r|\\u202[89]/.test(row)], // JavaScript ends lines there too
  [/"\$all":\[(\[|\{"\$binary)/, () => true], // bytes are not equal to themselves there, nor are arrays
  [/"\$size":0/, (row) => row.includes('[]')], // an empty array has an empty array at every longer path
  [/"[^"]+\.\d+":/, (row) => row.includes('"$binary"')], // bytes have indices
  [/"\$elemMatch"|"[^"]+\.[^"]+":/, (row) => holds(JSON.parse(row), isMixed)], // what is no document has fields, and all of them
];

// Where every small case is tried, it is seen to go wrong with more.
const moreFaults = [
  ...faults,
  [/"\$n?in":\[.*\[/, (row) => row.includes('[')], // an array as a whole is in no list
  [/"\$all"/, () => true], // a value that is no array has none of them
];

// Whether a value or one in it is such a one.
function holds(value, isOne) {
  return isOne(value) || (typeof value === 'object' && value !== null && Object.values(value).some((inner) => holds(inner, isOne)));
}

// Whether an array holds anything but documents, or nothing.
function isMixed(value) {
  const isDocument = (item) => typeof item === 'object' && item !== null && !Array.isArray(item) && !Object.keys(item).some((key) => key.startsWith('$'));
  return Array.isArray(value) && (value.length === 0 || !value.every(isDocument));
}

const checks = {
  value({ text, canonical }) {
    const expected = fromCanonical(JSON.parse(canonical));
    const read = fromMeteor(meteor.parse(text));
    if (read !== expected) return `npm ejson reads ${read}\n  we meant       ${expected}`;
    const shown = withoutOperators(canonical);
    const meant = fromCanonical(JSON.parse(shown));
    const again = fromCanonical(JSON.parse(bson.stringify(bson.parse(shown, { relaxed: false }), { relaxed: false })));
    if (again !== meant) return `npm bson reads  ${again}\n  we meant      ${meant}`;
    return null;
  },

  rows({ a, b, rows }) {
    const [one, other] = [selected(a, rows), selected(b, rows)];
    return `${one}` === `${other}` ? null : `rows ${one} against rows ${other}`;
  },

  match({ query, verdicts, rows }) {
    const found = selected(query, rows);
    const isWitness = (row) => !faults.some(([inQuery, inRow]) => inQuery.test(query) && inRow(row));
    judged += rows.filter(isWitness).length;
    const at = rows.findIndex((row, index) => isWitness(row) && found[index] !== verdicts[index]);
    return at < 0 ? null : `row ${rows[at]}: mingo says ${found[at]}, we say ${verdicts[at]}`;
  },

  rule({ relation, a, b, rows }) {
    const [one, other] = [selected(a, rows), selected(withoutInlineFlags(b), rows)];
    const isWitness = (row) => !moreFaults.some(([inQuery, inRow]) => (inQuery.test(a) || inQuery.test(b)) && inRow(row));
    judged += rows.filter(isWitness).length;
    const isRight = (index) => one[index] === other[index] || (relation === 'inside' && other[index]);
    const at = rows.findIndex((row, index) => isWitness(row) && !isRight(index));
    return at < 0 ? null : `row ${rows[at]}: ${one[at]} against ${other[at]}`;
  },

  negation({ a, b, rows }) {
    const [one, other] = [selected(a, rows), selected(b, rows)];
    return one.every((truth, index) => truth !== other[index]) ? null : `rows ${one} against rows ${other}`;
  },

  pattern({ pattern, compiles }) {
    let source = null;
    try {
      source = new RegExp(pattern).source;
    } catch (error) {
      return compiles ? `${error.message}, and we send it` : null;
    }
    // What `RegExp` writes otherwise is not sent; quotes, and groups that newer releases know, are left out as a whole.
    const isOther = /\\Q|\(\?/.test(pattern) || source !== pattern.replaceAll('/', String.raw`\/`);
    return compiles || isOther ? null : `RegExp compiles it, and we do not send it`;
  },
};

// JavaScript has no flags inside a pattern; that PCRE2 means the same by both is measured apart.
function withoutInlineFlags(text) {
  return text.replaceAll(/"\$regex":"\(\?([imsx]+)\)/g, (_, flags) => `"$options":"${flags}","$regex":"`);
}

function selected(text, rows) {
  const query = new Query(meteor.parse(text));
  return rows.map((row) => query.test(meteor.parse(row)));
}

const counts = { value: 0, rows: 0, match: 0, rule: 0, negation: 0, pattern: 0 };
let failed = 0;
let judged = 0;
let skipped = 0;
for await (const line of createInterface({ input: process.stdin })) {
  const given = JSON.parse(line);
  counts[given.check] += 1;
  let problem;
  try {
    problem = checks[given.check](given);
  } catch (error) {
    if (given.check !== 'value' && unsupported.test(error.message)) {
      skipped += 1;
      continue;
    }
    problem = `${error}`;
  }
  if (problem) {
    failed += 1;
    if (failed <= 20) console.log(`${line}\n  ${problem}`);
  }
}
console.log(`${counts.value} values, ${counts.rows} pairs of queries, ${counts.match} filters and ${counts.rule} rules on ${judged} rows, ${counts.negation} negations, ${counts.pattern} patterns, ${skipped} skipped, ${failed} differ`);
process.exit(failed === 0 && counts.value + counts.rule + counts.pattern > 0 ? 0 : 1);
