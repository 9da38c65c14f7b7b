// The types of `rocketql/codemirror`.

import type { Extension } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import type { Options, PartName, Parts, Session } from './index.js';

export interface Setting {
  /** Answers what is asked; the module has to be ready. */
  session: Session;
  /** Which part of a request the document is; the whole of it by default. */
  part?: PartName;
  /** The other parts, asked for at every keystroke. */
  beside?: () => Omit<Parts, 'text'>;
  /** What is set besides the session's own options, asked for at every keystroke. */
  options?: () => Options;
  /** Whether hints are shown too; they are by default. */
  hints?: boolean;
  /** Whether the document has one line; `Enter` then does nothing. */
  singleLine?: boolean;
}

/** Diagnostics, completion, hover cards, colours (classes `rql-field`, `rql-operator`, …) and `Shift-Alt-f` for formatting. */
export function rocketql(setting: Setting): Extension;

/** Writes the document in its canonical form; false where it has an error. */
export function formatDocument(view: EditorView): boolean;
