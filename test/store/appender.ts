import { writeSync } from "node:fs";
import { openStore } from "../../src/store/open.ts";
import { storeSentence } from "../../src/store/sentences.ts";
import { advance, facilityNamed } from "./facilities.ts";

// Appends reports to a store without end, and says the key of each once it was acknowledged.
const [dataDir = "", name = ""] = process.argv.slice(2);
const store = await openStore({ dataDir });
if (!store.ok) throw new Error(storeSentence(store.failure));
await store.value.importFacility(facilityNamed("killed"), []);
writeSync(1, "open\n");
for (let count = 1; ; count += 1) {
  const key = `${name}-${count}`;
  const appended = await store.value.append("killed", advance(key, BigInt(count)));
  if (!appended.ok) throw new Error(storeSentence(appended.failure));
  writeSync(1, `${key}\n`);
}
