import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { readFacilityFolder } from "../../src/wire/folder.ts";
import { encodeFacility } from "../../src/wire/encode.ts";
import { decodeFacilityJson } from "../../src/wire/facility-file.ts";
import { docxWith, pdfOf } from "../intake/forms.ts";
import { facilityYaml, inFolder, wholeFolder } from "./folders.ts";

const words = "1. The Lender shall lend.";
const by = 'w:id="1" w:author="A. Counsel" w:date="2002-10-30T09:00:00Z"';

const forms = [
  ["text", "agreement.txt", Buffer.from(words)],
  ["html", "agreement.htm", Buffer.from(`<html><p>${words}</p></html>`)],
  ["docx", "agreement.docx", docxWith(`<w:r><w:t>${words}</w:t></w:r><w:ins ${by}/>`)],
  ["pdf", "agreement.pdf", pdfOf([{ words: [[72, 700, words]] }])],
] as const;

function facilityWith(name: string, bytes: Uint8Array) {
  const files = {
    ...wholeFolder,
    "facility.yaml": facilityYaml.replace("papers/agreement.txt", `papers/${name}`),
    [`papers/${name}`]: bytes,
  };
  const read = inFolder(files, readFacilityFolder);
  if (!read.ok) throw new Error(JSON.stringify(read.failure));
  return read.value.facility;
}

test.each(forms)("a paper on file may be %s, and its file is told by its hash", (form, name, bytes) => {
  const [paper] = facilityWith(name, bytes).papers;
  expect(paper?.text.trim()).toBe(words);
  expect(paper?.original).toEqual({ sha256: createHash("sha256").update(bytes).digest("hex"), form });
});

test("what was remarked when a paper was taken in stays with the facility", () => {
  const draft = docxWith(`<w:del ${by}><w:r><w:delText>may</w:delText></w:r></w:del><w:r><w:t>shall</w:t></w:r>`);
  const facility = facilityWith("agreement.docx", draft);
  const remarks = facility.papers[0]?.original?.remarks;
  expect(remarks?.map(({ code }) => code)).toEqual(["paper.changes_tracked"]);
  const again = decodeFacilityJson(JSON.parse(JSON.stringify(encodeFacility(facility))));
  expect(again.ok && again.value.papers[0]?.original).toEqual(facility.papers[0]?.original);
});
