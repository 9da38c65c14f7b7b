// How `<rocketql-input>` looks where a page does not say otherwise.

export const STYLE = `
  :host { display: inline-block; inline-size: 24em; max-inline-size: 100%; font: inherit; color: inherit; vertical-align: top; }
  :host([hidden]) { display: none; }
  :host(:disabled) { opacity: .6; }
  textarea { font: inherit; font-family: ui-monospace, "SF Mono", Menlo, Consolas, monospace; color: inherit; background: transparent;
    inline-size: 100%; box-sizing: border-box; padding: .45em .6em; border: 1px solid #767c87; border-radius: .4em; display: block;
    resize: none; field-sizing: content; max-block-size: 12em; }
  textarea:focus-visible { outline: 2px solid var(--rql-focus, #1a62d6); outline-offset: 1px; }
  textarea[aria-invalid=true] { border-color: var(--rql-invalid, #b3261e); }
  p { margin: .3em 0 0; min-block-size: 1.5em; font-size: .9em; line-height: 1.5; overflow-wrap: anywhere; }
  code { unicode-bidi: isolate; font-family: ui-monospace, "SF Mono", Menlo, Consolas, monospace; }
  button { font: inherit; color: inherit; margin-inline-start: .5em; padding: 0 .5em; border: 1px solid currentColor;
    border-radius: .35em; background: transparent; cursor: pointer; }
  button:focus-visible { outline: 2px solid var(--rql-focus, #1a62d6); outline-offset: 1px; }
`;
