/** An edit as a department would make it: the text before and after, as HTML. */
export interface EditorCase {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

const fia =
  'The Federal Investigation Agency (FIA) holds a crucial mandate in enforcing laws related to immigration, passports, and border control across Pakistan including cases involving the cross-border movement of trafficked children.';
const wing =
  'The FIA’s Anti Human Trafficking and Smuggling (AHTS) Wing, a specialized unit within the agency, spearheads efforts to combat human trafficking and migrant smuggling crimes.';
const cells =
  'Through its dedicated personnel and resources, the AHTS Wing conducts inquiries, investigations, and prosecutions of immigration, human trafficking, and migrant smuggling crimes at Anti Human Trafficking Cells (AHTCs) within Islamabad and nationwide.';
const ministry =
  'The Ministry of Human Rights holds a vital mandate in promoting and protecting the fundamental rights and freedoms of all individuals, including children, across Pakistan.';
const tasked =
  'Tasked with formulating policies, strategies, the Ministry collaborates with relevant law enforcement agencies and other stakeholders at federal and provincial level to develop national policy frameworks and action plans.';
const labour =
  'The Labor Department of Punjab holds a mandate to enforce labor laws and regulations within the province, including those aimed at preventing and eliminating child labor and bonded labor.';
const inspections =
  'Its inspectors visit brick kilns, factories and workshops, and report children at work to the Child Protection &amp; Welfare Bureau.';

const p = (...sentences: string[]) => `<p>${sentences.join(' ')}</p>`;
const list = (tag: 'ul' | 'ol', ...items: string[]) =>
  `<${tag}>${items.map((item) => `<li>${item}</li>`).join('')}</${tag}>`;
const row = (tag: 'th' | 'td', ...held: string[]) =>
  `<tr>${held.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`;
const table = (...rows: string[]) => `<table>${rows.join('')}</table>`;
const head = row('th', 'Province', 'Authority', 'Helpline', 'Report due');

/** Ten edits, each judged by eye; what they are shown as stands in the snapshot of `editor-cases.test.ts`. */
export const editorCases: readonly EditorCase[] = [
  {
    name: 'words corrected and a clause put in',
    before: p(fia, wing, cells),
    after: p(
      fia.replace('holds a crucial mandate in enforcing', 'holds the mandate to enforce'),
      wing.replace('spearheads efforts to combat', 'leads the work against'),
      cells.replace('within Islamabad and nationwide', 'in Islamabad and in every province'),
      'It reports to the National Commission on the Rights of Child every quarter.',
    ),
  },
  {
    name: 'a sentence put in before one that begins alike, and one dropped',
    before: p(ministry, tasked, 'The Ministry reports every year.', 'The Ministry keeps a register of shelters.'),
    after: p(
      ministry,
      'The Ministry consults children before it decides.',
      'The Ministry reports every year.',
      'The Ministry keeps a register of shelters and of helplines.',
    ),
  },
  {
    name: 'a paragraph split, and two joined with a word between them',
    before: p(fia, wing, cells) + p(ministry) + p(tasked),
    after: p(fia) + p(wing, cells) + p(ministry, `In addition, ${tasked[0]!.toLowerCase()}${tasked.slice(1)}`),
  },
  {
    name: 'a paragraph moved to the front and edited, another moved as it is',
    before:
      p(fia, wing) +
      p(ministry, tasked) +
      p(labour, inspections) +
      p('This framework is reviewed every three years by the Commission.'),
    after:
      p(labour.replace('holds a mandate to enforce', 'enforces'), inspections) +
      p(fia, wing) +
      p('This framework is reviewed every three years by the Commission.') +
      p(ministry, tasked),
  },
  {
    name: 'items of a list put in, taken out, reworded, and one set under another and reworded',
    before: list(
      'ol',
      '<p>The officer records the complaint on the day it is made.</p>',
      '<p>The officer informs the parents or guardian.</p>',
      '<p>The child is brought before the court within 24 hours.</p>',
      '<p>The court decides on shelter.</p>',
      '<p>The case is closed after one year.</p>',
    ),
    after: list(
      'ol',
      '<p>The officer records the complaint within two hours.</p><ol><li><p>The officer informs the parents or guardian unless they are suspected.</p></li></ol>',
      '<p>A woman officer speaks with the child alone.</p>',
      '<p>The child is brought before the court within 24 hours.</p>',
      '<p>The court decides on shelter.</p>',
    ),
  },
  {
    name: 'a table: a cell corrected, a row put in, a row moved, a column taken out',
    before: table(
      head,
      row('td', 'Punjab', 'Child Protection &amp; Welfare Bureau', '1121', '31 March'),
      row('td', 'Sindh', 'Sindh Child Protection Authority', '1121', '31 March'),
      row('td', 'Balochistan', 'Balochistan Child Protection Commission', '1121', '30 June'),
    ),
    after: table(
      row('th', 'Province', 'Authority', 'Helpline'),
      row('td', 'Punjab', 'Child Protection &amp; Welfare Bureau', '1121'),
      row('td', 'Sindh', 'Sindh Child Protection Authority', '1121 and 1098'),
      row('td', 'Khyber Pakhtunkhwa', 'KP Child Protection and Welfare Commission', '1121'),
      row('td', 'Balochistan', 'Balochistan Child Protection Commission', '1121'),
    ),
  },
  {
    name: 'a table with cells over several rows: a row put in under one, a cell reworded',
    before:
      '<table><tr><th>Level</th><th>Body</th><th>Duty</th></tr>' +
      '<tr><td rowspan="2">Federal</td><td>FIA</td><td>Investigates trafficking across borders</td></tr>' +
      '<tr><td>Ministry of Human Rights</td><td>Makes policy</td></tr>' +
      '<tr><td rowspan="2">Provincial</td><td>Police</td><td>Investigates trafficking inside the country</td></tr>' +
      '<tr><td>Labour Department</td><td>Inspects workplaces</td></tr></table>',
    after:
      '<table><tr><th>Level</th><th>Body</th><th>Duty</th></tr>' +
      '<tr><td rowspan="3">Federal</td><td>FIA</td><td>Investigates trafficking across borders</td></tr>' +
      '<tr><td>Ministry of Human Rights</td><td>Makes policy and reports every year</td></tr>' +
      '<tr><td>NCRC</td><td>Hears complaints</td></tr>' +
      '<tr><td rowspan="2">Provincial</td><td>Police</td><td>Investigates trafficking inside the country</td></tr>' +
      '<tr><td>Labour Department</td><td>Inspects workplaces</td></tr></table>',
  },
  {
    name: 'a block rewritten, a heading reworded and raised, a link, a format and a footnote changed',
    before:
      '<h3>Duties of the labor department</h3>' +
      p(labour) +
      p(
        'See <a href="https://example.org/act-2016">the Act of 2016</a> and its rules; an employer who hides a child at work is liable.',
      ),
    after:
      '<h2>Duties of the labour department</h2>' +
      p(
        'Whoever employs a child under fourteen, or lets one be employed, commits an offence that every inspector must report within a day.',
      ) +
      p(
        'See <a href="https://example.org/act-2023">the Act of 2016</a> and its <strong>rules</strong>; an employer who hides a child at work is liable<span data-footnote="Section 11 of the Act."></span>.',
      ),
  },
  {
    name: 'an Urdu paragraph corrected, with a number, a joiner and a Latin name in it',
    before: p(
      'محکمہ محنت پنجاب بچوں کی مشقت روکنے کا ذمہ دار ہے۔',
      'انسپکٹر ہر ماہ بھٹوں کا معائنہ کرتا ہے اور رپورٹ FIA کو بھیجتا ہے۔',
      'شکایت ہیلپ لائن 1121 پر درج کی جا سکتی ہے۔',
    ),
    after: p(
      'محکمہ محنت پنجاب بچوں سے مشقت اور جبری مشقت روکنے کا ذمہ دار ہے۔',
      'انسپکٹر ہر پندرہ دن بعد بھٹوں کا معائنہ کرتا ہے اور رپورٹ FIA کو بھیجتا ہے۔',
      'رپورٹ عوام کے لیے شائع کی جاتی ہے۔',
      'شکایت ہیلپ لائن 1098 پر درج کی جا سکتی ہے۔',
    ),
  },
  {
    name: 'paragraphs made a list, a quotation freed, an item that moved between lists',
    before:
      p('The following bodies report every quarter:') +
      p('The Islamabad Police, on cases of missing children.') +
      p('The Child Protection Institute, on children in shelters.') +
      p('The Labor Welfare Department, on inspections.') +
      `<blockquote>${p('No child may be held in a police station overnight.')}</blockquote>` +
      list(
        'ul',
        '<p>Shelter is free of charge.</p>',
        '<p>Schools admit every child without papers.</p>',
        '<p>Records are kept for ten years.</p>',
      ) +
      p('Each province adds to this:') +
      list('ul', '<p>A helpline answers day and night.</p>', '<p>Transport is paid.</p>'),
    after:
      p('The following bodies report every quarter:') +
      list(
        'ul',
        '<p>The Islamabad Police, on cases of missing children.</p>',
        '<p>The Child Protection Institute, on children in shelters.</p>',
        '<p>The Labor Welfare Department, on inspections and fines.</p>',
      ) +
      p('No child may be held in a police station overnight.') +
      list('ul', '<p>Shelter is free of charge.</p>', '<p>Records are kept for ten years.</p>') +
      p('Each province adds to this:') +
      list(
        'ul',
        '<p>A helpline answers day and night.</p>',
        '<p>Schools admit every child without papers.</p>',
        '<p>Transport is paid.</p>',
      ),
  },
];
