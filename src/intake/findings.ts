import type { Finding } from "../papers/text/span.ts";
import type { ChangesRead, MarginComment, TrackedChange } from "./decoded.ts";

/** What was met in a paper that a person should know of before its words are relied on. */
export type Met = {
  readonly changes: readonly TrackedChange[];
  readonly comments: readonly MarginComment[];
  readonly hidden: number;
  readonly symbols: number;
  readonly pictures: number;
  readonly read: ChangesRead;
  /** Where the text ends. */
  readonly end: number;
};

/** What a person should look at: tracked changes, struck words, comments, words that are hidden or cannot be read. */
export function remarkFindings({ changes, comments, hidden, symbols, pictures, read, end }: Met): Finding[] {
  const tracked = changes.filter(({ kind }) => kind !== "struck");
  const struck = changes.filter(({ kind }) => kind === "struck");
  const whole = { start: 0, end };
  const warn = (remark: Pick<Finding, "code" | "message">, span = whole): Finding => ({
    ...remark,
    severity: "warning",
    span,
  });
  const findings: Finding[] = [];
  const [change] = tracked;
  if (change !== undefined) {
    const people = [...new Set(tracked.map(({ by }) => by).filter((by) => by !== ""))].join(", ");
    const how = read === "accepted" ? "as if all were accepted" : "as if none had been made";
    const of = people === "" ? "" : ` by ${people}`;
    const message = `The paper has ${tracked.length} tracked change(s)${of}, read ${how}. Find out which text was signed.`;
    findings.push(warn({ code: "paper.changes_tracked", message }, change.span));
  }
  const [first] = struck;
  if (first !== undefined) {
    const how = read === "accepted" ? "left out" : "read";
    const message = `Words are struck through in ${struck.length} place(s), first “${short(first.text)}”; they are ${how}. Check that they were meant to go.`;
    findings.push(warn({ code: "paper.words_struck", message }, first.span));
  }
  const [comment] = comments;
  if (comment !== undefined) {
    const message = `The paper has ${comments.length} comment(s), first “${short(comment.text)}”. They are no part of its text; settle them.`;
    findings.push(warn({ code: "paper.comments", message }, comment.span));
  }
  if (hidden > 0) {
    findings.push(
      warn({
        code: "paper.words_hidden",
        message: "The paper holds hidden words, which are not read. Show them and look.",
      }),
    );
  }
  if (symbols > 0) {
    const message = `The paper holds ${symbols} symbol(s) of a font that no text has; each stands as “\ufffd”. Look at the paper.`;
    findings.push(warn({ code: "paper.symbols_unread", message }));
  }
  if (pictures > 0) {
    findings.push(
      warn({
        code: "paper.pictures_unread",
        message: `The paper holds ${pictures} picture(s), which are not read. Look at them.`,
      }),
    );
  }
  return findings;
}

function short(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 59)}…`;
}
