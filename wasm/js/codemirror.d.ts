// The types of `rocketql/codemirror`.

import type { Extension } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import type { AssistOptions, Card, Completions, Diagnostic, Fix, Highlight, Options, PartName, Parts, Refused, Written } from './index.js';

/** What the extension asks of a session: that of `rocketql` and that of `rocketql/lite` give it. */
export interface Asked {
  check(request: Parts, options?: Options): Diagnostic[];
  complete(request: Parts, at: number, options?: AssistOptions): Completions;
  hover(request: Parts, at: number, options?: AssistOptions): Card[];
  highlight(request: Parts, options?: AssistOptions): Highlight[];
  format(text: string, options?: Options): Written | Refused;
}

/** How a document is read. */
export interface Setting {
  /**
   * Answers what is asked. An editor may be made before the module is ready: it takes text, and after `await ready()` a
   * {@link recheck} gives it the rest.
   */
  session: Asked;
  /** Which part of a request the document is; the whole of it by default. */
  part?: PartName;
  /** The other parts, asked for at every keystroke. */
  beside?: () => Omit<Parts, 'text'>;
  /** What is set besides the session's own options, asked for at every keystroke. */
  options?: () => Options;
  /** Whether hints are shown too; they are by default. */
  hints?: boolean;
  /**
   * What is shown for a diagnostic's help; nothing for `''`. By default the help itself, but for one that speaks of a command or a flag
   * of the command line: a page may put its own words in their place.
   */
  help?: (help: string) => string;
}

/**
 * Diagnostics with their fixes under the text, completion (`Enter` or `Tab` accepts), hover cards, colours, `Shift-Alt-f` for
 * formatting, and what CodeMirror's `closeBrackets` and `toggleComment` have to know of the language.
 *
 * The colours are classes, `rql-` and a `Highlight`'s kind; those they have by default follow a dark theme, and a page may set
 * its own in the custom properties `--rql-endpoint`, `--rql-field`, `--rql-operator`, `--rql-string`, `--rql-number`,
 * `--rql-comment` and `--rql-invalid`.
 *
 * Whatever goes wrong in here, the document takes what is typed; that it could not be checked is then shown as an error.
 */
export function rocketql(setting: Setting): Extension;

/**
 * Writes the document in its canonical form, in one step of undoing; false where it has an error, and then it stays as it is. Where the
 * rest of the module has to come first, it is true, and the document is written then unless it has changed. `refused` is called where
 * it is not written, now or then; not where the rest does not come.
 */
export function formatDocument(view: EditorView, refused?: () => void): boolean;

/** Writes a fix of one of the document's diagnostics into it, in one step of undoing. */
export function applyFix(view: EditorView, fix: Fix): void;

/** Looks at the document again: to be called when what `beside` or `options` give has changed. */
export function recheck(view: EditorView): void;
