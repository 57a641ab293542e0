/**
 * The look of an edition on paper, in Typst. The text comes as data (`sys.inputs.edition`, JSON of `PaperEdition`) and is never
 * read as code, so no text can say anything to the program.
 */
export const editionLook = `
#let edition = json(bytes(sys.inputs.edition))
#let urdu = edition.language == "ur"
#let latin = ("Libertinus Serif", "Noto Nastaliq Urdu")
#let nastaliq = ("Noto Nastaliq Urdu", "Libertinus Serif")

#set document(title: edition.title, date: none)
#set text(
  font: if urdu { nastaliq } else { latin },
  size: if urdu { 11.5pt } else { 10.5pt },
  lang: edition.language,
  dir: if urdu { rtl } else { ltr },
  fallback: true,
)
#set par(leading: if urdu { 1.35em } else { 0.7em }, spacing: if urdu { 1.8em } else { 1.1em }, justify: false)
#set page(
  paper: "a4",
  margin: (x: 25mm, top: 25mm, bottom: 28mm),
  footer: context {
    set text(size: 8.5pt)
    set par(leading: 0.5em)
    grid(
      columns: (1fr, auto), column-gutter: 8mm,
      edition.foot, text(dir: ltr, counter(page).display("1 / 1", both: true)),
    )
  },
)
#show heading: set block(above: 1.6em, below: if urdu { 1.3em } else { 0.9em }, sticky: true)
#show heading: set text(weight: "bold")
#show link: underline
#set table(stroke: 0.5pt + luma(140), inset: 5pt)

#let run(it) = {
  if it.type == "hardBreak" { return linebreak() }
  if it.type == "footnote" { return footnote(it.attrs.text) }
  let out = text(it.text)
  for mark in it.at("marks", default: ()).rev() {
    let kind = mark.type
    out = if kind == "bold" { strong(out) } else if kind == "italic" { emph(out) } else if kind == "underline" {
      underline(out)
    } else if kind == "strike" { strike(out) } else if kind == "subscript" { sub(out) } else if kind == "superscript" {
      super(out)
    } else if kind == "code" { text(font: "DejaVu Sans Mono", size: 0.9em, out) } else if kind == "language" {
      let own = mark.attrs.lang
      text(
        lang: own.split("-").first(),
        dir: if mark.attrs.dir == "rtl" { rtl } else { ltr },
        font: if mark.attrs.dir == "rtl" { nastaliq } else { latin },
        out,
      )
    } else if kind == "link" and not mark.attrs.href.starts-with("#") { link(mark.attrs.href, out) } else { out }
  }
  out
}
#let line-of(node) = node.at("content", default: ()).map(run).join()


#let columns-of(table) = table.content.first().at("content", default: ()).map(cell => cell.attrs.colspan).sum(default: 1)
#let block-of(node, depth) = {
  let inner = node.at("content", default: ())
  let within(one) = one.at("content", default: ()).map(it => block-of(it, depth)).join()
  let cells(row, as-cell) = row.at("content", default: ()).map(cell => as-cell(
    colspan: cell.attrs.colspan,
    rowspan: cell.attrs.rowspan,
    if cell.type == "tableHeader" { strong(within(cell)) } else { within(cell) },
  ))
  if node.type == "heading" {
    heading(level: calc.min(6, depth + node.attrs.level), outlined: false, line-of(node))
  } else if node.type == "bulletList" { list(..inner.map(within)) } else if node.type == "orderedList" {
    enum(start: calc.max(0, node.attrs.start), ..inner.map(within))
  } else if node.type == "blockquote" { quote(block: true, within(node)) } else if node.type == "horizontalRule" {
    line(length: 100%, stroke: 0.5pt)
  } else if node.type == "table" {
    let rows = inner.map(row => cells(row, table.cell))
    let headed = inner.first().at("content", default: ()).all(cell => cell.type == "tableHeader" and cell.attrs.rowspan == 1)
    table(
      columns: columns-of(node),
      ..if headed { (table.header(..rows.first()), ..rows.slice(1).flatten()) } else { rows.flatten() },
    )
  } else if inner.len() > 0 { par(line-of(node)) }
}

#title(edition.title)
#if edition.lede != "" { par(edition.lede) }
#par[#edition.says. #link(edition.address)]
#outline(title: edition.contents, depth: 3)
#for section in edition.sections {
  heading(level: calc.min(5, section.depth + 1), section.heading)
  for node in section.body.content { block-of(node, section.depth) }
}
`;
