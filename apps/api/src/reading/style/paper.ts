/** Print: A4, contents in two columns, the permanent address under each section. */
export const paper = String.raw`
@page { size: A4; margin: 22mm 20mm 24mm 20mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt Charter, serif } }
@media print {
  :root { color-scheme: light }
  html { font-size: 9.5pt }
  body { background: none }
  .bar, .skip, .trail, .foot, .form, .acts a:not(.perma), .top, .caret, .screen, .views, .go, .btn, a[download], .contents [href='#feedback'], form { display: none !important }
  .page { max-inline-size: none; padding: 0 }
  .on { text-decoration: none }
  .head { padding-block: 0 6mm }
  .cols { display: block }
  .plate { float: inline-end; text-align: end; display: block }
  .plate > * { display: block }
  .plate b { font-size: 40pt; color: #000 }
  h1 { font-size: 26pt }
  .contents { columns: 2; column-gap: 10mm; position: static; max-block-size: none; overflow: visible; margin-block: 0 8mm }
  .contents summary { display: none }
  .contents ::details-content { content-visibility: visible; block-size: auto }
  .contents > details > ol > li { break-inside: avoid; margin-block: 0 3mm }
  .contents a { padding-block: .5pt; color: #000 }
  .facts { max-inline-size: none }
  .facts > :last-child { display: none }
  h2, h3, .note { break-after: avoid }
  .text { font-size: 10.5pt; line-height: 1.5; max-inline-size: none; orphans: 3; widows: 3; text-align: start }
  .acts .perma { color: #000; text-decoration: none; font-size: 8pt }
  .acts .perma::after { content: " " attr(data-print) }
  a { color: inherit }
}
`;
