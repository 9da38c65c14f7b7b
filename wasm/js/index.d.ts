// The types of the package `rocketql`. All places are indexes of JavaScript strings, half open.

/** How texts are read, and for whom. */
export interface Options {
  /** The endpoint, without `/api/v1/`, where the text names none. */
  endpoint?: string;
  /** Parameters that the endpoint needs: an object, or the list after `with` as it is written. */
  with?: string | Record<string, Parameter | undefined>;
  /** The server's version: `8.6.1`, `8.6` for any of these, `7.5..8.6` for all from one to another. Without one the newest known is
   * assumed. */
  server?: string;
  /** Whether the server runs with `ALLOW_UNSAFE_QUERY_AND_FIELDS_API_PARAMS=true`; matters from 7.0 to 8.x. */
  unsafeParams?: boolean;
  /** Whether the caller has the permission `view-full-other-user-info`; true by default. */
  privileged?: boolean;
  /** Whether what the server does not do is an error (`strict`) or left to the client (`split`): by default `split` for `plan` and
   * `explain`, else `strict`. */
  mode?: 'strict' | 'split';
  /** A Rocket.Chat server (the default), or MongoDB itself. */
  target?: 'server' | 'mongo';
  /** The present; the host's clock by default, `null` for none. Text is read as `new Date` reads it. */
  now?: Date | number | string | null;
  /** The zone of days and of times without an offset: `UTC` (the default), `+02:00`, `Europe/Berlin`, or `local`. */
  zone?: string;
  /** The unit of bare epoch numbers; `auto` by default, which warns. */
  epoch?: 'auto' | 's' | 'ms';
  /** How dates are written; `ms` by default. */
  dateForm?: 'ms' | 'iso';
  /** Which language texts are in; `auto` by default: text that starts with `{` is EJSON. */
  input?: 'auto' | 'dsl' | 'ejson';
  /** Which objects of EJSON stand for typed values; `auto` by default. */
  dialect?: 'auto' | 'json' | 'meteor' | 'v1' | 'v2';
  /** The server's address in the `curl` command; a placeholder by default. */
  curlBase?: string;
  /** The longest text in bytes; 16 MiB by default. */
  maxBytes?: number;
  /** The deepest nesting; 100 by default. */
  maxDepth?: number;
  /** The largest number of nodes in a tree; 1,000,000 by default. */
  maxNodes?: number;
  /** How many diagnostics are kept; 50 by default. */
  maxDiagnostics?: number;
  /** The largest number of completions; 100 by default. */
  maxCompletions?: number;
}

/** A value of a parameter. */
export type Parameter = string | number | readonly (string | number)[];

/** The texts of one request: a whole one in `text`, or its parts. */
export interface Parts {
  /** A whole request: endpoint, filter and clauses. */
  text?: string;
  /** A filter in either language. */
  filter?: string;
  /** The list after `fields`, or an EJSON object. */
  fields?: string;
  /** The list after `sort`, or an EJSON object. */
  sort?: string;
  /** The endpoint, without `/api/v1/`. */
  endpoint?: string;
  /** How many rows to pass over. */
  offset?: number | string;
  /** How many rows to give; `all` or 0 for all. */
  count?: number | string;
  /** Parameters that the endpoint needs. */
  with?: Options['with'];
}

/** A whole request as one text, or its parts. */
export type Request = string | Parts;

/** The name of a part. */
export type PartName = 'text' | 'filter' | 'fields' | 'sort' | 'endpoint' | 'offset' | 'count' | 'with';

/** A place in a text. */
export interface Place {
  start: number;
  end: number;
}

/** What to write where. */
export interface Edit extends Place {
  text: string;
}

/** A way to mend what is wrong. */
export interface Fix {
  title: string;
  edits: Edit[];
}

/** Something to say of a text. */
export interface Diagnostic extends Place {
  /** `RQL` and four digits; `code` says what it means. */
  code: string;
  severity: 'error' | 'warning' | 'hint';
  message: string;
  help: string;
  /** The text that the places lie in. */
  part: PartName;
  /** From 1. */
  line: number;
  /** From 1, in characters. */
  column: number;
  related: (Place & { label: string })[];
  fixes: Fix[];
}

/** What was refused. */
export interface Refused {
  ok: false;
  diagnostics: Diagnostic[];
}

/** What the client does with the rows after the residual, in this order. */
export interface ClientWork {
  /** The fields that it keeps or leaves out; null where the server does. */
  fields: Record<string, 0 | 1> | null;
  /** The order that it puts the rows into; null where the server does. */
  sort: Record<string, 1 | -1> | null;
  offset: number;
  count: number | null;
  /** Whether it walks all pages until it has `count` rows. */
  pages: boolean;
}

