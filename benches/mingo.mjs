// Compares the matcher with mingo on the same rows and the same filter of three conditions:
//   cargo build --release --features cli && cargo build --release --manifest-path benches/rows/Cargo.toml
//   NODE_PATH=… node benches/mingo.mjs [ROWS]   (where npm's mingo is, see .ci/tools)
// From text: `rocketql match` against JSON.parse and mingo. On parsed rows: `benches/rows`.
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const { Query } = createRequire(`${process.env.NODE_PATH}/`)('mingo');
const here = dirname(fileURLToPath(import.meta.url));
const binary = process.env.ROCKETQL ?? join(here, '../target/release/rocketql');
const parsed = process.env.MATCH_ROWS ?? join(here, 'rows/target/release/match_rows');
const count = Number(process.argv[2] ?? 400_000);
const folder = mkdtempSync(join(tmpdir(), 'rocketql-'));
const file = join(folder, 'rows.ndjson');
writeFileSync(file, execFileSync(process.execPath, [join(here, 'rows.mjs'), String(count)], { maxBuffer: 4 << 30 }));
const bytes = statSync(file).size;

const filter = 'active = true and username ~ /^ro/ and lastLogin >= 2024-03-01 and lastLogin < 2024-06-01';
// mingo has no dates as text: beside the reading that makes them dates, as EJSON's reader does, stands the comparison of
// texts, which means the same only as long as every text is a date.
const [from, to] = ['2024-03-01T00:00:00.000Z', '2024-06-01T00:00:00.000Z'];
const conditions = { active: true, username: { $regex: /^ro/ } };
const query = new Query({ ...conditions, lastLogin: { $gte: new Date(from), $lt: new Date(to) } });
const asText = new Query({ ...conditions, lastLogin: { $gte: from, $lt: to } });
const toDate = (key, value) => (typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]{12}Z$/.test(value) ? new Date(value) : value);

function best(run, times = 5) {
  let found;
  let least = Infinity;
  for (let turn = 0; turn < times; turn += 1) {
    const began = process.hrtime.bigint();
    found = run();
    least = Math.min(least, Number(process.hrtime.bigint() - began) / 1e9);
  }
  return [found, least];
}

const text = readFileSync(file, 'utf8');
const lines = text.split('\n').filter((line) => line !== '');
const counted = (test, read) => () => lines.reduce((sum, line) => sum + (test.test(read(line)) ? 1 : 0), 0);
const [byText, mingoText] = best(counted(query, (line) => JSON.parse(line, toDate)), 3);
const [, mingoPlain] = best(counted(asText, (line) => JSON.parse(line)), 3);
// A thousand rows, again and again: what is measured is the matching, not the memory.
const objects = lines.slice(0, 1000).map((line) => JSON.parse(line, toDate));
const [, mingoRows] = best(() => {
  let selected = 0;
  for (let turn = 0; turn < 100; turn += 1) for (const row of objects) selected += query.test(row) ? 1 : 0;
  return selected;
}, 20);
const mingoPerSecond = (objects.length * 100) / mingoRows;
const [ours, oursText] = best(() => Number(execFileSync(binary, ['match', '--count', filter, file])));
const [, oursOne] = best(() => Number(execFileSync('taskset', ['-c', '0', binary, 'match', '--count', filter, file])), 3);
const rate = (seconds) => bytes / seconds / 1e6;
const perSecond = Number(execFileSync(parsed, [file, filter]));

const show = (what, value, unit, ratio) => console.log(`${what.padEnd(38)}${value.toFixed(value < 10 ? 2 : 0).padStart(8)} ${unit}${ratio ? `  ${ratio.toFixed(1)} × mingo` : ''}`);
console.log(`${lines.length} rows of ${(bytes / lines.length).toFixed(0)} bytes, ${byText} selected`);
show('mingo, JSON.parse that reads dates', rate(mingoText), 'MB/s');
show('mingo, JSON.parse, dates as text', rate(mingoPlain), 'MB/s');
show('rocketql match, all cores', rate(oursText), 'MB/s', mingoText / oursText);
show('rocketql match, one core', rate(oursOne), 'MB/s', mingoText / oursOne);
show('mingo on parsed rows', mingoPerSecond / 1e6, 'million rows/s');
show('Filter::matches on serde_json::Value', perSecond / 1e6, 'million rows/s', perSecond / mingoPerSecond);
rmSync(folder, { recursive: true });
if (ours !== byText) {
  console.log(`rocketql selects ${ours}`);
  process.exit(1);
}
