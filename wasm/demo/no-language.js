// What stands in the place of `@codemirror/language` and `@lezer/common` on the page. They parse texts into trees, which nobody reads
// here: the compiler colours, completes and checks. CodeMirror's commands ask them all the same, and are answered as in an editor
// whose text is in no language. `vite.config.js` puts it there; it saves 14 kB of the 125 that come beside the compiler.

import { Facet } from '@codemirror/state';

/** The only node of an empty tree. */
const NOTHING = { from: 0, to: 0, parent: null, firstChild: null, childBefore: () => null, childAfter: () => null };

export const syntaxTree = () => ({ resolveInner: () => NOTHING });

/** What a step of indentation is made of. */
export const indentUnit = Facet.define({ combine: ([first = '  ']) => first });

/** @param {import('@codemirror/state').EditorState} state */
export const getIndentUnit = (state) => state.facet(indentUnit).length;

/**
 * @param {import('@codemirror/state').EditorState} _state
 * @param {number} columns
 */
export const indentString = (_state, columns) => ' '.repeat(columns);

/** A line is indented as the one before it, where null is said. */
export const getIndentation = () => null;

export const matchBrackets = () => null;

export class IndentContext {
  /** @param {import('@codemirror/state').EditorState} state */
  constructor(state) {
    this.state = state;
  }

  /**
   * The columns that a line begins with.
   * @param {number} at
   */
  lineIndent(at) {
    return this.state.doc.lineAt(at).text.search(/\S|$/);
  }
}

export const NodeProp = { closedBy: null };
