import type { XmlListener } from "./xml.ts";

type Told = (listener: XmlListener) => void;

type Open = { readonly name: string; readonly attributes: Readonly<Record<string, string>> };

const revision = /^w:(?:ins|del|moveTo|moveFrom)$/;

/**
 * Tells what stands in a text box after the paragraph to which the box is fixed, still within the tracked change that
 * holds the box. In the file it stands in that paragraph, often within a sentence; on the page it stands beside it.
 */
export function boxesAfterParagraphs(listener: XmlListener): XmlListener {
  const held: Told[] = [];
  // The elements around what comes next, from the paragraph that holds them all.
  const around: Open[] = [];
  let inBox = 0;
  const tell = (told: Told) => {
    if (inBox > 0) held.push(told);
    else told(listener);
  };
  // A box is written twice, the second time for programs that do not know the first form.
  const isBox = (name: string) =>
    name === "w:txbxContent" && around.length > 0 && !around.some((each) => each.name === "mc:Fallback");
  const changes = () => around.filter(({ name }) => revision.test(name));
  return {
    open: (name, attributes) => {
      if (inBox > 0) inBox += 1;
      else if (isBox(name)) {
        inBox = 1;
        for (const change of changes()) tell((to) => to.open(change.name, change.attributes));
      } else if (around.length > 0 || name === "w:p") around.push({ name, attributes });
      tell((to) => to.open(name, attributes));
    },
    text: (words) => tell((to) => to.text(words)),
    close: (name) => {
      tell((to) => to.close(name));
      if (inBox > 1) inBox -= 1;
      else if (inBox === 1) {
        for (const change of changes().toReversed()) tell((to) => to.close(change.name));
        inBox = 0;
      } else if (around.pop() !== undefined && around.length === 0) {
        for (const told of held.splice(0)) told(listener);
      }
    },
  };
}
