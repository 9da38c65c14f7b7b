// Alters single facts of src/server/tables.rs and looks whether the suite of the server (tests/server.rs, its model and judge)
// sees it: `node .ci/alter-tables.mjs [HOW_MANY] [SEED]`, 200 unless said otherwise. Nothing of the tables' own data takes part:
// the model was written from the facts alone. All altered rows are compiled into one copy of the tree and chosen when it runs,
// so there is one build. What survives is printed, and the run fails where it is more than none.
//
// `ROCKETQL_ORACLES` says where npm's packages are. REQUESTS is how many are tried for each fact, ONLY a pattern of those to try.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { judge, needs, ways } from '../tests/server/check.mjs';
import { ENDPOINTS, find } from '../tests/server/schemas.mjs';
import { Unsupported } from '../tests/server/rows.mjs';
import { random } from '../tests/server/world.mjs';
import { EXEMPT, alterations, read } from './alter-tables/facts.mjs';

const ROOT = resolve(import.meta.dirname, '..');
const SCRATCH = process.env.SCRATCH ?? join(tmpdir(), `rocketql-altered-${process.pid}`);
const REQUESTS = Number(process.env.REQUESTS ?? 1500);
const [many = 200, seed = 20261125] = process.argv.slice(2).map(Number);

/** As many as asked, every kind of fact as often as the others while it has any. */
function drawn(all) {
  const pick = random(seed);
  const kinds = new Map();
  for (const one of all) {
    if (!kinds.has(one.kind)) kinds.set(one.kind, []);
    kinds.get(one.kind).push(one);
  }
  const chosen = [];
  while (chosen.length < many && kinds.size > 0) {
    for (const [kind, left] of kinds) {
      if (chosen.length === many) break;
      chosen.push(...left.splice(pick(left.length), 1));
      if (left.length === 0) kinds.delete(kind);
    }
  }
  return chosen;
}

/** A copy of the tree whose tables take the altered row that ROCKETQL_ALTERED counts to. */
function written(tables, chosen) {
  rmSync(SCRATCH, { recursive: true, force: true });
  mkdirSync(SCRATCH, { recursive: true });
  for (const part of ['Cargo.toml', 'Cargo.lock', 'README.md', 'src', 'tests', 'benches', 'examples', 'grammar']) {
    cpSync(join(ROOT, part), join(SCRATCH, part), { recursive: true });
  }
  const rows = join(SCRATCH, 'src/server/rows.rs');
  const plain = '#[derive(Debug)]\n#[repr(C)]';
  const text = readFileSync(rows, 'utf8');
  if (!text.includes(plain)) throw new Error(`${rows} has no ${plain}`);
  writeFileSync(rows, text.replace(plain, '#[derive(Debug, Clone, Copy)]\n#[repr(C)]'));
  // What is chosen when it runs is no constant.
  const module = join(SCRATCH, 'src/server/mod.rs');
  const constant = 'const ENDPOINTS: &[Row] = if IS_KNOWN { tables::ENDPOINTS } else { &[] };';
  const code = readFileSync(module, 'utf8');
  if (!code.includes(constant)) throw new Error(`${module} has no ${constant}`);
  writeFileSync(module, code.replace(constant, 'use tables::ENDPOINTS;'));
  let source = tables.source;
  for (const { name, type } of tables.lists) {
    source = source.replace(`pub(super) const ${name}: &[${type}]`, `const PLAIN_${name}: &[${type}]`);
    const altered = chosen.map((one, index) => ({ ...one, index })).filter((one) => one.list === name);
    source += `const ALTERED_${name}: &[(usize, usize, ${type})] = &[\n`;
    source += altered.map((one) => `    (${one.index + 1}, ${one.row}, ${one.altered}),\n`).join('');
    source += `];\npub(super) static ${name}: std::sync::LazyLock<Vec<${type}>> = std::sync::LazyLock::new(|| altered(PLAIN_${name}, ALTERED_${name}));\n`;
  }
  source += `
fn altered<T: Copy>(plain: &[T], others: &[(usize, usize, T)]) -> Vec<T> {
    let wanted = std::env::var("ROCKETQL_ALTERED").ok().and_then(|text| text.parse::<usize>().ok());
    let mut rows = plain.to_vec();
    for (number, at, row) in others {
        if Some(*number) == wanted {
            rows[*at] = *row;
        }
    }
    rows
}
`;
  writeFileSync(join(SCRATCH, 'src/server/tables.rs'), source);
  // Alone, without the settings of the tree around it, and under another version: cargo tells packages in one target directory
  // apart by name and version, not by where they lie.
  const manifest = join(SCRATCH, 'Cargo.toml');
  const settings = readFileSync(manifest, 'utf8').replace(/^version = "(.*)"$/m, 'version = "$1-altered"');
  writeFileSync(manifest, `${settings}\n[workspace]\n`);
}

function built() {
  const target = join(ROOT, 'target');
  const args = ['test', '--release', '--all-features', '--test', 'server', '--no-run', '--message-format=json', '--quiet'];
  const lines = execFileSync('cargo', args, {
    cwd: SCRATCH, encoding: 'utf8', maxBuffer: 1 << 28, env: { ...process.env, CARGO_TARGET_DIR: target, RUSTFLAGS: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const artifact = lines.split('\n').filter((line) => line.startsWith('{')).map((line) => JSON.parse(line))
    .find((line) => line.reason === 'compiler-artifact' && line.target?.name === 'server' && line.executable);
  return artifact.executable;
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
for (const { endpoint } of ENDPOINTS) if (![...declared.values()].flat().includes(endpoint)) declared.set(endpoint, [endpoint]);
const known = new Set([...declared.values()].flat());
const { all, outside } = alterations(tables, known);
const only = process.env.ONLY ? new RegExp(process.env.ONLY) : /^/;
const chosen = drawn(all.filter((one) => only.test(`${one.kind} ${one.what}`)));
for (const [kind, reason] of Object.entries(EXEMPT)) console.log(`left out: ${kind}: ${reason}`);
console.log(`${all.length} alterations of rows that the model knows; ${outside} more of ${tables.unknown(known)} rows that it does not`);

written(tables, chosen);
const program = built();
const survivors = [];
const kinds = new Map();
chosen.forEach((one, index) => {
  const endpoints = [...declared.values()].filter((names) => names.some((name) => one.endpoints.includes(name))).flat();
  const tally = { different: 0 };
  const why = caught(program, index + 1, endpoints, tally);
  const count = kinds.get(one.kind) ?? { tried: 0, caught: 0 };
  count.tried += 1;
  if (why) count.caught += 1;
  else survivors.push({ ...one, different: tally.different });
  kinds.set(one.kind, count);
  if (process.env.VERBOSE) console.log(`${index + 1} ${why ? 'caught' : 'SURVIVES'} ${one.kind} ${one.what}${why ? `: ${why}` : ` (${tally.different} differ)`}`);
});
for (const [kind, { tried, caught: seen }] of [...kinds].sort()) console.log(`${kind}: ${seen} of ${tried}`);
for (const one of survivors) console.log(`survives: ${one.kind}: ${one.what} (${one.different} plans differ)`);
console.log(`${chosen.length} facts altered, ${chosen.length - survivors.length} caught (${((100 * (chosen.length - survivors.length)) / chosen.length).toFixed(1)} %)`);
if (!process.env.SCRATCH) rmSync(SCRATCH, { recursive: true, force: true });
process.exit(survivors.length === 0 ? 0 : 1);
