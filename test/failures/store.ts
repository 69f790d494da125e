import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import { vi } from "vitest";
import { openEmbedded } from "../../src/store/embedded.ts";
import type { StoreFailure } from "../../src/store/failure.ts";
import { lockFolder } from "../../src/store/folder-lock.ts";
import { conformed, example, happening, happeningsFile, scratch, variant } from "../cli/program.ts";
import type { StoreGuardCode } from "./guards.ts";
import type { Meeting } from "./meeting.ts";

const store = join(scratch, "store");
const inStore = async (...words: readonly string[]) => conformed(...words, "--store", store);
const advance = (amount: string, recordedAt = "2002-12-20T20:00:00Z") => ({
  ...happening("adv-1", "2002-12-20", { type: "AdvanceMade", amount }),
  recordedAt,
});

/** Changes the database behind the program's back. */
async function tampering(statement: ReturnType<typeof sql>): Promise<void> {
  const database = await openEmbedded(store);
  await statement.execute(database);
  await database.destroy();
}

/** One way to meet each refusal of the store, in an order in which they can be met. A code without one does not compile. */
export const refusals: { readonly [Code in Exclude<StoreFailure["code"], StoreGuardCode>]: Meeting } = {
  "store.folder_not_usable": {
    when: "A store in the place of a file",
    meet: async () => {
      writeFileSync(join(scratch, "file"), "");
      return conformed("open", example, "--store", join(scratch, "file"));
    },
  },
  "store.database_unreachable": {
    when: "A DATABASE_URL of a server that does not answer",
    meet: async () => {
      vi.stubEnv("DATABASE_URL", "postgres://desk:secret@127.0.0.1:1/none");
      const answer = await conformed("list");
      vi.unstubAllEnvs();
      return answer;
    },
  },
  "store.folder_in_use": {
    when: "A store that another process has open",
    meet: async () => {
      await inStore("open", example);
      const lock = lockFolder(store);
      const answer = await inStore("list");
      if (lock.ok) lock.value.release();
      return answer;
    },
  },
  "store.facility_unknown": {
    when: "A facility that the store does not have",
    meet: async () => inStore("rate", "riverside"),
  },
  "store.facility_differs": {
    when: "Another facility taken in under the id of one that is there",
    meet: async () => inStore("open", variant({ id: "lexington", settings: { untilDate: "inclusive" } })),
  },
  "store.key_reused": {
    when: "A happening under the key of another",
    meet: async () => {
      await inStore("record", "lexington", happeningsFile(advance("1.00")));
      return inStore("record", "lexington", happeningsFile(advance("2.00")));
    },
  },
  "store.recorded_out_of_order": {
    when: "A happening said to have become known before the last one",
    meet: async () => {
      const early = { ...advance("1.00", "2002-11-20T20:00:00Z"), key: "adv-2" };
      return inStore("record", "lexington", happeningsFile(early));
    },
  },
  "store.damaged": {
    when: "A record that was changed from outside",
    meet: async () => {
      await tampering(
        sql`update record set happening = jsonb_set(happening, '{amount}', '"9.00"') where key = 'adv-1'`,
      );
      return inStore("balance", "lexington");
    },
  },
  "store.newer_than_program": {
    when: "A store that a later version of the program made",
    meet: async () => {
      await tampering(sql`insert into migration (id, name) values (99, 'of a later program')`);
      return inStore("list");
    },
  },
};
