import { createHash } from "node:crypto";
import { ok, refuse, type Result } from "../base/result.ts";
import { genesisHash, type Recorded, type Report } from "../events/record.ts";
import { canonicalText, type JsonObject } from "./json.ts";
import { encodeReport } from "./report.ts";

/** The end of a record: how many reports it holds and the hash that stands for all of them. */
export type ChainEnd = { readonly seq: number; readonly hash: string };

/** The end of a record that holds nothing yet. */
export const emptyChain: ChainEnd = { seq: 0, hash: genesisHash };

/** A record that is not what it was when it was chained, with the first report that shows it. */
export type ChainFailure =
  | { readonly code: "record.not_in_sequence"; readonly key: string; readonly seq: number; readonly expected: number }
  | { readonly code: "record.previous_hash_differs"; readonly key: string; readonly seq: number }
  | { readonly code: "record.content_differs_from_hash"; readonly key: string; readonly seq: number };

/** The one text of a report: two reports with the same text say the same. */
export function canonicalReport(report: Report): string {
  return canonicalText(encodeReport(report));
}

/**
 * The hash of a report in its place: SHA-256, in hex, of the hash before it and its canonical text, in UTF-8.
 *
 * A change, a removal or an exchange of earlier reports changes every hash from there on.
 */
function chainHash(previousHash: string, report: JsonObject): string {
  return createHash("sha256").update(previousHash).update(canonicalText(report), "utf8").digest("hex");
}

/** Puts reports on the end of a record, in the order given. */
export function chain(reports: readonly Report[], after: ChainEnd = emptyChain): readonly Recorded[] {
  let end = after;
  return reports.map((report) => {
    const previousHash = end.hash;
    end = { seq: end.seq + 1, hash: chainHash(previousHash, encodeReport(report)) };
    return { ...report, seq: end.seq, previousHash, hash: end.hash };
  });
}

/**
 * Reckons a whole record again from its first report, and returns its end.
 *
 * Refuses `record.not_in_sequence`, `record.previous_hash_differs`, `record.content_differs_from_hash`.
 */
export function verifyChain(records: readonly Recorded[]): Result<ChainEnd, ChainFailure> {
  let end = emptyChain;
  for (const { seq, previousHash, hash, ...report } of records) {
    const { key } = report;
    const expected = end.seq + 1;
    if (seq !== expected) return refuse({ code: "record.not_in_sequence", key, seq, expected });
    if (previousHash !== end.hash) return refuse({ code: "record.previous_hash_differs", key, seq });
    if (hash !== chainHash(previousHash, encodeReport(report))) {
      return refuse({ code: "record.content_differs_from_hash", key, seq });
    }
    end = { seq, hash };
  }
  return ok(end);
}
