// The text of src/schema/tables.rs to its rows, and to what one may alter in each: `{ kind, what, list, row, altered }`.

export function read(source) {
  const body = (name) => {
    const from = source.indexOf(`const ${name}: `);
    return source.slice(source.indexOf('= &[\n', from) + 5, source.indexOf('\n];', from)).split('\n').map((line) => line.trim().replace(/,$/, ''));
  };
  const from = source.indexOf('const NAMES: ');
  const names = source.slice(source.indexOf('"\\\n', from) + 1, source.indexOf('";', from)).replaceAll(/\\\n\s*/g, '');
  const numbers = (text) => text.slice(text.indexOf('(') + 1, -1).split(', ').map(Number);
  const lists = body('LISTS').map(Number);
  const nodes = body('NODES').map(numbers);
  /** The list that each node stands in: what lies below it has a lower number. */
  const of = nodes.map((_, at) => lists.findLastIndex((start) => start <= at));
  return { source, names, lists, nodes, of, collections: body('COLLECTIONS'), shapes: body('SHAPES') };
}

export function alterations({ names, lists, nodes, of, collections, shapes }) {
  const all = [];
  const add = (kind, list, row, altered, what, same) => all.push({ kind, list, row, altered, what, same });
  /** The lists that a version comes to: `column` is where its shapes stand. */
  const reached = (column) => {
    const found = new Set(collections.map((text) => Number(/(\d+)\)$/.exec(text)[1])));
    // What lies below a list has a lower number.
    for (let list = lists.length - 1; list > 0; list -= 1) {
      if (found.has(list)) for (const node of nodes.slice(lists[list], lists[list + 1])) if (node[column] > 0) found.add(node[4]);
    }
    return found;
  };
  const [older, newer] = [reached(2), reached(3)];
  collections.forEach((text, row) => {
    const [, name, root] = /^\("(.*)", (\d+)\)$/.exec(text);
    add('name of a collection', 'COLLECTIONS', row, `("${name}s", ${root})`, `${text} -> ${name}s`);
    const other = /(\d+)\)$/.exec(collections[(row + 7) % collections.length])[1];
    if (other !== root) add('fields of a collection', 'COLLECTIONS', row, `("${name}", ${other})`, `${text} -> ${other}`);
  });
  shapes.forEach((text, row) => {
    const [, types, items, words] = /^shape\((\d+), (\d+), &\[(.*)\]\)$/.exec(text);
    const shape = (kind, types, items, words) => add(kind, 'SHAPES', row, `shape(${types}, ${items}, &[${words}])`, `${text.slice(0, 60)} -> ${types}, ${items}, ${words.slice(0, 60)}`);
    for (let bit = 1; bit <= 64; bit *= 2) {
      shape('type', Number(types) ^ bit, items, words);
      shape('type of elements', types, Number(items) ^ bit, words);
    }
    const each = words === '' ? [] : words.split(', ');
    each.forEach((word, at) => {
      shape('word dropped', types, items, each.filter((_, other) => other !== at).join(', '));
      shape('word', types, items, each.map((one, other) => (other === at ? `${word.slice(0, -1)}0"` : one)).join(', '));
    });
    shape('word more', types, items, [...each, '"zone"'].join(', '));
  });
  [...names].forEach((letter, row) => {
    const other = letter === 'q' ? 'z' : 'q';
    // Some letters stand in names that are not theirs alone; each is that of a name at least.
    if (nodes.some(([start, length]) => start <= row && row < start + length)) add('letter of a name', 'NAMES', row, `b'${other}'`, `${names.slice(Math.max(0, row - 8), row)}[${letter}] -> ${other}`);
  });
  lists.forEach((start, row) => {
    // Neither may make a list hold itself, which no table does.
    if (row > 0 && start < nodes.length && (lists[row + 1] ?? start) > start && nodes[start][4] < row - 1) add('beginning of a list', 'LISTS', row, start + 1, `list ${row}: ${start} -> ${start + 1}`);
    if (row > 1 && lists[row - 1] < start) add('beginning of a list', 'LISTS', row, start - 1, `list ${row}: ${start} -> ${start - 1}`);
  });
  nodes.forEach(([start, length, old, now, below], row) => {
    const name = names.slice(start, start + length);
    const node = (kind, changes, what, same) => {
      const to = { start, length, old, now, below, ...changes };
      add(kind, 'NODES', row, `node(${to.start}, ${to.length}, ${to.old}, ${to.now}, ${to.below})`, `${name}: ${what}`, same);
    };
    const other = (shape) => (shape % shapes.length) + 1;
    if (start > 0) node('name of a field', { start: start - 1 }, 'begins earlier');
    if (start + length < names.length) node('name of a field', { length: length + 1 }, 'ends later');
    if (old > 0) node('type in the older version', { old: other(old) }, `${old} -> ${other(old)}`);
    if (now > 0) node('type in the newer version', { now: other(now) }, `${now} -> ${other(now)}`);
    if (old > 0 && now > 0) {
      node('version of a field', { old: 0 }, 'not in the older version');
      node('version of a field', { now: 0 }, 'not in the newer version');
    } else {
      const isThere = (old > 0 ? newer : older).has(of[row]);
      node('version of a field', { old: old || now, now: old || now }, 'in both versions', isThere ? undefined : 'what it lies below is not there');
      node('version of a field', { old: now, now: old }, 'in the other version');
    }
    if (below > 0) node('fields below a field', { below: 0 }, `${below} -> 0`);
    if (below > 1) node('fields below a field', { below: below - 1 }, `${below} -> ${below - 1}`);
    else if (of[row] > 1 && below === 0) node('fields below a field', { below: 1 }, '0 -> 1');
  });
  return all;
}
