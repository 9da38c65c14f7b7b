// The rows that a client gave, against those that were asked for.
import { expected, needed } from './check.mjs';
import { answer as ask } from './model.mjs';
import { ejson } from './packages.mjs';
import { compare, inOrder, selected } from './rows.mjs';

const LONGEST = 3;

/** `texts` are the rows as they were given, `line` what was asked, as check.mjs has it, and whether an order is promised. */
export function judge(world, { line, texts }) {
  const given = texts.map((text) => JSON.parse(text));
  const wrong = [];
  const ids = given.map((row) => row._id).filter((id) => id !== undefined);
  if (new Set(ids).size !== ids.length) wrong.push(`twice: ${ids.filter((id, at) => ids.indexOf(id) !== at).slice(0, LONGEST)}`);
  const full = { ...line, endpoint: world.endpoint, unsafe: world.unsafe, privileged: world.privileged };
  const outcome = { choices: {}, excluded: excluded(world, full) };
  if (world.plain) return { wrong };
  if (world.faults.includes('churn')) churned(world, full, outcome, given, wrong);
  else still(world, full, outcome, given, wrong);
  return { wrong: wrong.slice(0, LONGEST) };
}

function excluded(world, line) {
  const found = ask({ endpoint: world.endpoint, version: world.version, unsafe: world.unsafe, privileged: world.privileged, sent: needed(line) }, (name, options) => options[0]);
  return found.excluded ?? [];
}

const plain = (value) => JSON.stringify(sorted(JSON.parse(JSON.stringify(value))));
const sorted = (value) => {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)).map(([key, inner]) => [key, sorted(inner)]));
};

/** Nobody writes: the rows, in order, each as it is to be shown. */
function still(world, line, outcome, given, wrong) {
  const meant = expected({ ...line, asked: { ...line.asked, count: line.asked.count ?? 0 } }, world.version, outcome, world.first);
  if (meant === null) return wrong.push('without the filter the server refuses');
  const known = new Map(world.first.map((row) => [row._id, row]));
  const hasIds = given.every((row) => row._id !== undefined);
  const want = meant.ordered;
  if (given.length !== want.length) wrong.push(`${given.length} rows came, ${want.length} were meant`);
  if (!hasIds) return undefined;
  given.forEach((row, at) => {
    const original = known.get(row._id);
    if (!original || !meant.kept.includes(original)) wrong.push(`not asked for: ${row._id}`);
    else if (line.ordered && want[at] && compare(original, want[at], meant.sort ?? {}) !== 0) wrong.push(`row ${at} is ${row._id}, ${want[at]._id} was meant`);
    else {
      const all = meant.show(original);
      // Who is not known to be privileged is shown no more than others are.
      const shown = world.open ? all : Object.fromEntries(Object.entries(all).filter(([key]) => Object.hasOwn(row, key)));
      const seen = meant.fields === null ? Object.fromEntries(Object.entries(row).filter(([key]) => Object.hasOwn(shown, key))) : row;
      if (plain(seen) !== plain(shown)) wrong.push(`${row._id} shows ${plain(seen)}, meant was ${plain(shown)}`);
    }
  });
  return undefined;
}

/** Others write: rows that stayed what they were come once and in order; all others were meant at some time. */
function churned(world, line, outcome, given, wrong) {
  const ids = given.map((row) => row._id);
  const all = { ...line, asked: { ...line.asked, count: 0, offset: 0 } };
  const meant = expected(all, world.version, outcome, world.first);
  if (meant === null) return wrong.push('without the filter the server refuses');
  const stayed = meant.ordered.filter((row) => !world.touched.has(row._id));
  const known = new Set(ids);
  const isAll = !line.asked.count && !line.asked.offset;
  const lost = stayed.filter((row) => !known.has(row._id));
  if (given.some((row) => row._id === undefined)) return undefined;
  if (isAll && lost.length > 0) wrong.push(`missing: ${lost.slice(0, LONGEST).map((row) => row._id)} of ${stayed.length}`);
  const editions = (id) => world.history.get(id) ?? [];
  const base = ask({ endpoint: world.endpoint, version: world.version, unsafe: world.unsafe, privileged: world.privileged, sent: needed(line) }, (name, options) => options[0]).filter;
  const query = line.asked.query === null ? {} : ejson.parse(line.asked.query);
  const everMeant = (id) => selected(base, editions(id)).some((is, at) => is && selected(query, [editions(id)[at]])[0]);
  const strange = ids.filter((id) => !everMeant(id));
  if (strange.length > 0) wrong.push(`never asked for: ${strange.slice(0, LONGEST)}`);
  const still = new Map(stayed.map((row) => [row._id, row]));
  const order = ids.filter((id) => still.has(id)).map((id) => still.get(id));
  if (line.ordered && !inOrder(order, meant.sort ?? {})) wrong.push(`out of order by ${JSON.stringify(meant.sort)}`);
  return undefined;
}
