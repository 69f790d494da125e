import { existsSync } from "node:fs";
import type { StoreFailure } from "../store/failure.ts";
import { openStore, type Store, type StoreLocation } from "../store/open.ts";
import type { Holding } from "../store/reading.ts";
import { storeSentence } from "../store/sentences.ts";
import { type ExitCode, Stop } from "./exit.ts";
import { misuse } from "./use.ts";

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
  if (!opened.ok) throw stopOn(opened.failure, 2);
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

/** Whether there is a store to ask. Asking never makes one; a server is there until it says otherwise. */
export function isStoreThere(folder: string | undefined): boolean {
  const location = storeLocation(folder);
  return !("dataDir" in location) || existsSync(location.dataDir);
}

/** Reads a facility from the store by its id. Stops when there is no store, or no such facility in it. */
export async function readStored(id: string, folder: string | undefined): Promise<Holding> {
  const location = storeLocation(folder);
  if ("dataDir" in location && !isStoreThere(folder)) {
    throw misuse({ code: "use.no_such_facility", name: id, store: location.dataDir });
  }
  return withStore(folder, async (store) => heldIn(store, id));
}

/** A facility of an open store. Stops when it is not there. */
export async function heldIn(store: Store, id: string): Promise<Holding> {
  const stored = await store.read(id);
  if (stored.ok) return stored.value;
  const { code } = stored.failure;
  const hint = { sentence: 'A facility is named by its folder, or by its id after "conformed open FOLDER".' };
  const told = [{ code, sentence: storeSentence(stored.failure) }];
  throw new Stop(2, code === "store.facility_unknown" ? [...told, hint] : told);
}

/** Ends a command with what the store refused. */
export function stopOn(failure: StoreFailure, exitCode: ExitCode): Stop {
  return new Stop(exitCode, [{ code: failure.code, sentence: storeSentence(failure) }]);
}
