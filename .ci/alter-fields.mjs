// Alters single facts of src/schema/tables.rs and looks whether tests/fields.rs sees it: `node .ci/alter-fields.mjs [HOW_MANY]
// [SEED]`, 200 unless said otherwise. What that suite holds them against was made of the facts alone. What survives is printed,
// and the run fails where it is more than none.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ALTERED, ROOT, SCRATCH, built, changed, copied, drawn, late, list, tried } from './alter-tables/copy.mjs';
import { alterations, read } from './alter-tables/fields.mjs';

const [many = 200, seed = 20261125] = process.argv.slice(2).map(Number);
const TYPES = { COLLECTIONS: "(&'static str, u16)", SHAPES: 'Shape', LISTS: 'u16', NODES: 'Node' };

const tables = read(readFileSync(join(ROOT, 'src/schema/tables.rs'), 'utf8'));
const all = alterations(tables);
const only = process.env.ONLY ? new RegExp(process.env.ONLY) : /^/;
const chosen = drawn(all.filter((one) => only.test(`${one.kind} ${one.what}`)), many, seed);
console.log(`${all.length} alterations`);

copied();
// A row is a constant, and is made of what its name begins with before that is altered.
changed('src/schema/rows.rs', [[/#\[derive\(Debug(.*)\)\]/g, '#[derive(Debug$1, Clone, Copy)]'], [/\bNAMES\b/g, 'PLAIN_NAMES']]);
changed('src/schema/lookup.rs', [[/const fn /g, 'fn ']]);
late('src/schema/index.rs');
// How many lists there are stays a constant.
changed('src/schema/index.rs', [[/\bLISTS\.len\(\)\]/g, 'LISTS_LENGTH]'], ['{LISTS, NODES}', '{LISTS, LISTS_LENGTH, NODES}']]);
// Constants ask for the names of collections: what is chosen when it runs is asked for apart.
changed('src/schema/mod.rs', [['COLLECTIONS.get(usize::from(self.0))', 'tables::ROOTS.get(usize::from(self.0))']]);
let source = tables.source;
for (const name of ['SHAPES', 'LISTS', 'NODES']) source = source.replace(`pub(super) const ${name}: `, `const PLAIN_${name}: `) + list(name, TYPES[name], chosen);
source += list('COLLECTIONS', TYPES.COLLECTIONS, chosen).replace('static COLLECTIONS', 'static ROOTS').replace('PLAIN_COLLECTIONS', 'COLLECTIONS');
source = source.replace('pub(super) const NAMES: ', 'pub(super) const PLAIN_NAMES: ') + list('NAMES', 'u8', chosen)
  .replace('Vec<u8>> = std::sync::LazyLock::new(|| altered(PLAIN_NAMES, ALTERED_NAMES))', 'String> = std::sync::LazyLock::new(|| String::from_utf8(altered(PLAIN_NAMES.as_bytes(), ALTERED_NAMES)).unwrap_or_default())');
source += 'pub(super) const LISTS_LENGTH: usize = PLAIN_LISTS.len();\n';
writeFileSync(join(SCRATCH, 'src/schema/tables.rs'), source + ALTERED);

const program = built('fields');
/** What gives the alteration away. */
function seen(number) {
  const run = spawnSync(program, [], { cwd: SCRATCH, encoding: 'utf8', timeout: 60_000, env: { ...process.env, ROCKETQL_ALTERED: String(number), RUST_BACKTRACE: '0' } });
  if (run.status === 0) return {};
  const told = /panicked at .*\n(.*(?:\n left: .*\n.*)?)/.exec(run.stdout + run.stderr)?.[1] ?? `status ${run.status ?? run.signal}`;
  return { why: told.replaceAll('\n', ' ').slice(0, 200) };
}
const plain = seen(0);
if (plain.why) throw new Error(`the suite fails without an alteration: ${plain.why}`);
tried(chosen, ({ same }, number) => {
  const found = seen(number);
  if (same && found.why) throw new Error(`${same}, and yet ${found.why}`);
  return { ...found, same };
});
