import { readFileSync } from 'node:fs';

/** One version of the institutional framework: its blocks as HTML, and what was done to the version before. */
export interface FrameworkVersion {
  readonly done: string;
  readonly blocks: readonly string[];
}

const file = readFileSync(new URL('../../../../documents/institutional-framework.txt', import.meta.url), 'utf8');

/** A short line without a full stop names a body. */
const titles = /^(?!The |A )[^.]{3,90}$/u;

/** The text as its office handed it over: titles and paragraphs, the form for feedback at its end left out. */
function blocksOf(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trim());
  const paragraphs = lines.slice(
    0,
    lines.findIndex((line) => line.startsWith('YOUR FEEDBACK')),
  );
  return paragraphs
    .filter((line) => line !== '')
    .map((line) => {
      const words = line.replaceAll('&', '&amp;');
      return titles.test(line) ? `<h3>${words}</h3>` : `<p>${words}</p>`;
    });
}

/** The place of the block that begins so. */
function at(blocks: readonly string[], start: string): number {
  const found = blocks.findIndex((block) => block.replace(/^<[^>]*>/u, '').startsWith(start));
  if (found < 0) throw new Error(`no block begins with “${start}”`);
  return found;
}

/** Other words in the block that begins so; each must stand there. */
function reworded(blocks: readonly string[], start: string, ...words: (readonly [string, string])[]): string[] {
  const place = at(blocks, start);
  let block = blocks[place]!;
  for (const [old, young] of words) {
    if (!block.includes(old)) throw new Error(`“${old}” does not stand in “${start}”`);
    block = block.replace(old, young);
  }
  return blocks.with(place, block);
}

const row = (...cells: string[]) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
const table = (...rows: string[]) => `<table>${rows.join('')}</table>`;
const list = (...items: string[]) => `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;

const ncrcItems = [
  'conducting inquiries into allegations of child rights abuses',
  'reviewing existing and proposed legislation from a child rights perspective',
  'advising on policy matters pertaining to the situation of child rights in Pakistan',
];

/** What an editor did, one version after the other. */
const steps: readonly (readonly [done: string, edit: (blocks: readonly string[]) => string[]])[] = [
  [
    'one spelling of labour in Sindh and Punjab, misprints put right',
    (blocks) =>
      blocks.map((block, index) =>
        index > at(blocks, 'Punjab')
          ? block
              .replaceAll(/\blabor\b/gu, 'labour')
              .replaceAll(/\bLabor\b/gu, 'Labour')
              .replace('collect evidence', 'collects evidence')
          : block,
      ),
  ],
  [
    'a sentence and a clause put in, and a mandate said more plainly',
    (blocks) =>
      reworded(
        reworded(
          blocks,
          'The Federal Investigation Agency (FIA) holds',
          ['holds a crucial mandate in enforcing', 'enforces'],
          [
            'trafficked children. The FIA’s',
            'trafficked children. It keeps a desk for children at each airport and land crossing. The FIA’s',
          ],
        ),
        'The Sindh Police is',
        [
          'conduct investigations, gather evidence,',
          'conduct investigations in the presence of a female officer, gather evidence,',
        ],
      ),
  ],
  [
    'a long paragraph split in three',
    (blocks) => {
      const place = at(blocks, 'The Federal Investigation Agency (FIA) enforces');
      const [first, second, third] = blocks[place]!.split(/ (?=The FIA’s|Moreover)/u);
      return blocks.toSpliced(place, 1, `${first}</p>`, `<p>${second}</p>`, `<p>${third}`);
    },
  ],
  [
    'the functions of the Commission as a list',
    (blocks) => {
      const place = at(blocks, 'The National Commission on the Rights of Child (NCRC) plays');
      const [lead, rest] = blocks[place]!.split(` ${ncrcItems[0]}`);
      const behind = rest!.slice(rest!.indexOf('Pakistan.') + 'Pakistan. '.length);
      return blocks.toSpliced(place, 1, `${lead}</p>`, list(...ncrcItems), `<p>${behind}`);
    },
  ],
  [
    'the police of Sindh before its Authority, with a new last sentence',
    (blocks) => {
      const place = at(blocks, 'Sindh Police');
      const [title, text] = blocks.slice(place, place + 2);
      const without = blocks.toSpliced(place, 2);
      const edited = text!.replace('complaints related to children and women.', 'cases of missing children.');
      return without.toSpliced(at(without, 'Sindh Child Protection Authority'), 0, title!, edited);
    },
  ],
  [
    'the Ministry’s paragraph written anew',
    (blocks) =>
      blocks.with(
        at(blocks, 'The Ministry of Human Rights holds'),
        '<p>The Ministry of Human Rights is the federal focal point for the rights of children. It chairs the council in which the provinces and the law enforcement agencies agree on one plan of action, publishes the yearly report on that plan, and speaks for Pakistan before the treaty bodies.</p>',
      ),
  ],
  [
    'a table of helplines, and a heading renamed',
    (blocks) => {
      const renamed = reworded(blocks, 'Sindh Child Protection Authority', ['Authority (SCPA)', 'Authority']);
      return renamed.toSpliced(
        at(renamed, 'Sindh Child Protection Authority') + 2,
        0,
        table(
          row('Province', 'Authority', 'Helpline'),
          row('Sindh', 'Sindh Police', '15'),
          row('Punjab', 'CP&amp;WB', '1121'),
        ),
      );
    },
  ],
  [
    'a row and a column put into the table',
    (blocks) => {
      const place = at(blocks, '<tr><td>Province');
      return blocks.with(
        place,
        table(
          row('Province', 'Authority', 'Helpline', 'Hours'),
          row('Sindh', 'Sindh Police', '15', 'all day'),
          row('Balochistan', 'Child Protection Unit', '1098', 'to 8 pm'),
          row('Punjab', 'CP&amp;WB', '1121', 'all day'),
        ),
      );
    },
  ],
  [
    'a sentence dropped, two paragraphs joined, an item taken out and one moved to the front',
    (blocks) => {
      const dropped = reworded(blocks, 'The Labour Department of Sindh', [
        ' It also addresses grievances related to employment conditions and works to raise awareness about labour rights and responsibilities.',
        '',
      ]);
      const place = at(dropped, 'The FIA’s Anti');
      const joined = dropped.toSpliced(
        place,
        2,
        dropped[place]!.replace('</p>', ` ${dropped[place + 1]!.replace('<p>Moreover, the', 'The')}`),
      );
      return joined.with(at(joined, '<li>'), list(ncrcItems[2]!, ncrcItems[0]!));
    },
  ],
  [
    'a link, a bold term, and the last body of Sindh taken out for a sentence in Urdu',
    (blocks) => {
      const linked = reworded(
        blocks,
        'The National Commission on the Rights of Child (NCRC) plays',
        [
          'National Commission on the Rights of Child',
          '<a href="https://ncrc.gov.pk">National Commission on the Rights of Child</a>',
        ],
        ['a broad and overarching mandate', 'a <strong>broad and overarching mandate</strong>'],
      );
      const place = at(linked, 'Sindh Human Rights Commission');
      return linked.toSpliced(place, 2, '<p lang="ur" dir="rtl">بچوں کی مدد کے لیے ہیلپ لائن ۱۵ پر کال کریں۔</p>');
    },
  ],
];

/** The framework as it came, and ten versions after it. */
export function frameworkHistory(): FrameworkVersion[] {
  const history: FrameworkVersion[] = [{ done: 'the text as it came', blocks: blocksOf(file) }];
  for (const [done, edit] of steps) history.push({ done, blocks: edit(history.at(-1)!.blocks) });
  return history;
}
