// The types of `rocketql/element`, which defines `<rocketql-input>` where it is imported.

import type { Options } from './index.js';

/**
 * A filter in a form: `<rocketql-input name="query" endpoint="users.list" server="6.13"></rocketql-input>`.
 *
 * While the text is wrong, or the server cannot be asked for all of it, the form is not valid, and says why. Else the form submits the
 * compiled parameter under the element's `name`; where a test goes into a parameter of the endpoint's own, that is submitted too,
 * under its name. Nothing is submitted for an empty text.
 *
 * Attributes: `name`, `value`, `required`, `disabled`, `readonly`, `placeholder`, `aria-label` as an `<input>` has them;
 * `part-of` (`filter`, the default, `fields` or `sort`); `endpoint`, `server`, `with`, `zone`, `unsafe-params` and
 * `unprivileged` (`privileged: false`) as the options of `compile`. Parts for styles: `input`, `message`, `fix`.
 *
 * Events: `input` and `change`, as an `<input>` has them.
 */
export class RocketqlInput extends HTMLElement {
  static readonly formAssociated: true;
  /** The text as it is written. */
  value: string;
  /** The text that a reset brings back: the attribute `value`. */
  defaultValue: string;
  /** What the form submits under the element's name; null where nothing is asked, or something is wrong. */
  readonly parameter: string | null;
  /** Options besides those that attributes set, and before them. `mode` is always `strict`: a form has no client that does the rest. */
  options: Options;
  name: string;
  /** `rocketql-input`. */
  readonly type: string;
  disabled: boolean;
  required: boolean;
  readonly form: HTMLFormElement | null;
  readonly labels: NodeList;
  readonly validity: ValidityState;
  readonly validationMessage: string;
  readonly willValidate: boolean;
  checkValidity(): boolean;
  reportValidity(): boolean;
}

declare global {
  interface HTMLElementTagNameMap {
    'rocketql-input': RocketqlInput;
  }
}
