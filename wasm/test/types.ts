// Uses every part of the interface as its types have it: `tsc` reads this, nobody runs it.

import { NotYet, Session, applyFix, begin, check, code, compile, complete, endpoints, explain, fields, format, highlight, hover, match, memory, mongosh, plan, ready, render, rows, signature, RowsError } from 'rocketql';
import type { Compiled, Diagnostic, Options, Refused } from 'rocketql';

import * as written from './pkg/node.js';
import * as writtenLite from './pkg/lite/node.js';
import type * as declared from 'rocketql';
import * as lite from 'rocketql/lite';

/** What is written does what is declared. */
export const kept: Omit<typeof declared, 'Session' | 'RowsError'> = written;
export const keptLite: Omit<typeof lite, 'Session'> = writtenLite;
export const session0: declared.Session = new written.Session();
export const sessionLite: lite.Session = new writtenLite.Session();
// @ts-expect-error the lite package knows no servers
lite.compile('a = 1', { server: '8.6.1' });

await ready();
await ready(new URL('https://example.org/rocketql_wasm_bg.wasm'));
await ready(await fetch('rocketql_wasm_bg.wasm'));
await begin();
await lite.begin().catch((problem) => (problem instanceof NotYet ? problem.rest : undefined));

const options: Options = { server: '8.6.1', unsafeParams: true, mode: 'split', now: new Date(), zone: 'local', with: { roomId: 'GENERAL', roles: ['a', 1] } };
const compiled: Compiled | Refused = compile('a = 1', options);
if (compiled.ok) {
  const query: string | number | (string | number)[] | undefined = compiled.params['query'];
  const pages: boolean | undefined = compiled.client?.pages;
  const direction: 1 | -1 | undefined = compiled.client?.sort?.['a'];
  console.log(query, pages, direction, compiled.url, compiled.curl, compiled.assumed?.server);
} else {
  const first: Diagnostic | undefined = compiled.diagnostics[0];
  if (first?.fixes[0]) console.log(applyFix('a = 1', first.fixes[0]));
  // @ts-expect-error what was refused has no parameters
  console.log(compiled.params);
}
// @ts-expect-error there is no such option
compile('a = 1', { servr: '8.6.1' });
// @ts-expect-error there is no such mode
compile('a = 1', { mode: 'loose' });
// @ts-expect-error there is no such part
compile({ filtre: 'a = 1' });

const explained = explain({ filter: 'a = 1', count: 10, endpoint: 'users.list' });
if (explained.ok) console.log(explained.parts.map(({ part, goes, why }) => [part, goes, why]), explained.facts['query']?.certainty, explained.plan.exact);
const planned = plan('a = 1');
const texts: string[] = [format('a=1'), render('{}'), mongosh('a = 1', 'users')].map((written) => (written.ok ? written.text : ''));
const found: Diagnostic['severity'][] = check('a').map((one) => one.severity);

const session = new Session(options);
const kinds = session.complete('a', 1).items.map((item) => item.kind === 'field');
console.log(planned.ok, texts, found, kinds, complete('a', 1, { part: 'filter' }), hover('a', 0)[0]?.lines, highlight('a')[0]?.kind, signature('a', 1)?.active);

try {
  const people = [{ name: 'ada', age: 3 }];
  const kept: { name: string; age: number }[] = rows('age > 2').select(people);
  const given: { name: string; age: number }[] = match('age > 2', people);
  console.log(given, kept, rows('a = 1').judge(people).map((verdict) => typeof verdict === 'string'));
} catch (error) {
  if (error instanceof RowsError) console.log(error.row, error.diagnostics);
}
console.log(endpoints({ server: '8.6.1' })[0]?.query === 'read', fields('users')?.[0]?.types, code('RQL0301')?.help, memory());

import * as writtenEditor from './pkg/codemirror.js';
import * as writtenElement from './pkg/element.js';
import type * as editor from 'rocketql/codemirror';
import type * as form from 'rocketql/element';
import { applyFix as mend, formatDocument, recheck, rocketql } from 'rocketql/codemirror';
import { EditorView } from '@codemirror/view';

export const keptEditor: typeof editor = writtenEditor;
export const keptElement: form.RocketqlInput = new writtenElement.RocketqlInput();
const view = new EditorView({ extensions: [rocketql({ session: new Session(), part: 'filter', beside: () => ({ endpoint: 'users.list' }), options: () => options, hints: false })] });
rocketql({ session: new lite.Session() });
// @ts-expect-error without a session nothing can be asked
rocketql({ part: 'filter' });
const done: boolean = formatDocument(view);
mend(view, { title: '', edits: [] });
recheck(view);
const field: form.RocketqlInput | null = document.querySelector('rocketql-input');
if (field) {
  field.options = { zone: 'UTC' };
  const submitted: string | null = field.parameter;
  console.log(done, submitted, field.validity.valid, field.form?.action, field.type);
}
