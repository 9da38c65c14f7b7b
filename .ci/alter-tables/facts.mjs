// The text of src/server/tables.rs to its rows, and to what one may alter in each: `{ kind, what, list, row, altered, endpoints }`.

/** What no plan depends on, and why nothing of it is altered. */
export const EXEMPT = {
  'sources, notes, traps, permissions': 'texts for people',
  'key, total, count, offset of an answer': 'the shape of the answer, which plans say nothing of',
  'names': 'of endpoints and parameters: another name is another row',
  'upper and lower case letters, steps that change nothing else': 'known or inferred: a hint, not another plan',
  'kinds of claims, but `unsure` and `only`': 'whoever wins, the key goes inside `$and`',
};

const LISTS = [
  { name: 'EXISTENCES', type: '&[Step<1>]' },
  { name: 'HISTORIES', type: '&[Step<6>]' },
  { name: 'PARAMETERS', type: 'Parameter' },
  { name: 'ENDPOINTS', type: 'Row' },
];

export function read(source) {
  const lists = LISTS.map((list) => {
    const from = source.indexOf(`const ${list.name}: `);
    const body = source.slice(source.indexOf('= &[\n', from) + 5, source.indexOf('\n];', from));
    return { ...list, rows: body.split('\n').map((line) => line.trim().replace(/,$/, '')) };
  });
  const rows = (name) => lists.find((list) => list.name === name).rows;
  const endpoints = rows('ENDPOINTS').map((text, at) => ({
    at, text,
    name: /name: "([^"]*)"/.exec(text)[1],
    collection: number(text, 'collection'), exists: number(text, 'exists'), history: number(text, 'history'),
    parameters: (/parameters: &\[([\d, ]*)\]/.exec(text)?.[1] ?? '').split(', ').filter(Boolean).map(Number),
  }));
  return { source, lists, rows, endpoints, unknown: (known) => endpoints.filter((one) => !known.has(one.name)).length };
}

const number = (text, field) => Number(new RegExp(`\\b${field}: (\\d+)`).exec(text)[1]);

/** Each place where `pattern` stands, with each of the texts that `others` gives for it. */
function* places(text, pattern, others) {
  for (const match of text.matchAll(pattern)) {
    for (const other of [others(match)].flat()) {
      if (other === undefined || other === match[0]) continue;
      yield [text.slice(0, match.index) + other + text.slice(match.index + match[0].length), `${match[0]} -> ${other || 'nothing'}`];
    }
  }
}

export function alterations(tables, known) {
  const all = [];
  let outside = 0;
  const add = (kind, list, row, endpoints, found) => {
    const names = endpoints.map((one) => one.name).filter((name) => known.has(name));
    for (const [altered, what] of found) {
      if (names.length === 0) outside += 1;
      else all.push({ kind, list, row, altered, endpoints: names, what: `${names.slice(0, 3).join(' ')}: ${what}` });
    }
  };
  for (const [list, field] of [['EXISTENCES', 'exists'], ['HISTORIES', 'history']]) {
    tables.rows(list).forEach((text, row) => {
      const users = tables.endpoints.filter((one) => one[field] === row);
      add(`letter of ${list}`, list, row, users, letters(text));
      add(`version of ${list}`, list, row, users, shifts(text));
    });
  }
  tables.rows('PARAMETERS').forEach((text, row) => {
    const users = tables.endpoints.filter((one) => one.parameters.includes(row));
    add('version of a parameter', 'PARAMETERS', row, users, text.includes('(0, 49, 0), (0, 49, 0)')
      ? [[text.replaceAll('(0, 49, 0)', '(8, 5, 0)'), `${text} from 8.5`]]
      : [[text.replace(/\(\d+, \d+, \d+\), \(\d+, \d+, \d+\)/, '(0, 49, 0), (0, 49, 0)'), `${text} from 0.49`]]);
  });
  for (const one of tables.endpoints) {
    for (const [kind, found] of Object.entries(facts(one.text, tables))) add(kind, 'ENDPOINTS', one.at, [one], found);
  }
  return { all, outside };
}

