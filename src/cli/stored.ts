import type { FacilityFile } from "../events/facility.ts";
import type { Report } from "../events/record.ts";
import { openStore, type Store, type StoreLocation } from "../store/open.ts";
import { storeSentence } from "../store/sentences.ts";
import { Stop } from "./exit.ts";

/** The folder of the embedded store when nothing else is said. */
const defaultFolder = ".conformed/store";

/** Where the store is: a server when DATABASE_URL names one, else the folder given, or the default folder. */
export function storeLocation(folder: string | undefined): StoreLocation {
  const databaseUrl = process.env["DATABASE_URL"];
  if (folder === undefined && databaseUrl !== undefined && databaseUrl !== "") return { databaseUrl };
  return { dataDir: folder ?? defaultFolder };
}

// The store that is held open for several pieces of work, with the folder it was asked for by.
let held: { readonly folder: string | undefined; readonly store: Store } | undefined;

/** Opens the store for one piece of work and lets go of it, whatever comes. */
export async function withStore<Value>(
  folder: string | undefined,
  work: (store: Store) => Promise<Value>,
): Promise<Value> {
  if (held !== undefined && held.folder === folder) return work(held.store);
  const opened = await openStore(storeLocation(folder));
  if (!opened.ok) throw new Stop(2, [storeSentence(opened.failure)]);
  try {
    return await work(opened.value);
  } finally {
    await opened.value.close();
  }
}

/** Holds one store open while several commands use it, since opening the embedded one takes most of their time. */
export async function holdingStore<Value>(folder: string, work: () => Promise<Value>): Promise<Value> {
  return withStore(folder, async (store) => {
    held = { folder, store };
    try {
      return await work();
    } finally {
      held = undefined;
    }
  });
}

/** Reads a facility from the store by its id. */
export async function readStored(
  id: string,
  folder: string | undefined,
): Promise<{ readonly facility: FacilityFile; readonly reports: readonly Report[] }> {
  return withStore(folder, async (store) => {
    const stored = await store.read(id);
    if (stored.ok) return { facility: stored.value.facility, reports: stored.value.records };
    const hint = "A facility is named by its folder, or by its id after `conformed open FOLDER`.";
    throw new Stop(2, [storeSentence(stored.failure), hint]);
  });
}