/** A request that compiled. */
export interface Compiled {
  ok: true;
  endpoint: string | null;
  /** What is sent, in sending order, before percent-encoding. */
  params: Record<string, string | number | (string | number)[]>;
  /** The part of the filter that the client evaluates; read it with `epoch: 'ms'`. */
  residual: string | null;
  client: ClientWork | null;
  /** True, or null where no server or no endpoint was named. */
  exact: boolean | null;
  /** The server that was assumed. */
  assumed: { server: string; unsafe: boolean } | null;
  diagnostics: Diagnostic[];
  /** The address' path and query; null without an endpoint. */
  url: string | null;
  /** A command that sends the request; null without an endpoint. */
  curl: string | null;
}

/** A text that was written. */
export interface Written {
  ok: true;
  text: string;
  diagnostics: Diagnostic[];
}

/** A plan with its reasons. */
export interface Explained {
  ok: true;
  /** The server that the plan is for. */
  server: string;
  /** The parts of the request: where each goes, and why. */
  parts: { part: string; goes: string; why: string }[];
  /** What the server would make of the request as it stands. */
  naive: string[];
  /** What becomes of the five parameters, and how sure that is. */
  facts: Record<string, { treatment: 'read' | 'refused' | 'ignored'; certainty: 'known' | 'inferred' | 'unknown' }>;
  plan: Compiled;
  /** The whole as a drawing for a terminal. */
  text: string;
}

/** Something that may be typed. */
export interface Completion extends Place {
  kind: 'endpoint' | 'field' | 'parameter' | 'operator' | 'keyword' | 'clause' | 'value' | 'date' | 'type' | 'constructor' | 'punctuation';
  label: string;
  /** What is written in the place. */
  text: string;
  detail: string;
  doc: string;
}

export interface Completions {
  /** The likeliest first. */
  items: Completion[];
  /** Whether nothing is wrong with what stands before the place. */
  sound: boolean;
  /** Everything that the grammar takes there, by its names in the grammar. */
  expected: string[];
}

/** What is known of a place. Backticks stand round what can be typed. */
export interface Card extends Place {
  title: string;
  lines: string[];
  /** The code of what is wrong there; null where the card only explains. */
  code: string | null;
}

/** A piece of a text. */
export interface Highlight extends Place {
  kind: 'endpoint' | 'field' | 'parameter' | 'operator' | 'connective' | 'clause' | 'string' | 'word' | 'number' | 'date' | 'constant'
    | 'regex' | 'type' | 'constructor' | 'punctuation' | 'comment' | 'invalid';
}

/** What the clause, the constructor or the operator around a place takes. */
export interface Signature extends Place {
  label: string;
  parameters: { label: string; doc: string }[];
  /** Which parameter stands at the place. */
  active: number | null;
}

export type AssistOptions = Options & { part?: PartName };

/** A request made ready for rows. */
export interface Rows {
  /** Warnings and hints. */
  diagnostics: Diagnostic[];
  /** Whether the filter selects a row. Throws `RowsError` where that cannot be said. */
  matches(row: object): boolean;
  /** For each row whether the filter selects it, or why that cannot be said. */
  judge(rows: readonly object[]): (boolean | string)[];
  /** The rows that are given: filtered, sorted, and counted off. Throws `RowsError` for a row that cannot be judged. */
  select<Row extends object>(rows: readonly Row[]): Row[];
  /** What is given of each row. */
  project(rows: readonly object[]): Record<string, unknown>[];
  /** Gives the memory back; otherwise the garbage collector does. */
  free(): void;
}

/** A request that no row can be selected by, or a row that cannot be judged. */
export class RowsError extends Error {
  /** Why the request cannot be evaluated on rows. */
  diagnostics: Diagnostic[];
  /** The index of the row that cannot be judged. */
  row: number | undefined;
}

/** One request after another in the same memory: for an editor. */
export class Session {
  constructor(options?: Options);
  /** The options that hold where a call gives none. */
  readonly options: Options;
  compile(request: Request, options?: Options): Compiled | Refused;
  check(request: Request, options?: Options): Diagnostic[];
  plan(request: Request, options?: Options): Compiled | Refused;
  explain(request: Request, options?: Options): Explained | Refused;
  format(text: string, options?: Options): Written | Refused;
  render(request: Request, options?: Options): Written | Refused;
  mongosh(request: Request, collection: string, options?: Options): Written | Refused;
  complete(request: Request, at: number, options?: AssistOptions): Completions;
  hover(request: Request, at: number, options?: AssistOptions): Card[];
  highlight(request: Request, options?: AssistOptions): Highlight[];
  signature(request: Request, at: number, options?: AssistOptions): Signature | null;
  rows(request: Request, options?: Options): Rows;
  match<Row extends object>(request: Request, rows: readonly Row[], options?: Options): Row[];
}

