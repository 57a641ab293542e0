/** The ground every page stands on: box model, type, links, focus. */
export const ground = String.raw`
*, ::before, ::after { box-sizing: border-box }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-block-start: 1.5rem; accent-color: var(--accent) }
body { margin: 0; background: var(--paper); color: var(--ink); font: var(--step-0)/1.5 var(--sans); overflow-wrap: break-word }
h1, h2, h3, h4 { margin: 0; font-family: var(--serif); font-weight: 700; line-height: 1.2; text-wrap: balance }
h5, h6, p, ul, ol, dl, figure, blockquote, fieldset { margin: 0 }
ul[class]:not(.put-in, .taken-out), ol[class]:not(.put-in, .taken-out), .trail ol { list-style: none; padding: 0 }
[hidden] { display: none !important }
a { color: var(--accent); text-underline-offset: .18em; text-decoration-thickness: max(1px, .06em) }
a:hover { text-decoration-thickness: max(2px, .12em) }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; border-radius: 2px }
time, .num { font-variant-numeric: tabular-nums; white-space: nowrap }
small, .small { font-size: var(--step--1) }
code, .code { font-family: var(--mono); font-size: .92em }
mark { background: var(--warn-bg); color: inherit; box-shadow: inset 0 -.12em var(--warn) }
.vh { position: absolute; inline-size: 1px; block-size: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
.quiet { color: var(--ink-2) }
.quiet a, a.quiet { color: inherit }
.skip { position: absolute; inset-inline-start: 1rem; inset-block-start: -6rem; padding: .75rem 1rem; background: var(--ink); color: var(--paper); z-index: 9 }
.skip:focus { inset-block-start: .5rem }
`;
