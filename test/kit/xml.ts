import { spawnSync } from 'node:child_process';

export interface XmlElement {
  name: string;
  attributes: Readonly<Record<string, string>>;
  /** The text directly inside the element. */
  text: string;
  children: readonly XmlElement[];
}

/** Runs xmllint on a document: whether it is accepted, and the errors. */
export function xmllint(
  xml: string,
  ...options: readonly string[]
): { ok: boolean; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync('xmllint', [...options, '--nonet', '-'], {
    input: xml,
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  return { ok: status === 0, out: stdout, err: stderr };
}

const XML_SIGNS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

const decoded = (text: string): string =>
  text.replace(/&(?:#x([0-9A-F]+)|(\w+));/g, (_, code: string | undefined, name: string | undefined) =>
    code === undefined ? (XML_SIGNS[name ?? ''] ?? '') : String.fromCodePoint(parseInt(code, 16)),
  );

interface OpenElement extends XmlElement {
  children: XmlElement[];
}

/** A document in the canonical form of xmllint, which is simple enough to parse in a few lines. */
export function parsedXml(xml: string): XmlElement {
  const { ok, out, err } = xmllint(xml, '--c14n');
  if (!ok) throw new Error(err.slice(0, 500));
  const root: OpenElement = { name: '', attributes: {}, text: '', children: [] };
  const open = [root];
  for (const [, close, name, written = '', text] of out.matchAll(
    /<(?:(\/)?([\w-]+)((?: [\w-]+="[^"]*")*))>|([^<]+)/g,
  )) {
    const parent = open.at(-1) ?? root;
    if (text !== undefined) parent.text += decoded(text);
    else if (close !== undefined) open.pop();
    else {
      const pairs = [...written.matchAll(/ ([\w-]+)="([^"]*)"/g)];
      const attributes = Object.fromEntries(pairs.map(([, key = '', value = '']) => [key, decoded(value)]));
      const element: OpenElement = { name: name ?? '', attributes, text: '', children: [] };
      parent.children.push(element);
      open.push(element);
    }
  }
  const [only] = root.children;
  if (only === undefined) throw new Error('no element');
  return only;
}
