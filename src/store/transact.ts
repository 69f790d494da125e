import type { Result } from "../base/result.ts";
import type { Database, Work } from "./tables.ts";

/** Does work that is kept as a whole, or, when it is refused or fails, not at all. */
export async function transact<Value, Failure>(
  database: Database,
  work: (transaction: Work) => Promise<Result<Value, Failure>>,
): Promise<Result<Value, Failure>> {
  const transaction = await database.startTransaction().execute();
  try {
    const result = await work(transaction);
    await (result.ok ? transaction.commit() : transaction.rollback()).execute();
    return result;
  } catch (error) {
    // The first error tells what went wrong; that a broken connection cannot be told to forget is no news.
    if (!transaction.isCommitted && !transaction.isRolledBack) await transaction.rollback().execute().catch(String);
    throw error;
  }
}