const OTHERS = { r: ['i', 'x'], i: ['r', 'x'], x: ['r', 'i'], s: ['o'], o: ['s'], e: ['a'], a: ['e'] };

/** Another treatment in one place of one step. */
function* letters(text) {
  for (const match of text.matchAll(/\*b"([^"]*)"/g)) {
    for (let at = 0; at < match[1].length; at += 1) {
      const letter = match[1][at];
      const others = OTHERS[letter.toLowerCase()] ?? (match[1].length === 1 ? ['e'] : at === 5 ? ['s', 'o'] : ['r', 'i', 'x']);
      for (const other of others) {
        const place = match.index + 3 + at;
        const cased = letter === letter.toUpperCase() ? other.toUpperCase() : other;
        yield [text.slice(0, place) + cased + text.slice(place + 1), `${text.slice(text.lastIndexOf('step', match.index), match.index)}${match[1]}: ${letter} -> ${cased} at ${at}`];
      }
    }
  }
}

/** A step that changes something, a release earlier or later. */
function* shifts(text) {
  const steps = [...text.matchAll(/step\((\d+), (\d+), (\d+), \*b"([^"]*)"\)/g)];
  for (let at = 1; at < steps.length; at += 1) {
    if (steps[at][4].toLowerCase() === steps[at - 1][4].toLowerCase()) continue;
    const [major, minor, patch] = steps[at].slice(1, 4).map(Number);
    const next = steps[at + 1]?.slice(1, 4).map(Number) ?? [9, 9, 9];
    const before = ([a, b, c], [d, e, f]) => a - d || b - e || c - f;
    const later = [major, minor + 2, 0];
    const shifted = before(later, next) < 0 ? later : minor >= 2 ? [major, minor - 2, patch] : undefined;
    const last = steps[at - 1].slice(1, 4).map(Number);
    if (!shifted || before(shifted, last) <= 0) continue;
    const altered = `step(${shifted.join(', ')}, *b"${steps[at][4]}")`;
    yield [text.slice(0, steps[at].index) + altered + text.slice(steps[at].index + steps[at][0].length), `${steps[at][0]} -> ${altered}`];
  }
}

/** How many sorts and requirements the rows take from lists of their own, at least, beside none. */
const [ORDERS, REQUIREMENTS] = [15, 10];

const WIRES = ['Text', 'Pattern', 'CommaList', 'Brackets', 'Date', 'JsonRange', 'JsonObject'];
const NEIGHBOURS = {
  Equal: 'Contains', NotEqual: 'Equal', In: 'Contains', Contains: ['Equal', 'Pattern'], Whole: ['Contains', 'Equal'], Pattern: ['Contains', 'Equal'],
  After: ['From', 'Before'], From: ['After', 'Before'], Before: ['After', 'From'], Range: 'After', EachPattern: 'EachEqual', EachEqual: 'EachPattern',
};

/** What one may alter in the row of an endpoint. */
function facts(text, tables) {
  const of = (pattern, others) => [...places(text, pattern, others)];
  const field = (name, others) => of(new RegExp(`\\b${name}: (\\d+)`, 'g'), (match) => others(Number(match[1])).map((value) => `${name}: ${value}`));
  const drop = () => '';
  const appended = (name, value) => (text.includes(`${name}: `) ? [] : [[text.replace(', ..ROW', `, ${name}: ${value}, ..ROW`), `+ ${name}: ${value}`]]);
  const other = (list, count) => (value) => [(value + Math.ceil(tables.rows(list).length / count)) % tables.rows(list).length];
  return {
    'collection of a row': field('collection', (value) => (value === 0 ? [] : [(value % 36) + 1])),
    'existence of a row': field('exists', other('EXISTENCES', 2)),
    'history of a row': field('history', other('HISTORIES', 3)),
    'order': field('order', (value) => (value === 0 ? [1] : [0, (value % ORDERS) + 1])),
    'sorts': [...of(/orders: Orders::\w+(\("\w+"\))?/g, () => 'orders: Orders::Any'), ...appended('orders', 'Orders::None'), ...appended('orders', 'Orders::Single')],
    'pages': of(/is_paged: (true|false)/g, (match) => `is_paged: ${match[1] === 'false'}`),
    'returned': [
      ...of(/returned: Returned::(Fixed|Only \{ [^}]* \})/g, () => ['returned: Returned::Unknown', 'returned: Returned::Only { fields: &["_id"], and_asked: false }']),
      ...of(/and_asked: (true|false)/g, (match) => `and_asked: ${match[1] === 'false'}`),
      ...appended('returned', 'Returned::Fixed'),
    ],
    'required': field('required', (value) => (value === 0 ? [1] : [0, (value % REQUIREMENTS) + 1])),
    'parameters': of(/parameters: &\[([\d, ]+)\]/g, (match) => {
      const numbers = match[1].split(', ');
      return numbers.map((_, at) => `parameters: &[${numbers.filter((one, index) => index !== at).join(', ')}]`);
    }),
    'claim dropped': of(/Claim \{ key: [^}]*\}(, )?/g, drop),
    'key of a claim': of(/Claim \{ key: "[^"]*"/g, () => 'Claim { key: "zone"'),
    'kind of a claim': of(/ClaimKind::\w+/g, (match) => (match[0].endsWith('Unsure') || match[0].endsWith('Only') ? 'ClaimKind::Server' : 'ClaimKind::Unsure')),
    'when of a claim': of(/when: When::\w+(\("[^"]*"\))?/g, (match) => (match[0].endsWith('Always') ? 'when: When::Given("zone")' : 'when: When::Given("zone")')),
    'merge': of(/is_merge_known: true, /g, drop),
    'typed dropped': of(/Typed \{ name.*?\.\.TYPED \}(, )?/g, drop),
    'wire': of(/wire: Wire::(\w+)/g, (match) => (match[1] === 'Choice' ? [] : [WIRES[(WIRES.indexOf(match[1]) + 1) % 7], WIRES[(WIRES.indexOf(match[1]) + 3) % 7]].map((wire) => `wire: Wire::${wire}`))),
    'path of a meaning': of(/Branch \{ path: "[^"]*"/g, () => 'Branch { path: "name2"'),
    'test of a meaning': of(/ValueTest::(\w+)/g, (match) => [NEIGHBOURS[match[1]] ?? []].flat().map((test) => `ValueTest::${test}`)),
    'branch dropped': of(/, Branch \{ path: [^}]*\}/g, drop),
    'condition beside a branch': of(/and: &\[[^\]]+\]/g, () => 'and: &[]'),
    'word of a choice': of(/Meaning::Choice\(&\[\("(\w+)"/g, (match) => `Meaning::Choice(&[("${match[1] === 'true' ? 'false' : 'true'}"`),
    'filter of a choice': [
      ...of(/Fixed::IsBool\("([^"]*)", (true|false)\)/g, (match) => `Fixed::IsBool("${match[1]}", ${match[2] === 'false'})`),
      ...of(/Fixed::IsNotBool\("([^"]*)", (true|false)\)/g, (match) => `Fixed::IsNotBool("${match[1]}", ${match[2] === 'false'})`),
      ...of(/Fixed::Exists/g, () => 'Fixed::Missing'), ...of(/Fixed::Missing/g, () => 'Fixed::Exists'),
      ...of(/Fixed::Is\(/g, () => 'Fixed::IsNot('), ...of(/Fixed::IsNot\(/g, () => 'Fixed::Is('),
    ],
    'part of a filter dropped': of(/(?<=\)), Fixed::\w+\([^()]*\)/g, drop),
    'version of a typed parameter': of(/earliest: Version::new\(([\d, ]+)\), since: Version::new\(([\d, ]+)\), /g, drop),
    'end of a typed parameter': of(/until: Version::new\([\d, ]+\), /g, drop),
    'width': of(/is_wider: true, /g, drop),
    'values that do not filter': of(/never: &\[[^\]]*\], /g, drop),
    'needs': of(/needs: "[^"]*", /g, drop),
  };
}
