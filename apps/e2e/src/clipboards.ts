import type { Locator } from 'playwright-core';

/** Pastes as a browser does when another program filled the clipboard. */
export const paste = (text: Locator, { html = '', plain = '' }: { html?: string; plain?: string }): Promise<void> =>
  text.evaluate(
    (element, given) => {
      const clipboardData = new DataTransfer();
      if (given.html) clipboardData.setData('text/html', given.html);
      clipboardData.setData('text/plain', given.plain);
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    },
    { html, plain },
  );

/** Drops on the middle of an element what another program dragged, or (null) what is selected, taken at the middle of `from`. */
export const drop = async (onto: Locator, html: string | null, from: Locator = onto): Promise<void> => {
  const middle = async (of: Locator) => {
    const { x, y, width, height } = (await of.boundingBox())!;
    return { clientX: x + width / 2, clientY: y + height / 2 };
  };
  const [start, end] = [await middle(from), await middle(onto)];
  await onto.page().evaluate(
    ([given, takenAt, droppedAt]) => {
      const dataTransfer = new DataTransfer();
      if (given !== null) dataTransfer.setData('text/html', given);
      const tell = (type: string, at: { clientX: number; clientY: number }) =>
        document
          .elementFromPoint(at.clientX, at.clientY)!
          .dispatchEvent(new DragEvent(type, { ...at, dataTransfer, bubbles: true, cancelable: true }));
      if (given === null) tell('dragstart', takenAt);
      tell('drop', droppedAt);
    },
    [html, start, end] as const,
  );
};

const item = (level: number, marker: string, words: string) =>
  `<p class=MsoListParagraphCxSpMiddle style='margin-left:.5in;text-indent:-.25in;mso-list:l0 level${String(level)} lfo1'><![if !supportLists]><span style='font-family:Symbol;mso-fareast-font-family:Symbol'><span style='mso-list:Ignore'>${marker}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>${words}<o:p></o:p></p>`;

/** What Word for Windows puts on the clipboard: heading, coloured runs, a comment, tracked changes, two lists, a table with a merged cell, a footnote, a link. */
export const fromWord = `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=Generator content="Microsoft Word 15"><link rel=File-List href="file:///C:/Users/Aslam/clip_filelist.xml">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {margin:0in; font-family:"Calibri",sans-serif;} h2 {color:#2F5496;} --></style></head>
<body lang=EN-US style='tab-interval:.5in'><!--StartFragment-->
<h2 style='mso-outline-level:2'><span style='color:#2F5496'>Duties of the Labour Wing<o:p></o:p></span></h2>
<p class=MsoNormal><span style='font-family:"Arial",sans-serif;color:red;background:yellow'>Inspectors visit each <b>kiln</b> once a quarter<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1" title=""><span class=MsoFootnoteReference><![if !supportFootnotes]>[1]<![endif]></span></a> and <span class=msoIns><ins cite="mailto:Aslam%20Khan" datetime="2026-10-01T09:00">report</ins></span><span class=msoDel><del cite="mailto:Aslam%20Khan" datetime="2026-10-01T09:00"> perhaps</del></span><del> at times</del> to <a href="https://labour.sindh.gov.pk/">the Secretary</a>.<a style='mso-comment-reference:AK_1;mso-comment-date:20261001'></a><span class=MsoCommentReference><a class=msocomanchor id="_anchor_1" href="#_msocom_1">[AK1]</a></span><o:p></o:p></span></p>
${item(1, '·', 'Brick kilns')}${item(2, 'o', 'registered')}${item(1, '·', 'Carpet looms')}
<p class=MsoNormal>In this order:<o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp; </span></span><![endif]>Rescue<o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>2.<span>&nbsp; </span></span><![endif]>Shelter<o:p></o:p></p>
<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse'><tr><td colspan=2 style='padding:0in 5.4pt'><p class=MsoNormal><b>Offices</b><o:p></o:p></p></td></tr><tr><td width=100><p class=MsoNormal>Karachi<o:p></o:p></p></td><td width=100><p class=MsoNormal>3<o:p></o:p></p></td></tr></table>
<!--EndFragment--><div style='mso-element:footnote-list'><br clear=all><hr align=left size=1 width="33%"><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a style='mso-footnote-id:ftn1' href="#_ftnref1" name="_ftn1" title="">[1]</a> Factories Act, s. 50.<o:p></o:p></p></div></div>
<div style='mso-element:comment-list'><div style='mso-element:comment'><p class=MsoCommentText>Aslam: is it so?</p></div></div></body></html>`;

/** What Google Docs puts there: everything in a bold that is none, spans instead of tags, links through its own address. */
export const fromGoogleDocs = `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><h3 dir="ltr"><span style="font-size:14pt;color:#434343;">Contacts</span></h3><p dir="ltr"><span style="font-size:11pt;font-weight:700;font-style:normal;">Helpline</span><span style="font-size:11pt;font-weight:400;"> is </span><a href="https://www.google.com/url?q=https://scpa.gos.pk/&amp;sa=D" style="text-decoration:none;"><span style="color:#1155cc;text-decoration:underline;">online</span></a><span style="font-size:11pt;">.</span></p><ul><li dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span>Day</span></p></li><ul><li dir="ltr" aria-level="2"><p dir="ltr" role="presentation"><span>noon</span></p></li></ul></ul></b><br class="Apple-interchange-newline">`;

/** What a hostile page puts there. */
export const hostile = `<p onclick="document.title='owned'">Fair <img src=x onerror="document.title='owned'"><script>document.title='owned'</script><a href="javascript:document.title='owned'">click</a> <a href="data:text/html,x">data</a><svg onload="document.title='owned'"><p>svg</p></svg></p><iframe srcdoc="<script>parent.document.title='owned'</script>"></iframe><table><tr><td colspan="100000" rowspan="65000">wide</td></tr></table><form action=https://evil.example><input value=secret></form><style>*{display:none}</style>`;
