// The types of `rocketql/lite`: the language without the catalogue of servers and the matcher of rows.

import type * as whole from '../index.js';
import type { Card, CodeMeaning, Compiled, Completions, Diagnostic, Fix, Highlight, PartName, Refused, Request, Signature, Source, Written } from '../index.js';

export type { Card, ClientWork, CodeMeaning, Compiled, Completion, Completions, Diagnostic, Edit, Fix, Highlight, Parameter, PartName, Parts, Place, Refused, Request, Signature, Source, Written } from '../index.js';

/** How texts are read. Servers are not known here: naming one, or an endpoint, is refused. */
export type Options = Omit<whole.Options, 'server' | 'unsafeParams' | 'privileged' | 'mode' | 'endpoint'>;

export type AssistOptions = Options & { part?: PartName };

/** One request after another in the same memory: for an editor. */
export class Session {
  constructor(options?: Options);
  /** The options that hold where a call gives none. */
  readonly options: Options;
  compile(request: Request, options?: Options): Compiled | Refused;
  check(request: Request, options?: Options): Diagnostic[];
  format(text: string, options?: Options): Written | Refused;
  render(request: Request, options?: Options): Written | Refused;
  mongosh(request: Request, collection: string, options?: Options): Written | Refused;
  complete(request: Request, at: number, options?: AssistOptions): Completions;
  hover(request: Request, at: number, options?: AssistOptions): Card[];
  highlight(request: Request, options?: AssistOptions): Highlight[];
  signature(request: Request, at: number, options?: AssistOptions): Signature | null;
}

/** Starts the module, once. In Node it is started already. Without a source it is the file beside this one. */
export function ready(source?: Source): Promise<void>;
/** Starts with the first part of the module. Until `ready` has been awaited, every other call may throw `NotYet`. Without sources, of the
 * first part and of the whole, they are the files beside this one. */
export function begin(first?: Source, source?: Source): Promise<void>;

/** The first part of the module cannot answer. The whole is being fetched: ask again once `rest` is there. */
export class NotYet extends Error {
  constructor(rest: Promise<void>);
  /** What `ready()` gives. */
  readonly rest: Promise<void>;
}

/** The parameters to send to any server, or what is wrong. */
export function compile(request: Request, options?: Options): Compiled | Refused;
/** What is wrong with a request, and what is worth knowing. */
export function check(request: Request, options?: Options): Diagnostic[];
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
/** What a diagnostic's code means; null where there is no such code, or where it is one of the whole package or the command line alone. */
export function code(name: string): CodeMeaning | null;
/** The text with a fix in it. */
export function applyFix(text: string, fix: Fix): string;
/** How much memory the module has, in bytes. */
export function memory(): number;
