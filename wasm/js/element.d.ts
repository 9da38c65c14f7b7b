// The types of `rocketql/element`, which defines `<rocketql-input>` where it is imported.

import type { Options } from './index.js';

/**
 * A filter in a form: `<rocketql-input name="query" endpoint="users.list" server="6.13"></rocketql-input>`.
 *
 * While the text is wrong, or the server cannot be asked for all of it, the form is not valid, and says why. Else the form submits the
 * compiled parameter under the element's `name`; where a test goes into a parameter of the endpoint's own, that is submitted too,
 * under its name. Nothing is submitted for an empty text. What is relative to the present, as `now-90d`, is so to that of submitting.
 *
 * A form that is sent although it is not valid has `not valid: …` under the element's `name`, which no server reads as a filter: were it
 * nothing, all rows would come.
 *
 * `Enter` submits, and `Shift-Enter` begins a line.
 *
 * Attributes: `name`, `value`, `required`, `disabled`, `readonly`, `placeholder`, `aria-label` as an `<input>` has them;
 * `part-of` (`filter`, the default, `fields` or `sort`); `endpoint`, `server`, `with`, `zone`, `unsafe-params` and
 * `unprivileged` (`privileged: false`) as the options of `compile`. Parts for styles: `input`, `message`, `fix`.
 *
 * Events: `input` and `change`, as an `<input>` has them.
 */
export class RocketqlInput extends HTMLElement {
  /** That it takes part in forms. */
  static readonly formAssociated: true;
  /** The text as it is written. */
  value: string;
  /** The text that a reset brings back: the attribute `value`. */
  defaultValue: string;
  /** What the form submits under the element's name; null where nothing is asked, or something is wrong. */
  readonly parameter: string | null;
  /** Options besides those that attributes set, and before them. `mode` is always `strict`: a form has no client that does the rest. */
  options: Options;
  /** The name that the parameter is submitted under: the attribute `name`. */
  name: string;
  /** `rocketql-input`. */
  readonly type: string;
  /** Whether the element is disabled by itself: the attribute `disabled`. A `<fieldset>` may disable it too. */
  disabled: boolean;
  /** Whether something has to be asked: the attribute `required`. */
  required: boolean;
  /** The form that the element belongs to. */
  readonly form: HTMLFormElement | null;
  /** The labels of the element; they name its input. */
  readonly labels: NodeList;
  /** What is wrong: `valueMissing`, or `customError` for whatever the compiler refuses. */
  readonly validity: ValidityState;
  /** What is wrong, in words; empty where nothing is. */
  readonly validationMessage: string;
  /** Whether it is validated at all: not while it is disabled or `readonly`. */
  readonly willValidate: boolean;
  /** Whether the form may be sent, as far as it is up to this element; dispatches `invalid` where not. */
  checkValidity(): boolean;
  /** The same, and shows why not. */
  reportValidity(): boolean;
  /** Says what the page has against the element, which is not valid then; `''` takes it back. What the compiler refuses comes first. */
  setCustomValidity(message: string): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'rocketql-input': RocketqlInput;
  }
}
