// Alters single facts of src/server/tables.rs and looks whether the suite of the server (tests/server.rs, its model and judge)
// sees it: `node .ci/alter-tables.mjs [HOW_MANY] [SEED]`, 200 unless said otherwise. Nothing of the tables' own data takes part:
// the model was written from the facts alone. What survives is printed, and the run fails where it is more than none.
//
// `ROCKETQL_ORACLES` says where npm's packages are. REQUESTS is how many are tried for each fact, ONLY a pattern of those to try.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { judge, needs, ways } from '../tests/server/check.mjs';
import { NAMES } from '../tests/server/read.mjs';
import { ENDPOINTS, find } from '../tests/server/schemas.mjs';
import { Unsupported } from '../tests/server/rows.mjs';
import { ALTERED, ROOT, SCRATCH, built, changed, copied, drawn, late, list, tried } from './alter-tables/copy.mjs';
import { EXEMPT, alterations, read } from './alter-tables/facts.mjs';

const REQUESTS = Number(process.env.REQUESTS ?? 1500);
const [many = 200, seed = 20261125] = process.argv.slice(2).map(Number);

/** A copy of the tree whose tables take the altered row that ROCKETQL_ALTERED counts to. */
function written(tables, chosen) {
  copied();
  changed('src/server/rows.rs', [['#[derive(Debug)]\n#[repr(C)]', '#[derive(Debug, Clone, Copy)]\n#[repr(C)]']]);
  // What is chosen when it runs is no constant.
  changed('src/server/mod.rs', [['const ENDPOINTS: &[Row] = if IS_KNOWN { tables::ENDPOINTS } else { &[] };', 'use tables::ENDPOINTS;']]);
  late('src/server/index.rs');
  let source = tables.source;
  for (const { name, type } of tables.lists) {
    source = source.replace(`pub(super) const ${name}: &[${type}]`, `const PLAIN_${name}: &[${type}]`) + list(name, type, chosen);
  }
  writeFileSync(join(SCRATCH, 'src/server/tables.rs'), source + ALTERED);
}

/** The requests and what came of them, by number; nothing where the program fell over. */
function lines(program, number, endpoints) {
  const path = join(SCRATCH, 'lines.jsonl');
  rmSync(path, { force: true });
  const run = spawnSync(program, [], {
    cwd: SCRATCH, encoding: 'utf8',
    env: {
      ...process.env, ROCKETQL_ALTERED: String(number), SERVER_LINES: path, SERVER_CASES: String(REQUESTS),
      SERVER_ENDPOINTS: endpoints.join(','), PROPTEST_RNG_SEED: String(seed),
    },
  });
  if (run.status !== 0) return null;
  return new Map(readFileSync(path, 'utf8').trim().split('\n').map((line) => [JSON.parse(line).id, line]));
}

/** What comes of the tables as they are, by endpoints. */
const plain = new Map();

const wanted = needs();
const sent = (found) => [...new Set([...found.values()].map((line) => JSON.parse(line)).filter((line) => line.answer?.params !== undefined).flatMap(ways))];

/** What gives the alteration away; nothing where nothing does. */
function caught(program, number, endpoints, tally) {
  const key = endpoints.join(',');
  if (!plain.has(key)) plain.set(key, lines(program, 0, endpoints));
  const before = plain.get(key);
  const after = lines(program, number, endpoints);
  if (after === null) return 'the program falls over';
  // The tally of the suite asks for a plan by each typed parameter.
  const lost = sent(before).filter((way) => !sent(after).includes(way) && wanted.includes(way));
  if (lost.length > 0) return `no plan is ${lost.join('; ')}`;
  for (const [id, line] of after) {
    if (line === before.get(id)) continue;
    tally.different += 1;
    try {
      const parsed = JSON.parse(line);
      const { found } = judge(parsed);
      if (found.length > 0) return `${parsed.facts ?? `${parsed.version} ${parsed.text}`}: ${found[0]}`.slice(0, 200);
    } catch (error) {
      if (!(error instanceof Unsupported)) return `the judge falls over: ${error.message}`.slice(0, 200);
    }
  }
  return null;
}

const tables = read(readFileSync(join(ROOT, 'src/server/tables.rs'), 'utf8'));
const generated = readFileSync(join(ROOT, 'tests/server/endpoints.txt'), 'utf8').split('\n')
  .filter((line) => line && !line.startsWith('#')).map((line) => line.split('|')[0].split('=')[0].trim());
/** What each is asked as, and what tables may call it. */
const declared = new Map(generated.map((name) => [name, [name, find(name)?.endpoint ?? name]]));
for (const { endpoint } of [...ENDPOINTS, ...NAMES.values()]) if (![...declared.values()].flat().includes(endpoint)) declared.set(endpoint, [endpoint]);
const known = new Set([...declared.values()].flat());
const { all, outside } = alterations(tables, known);
if (outside > 0) throw new Error(`${tables.unknown(known)} rows stand in no facts`);
const only = process.env.ONLY ? new RegExp(process.env.ONLY) : /^/;
const chosen = drawn(all.filter((one) => only.test(`${one.kind} ${one.what}`)), many, seed);
for (const [kind, reason] of Object.entries(EXEMPT)) console.log(`left out: ${kind}: ${reason}`);
console.log(`${all.length} alterations`);

written(tables, chosen);
const program = built('server');
tried(chosen, (one, number) => {
  const endpoints = [...declared.values()].filter((names) => names.some((name) => one.endpoints.includes(name))).flat();
  const tally = { different: 0 };
  const why = caught(program, number, endpoints, tally);
  if (one.same && why) throw new Error(`${one.same}, and yet ${why}`);
  return { why, same: one.same, note: `${tally.different} plans differ` };
});