/** An endpoint that reads with GET. */
export interface Endpoint {
  /** As the server declares it: a segment that starts with `:` stands for any one segment. */
  name: string;
  /** The collection of its rows. */
  collection: string | null;
  query: Treatment;
  fields: Treatment;
  sort: Treatment;
  offset: Treatment;
  count: Treatment;
  /** The sort where none is given: `-ts, name`. */
  defaultSort: string | null;
  /** Parameters without which it refuses a request; of those that may stand for each other, the first. */
  required: string[];
}

/** What becomes of a parameter. */
export type Treatment = 'read' | 'refused' | 'ignored' | 'unknown';

/** A field of a collection. */
export interface Field {
  path: string;
  types: string;
  /** The types of the elements, where it may be an array. */
  items: string;
  /** The words that its texts are taken from; empty where they are free. */
  values: string[];
  certainty: 'known' | 'inferred' | 'unknown';
}

/** What a code means. */
export interface CodeMeaning {
  code: string;
  severity: Diagnostic['severity'];
  wording: string;
  help: string;
}

/** What is made by a constructor of the host; nothing where a program is checked without the types of the host. */
type Hosted<Name extends string, Host = typeof globalThis> = Host extends { [name in Name]: { prototype: infer Made } } ? Made : never;

/** Where the compiled module comes from: its address, the answer to a request for it, its bytes, or the module itself. */
export type Source = string | Hosted<'URL'> | Hosted<'Request'> | Hosted<'Response'> | ArrayBuffer | ArrayBufferView
  | (typeof globalThis extends { WebAssembly: infer Host } ? Hosted<'Module', Host> : never);

/** Starts the module, once. In Node it is started already. Without a source it is the file beside this one. */
export function ready(source?: Source): Promise<void>;
/** Starts with the first part of the module, which is about half of it and answers most texts without a mistake. Until `ready` has been
 * awaited, every other call may throw `NotYet`. In Node all of it is there. Without sources, of the first part and of the whole, they are
 * the files beside this one. */
export function begin(first?: Source, source?: Source): Promise<void>;

/** The first part of the module cannot answer. The whole is being fetched: ask again once `rest` is there. */
export class NotYet extends Error {
  constructor(rest: Promise<void>);
  /** What `ready()` gives. */
  readonly rest: Promise<void>;
}

/** The parameters to send, or what is wrong. */
export function compile(request: Request, options?: Options): Compiled | Refused;
/** What is wrong with a request, and what is worth knowing. */
export function check(request: Request, options?: Options): Diagnostic[];
/** As `compile`, and what the server does not do is left to the client. */
export function plan(request: Request, options?: Options): Compiled | Refused;
/** The plan, why it is so, and what the server would make of the request as it stands. */
export function explain(request: Request, options?: Options): Explained | Refused;
/** A text of the filter language in its canonical form. */
export function format(text: string, options?: Options): Written | Refused;
/** A request, in EJSON or not, as text of the filter language. */
export function render(request: Request, options?: Options): Written | Refused;
/** A request as a statement for MongoDB's shell. */
export function mongosh(request: Request, collection: string, options?: Options): Written | Refused;
/** What may be typed at a place. */
export function complete(request: Request, at: number, options?: AssistOptions): Completions;
/** What stands at a place. */
export function hover(request: Request, at: number, options?: AssistOptions): Card[];
/** The pieces of a text. */
export function highlight(request: Request, options?: AssistOptions): Highlight[];
/** What is taken at a place. */
export function signature(request: Request, at: number, options?: AssistOptions): Signature | null;
/** Readies a request for rows at hand. Throws `RowsError` where it cannot be evaluated on them. */
export function rows(request: Request, options?: Options): Rows;
/** The rows that a request gives: filtered, sorted, and counted off. As `rows(request).select(rows)`. */
export function match<Row extends object>(request: Request, rows: readonly Row[], options?: Options): Row[];
/** The endpoints that a server has; of the newest known without one. */
export function endpoints(options?: { server?: string }): Endpoint[];
/** The fields of a collection, or of an endpoint's rows; null where neither is known. */
export function fields(name: string, options?: { server?: string }): Field[] | null;
/** What a diagnostic's code means; null where there is no such code, or where it is one of the command line alone. */
export function code(name: string): CodeMeaning | null;
/** The text with a fix in it. */
export function applyFix(text: string, fix: Fix): string;
/** How much memory the module has, in bytes. */
export function memory(): number;
