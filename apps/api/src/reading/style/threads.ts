/** Feedback and its answers. */
export const threads = String.raw`
.thread > li { border-block-start: 1px solid var(--line); padding-block: var(--gap-5) }
.item-h { display: flex; flex-wrap: wrap; gap: .1rem .75rem; align-items: baseline; font-size: var(--step--1); color: var(--ink-2) }
.item-h b { color: var(--ink); font-size: var(--step-0) }
.thread blockquote { font: italic var(--step-0)/1.5 var(--serif); color: var(--ink-2); margin-block: .5rem; padding-inline-start: .85rem; border-inline-start: 2px solid var(--line-strong) }
.thread p:not(.item-h) { max-inline-size: 60ch; margin-block-start: .4rem }
.moved { border-inline-start: 2px solid var(--line-strong); padding-inline-start: .85rem; margin-block: .5rem }
.moved blockquote { border: 0; padding: 0 }
.files { margin-block-start: .5rem }
.state { font-weight: 600; color: var(--ink); border: 1px solid; border-color: var(--line-strong); border-radius: 2em; padding: .05rem .65rem; white-space: nowrap; font-size: var(--step--1) }
.state.done { border-color: var(--accent); color: var(--accent) }
.answer { margin-block-start: var(--gap-4); border-inline-start: 4px solid var(--accent); padding-block: .1rem; padding-inline-start: 1rem }
`;
