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
  const add = (kind, list, row, altered, what) => all.push({ kind, list, row, altered, what });
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
  nodes.forEach(([start, length, older, newer, below], row) => {
    const name = names.slice(start, start + length);
    const node = (kind, changes, what) => {
      const { start: from, length: long, older: old, newer: now, below: list } = { start, length, older, newer, below, ...changes };
      add(kind, 'NODES', row, `node(${from}, ${long}, ${old}, ${now}, ${list})`, `${name}: ${what}`);
    };
    const other = (shape) => (shape % shapes.length) + 1;
    if (start > 0) node('name of a field', { start: start - 1 }, 'begins earlier');
    if (start + length < names.length) node('name of a field', { length: length + 1 }, 'ends later');
    if (older > 0) node('type in the older version', { older: other(older) }, `${older} -> ${other(older)}`);
    if (newer > 0) node('type in the newer version', { newer: other(newer) }, `${newer} -> ${other(newer)}`);
    if (older > 0 && newer > 0) {
      node('version of a field', { older: 0 }, 'not in the older version');
      node('version of a field', { newer: 0 }, 'not in the newer version');
    } else {
      node('version of a field', { older: newer || older, newer: newer || older }, 'in both versions');
      node('version of a field', { older: newer, newer: older }, 'in the other version');
    }
    if (below > 0) node('fields below a field', { below: 0 }, `${below} -> 0`);
    if (below > 1) node('fields below a field', { below: below - 1 }, `${below} -> ${below - 1}`);
    else if (of[row] > 1 && below === 0) node('fields below a field', { below: 1 }, '0 -> 1');
  });
  return all;
}
