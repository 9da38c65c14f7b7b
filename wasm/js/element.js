// `<rocketql-input>`: a filter in a plain form. It takes part in validation, and submits the compiled parameter.

import { withoutFlags } from './help.js';
import { atStart, current } from './module.js';
import { restOf } from './rest.js';
import { STYLE } from './style.js';
import { Session, ready } from './web.js';

/** The attributes that set an option of the same name. */
const OPTIONS = /** @type {const} */ (['endpoint', 'server', 'with', 'zone']);

/** The attributes that a native input has too, and that are handed on to it. */
const HANDED = ['placeholder', 'readonly'];

/** The parts that an element may be, with the parameters that they compile to. */
const PARAMETERS = /** @type {const} */ ({ filter: 'query', fields: 'fields', sort: 'sort' });

/** Why nothing can be said of the text: at first, and where the compiler did not come. */
const LOADING = 'the compiler is being loaded';
const FAILED = 'the compiler did not load';

/** On a server that writes pages there are no elements; the module may be imported there all the same. */
const Base = globalThis.HTMLElement ?? /** @type {typeof HTMLElement} */ (class {});

export class RocketqlInput extends Base {
  static formAssociated = true;

  static observedAttributes = ['name', 'value', 'part-of', 'required', 'unsafe-params', 'unprivileged', 'aria-label', ...HANDED, ...OPTIONS];

  #internals = this.attachInternals();
  #session = new Session();
  // Not an `<input>`: that takes line breaks out of what is pasted, and a comment would then reach over the clause behind it.
  #input = document.createElement('textarea');
  #said = document.createElement('p');
  /** @type {import('./index.js').Options} */
  #options = {};
  /** Why the compiler, or the rest of it, cannot be asked; empty once it can. */
  #missing = LOADING;
  /** @type {Promise<void> | undefined} the rest of the compiler, while the text that was judged last has to wait for it */
  #rest;
  /** Whether the text is a person's or a program's, and no longer the attribute's. */
  #isDirty = false;
  /** @type {string | null} */
  #parameter = null;
  /** @type {[string, string][]} what the form has of the element */
  #entries = [];
  /** The text of which it was told last that it has changed. */
  #told = '';
  /** @type {AbortController | undefined} lets go of the form */
  #leave;
  /** What the page has against it; empty where nothing. */
  #custom = '';

