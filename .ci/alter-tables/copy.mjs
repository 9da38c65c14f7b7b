// A copy of the tree whose tables take the altered row that ROCKETQL_ALTERED counts to: all altered rows are compiled into it and
// chosen when it runs, so there is one build. Only the suite that is named is built: the test that makes the tables anew of the
// project's data and compares (tests/catalogue) takes no part, since it would see every alteration and prove nothing of the data.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { random } from '../../tests/server/world.mjs';

export const ROOT = resolve(import.meta.dirname, '../..');
export const SCRATCH = process.env.SCRATCH ?? join(tmpdir(), `rocketql-altered-${process.pid}`);

/** As many as asked, every kind of fact as often as the others while it has any. */
export function drawn(all, many, seed) {
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

/** The tree without the settings around it, and under another version: cargo tells packages in one target directory apart by
 * name and version, not by where they lie. */
export function copied() {
  rmSync(SCRATCH, { recursive: true, force: true });
  mkdirSync(SCRATCH, { recursive: true });
  for (const part of ['Cargo.toml', 'Cargo.lock', 'README.md', 'src', 'tests', 'benches', 'examples', 'grammar']) {
    cpSync(join(ROOT, part), join(SCRATCH, part), { recursive: true });
  }
  changed('Cargo.toml', [[/^version = "(.*)"$/m, 'version = "$1-altered"'], [/$/, '\n[workspace]\n']]);
}

/** Tables that a file, if there is one, makes of the altered ones when the crate is compiled are made when it runs. */
export function late(file) {
  if (!existsSync(join(SCRATCH, file))) return;
  changed(file, [
    [/const fn /g, 'fn '],
    [/^static (\w+): (.*) = (\w+)\(\);$/gm, 'static $1: std::sync::LazyLock<$2> = std::sync::LazyLock::new($3);'],
  ]);
}

/** Puts other texts into a file of the copy, each of which must be there. */
export function changed(file, replacements) {
  const path = join(SCRATCH, file);
  let text = readFileSync(path, 'utf8');
  for (const [from, to] of replacements) {
    const next = text.replace(from, to);
    if (next === text) throw new Error(`${file} has no ${from}`);
    text = next;
  }
  writeFileSync(path, text);
}

/** A list as it is, the altered rows of it, and the one of both that is taken when the program runs. */
export function list(name, type, chosen) {
  const altered = chosen.map((one, index) => ({ ...one, index })).filter((one) => one.list === name);
  const rows = altered.map((one) => `    (${one.index + 1}, ${one.row}, ${one.altered}),\n`).join('');
  return `const ALTERED_${name}: &[(usize, usize, ${type})] = &[\n${rows}];
pub(super) static ${name}: std::sync::LazyLock<Vec<${type}>> = std::sync::LazyLock::new(|| altered(PLAIN_${name}, ALTERED_${name}));
`;
}

/** What those lists are made by. */
export const ALTERED = `
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

/** The program of a suite of the copy. */
export function built(test) {
  const args = ['test', '--release', '--all-features', '--test', test, '--no-run', '--message-format=json', '--quiet'];
  const lines = execFileSync('cargo', args, {
    cwd: SCRATCH, encoding: 'utf8', maxBuffer: 1 << 28, env: { ...process.env, CARGO_TARGET_DIR: join(ROOT, 'target'), RUSTFLAGS: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const artifact = lines.split('\n').filter((line) => line.startsWith('{')).map((line) => JSON.parse(line))
    .find((line) => line.reason === 'compiler-artifact' && line.target?.name === test && line.executable);
  return artifact.executable;
}

/** Tries each, prints what came of it, and ends the run: red where something survived. */
export function tried(chosen, caught) {
  const survivors = [];
  const equivalent = [];
  const kinds = new Map();
  chosen.forEach((one, index) => {
    const found = caught(one, index + 1);
    const count = kinds.get(one.kind) ?? { tried: 0, caught: 0 };
    kinds.set(one.kind, count);
    if (found.same) equivalent.push({ ...one, ...found });
    else count.tried += 1;
    if (found.why) count.caught += 1;
    else if (!found.same) survivors.push({ ...one, ...found });
    if (process.env.VERBOSE) console.log(`${index + 1} ${found.why ? 'caught' : found.same ? 'EQUIVALENT' : 'SURVIVES'} ${one.kind} ${one.what}: ${found.why ?? found.same ?? ''}`);
  });
  for (const [kind, { tried, caught: seen }] of [...kinds].sort()) console.log(`${kind}: ${seen} of ${tried}`);
  for (const one of equivalent) console.log(`says the same: ${one.kind}: ${one.what} (${one.same})`);
  for (const one of survivors) console.log(`survives: ${one.kind}: ${one.what}${one.note ? ` (${one.note})` : ''}`);
  const counted = chosen.length - equivalent.length;
  const seen = counted - survivors.length;
  console.log(`${counted} facts altered, ${seen} caught (${((100 * seen) / counted).toFixed(1)} %); ${equivalent.length} more say the same otherwise`);
  if (!process.env.SCRATCH) rmSync(SCRATCH, { recursive: true, force: true });
  process.exit(survivors.length === 0 ? 0 : 1);
}
