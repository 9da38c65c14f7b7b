// The types of `rocketql/element`, which defines `<rocketql-input>`.

/**
 * A filter in a form: `<rocketql-input name="query" endpoint="users.list" server="6.13">`. Attributes: `name`, `value`, `required`,
 * `disabled`, `placeholder`, `part-of` (`filter`, the default, `fields` or `sort`), `endpoint`, `server`, `unsafe-params`, `zone`.
 * The form is not valid while the text is wrong, and submits the compiled parameter.
 */
export class RocketqlInput extends HTMLElement {
  /** The text as it is written. */
  value: string;
  /** What the form submits; null where nothing is asked, or something is wrong. */
  readonly parameter: string | null;
  readonly form: HTMLFormElement | null;
  readonly name: string;
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
