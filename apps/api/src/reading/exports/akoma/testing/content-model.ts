/**
 * The part of the content model of Akoma Ntoso 3.0 that editions are written in, as expressions over the names of an element's children:
 * what the standard's schema asks for these elements, and nothing that it does not have.
 */
const block = '(?:p |block |blockList |blockContainer |table )';
const level = '(?:part |section |subsection )';
const inline = '(?:b |i |u |sub |sup |a |span |inline |br |authorialNote )*';
const core = 'FRBRthis (?:FRBRuri )+(?:FRBRalias )*(?:FRBRdate )+(?:FRBRauthor )+';
const hierarchy = `(?:num )?(?:heading )?(?:(?:intro )?${level}+|content )`;

const models: Readonly<Record<string, string>> = {
  akomaNtoso: 'doc ',
  doc: 'meta preface mainBody ',
  meta: 'identification (?:publication )?(?:lifecycle )?(?:references )?(?:notes )?',
  identification: 'FRBRWork FRBRExpression FRBRManifestation ',
  FRBRWork: `${core}FRBRcountry `,
  FRBRExpression: `${core}(?:FRBRversionNumber )?(?:FRBRlanguage )+`,
  FRBRManifestation: `${core}(?:FRBRformat )?`,
  lifecycle: '(?:eventRef )+',
  references: '(?:original )*(?:passiveRef )*(?:TLCOrganization |TLCRole )*',
  notes: '(?:note )+',
  note: `${block}+`,
  preface: `(?:longTitle |${block})*`,
  longTitle: `${block}+`,
  mainBody: `(?:${level}|${block})+`,
  part: hierarchy,
  section: hierarchy,
  subsection: hierarchy,
  intro: `${block}*`,
  content: `${block}*`,
  blockList: '(?:listIntroduction )?(?:item )+(?:listWrapUp )?',
  item: `(?:num )?(?:heading )?${block}+`,
  blockContainer: `(?:num )?(?:heading )?${block}+`,
  table: '(?:caption )?(?:tr )+',
  tr: '(?:th |td )+',
  th: `${block}*`,
  td: `${block}*`,
  authorialNote: `${block}+`,
};
/** Elements of words: what they hold beside them. */
const worded: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ['p', 'block', 'heading', 'b', 'i', 'u', 'sub', 'sup', 'a', 'span', 'inline'].map((name) => [name, inline]),
  ),
  p: `(?:docTitle |${inline})*`,
  docTitle: '',
  num: '',
};
const empty = new Set(
  `FRBRthis FRBRuri FRBRalias FRBRdate FRBRauthor FRBRcountry FRBRversionNumber FRBRlanguage FRBRformat publication eventRef original
   passiveRef TLCOrganization TLCRole br`.split(/\s+/u),
);
/** The attributes that an element must have, and behind the stroke those that it may have. All may have an `eId`. */
const attributes: Readonly<Record<string, string>> = {
  akomaNtoso: '|xmlns xml:lang',
  doc: 'name|contains',
  identification: 'source',
  lifecycle: 'source',
  references: 'source',
  notes: 'source',
  FRBRthis: 'value',
  FRBRuri: 'value',
  FRBRalias: 'value name',
  FRBRdate: 'date name',
  FRBRauthor: 'href|as',
  FRBRcountry: 'value',
  FRBRversionNumber: 'value',
  FRBRlanguage: 'language',
  FRBRformat: 'value',
  publication: 'date name showAs|number',
  eventRef: 'date source type',
  original: 'eId href showAs',
  passiveRef: 'eId href showAs',
  TLCOrganization: 'eId href showAs',
  TLCRole: 'eId href showAs',
  part: 'eId|GUID',
  section: 'eId|GUID',
  subsection: 'eId|GUID',
  block: 'name|class',
  inline: 'name',
  blockList: 'eId|class',
  item: 'eId',
  blockContainer: 'eId|class',
  th: '|colspan rowspan',
  td: '|colspan rowspan',
  a: 'href',
  span: '|xml:lang',
  authorialNote: 'eId|marker placement',
};

/** What in this file is not as the standard has it; [] when all is. */
export function faultsOf(file: Document): string[] {
  const faults: string[] = [];
  const ids = new Set<string>();
  for (const element of file.querySelectorAll('*')) {
    const { localName: name } = element;
    const children = [...element.children].map((child) => `${child.localName} `).join('');
    const model = models[name] ?? worded[name] ?? (empty.has(name) ? '' : undefined);
    if (model === undefined) faults.push(`${name} is not known`);
    else if (!new RegExp(`^${model}$`, 'u').test(children)) faults.push(`${name} holds ${children || 'nothing'}`);
    const loose = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
    if (loose && !(name in worded)) faults.push(`${name} holds loose words`);
    const [must = [], may = []] = (attributes[name] ?? '').split('|').map((names) => names.split(' ').filter(Boolean));
    const has = element.getAttributeNames();
    for (const one of must) if (!has.includes(one)) faults.push(`${name} has no ${one}`);
    for (const one of has) if (![...must, ...may, 'eId'].includes(one)) faults.push(`${name} has a ${one}`);
    for (const [at, value] of [`eId:${element.getAttribute('eId')}`, `GUID:${element.getAttribute('GUID')}`].map((it) =>
      it.split(/:(.*)/su),
    )) {
      if (value === 'null') continue;
      if (ids.has(`${at}${value}`) || /\s|^$/u.test(value ?? '')) faults.push(`${name} has the ${at} ${value} again`);
      ids.add(`${at}${value}`);
    }
  }
  for (const reference of file.querySelectorAll('[source], [as], FRBRauthor')) {
    for (const at of ['source', 'as', 'href']) {
      const to = reference.getAttribute(at);
      if (to?.startsWith('#') && !ids.has(`eId${to.slice(1)}`)) faults.push(`nothing is ${to}`);
    }
  }
  return faults;
}
