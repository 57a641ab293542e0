import { describe, expect, it } from '@jest/globals';
import { parse as parseHtml } from 'parse5';

import { markdown } from './markdown.js';
import { fromHtml } from './from-html.js';

/** As Word 16 puts a page on the clipboard. */
const word = `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings><o:AllowPNG/></o:OfficeDocumentSettings></xml><![endif]-->
<style><!-- p.MsoNormal {margin:0in; font-family:"Calibri",sans-serif;} @list l0:level1 {mso-level-text:"%1\\.";} --></style></head>
<body lang=EN-US style='tab-interval:.5in'><!--StartFragment-->
<h1><span style='mso-fareast-font-family:"Times New Roman"'>Institutional Framework<o:p></o:p></span></h1>
<p class=MsoNormal><b style='mso-bidi-font-weight:normal'><span style='font-size:12.0pt;color:black'>The FIA</span></b><span
style='font-size:12.0pt'> holds a
mandate<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1" title=""><span class=MsoFootnoteReference><span
style='mso-special-character:footnote'><![if !supportFootnotes]>[1]<![endif]></span></span></a> in border control.<o:p></o:p></span></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<h2>Duties<o:p></o:p></h2>
<p class=MsoListParagraphCxSpFirst style='text-indent:-.25in;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-bidi-font-family:Calibri'><span style='mso-list:Ignore'>1.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>Record the complaint<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='margin-left:1.0in;text-indent:-.25in;mso-list:l0 level2 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>a.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span><![endif]>within a day<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='text-indent:-.25in;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>2.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span><![endif]>Inform the <i>guardian</i><o:p></o:p></p>
<p class=MsoListParagraph style='text-indent:-.25in;mso-list:l1 level1 lfo2'><![if !supportLists]><span style='font-family:Symbol'><span
style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>Shelter is free<o:p></o:p></p>
<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse;border:none'>
<tr style='mso-yfti-irow:0;mso-yfti-firstrow:yes'><td width=312 colspan=2 valign=top style='width:233.75pt'><p class=MsoNormal align=center><b>Helplines<o:p></o:p></b></p></td></tr>
<tr style='mso-yfti-irow:1;mso-yfti-lastrow:yes'><td width=156><p class=MsoNormal>Punjab<o:p></o:p></p></td><td width=156><p class=MsoNormal>1121<o:p></o:p></p></td></tr>
</table>
<p class=MsoNormal dir=RTL style='text-align:right'><span lang=UR style='font-family:"Jameel Noori Nastaleeq"'>ہیلپ لائن</span><span dir=LTR></span><o:p></o:p></p>
<!--EndFragment-->
<div style='mso-element:footnote-list'><![if !supportFootnotes]><br clear=all><hr align=left size=1 width="33%"><![endif]>
<div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a style='mso-footnote-id:ftn1' href="#_ftnref1" name="_ftn1" title=""><span
class=MsoFootnoteReference><![if !supportFootnotes]>[1]<![endif]></span></a> Act of 1974.<o:p></o:p></p></div></div></body></html>`;

/** As Google Docs does. */
const google = `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-4d1"><h1 dir="ltr" style="line-height:1.38;margin-top:20pt"><span style="font-size:20pt;font-family:Arial;color:#000;font-weight:400">Framework</span></h1><p dir="ltr"><span style="font-weight:700">The FIA</span><span style="font-style:italic"> holds</span><span> a mandate</span><span style="font-size:0.6em;vertical-align:super"><a href="#ftnt1" id="ftnt_ref1">[1]</a></span><span>.</span></p><ol style="margin-top:0"><li dir="ltr" style="list-style-type:decimal" aria-level="1"><p dir="ltr" role="presentation"><span>Record</span></p></li><ol><li dir="ltr" style="list-style-type:lower-alpha" aria-level="2"><p dir="ltr" role="presentation"><span>within a day</span></p></li></ol><li dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span>Inform</span></p></li></ol><br /><div dir="ltr" align="left"><table style="border:none"><colgroup><col width="312" /><col width="312" /></colgroup><tbody><tr style="height:0pt"><td rowspan="2" style="border:solid"><p dir="ltr"><span>Punjab</span></p></td><td><p dir="ltr"><span>1121</span></p></td></tr><tr><td><p dir="ltr"><span>1098</span></p></td></tr></tbody></table></div><hr /><div><p dir="ltr"><a href="#ftnt_ref1" id="ftnt1">[1]</a><span>&nbsp;Act of 1974.</span></p></div></b><br class="Apple-interchange-newline">`;

/** A text in short: each block by its type, with what it holds. */
function outline(markup: string): unknown {
  const short = (node: {
    type: { name: string };
    isTextblock: boolean;
    textContent: string;
    children: readonly unknown[];
  }): unknown =>
    node.isTextblock
      ? `${node.type.name}: ${node.textContent}`
      : { [node.type.name]: node.children.map((child) => short(child as typeof node)) };
  return short(fromHtml(parseHtml(markup)).doc);
}

describe('what comes from the clipboard', () => {
  it('of Word: headings, numbered and nested lists, a table, a footnote and Urdu', () => {
    expect(outline(word)).toEqual({
      doc: [
        'heading: Institutional Framework',
        'paragraph: The FIA holds a mandate in border control.',
        'heading: Duties',
        {
          orderedList: [
            {
              listItem: [
                'paragraph: Record the complaint',
                { orderedList: [{ listItem: ['paragraph: within a day'] }] },
              ],
            },
            { listItem: ['paragraph: Inform the guardian'] },
          ],
        },
        { bulletList: [{ listItem: ['paragraph: Shelter is free'] }] },
        {
          table: [
            { tableRow: [{ tableCell: ['paragraph: Helplines'] }] },
            { tableRow: [{ tableCell: ['paragraph: Punjab'] }, { tableCell: ['paragraph: 1121'] }] },
          ],
        },
        'paragraph: ہیلپ لائن',
      ],
    });
    expect(markdown(fromHtml(parseHtml(word)).doc)).toContain('Act of 1974.');
  });

  it('of Google Docs: nothing bold by its wrapping, nested lists, spans, a footnote', () => {
    expect(outline(google)).toEqual({
      doc: [
        'heading: Framework',
        'paragraph: The FIA holds a mandate.',
        {
          orderedList: [
            { listItem: ['paragraph: Record', { orderedList: [{ listItem: ['paragraph: within a day'] }] }] },
            { listItem: ['paragraph: Inform'] },
          ],
        },
        {
          table: [
            { tableRow: [{ tableCell: ['paragraph: Punjab'] }, { tableCell: ['paragraph: 1121'] }] },
            { tableRow: [{ tableCell: ['paragraph: 1098'] }] },
          ],
        },
      ],
    });
    const { doc } = fromHtml(parseHtml(google));
    expect(doc.child(1).children.map(({ marks }) => marks.map(({ type }) => type.name))).toEqual([
      ['bold'],
      ['italic'],
      [],
      [],
      [],
    ]);
    expect(markdown(doc)).toContain('Act of 1974.');
  });
});
