import { Parser } from "htmlparser2";
import { Refused } from "./failure.ts";

/** What is told of a part of a document as it is read through. Names of WordprocessingML begin with `w:`. */
export type XmlListener = {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly text: (words: string) => void;
  readonly close: (name: string) => void;
};

/** Elements that may stand in one another. Documents that people write have some thirty. */
const depthLimit = 256;

/**
 * Reads XML through from its start to its end. Throws `Refused` for one that declares a document type, is nested too
 * deep, or is not whole. No entity but the five of XML and characters by their number means anything.
 */
export function readXml(part: string, xml: string, listener: XmlListener): void {
  let depth = 0;
  let seen = false;
  const prefixes = new Set<string>();
  const plain = (name: string) => {
    const colon = name.indexOf(":");
    return prefixes.has(name.slice(0, Math.max(0, colon))) ? `w:${name.slice(colon + 1)}` : name;
  };
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        if (depth === 0) for (const prefix of prefixesOf(attributes)) prefixes.add(prefix);
        depth += 1;
        seen = true;
        if (depth > depthLimit) throw new Refused({ code: "file.markup_too_deep", limit: depthLimit });
        listener.open(plain(name), attributes);
      },
      ontext: listener.text,
      onclosetag: (name, implied) => {
        depth -= 1;
        if (implied && !closedItself(xml, parser.endIndex)) cutOff(part);
        listener.close(plain(name));
      },
      onprocessinginstruction: (name) => {
        if (name.startsWith("!")) throw new Refused({ code: "file.declares_entities", part });
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(xml);
  if (!seen) cutOff(part);
}

// What stands before the names of WordprocessingML in this part, which is nearly always `w`.
function prefixesOf(attributes: Readonly<Record<string, string>>): string[] {
  return Object.entries(attributes).flatMap(([key, value]) => {
    const match = /^xmlns(?::(.*))?$/.exec(key);
    return match !== null && value.includes("wordprocessingml/") && value.endsWith("/main") ? [match[1] ?? ""] : [];
  });
}

// An element written `<w:b/>` closes itself; any other whose end is not written was cut off.
function closedItself(xml: string, end: number): boolean {
  return xml[end] === ">" && xml[end - 1] === "/";
}

function cutOff(part: string): never {
  throw new Refused({ code: "file.content_broken", form: "DOCX", reason: `${part} is not whole` });
}
