/** Right to left: Nastaliq needs air, no italics, no letterspacing. */
export const urdu = String.raw`
:lang(ur) { font-family: var(--urdu) }
[lang=ur] { letter-spacing: 0 }
/* wherever Urdu stands, in a frame of either language; marks that hang on a word keep the height of its line */
main :lang(ur):where(:not(.n, .caret, .vh)) { font-family: var(--urdu); line-height: 2.2; font-style: normal }
main :is(h1, h2, h3, h4):lang(ur) { line-height: 2; letter-spacing: 0 }
main .text:lang(ur) { font-size: 1.25rem; line-height: 2.35; hanging-punctuation: none }
html[lang=ur] { --serif: var(--urdu); --sans: var(--urdu); --step--1: .95rem }
html[lang=ur] :is(body, .text, .lede, .note, .plate, .contents, button, .btn, .facts, input, select, textarea, .thread blockquote, .acts) { line-height: 2.2 }
html[lang=ur] :is(h1, h2, h3, h4) { line-height: 2; letter-spacing: 0 }
html[lang=ur] .text:not([lang=en]) { font-size: 1.25rem; line-height: 2.35; hanging-punctuation: none }
html[lang=ur] h1 { font-size: clamp(1.8rem, 1.2rem + 2.4vw, 2.6rem) }
html[lang=ur] :is(em, cite, blockquote) { font-style: normal }
html[lang=ur] .on:lang(ur) { text-underline-offset: .55em }
html[lang=ur] [lang=en] { font-family: system-ui, "Segoe UI", Roboto, sans-serif; line-height: 1.5 }
html[lang=ur] :is(h1, h2, h3, h4, .lede, .text, .quote, .sides > div, .chg.big bdi, blockquote):lang(en), html[lang=ur] :is(h1, h2, h3, h4, .lede) bdi[lang=en] { font-family: Charter, "Bitstream Charter", "Sitka Text", Cambria, "Noto Serif", serif; letter-spacing: 0 }
html[lang=ur] :is(h1, h2, h3, h4):lang(en) { line-height: 1.2 }
html[lang=ur] :is(.lede, .text, .quote):lang(en) { line-height: 1.62 }
html[lang=ur] :is(.text, .quote, .own-words)[dir=ltr] { text-align: left }
html[lang=ur] .text[dir=ltr] [dir=rtl] { text-align: start }
html[lang=ur] :is(.issuer, h1, .lede, .plate b)[dir=ltr] { text-align: right }
html[lang=ur] .state { display: inline-block; line-height: 2.2; margin-block: .25rem .5rem }
html[lang=ur] .issuer .state { margin-block-end: 1.2rem }
html[lang=ur] .plate b { font-family: Charter, Cambria, serif; line-height: 1.1 }

@media (forced-colors: active) { .plate b, .state { forced-color-adjust: auto } .views a { margin-block-end: 0 } .views a, .contents a { border-color: Canvas } .steps .did::before { background: CanvasText; forced-color-adjust: none } .views [aria-current] { border-color: Highlight } .contents :target-current { border-inline-start-color: Highlight } }
`;
