import { mkdirSync, realpathSync } from "node:fs";
import { resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { ok, refuse, type Result } from "../base/result.ts";
import type { FacilityFile } from "../events/facility.ts";
import type { Report } from "../events/record.ts";
import type { AppendFailure, ImportFailure, OpenFailure, ReadFailure } from "./failure.ts";
import { type FolderLock, lockFolder } from "./folder-lock.ts";
import { type Imported, importFacility } from "./importing.ts";
import { migrate } from "./migrations.ts";
import type { Appended } from "./place.ts";
import { type Entry, type Holding, listFacilities, readFacility } from "./reading.ts";
import type { Database } from "./tables.ts";
import { appendReport } from "./writing.ts";

/** Where facilities are kept: a folder of this machine, or a PostgreSQL server by its URL. */
export type StoreLocation = { readonly dataDir: string } | { readonly databaseUrl: string };

/**
 * The facilities that are kept, and their records.
 *
 * What was acknowledged in a folder survives the end of this process, however it ends, and not the end of the machine:
 * the database in the folder leaves it to the operating system when bytes reach the disk. What must survive a power
 * cut belongs on a server, which answers only when its log is on the disk.
 */
export type Store = {
  readonly importFacility: (
    facility: FacilityFile,
    reports: readonly Report[],
  ) => Promise<Result<Imported, ImportFailure>>;
  readonly list: () => Promise<readonly Entry[]>;
  readonly read: (facilityId: string) => Promise<Result<Holding, ReadFailure>>;
  readonly append: (facilityId: string, report: Report) => Promise<Result<Appended, AppendFailure>>;
  /** Lets go of the database, and of the folder. Nothing may be asked afterwards. */
  readonly close: () => Promise<void>;
};

/**
 * Opens a store, making it first if there is none, and brings its tables to the form this program knows.
 *
 * Refuses `store.folder_in_use`, `store.folder_not_usable`, `store.database_unreachable`, `store.newer_than_program`.
 */
export async function openStore(location: StoreLocation): Promise<Result<Store, OpenFailure>> {
  const opened =
    "dataDir" in location ? await openFolder(resolve(location.dataDir)) : await openServer(location.databaseUrl);
  if (!opened.ok) return opened;
  const { database, close } = opened.value;
  try {
    const version = await migrate(database);
    if (version.ok) return ok(storeOn(opened.value));
    await close();
    return version;
  } catch (error) {
    await close();
    throw error;
  }
}

/** A database and the way to let go of it. */
type Opened = { readonly database: Database; readonly close: () => Promise<void> };

function storeOn({ database, close }: Opened): Store {
  return {
    importFacility: async (facility, reports) => importFacility(database, facility, reports),
    list: async () => listFacilities(database),
    read: async (facilityId) => readFacility(database, facilityId),
    append: async (facilityId, report) => appendReport(database, facilityId, report),
    close,
  };
}

async function openServer(databaseUrl: string): Promise<Result<Opened, OpenFailure>> {
  const { connect } = await import("./server.ts");
  return connect(databaseUrl);
}

async function openFolder(folder: string): Promise<Result<Opened, OpenFailure>> {
  const lock = await takeFolder(folder);
  if (!lock.ok) return lock;
  const { release } = lock.value;
  try {
    const { openEmbedded } = await import("./embedded.ts");
    const database = await openEmbedded(realpathSync(folder));
    const close = async (): Promise<void> => {
      await database.destroy();
      release();
    };
    return ok({ database, close });
  } catch (error) {
    release();
    return refuse({ code: "store.folder_not_usable", folder, reason: reasonOf(error) });
  }
}

async function takeFolder(folder: string): Promise<Result<FolderLock, OpenFailure>> {
  try {
    mkdirSync(folder, { recursive: true });
    const path = realpathSync(folder);
    const lock = lockFolder(path);
    if (lock.ok) return lock;
    // Two that come at once may both have given way.
    await pause(50 + (process.pid % 10) * 20);
    return lockFolder(path);
  } catch (error) {
    return refuse({ code: "store.folder_not_usable", folder, reason: reasonOf(error) });
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
