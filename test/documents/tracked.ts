import { strFromU8, unzipSync } from "fflate";

/** The parts of a DOCX, by path, as text. */
export function partsOf(docx: Uint8Array): ReadonlyMap<string, string> {
  return new Map(Object.entries(unzipSync(docx)).map(([path, bytes]) => [path, strFromU8(bytes)]));
}

/** The body of a DOCX. */
export function bodyOf(docx: Uint8Array): string {
  const body = partsOf(docx).get("word/document.xml");
  if (body === undefined) throw new Error("a DOCX has a document");
  return body;
}

/**
 * The paragraphs of a body after every tracked change is accepted or rejected, worked out from the XML alone: text in
 * what goes is left out, and where the end of a paragraph goes, the next paragraph joins on.
 */
export function settledParagraphs(body: string, how: "accept" | "reject"): string[] {
  const going = how === "accept" ? "del" : "ins";
  const left = body.replaceAll(new RegExp(`<w:${going} [^>]*[^/]>.*?</w:${going}>`, "gs"), "");
  const paragraphs: string[] = [];
  let open = "";
  for (const [paragraph] of left.matchAll(/<w:p>.*?<\/w:p>|<w:p\/>/gs)) {
    const runs = [...paragraph.matchAll(/<w:(t|delText)(?: [^>]*)?>([^<]*)<\/w:\1>/g)];
    open += runs.map(([, , words = ""]) => unescaped(words)).join("");
    if (new RegExp(`<w:rPr><w:${going} [^>]*/></w:rPr></w:pPr>`).test(paragraph)) continue;
    paragraphs.push(open);
    open = "";
  }
  return open === "" ? paragraphs : [...paragraphs, open];
}

function unescaped(text: string): string {
  return text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&apos;", "'")
    .replaceAll("&amp;", "&");
}

/** Every tracked change of a body: what it does, its number, who made it and when. */
export function revisionsOf(body: string): { what: string; id: string; author: string; date: string }[] {
  return [...body.matchAll(/<w:(ins|del) ([^>]*?)\/?>/g)].map(([, what = "", attributes = ""]) => {
    const attribute = (name: string) => unescaped(new RegExp(`w:${name}="([^"]*)"`).exec(attributes)?.[1] ?? "");
    return { what, id: attribute("id"), author: attribute("author"), date: attribute("date") };
  });
}
