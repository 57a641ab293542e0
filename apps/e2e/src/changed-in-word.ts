import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

const by = 'w:author="Ayesha Khan" w:date="2026-11-20T09:30:00Z"';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006';

/** What an officer does to a file on a desk without internet. */
interface Deed {
  /** Words replaced with change tracking on. */
  from: string;
  to: string;
  /** Words that a remark is put at, and the remark; the last is answered by a colleague. */
  remarks: readonly (readonly [words: string, text: string])[];
  answer: string;
}

/** A file as Word writes it after the deed: runs cut with ids of their editing, tracked changes, comments in their own parts. */
export function changedInWord(file: Uint8Array, { from, to, remarks, answer }: Deed): Buffer {
  const parts = unzipSync(file);
  const read = (name: string) => strFromU8(parts[name]!);
  const put = (name: string, text: string) => {
    parts[name] = strToU8(text);
  };
  let body = inRun(
    read('word/document.xml'),
    from,
    `<w:del w:id="901" ${by}><w:r w:rsidDel="00A1"><w:delText xml:space="preserve">${from}</w:delText></w:r></w:del>` +
      `<w:ins w:id="902" ${by}><w:r w:rsidR="00A1"><w:t>${to}</w:t></w:r></w:ins>`,
  );
  const comments: string[] = [];
  const threads: string[] = [];
  const say = (id: number, who: string, text: string, parent?: number) => {
    const paragraph = (each: number) => `5A00000${String(each)}`;
    comments.push(
      `<w:comment w:id="${id}" w:author="${who}" w:date="2026-11-20T09:31:00Z" w:initials="A"><w:p w14:paraId="${paragraph(id)}"><w:r><w:annotationRef/></w:r><w:r><w:t>${text}</w:t></w:r></w:p></w:comment>`,
    );
    threads.push(
      `<w15:commentEx w15:paraId="${paragraph(id)}"${parent === undefined ? '' : ` w15:paraIdParent="${paragraph(parent)}"`} w15:done="0"/>`,
    );
  };
  for (const [id, [words, text]] of remarks.entries()) {
    const mark = (name: string) => `<w:${name} w:id="${id}"/>`;
    body = inRun(
      body,
      words,
      `${mark('commentRangeStart')}<w:r><w:t>${words}</w:t></w:r>${mark('commentRangeEnd')}<w:r>${mark('commentReference')}</w:r>`,
    );
    say(id, 'Ayesha Khan', text);
  }
  say(remarks.length, 'Bilal Soomro', answer, remarks.length - 1);
  put('word/document.xml', body);
  const namespaces =
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"';
  put('word/comments.xml', `<w:comments ${namespaces}>${comments.join('')}</w:comments>`);
  put('word/commentsExtended.xml', `<w15:commentsEx ${namespaces}>${threads.join('')}</w15:commentsEx>`);
  const relation = (id: string, type: string) => `<Relationship Id="${id}" Type="${type}" Target="${id}.xml"/>`;
  put(
    'word/_rels/document.xml.rels',
    read('word/_rels/document.xml.rels').replace(
      '</Relationships>',
      `${relation('comments', `${office}/relationships/comments`)}${relation('commentsExtended', 'http://schemas.microsoft.com/office/2011/relationships/commentsExtended')}</Relationships>`,
    ),
  );
  return Buffer.from(zipSync(parts));
}

/** Puts something in place of words that stand in one run, cutting the run in two around it. */
function inRun(body: string, words: string, instead: string): string {
  const open = '<w:r><w:t xml:space="preserve">';
  const at = body.indexOf(words);
  const start = body.lastIndexOf('<w:r>', at);
  const end = body.indexOf('</w:r>', at) + '</w:r>'.length;
  const text = /^<w:r>(?:<w:rPr>.*?<\/w:rPr>)?<w:t(?: xml:space="preserve")?>([^<]*)<\/w:t><\/w:r>$/u.exec(
    body.slice(start, end),
  );
  if (at < 0 || !text) throw new Error(`“${words}” stands in no run of its own`);
  const [before = '', ...after] = text[1]!.split(words);
  const run = (piece: string) => (piece === '' ? '' : `${open}${piece}</w:t></w:r>`);
  return body.slice(0, start) + run(before) + instead + run(after.join(words)) + body.slice(end);
}
