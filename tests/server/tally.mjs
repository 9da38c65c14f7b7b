// Counts verdicts, by endpoint and by version, and says whether all is well: no difference, and no kind of outcome missing.
const SHOWN = 25;

export function tally(needs = []) {
  const met = new Map();
  const kinds = { accepted: 0, refused: 0, split: 0, unsound: 0 };
  const tables = { endpoint: new Map(), version: new Map() };
  const skipped = new Map();
  let failed = 0;
  let endpoints = 0;
  let stricter = 0;

  const count = (table, key, kind) => {
    if (!table.has(key)) table.set(key, { accepted: 0, refused: 0, split: 0, unsound: 0 });
    table.get(key)[kind] += 1;
  };

  return {
    add(line, verdict) {
      kinds[verdict.kind] += 1;
      if (verdict.stricter) stricter += 1;
      count(tables.endpoint, line.endpoint, verdict.kind);
      count(tables.version, line.version, verdict.kind);
      for (const way of verdict.ways ?? []) met.set(way, (met.get(way) ?? 0) + 1);
      if (verdict.found.length === 0) return;
      failed += 1;
      if (failed > SHOWN) return;
      const { id, endpoint, version, unsafe, privileged, mode, asked, answer, residual } = line;
      console.log(`case ${id}: ${endpoint} ${version}${unsafe ? ' unsafe' : ''}${privileged ? '' : ' limited'} ${mode}, ${verdict.kind}`);
      console.log(`  asked    ${JSON.stringify(asked)}`);
      console.log(`  answered ${JSON.stringify(answer)}${residual === null ? '' : `, residual ${residual}`}`);
      for (const one of verdict.found.slice(0, 3)) console.log(`  ${one}`);
    },

    /** What the catalogue says of an endpoint. */
    facts(line, verdict) {
      endpoints += 1;
      if (verdict.found.length === 0) return;
      failed += 1;
      for (const one of verdict.found.slice(0, 5)) console.log(`${line.facts}: ${one}`);
    },

    skip(line, why) {
      skipped.set(why, (skipped.get(why) ?? 0) + 1);
    },

    print() {
      for (const [name, table] of Object.entries(tables)) {
        for (const [key, row] of [...table].sort()) {
          console.log(`${name} ${key}: accepted ${row.accepted}, refused ${row.refused}, split ${row.split}, unsound ${row.unsound}`);
        }
      }
      const lost = [...skipped.values()].reduce((sum, one) => sum + one, 0);
      for (const [why, times] of skipped) console.log(`skipped ${times}: ${why}`);
      const all = Object.values(kinds).reduce((sum, one) => sum + one, 0);
      const share = (kind) => `${kind} ${kinds[kind]} (${((100 * kinds[kind]) / all).toFixed(1)} %)`;
      console.log(`${all} requests: ${Object.keys(kinds).map(share).join(', ')}; ${stricter} by choice, ${lost} skipped, ${failed} differ`);
      console.log(`the facts of ${endpoints} endpoints compared`);
      if (endpoints === 0) console.log('no facts were compared');
      const empty = ['accepted', 'refused', 'split'].filter((kind) => kinds[kind] === 0);
      if (empty.length > 0) console.log(`no request was ${empty.join(', ')}`);
      for (const [way, times] of [...met].sort()) console.log(`way ${way}: ${times}`);
      const missing = needs.filter((way) => !met.has(way));
      if (missing.length > 0) console.log(`no plan was ${missing.join('; ')}`);
      return failed === 0 && empty.length === 0 && missing.length === 0 && endpoints > 0;
    },
  };
}
