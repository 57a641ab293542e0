import { WordRefused } from '../refused.js';
import { childrenOf, xmlTree } from '../xml/read.js';
import type { XmlElement } from '../xml/read.js';
import { ZipReader, zipLimits } from '../zip/read.js';

const starts = (bytes: Uint8Array, ...sign: readonly number[]) => sign.every((byte, at) => bytes[at] === byte);

/** A relationship of the text: what a part or link is, where it goes. */
export interface Relation {
  readonly type: string;
  readonly target: string;
  readonly external: boolean;
}

/** A Word file taken apart. Relationships that leave the file are read as addresses of links and never followed. */
export class WordArchive {
  readonly relations = new Map<string, Relation>();
  private readonly zip: ZipReader;
  private readonly main: string;

  /** @throws WordRefused for anything that is not a sound Word file without macros. */
  constructor(bytes: Uint8Array) {
    refuseOthers(bytes);
    this.zip = new ZipReader(bytes);
    this.refuseMacros();
    this.main = this.findMain();
    for (const row of childrenOf(this.tree(relationsOf(this.main)), 'Relationship')) {
      const { Id, Type = '', Target = '', TargetMode } = row.attributes;
      if (Id) this.relations.set(Id, { type: lastOf(Type), target: Target, external: TargetMode === 'External' });
    }
  }

  /** Streams the text itself. */
  document(onBytes: (bytes: Uint8Array) => void): void {
    this.zip.stream(this.main, onBytes);
  }

  /** The part that the text calls by this kind of relationship (`styles`, `comments`), or undefined. */
  part(kind: string): XmlElement | undefined {
    for (const { type, target, external } of this.relations.values())
      if (type === kind && !external) return this.tree(resolved(this.main, target));
    return undefined;
  }

  /** A part by its name in the archive, or undefined. */
  tree(name: string): XmlElement | undefined {
    const bytes = this.zip.read(name);
    return bytes && bytes.length > 0 ? xmlTree(bytes) : undefined;
  }

  private findMain(): string {
    for (const row of childrenOf(this.tree('_rels/.rels'), 'Relationship')) {
      const { Type = '', Target = '' } = row.attributes;
      if (lastOf(Type) === 'officeDocument' && /(?:^|\/)word\//u.test(Target)) {
        const name = resolved('', Target);
        if (this.zip.has(name)) return name;
      }
    }
    if (this.zip.has('word/document.xml')) return 'word/document.xml';
    throw new WordRefused('not-word', 'the archive holds no text of Word');
  }

  private refuseMacros(): void {
    const types = this.zip.read('[Content_Types].xml');
    if (!types) throw new WordRefused('not-word', 'the archive does not say what it holds');
    const names = [...this.zip.names].some((name) => /vbaProject|vbaData|activeX/iu.test(name));
    const tree = xmlTree(types);
    const kinds = childrenOf(tree).some(({ attributes }) =>
      /macroEnabled|vbaProject/iu.test(attributes['ContentType'] ?? ''),
    );
    if (names || kinds) throw new WordRefused('macros', 'the file holds macros');
  }
}

/** Tells other files apart by their first bytes. */
function refuseOthers(bytes: Uint8Array): void {
  if (bytes.length > zipLimits.file) throw new WordRefused('too-large', 'the file has too many bytes');
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1))
    throw holds(bytes, 'EncryptedPackage')
      ? new WordRefused('protected', 'the file is protected by a password')
      : new WordRefused('old-word', 'the file is of an older Word, before 2007');
  if (!starts(bytes, 0x50, 0x4b, 3, 4)) {
    const isCutZip = starts(bytes, 0x50, 0x4b);
    throw new WordRefused(isCutZip ? 'damaged' : 'not-word', 'the file is not an archive');
  }
}

/** True if the words stand in the bytes in UTF-16, as the directory of an old file has them. */
function holds(bytes: Uint8Array, words: string): boolean {
  const sign = Uint8Array.from(words, (letter) => letter.charCodeAt(0));
  const last = Math.min(bytes.length, 4 * 1024 * 1024) - sign.length * 2;
  for (let at = 0; at <= last; at += 2)
    if (
      bytes[at] === sign[0] &&
      sign.every((byte, step) => bytes[at + step * 2] === byte && bytes[at + step * 2 + 1] === 0)
    )
      return true;
  return false;
}

function lastOf(type: string): string {
  return type.slice(type.lastIndexOf('/') + 1);
}

function relationsOf(name: string): string {
  const slash = name.lastIndexOf('/');
  return `${name.slice(0, slash)}/_rels/${name.slice(slash + 1)}.rels`;
}

/** A target as a name in the archive. */
function resolved(from: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const parts = from.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') parts.pop();
    else if (step !== '.' && step !== '') parts.push(step);
  }
  return parts.join('/');
}
