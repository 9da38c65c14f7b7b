// `<rocketql-input>`: a filter in a plain form. It takes part in validation, and submits the compiled parameter.

import { Session, ready } from 'rocketql';

/** Which attribute sets which option. */
const OPTIONS = { endpoint: 'endpoint', server: 'server', zone: 'zone', mode: 'mode' };

/** Numbers the elements, so that each names its own message. */
let count = 0;

const STYLE = `
  :host { display: inline-block; font: inherit; color: inherit; }
  :host([hidden]) { display: none; }
  input { font: inherit; font-family: ui-monospace, monospace; color: inherit; background: transparent; width: 100%;
    box-sizing: border-box; padding: .4em .6em; border: 1px solid currentColor; border-radius: .35em; }
  input[aria-invalid=true] { border-color: #b3261e; }
  p { margin: .3em 0 0; min-height: 1.4em; font-size: .9em; }
  @media (prefers-color-scheme: dark) { input[aria-invalid=true] { border-color: #ff8a80; } }
`;

export class RocketqlInput extends HTMLElement {
  static formAssociated = true;

  static observedAttributes = ['value', 'part-of', 'required', 'disabled', 'placeholder', 'unsafe-params', 'aria-label', ...Object.keys(OPTIONS)];

  #internals = this.attachInternals();
  #session = new Session();
  #input = document.createElement('input');
  #said = document.createElement('p');
  #isReady = false;

  constructor() {
    super();
    const style = new CSSStyleSheet();
    style.replaceSync(STYLE);
    const root = this.attachShadow({ mode: 'open', delegatesFocus: true });
    root.adoptedStyleSheets = [style];
    this.#said.id = `said-${count += 1}`;
    this.#said.setAttribute('role', 'status');
    this.#input.type = 'text';
    this.#input.spellcheck = false;
    this.#input.autocapitalize = 'off';
    this.#input.setAttribute('aria-describedby', this.#said.id);
    this.#input.addEventListener('input', () => this.#judge());
    this.#input.addEventListener('change', () => this.dispatchEvent(new Event('change', { bubbles: true })));
    this.#input.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') this.#internals.form?.requestSubmit();
    });
    root.append(this.#input, this.#said);
  }

  connectedCallback() {
    this.#label();
    // Until the module is there, nothing may be submitted that it has not seen.
    this.#judge();
    ready().then(() => {
      this.#isReady = true;
      this.#judge();
    }, () => this.#refuse('the compiler did not load'));
  }

  /**
   * @param {string} name
   * @param {string | null} before
   * @param {string | null} now
   */
  attributeChangedCallback(name, before, now) {
    if (name === 'value') this.#input.value = now ?? '';
    if (name === 'placeholder') this.#input.placeholder = now ?? '';
    if (name === 'disabled') this.#input.disabled = now !== null;
    if (name === 'aria-label') this.#label();
    this.#judge();
  }

  formResetCallback() {
    this.value = this.getAttribute('value') ?? '';
  }

  /** @param {boolean} isDisabled */
  formDisabledCallback(isDisabled) {
    this.#input.disabled = isDisabled;
  }

  /** @param {unknown} state */
  formStateRestoreCallback(state) {
    if (typeof state === 'string') this.value = state;
  }

  /** The text as it is written. */
  get value() {
    return this.#input.value;
  }

  set value(text) {
    this.#input.value = text;
    this.#judge();
  }

  /** What the form submits: the parameter; null where nothing is asked, or something is wrong. */
  get parameter() {
    const compiled = this.#isReady ? this.#compile() : undefined;
    const parameter = compiled?.ok ? compiled.params[this.#part === 'filter' ? 'query' : this.#part] : undefined;
    return parameter === undefined ? null : String(parameter);
  }

  get form() { return this.#internals.form; }

  get name() { return this.getAttribute('name') ?? ''; }

  get validity() { return this.#internals.validity; }

  get validationMessage() { return this.#internals.validationMessage; }

  get willValidate() { return this.#internals.willValidate; }

  checkValidity() { return this.#internals.checkValidity(); }

  reportValidity() { return this.#internals.reportValidity(); }

  get #part() {
    const part = this.getAttribute('part-of') ?? 'filter';
    return part === 'fields' || part === 'sort' ? part : 'filter';
  }

  #compile() {
    /** @type {Record<string, string | boolean>} */
    const options = {};
    for (const [attribute, option] of Object.entries(OPTIONS)) {
      const value = this.getAttribute(attribute);
      if (value !== null) options[option] = value;
    }
    if (this.hasAttribute('unsafe-params')) options.unsafeParams = true;
    const text = this.#input.value.trim() === '' ? undefined : this.#input.value;
    return this.#session.compile({ [this.#part]: text }, options);
  }

  #label() {
    const own = this.getAttribute('aria-label');
    const label = own ?? [...this.#internals.labels].map((one) => one.textContent).join(' ').trim();
    if (label) this.#input.setAttribute('aria-label', label);
  }

  #judge() {
    if (!this.isConnected) return;
    const text = this.#input.value;
    if (!this.#isReady) return this.#internals.setValidity({ customError: true }, 'the compiler is being loaded', this.#input);
    if (text.trim() === '') {
      this.#say('', false);
      this.#internals.setFormValue(null, text);
      if (!this.hasAttribute('required')) return this.#internals.setValidity({});
      return this.#internals.setValidity({ valueMissing: true }, 'a filter is required', this.#input);
    }
    let compiled;
    try {
      compiled = this.#compile();
    } catch (problem) {
      return this.#refuse(problem instanceof Error ? problem.message : String(problem));
    }
    if (!compiled.ok) {
      const error = compiled.diagnostics.find((found) => found.severity === 'error');
      return this.#refuse(error ? `${error.message}: ${error.help}` : 'this cannot be sent');
    }
    // What is left to the client, a form cannot do: it would submit less than was asked.
    if (compiled.residual !== null || compiled.client !== null) return this.#refuse('this server cannot be asked for all of it');
    this.#internals.setFormValue(this.parameter, text);
    this.#internals.setValidity({});
    this.#say(compiled.diagnostics.find((found) => found.severity === 'warning')?.message ?? '', false);
  }

  /** @param {string} why */
  #refuse(why) {
    this.#internals.setFormValue(null, this.#input.value);
    this.#internals.setValidity({ customError: true }, why.replaceAll('`', ''), this.#input);
    this.#say(why, true);
  }

  /**
   * @param {string} text
   * @param {boolean} isWrong
   */
  #say(text, isWrong) {
    this.#said.textContent = text;
    this.#input.setAttribute('aria-invalid', String(isWrong));
  }
}

if (!customElements.get('rocketql-input')) customElements.define('rocketql-input', RocketqlInput);
