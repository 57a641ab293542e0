import { xml } from '../../xml.js';
import type { Exported, ExportedSection } from '../exported.js';
import { countryOf } from './address.js';
import { akomaBlocks } from './body.js';

const namespace = 'http://docs.oasis-open.org/legaldocml/ns/akn/3.0';
/** Languages as the naming convention of the standard writes them (ISO 639-2). */
const languages = { en: 'eng', ur: 'urd' } as const;
/** What a section is called in the standard, by its depth, and how its `eId` begins. */
const levels = [
  ['part', 'part'],
  ['section', 'sec'],
  ['subsection', 'subsec'],
] as const;

/**
 * An edition in Akoma Ntoso 3.0 (OASIS LegalDocML): the document is the work, the edition its expression, this file the manifestation.
 * Sections carry their permanent id as `GUID`; their `eId` is made of the words of their address, so it holds while those hold.
 */
export function asAkomaNtoso(it: Exported): string {
  const { document, edition, sections, address, says } = it;
  const { language, title, lede } = document;
  const top = sections.filter((section) => section.parentId === null);
  const first = it.first.number === edition.number;
  return `<?xml version="1.0" encoding="UTF-8"?>
<akomaNtoso xmlns="${namespace}" xml:lang="${language}">
<doc name="${xml(document.slug)}" contains="${first ? 'originalVersion' : 'singleVersion'}">
${meta(it)}
<preface eId="preface">
<longTitle eId="preface__longtitle"><p><docTitle>${xml(title)}</docTitle></p></longTitle>
${lede ? `<p>${xml(lede)}</p>\n` : ''}<p>${xml(says.edition)}</p>
</preface>
<mainBody eId="mainbody">
${top.map((section) => sectionXml(section, sections, { above: '', level: 0, address })).join('\n') || '<p/>'}
</mainBody>
</doc>
</akomaNtoso>
`;
}

function meta({ document, edition, address, days, first }: Exported): string {
  const { slug, title, issuer, language, timeZone } = document;
  const country = countryOf(timeZone);
  const work = `/akn/${country}/doc/${days.first}/${slug}`;
  const expression = `${work}/${languages[language]}@${days.edition}/${edition.number}`;
  const level = (name: string, it: { uri: string; day: string; event: string; author: string; more?: string }) =>
    `<${name}><FRBRthis value="${it.uri}/!main"/><FRBRuri value="${it.uri}"/>${name === 'FRBRWork' ? `<FRBRalias value="${xml(title)}" name="title"/>` : ''}<FRBRdate date="${it.day}" name="${it.event}"/><FRBRauthor href="${it.author}" as="#${name === 'FRBRManifestation' ? 'editor' : 'author'}"/>${it.more ?? ''}</${name}>`;
  const note = edition.changeNote
    ? `\n<notes source="#issuer"><note eId="note_1"><p>${xml(edition.changeNote)}</p></note></notes>`
    : '';
  return `<meta>
<identification source="#tarmeem">
${level('FRBRWork', { uri: work, day: days.first, event: 'publication', author: '#issuer', more: `<FRBRcountry value="${country}"/>` })}
${level('FRBRExpression', { uri: expression, day: days.edition, event: 'publication', author: '#issuer', more: `<FRBRversionNumber value="${edition.number}"/><FRBRlanguage language="${languages[language]}"/>` })}
${level('FRBRManifestation', { uri: `${expression}.xml`, day: days.edition, event: 'publication', author: '#tarmeem' })}
</identification>
<publication date="${days.edition}" name="edition" showAs="${xml(title)}" number="${edition.number}"/>
<lifecycle source="#tarmeem"><eventRef eId="e_first" date="${days.first}" source="#original" type="generation"/>${
    first.number === edition.number
      ? ''
      : `<eventRef eId="e_edition" date="${days.edition}" source="#edition" type="amendment"/>`
  }</lifecycle>
<references source="#tarmeem"><original eId="original" href="${xml(address.replace(/[^/]+$/u, first.number))}" showAs="${first.number}"/>${
    first.number === edition.number
      ? ''
      : `<passiveRef eId="edition" href="${xml(address)}" showAs="${edition.number}"/>`
  }<TLCOrganization eId="issuer" href="/akn/ontology/organization/${country}/issuer" showAs="${xml(issuer || title)}"/><TLCOrganization eId="tarmeem" href="/akn/ontology/organization/tarmeem" showAs="Tarmeem"/><TLCRole eId="author" href="/akn/ontology/role/author" showAs="Author"/><TLCRole eId="editor" href="/akn/ontology/role/editor" showAs="Editor"/></references>${note}
</meta>`;
}

/** A section with those below it: its own words lead in where it has both. */
function sectionXml(
  section: ExportedSection,
  all: readonly ExportedSection[],
  { above, level, address }: { above: string; level: number; address: string },
): string {
  const [name, short] = levels[Math.min(level, levels.length - 1)]!;
  const eId = `${above && `${above}__`}${short}_${section.slug}`;
  const below = all.filter((other) => other.parentId === section.sectionId);
  const words = akomaBlocks(section.body, eId, address);
  const inside = below.length
    ? `${words && `<intro eId="${eId}__intro">${words}</intro>\n`}${below
        .map((other) => sectionXml(other, all, { above: eId, level: level + 1, address }))
        .join('\n')}`
    : `<content eId="${eId}__content">${words || '<p/>'}</content>`;
  return `<${name} eId="${eId}" GUID="${section.sectionId}"><heading>${xml(section.heading)}</heading>
${inside}</${name}>`;
}
