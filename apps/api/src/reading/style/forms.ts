/** Forms: one column, large targets, the error beside its field and again in the summary. */
export const forms = String.raw`
.form { max-inline-size: 38rem }
.f { margin-block-start: var(--gap-5) }
.f > label, legend { display: block; font-weight: 600; padding: 0 }
.hint { color: var(--ink-2); font-size: var(--step--1); display: block }
fieldset { border: 0; padding: 0; min-inline-size: 0 }
input, select, textarea { font: inherit; color: inherit; background: var(--surface); border: 1px solid; border-color: var(--line-strong); border-radius: var(--radius); padding: .5rem .65rem; min-block-size: var(--target); max-inline-size: 100%; margin-block-start: .35rem }
::placeholder { color: var(--ink-2); opacity: 1 }
.bar input, .bar button, .inline > * { margin: 0 }
textarea { display: block; inline-size: 100%; min-block-size: 9rem; line-height: 1.5; resize: vertical }
.wide { inline-size: 100% }
input[type=file] { inline-size: 100%; padding: .55rem; border-style: dashed }
.radio { display: grid; grid-template-columns: var(--target) 1fr; align-items: start; margin-block-start: .5rem }
.radio input { min-inline-size: 1.5rem; inline-size: 1.5rem; block-size: 1.5rem; min-block-size: 0; margin: 0; margin-block-start: .6rem; margin-inline-start: .35rem }
.radio label { padding-block: .6rem; display: block }
.kinds { display: grid; gap: 0 1.5rem }
button, .btn { display: inline-flex; align-items: center; font: 600 1rem/1.2 var(--sans); min-block-size: var(--target); padding: .6rem 1.25rem; border: 1px solid; border-color: var(--accent); border-radius: var(--radius); background: var(--accent); color: var(--on-accent); cursor: pointer; text-decoration: none }
button:hover, .btn:hover { text-decoration: underline; text-decoration-thickness: 2px }
button:disabled { border-style: dashed; color: var(--ink-2); cursor: not-allowed; text-decoration: none }
.btn2 { background: none; color: var(--ink); border-color: var(--line-strong) }
.withdraw { margin-block-start: var(--gap-5); max-inline-size: 38rem }
.withdraw summary { inline-size: fit-content; padding: .6rem 1.25rem; border: 1px solid; border-color: var(--line-strong); border-radius: var(--radius); font-weight: 600; cursor: pointer }
.go { display: flex; flex-wrap: wrap; gap: .75rem 1rem; margin-block-start: var(--gap-5); align-items: center }
.err { border-inline-start: 4px solid var(--del); padding-inline-start: 1rem }
.err-m { display: block; color: var(--del); font-weight: 600; margin-block-start: .25rem }
.err input, .err textarea { border: 2px solid; border-color: var(--del) }
.form > .summary { margin-block-start: var(--gap-5) }
.summary { border: 3px solid; border-color: var(--del); padding: var(--gap-4) var(--gap-5); margin-block-end: var(--gap-5); max-inline-size: 38rem }
.summary h2 { font-size: var(--step-2) }
.summary a { color: var(--del); font-weight: 600 }
.care { border-inline-start: 4px solid var(--warn); background: var(--warn-bg); padding: var(--gap-4) var(--gap-5); margin-block-start: var(--gap-4) }
.care h3, .care h2 { font-size: var(--step-1) }
.care li { margin-block-start: .35rem }
.quote { border-inline-start: 4px solid var(--line-strong); padding-inline-start: 1rem; font: var(--step-1)/1.55 var(--serif); max-inline-size: var(--measure) }
.quote cite { display: block; font: normal var(--step--1)/1.5 var(--sans); color: var(--ink-2); margin-block-start: .35rem }
`;