  constructor() {
    super();
    const style = new CSSStyleSheet();
    style.replaceSync(STYLE);
    const root = this.attachShadow({ mode: 'open', delegatesFocus: true });
    root.adoptedStyleSheets = [style];
    this.#said.id = 'said';
    this.#said.setAttribute('part', 'message');
    this.#said.setAttribute('role', 'status');
    this.#input.setAttribute('part', 'input');
    this.#input.rows = 1;
    this.#input.spellcheck = false;
    this.#input.autocapitalize = 'off';
    this.#input.autocomplete = 'off';
    this.#input.setAttribute('autocorrect', 'off');
    this.#input.setAttribute('aria-describedby', 'said');
    this.#input.addEventListener('input', () => {
      this.#isDirty = true;
      this.#judge();
    });
    // Unlike `input`, the event does not leave the shadow by itself.
    this.#input.addEventListener('change', () => this.#change());
    this.#input.addEventListener('focus', () => {
      this.#told = this.#input.value;
      this.#label();
      this.#start();
    });
    this.addEventListener('invalid', () => this.#start());
    this.#input.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.isComposing || event.shiftKey) return;
      event.preventDefault();
      this.#change();
      this.#submit();
    });
    root.append(this.#input, this.#said);
  }

  connectedCallback() {
    this.#label();
    // Until the module is there, nothing may be submitted that it has not seen.
    this.#judge();
    if (current() > 0) return;
    // Whoever has it loaded, and from wherever.
    atStart(this.#again);
    this.#start();
  }

  #again = () => this.#judge();

  /** Asks for the compiler: at first, and where it did not come once more whenever somebody turns to the element or sends the form. */
  #start() {
    // Its first part is there: what the text needs is found by judging it.
    if (current() > 0) return this.#missing ? this.#judge() : undefined;
    return void ready().catch(() => {
      this.#missing = FAILED;
      this.#judge();
    });
  }

  /** @param {HTMLFormElement | null} form */
  formAssociatedCallback(form) {
    this.#leave?.abort();
    this.#leave = new AbortController();
    form?.addEventListener('formdata', ({ formData }) => this.#renew(formData), { signal: this.#leave.signal });
  }

  /**
   * @param {string} name
   * @param {string | null} _before
   * @param {string | null} now
   */
  attributeChangedCallback(name, _before, now) {
    if (name === 'value' && !this.#isDirty) this.#input.value = now ?? '';
    else if (name === 'aria-label') this.#label();
    else if (HANDED.includes(name)) this.#input.toggleAttribute(name, now !== null);
    if (name === 'placeholder') this.#input.placeholder = now ?? '';
    this.#judge();
  }

  formResetCallback() {
    this.#isDirty = false;
    this.#input.value = this.defaultValue;
    this.#judge();
  }

  /** @param {boolean} isDisabled */
  formDisabledCallback(isDisabled) {
    this.#input.disabled = isDisabled;
    this.#judge();
  }

  /** @param {unknown} state */
  formStateRestoreCallback(state) {
    if (typeof state === 'string') this.value = state;
  }

  get value() { return this.#input.value; }

  set value(text) {
    this.#isDirty = true;
    this.#input.value = text;
    this.#told = this.#input.value;
    this.#judge();
  }

  get defaultValue() { return this.getAttribute('value') ?? ''; }
  set defaultValue(text) { this.setAttribute('value', text); }

  get parameter() { return this.#parameter; }

  get options() { return this.#options; }

  set options(options) {
    this.#options = options;
    this.#judge();
  }

  get name() { return this.getAttribute('name') ?? ''; }
  set name(name) { this.setAttribute('name', name); }

  get type() { return this.localName; }

  get disabled() { return this.hasAttribute('disabled'); }
  set disabled(isDisabled) { this.toggleAttribute('disabled', isDisabled); }

  get required() { return this.hasAttribute('required'); }
  set required(isRequired) { this.toggleAttribute('required', isRequired); }

  get form() { return this.#internals.form; }

  get labels() { return this.#internals.labels; }

  get validity() { return this.#internals.validity; }

  get validationMessage() { return this.#internals.validationMessage; }

  get willValidate() { return this.#internals.willValidate; }

  checkValidity() { return this.#internals.checkValidity(); }

  reportValidity() { return this.#internals.reportValidity(); }

  /** @param {string} message */
  setCustomValidity(message) {
    this.#custom = String(message);
    this.#judge();
  }

  get #part() {
    const part = this.getAttribute('part-of');
    return part === 'fields' || part === 'sort' ? part : 'filter';
  }

  #compile() {
    /** @type {import('./index.js').Options} */
    const options = {};
    for (const name of OPTIONS) {
      const value = this.getAttribute(name);
      if (value !== null) options[name] = value;
    }
    if (this.hasAttribute('unsafe-params')) options.unsafeParams = true;
    if (this.hasAttribute('unprivileged')) options.privileged = false;
    return this.#session.compile({ [this.#part]: this.#input.value }, { ...options, ...this.#options, mode: 'strict' });
  }

  /** As a native input does it: by the form's first button for that, and not while that is disabled. */
  #submit() {
    const { form } = this.#internals;
    if (!form) return;
    const button = [...form.elements].find((one) => 'type' in one && (one.type === 'submit' || one.type === 'image'));
    if (button) /** @type {HTMLElement} */ (button).click();
    else form.requestSubmit();
  }

  #label() {
    const own = this.getAttribute('aria-label');
    const label = own ?? [...this.#internals.labels].map((one) => one.textContent?.trim()).join(' ');
    if (label) this.#input.setAttribute('aria-label', label);
    else this.#input.removeAttribute('aria-label');
  }

  /** Tells once of each change that a person made. */
  #change() {
    if (this.#input.value === this.#told) return;
    this.#told = this.#input.value;
    this.dispatchEvent(new Event('change', { bubbles: true }));
  }

  /**
   * The form is asked for what it has: time has passed since the text was judged, and `now-90d` is another instant.
   * @param {FormData} data
   */
  #renew(data) {
    if (this.matches(':disabled')) return;
    const before = this.#entries;
    this.#judge();
    if (JSON.stringify(before) === JSON.stringify(this.#entries)) return;
    for (const [name, value] of before) {
      const all = data.getAll(name);
      const at = all.indexOf(value);
      if (at < 0) continue;
      data.delete(name);
      for (const one of all.filter((_, number) => number !== at)) data.append(name, one);
    }
    for (const [name, value] of this.#entries) data.append(name, value);
  }

  #judge() {
    this.#input.rows = this.#input.value.split('\n').length;
    if (current() > 0) this.#missing = '';
    this.#rest = undefined;
    if (this.#missing === LOADING) return this.#hold({ customError: true }, LOADING);
    if (this.#missing) return this.#refuse(this.#missing);
    if (this.#input.value.trim() === '') return this.#nothing();
    /** @type {import('./index.js').Compiled | import('./index.js').Refused} */
    let compiled;
    try {
      compiled = this.#compile();
    } catch (problem) {
      const rest = (this.#rest = restOf(problem));
      if (!rest) return this.#refuse(problem instanceof Error ? problem.message : String(problem));
      // The page has begun with the first part of the module, and there is more to come. What is newer by then was judged by itself.
      rest.then(() => this.#rest === rest && this.#judge(), () => {
        if (this.#rest === rest) this.#refuse(this.#missing = FAILED);
      });
      this.#say('', false);
      return this.#hold({ customError: true }, LOADING);
    }
    if (!compiled.ok) {
      const error = compiled.diagnostics.find((found) => found.severity === 'error');
      const help = error ? withoutFlags(error.help) : '';
      return this.#refuse(error ? error.message + (help && `: ${help}`) : 'this cannot be sent', error?.fixes[0]);
    }
    // What is left to the client, a form cannot do: it would submit less than was asked.
    if (compiled.residual !== null || compiled.client !== null) return this.#refuse('this server cannot be asked for all of it');
    this.#give(compiled.params);
    const warning = compiled.diagnostics.find((found) => found.severity === 'warning');
    return this.#say(warning?.message ?? '', false, warning?.fixes[0]);
  }

  /** Nothing is asked. */
  #nothing() {
    this.#say('', false);
    if (this.required) return this.#hold({ valueMissing: true }, `a ${this.#part === 'fields' ? 'list of fields' : this.#part} is required`);
    return this.#give({});
  }

  /**
   * The form may have these parameters: the element's own under its name, and what else the server has to be sent with it, such as
   * a parameter that a test goes into, under theirs.
   * @param {import('./index.js').Compiled['params']} params
   */
  #give(params) {
    /** @type {[string, string][]} */
    const entries = [];
    for (const [name, value] of Object.entries(params)) {
      const isOwn = name === PARAMETERS[this.#part];
      if (isOwn) this.#parameter = String(value);
      if (isOwn && !this.name) continue;
      for (const one of Array.isArray(value) ? value : [value]) entries.push([isOwn ? this.name : name, String(one)]);
    }
    if (!(PARAMETERS[this.#part] in params)) this.#parameter = null;
    this.#hand(entries);
    if (this.required && Object.keys(params).length === 0) return this.#hold({ valueMissing: true }, 'nothing is asked');
    return this.#custom ? this.#internals.setValidity({ customError: true }, this.#custom, this.#input) : this.#internals.setValidity({});
  }

  /** @param {[string, string][]} entries */
  #hand(entries) {
    this.#entries = entries;
    const data = new FormData();
    for (const [name, value] of entries) data.append(name, value);
    this.#internals.setFormValue(data, this.#input.value);
  }

  /**
   * The form is not valid, and says why. One that is sent all the same (`novalidate`, `form.submit()`, a script) has something in the
   * parameter's place that no server reads: without the parameter it would be given all rows.
   * @param {ValidityStateFlags} flags
   * @param {string} why
   */
  #hold(flags, why) {
    this.#parameter = null;
    const plain = why.replaceAll('`', '');
    this.#hand(flags.valueMissing || !this.name ? [] : [[this.name, `not valid: ${plain}`]]);
    this.#internals.setValidity(flags, plain, this.#input);
  }

  /**
   * @param {string} why
   * @param {import('./index.js').Fix} [fix]
   */
  #refuse(why, fix) {
    this.#hold({ customError: true }, why);
    this.#say(why, true, fix);
  }

  /**
   * @param {string} text
   * @param {boolean} isWrong
   * @param {import('./index.js').Fix} [fix]
   */
  #say(text, isWrong, fix) {
    this.#input.setAttribute('aria-invalid', String(isWrong));
    const isMendable = fix && !this.#input.readOnly && !this.#input.disabled;
    // What the button says is said by the button.
    const said = isMendable && text.endsWith(`: ${fix.title}`) ? text.slice(0, -fix.title.length - 2) : text;
    const pieces = said.split('`').map((piece, number) => {
      if (number % 2 === 0) return piece;
      const code = document.createElement('code');
      code.textContent = piece;
      return code;
    });
    this.#said.replaceChildren(...pieces);
    if (!isMendable) return;
    const button = document.createElement('button');
    button.type = 'button';
    button.setAttribute('part', 'fix');
    button.textContent = fix.title.replaceAll('`', '');
    button.addEventListener('click', () => this.#mend(fix));
    this.#said.append(button);
  }

  /**
   * Writes a fix into the text, from its end to its start, so that what is before a place stays where it was.
   * @param {import('./index.js').Fix} fix
   */
  #mend(fix) {
    this.#input.focus();
    for (const { start, end, text } of [...fix.edits].sort((one, other) => other.start - one.start)) {
      this.#input.setSelectionRange(start, end);
      // As if it were typed: only so can it be undone. `setRangeText` would forget what could be.
      const isTyped = document.execCommand(text === '' ? 'delete' : 'insertText', false, text);
      if (!isTyped) this.#input.setRangeText(text, start, end, 'end');
    }
    this.#isDirty = true;
    this.#judge();
  }
}

if (globalThis.customElements && !customElements.get('rocketql-input')) customElements.define('rocketql-input', RocketqlInput);
