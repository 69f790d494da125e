import { money } from "../../base/money.ts";
import { everything } from "../../base/instant.ts";
import type { IsoDate } from "../../base/date.ts";
import { figure } from "../../base/receipt.ts";
import { journalForms, journalOf } from "../../documents/journal.ts";
import { balancesOf, owedInBooks, type Posting } from "../../ledger/posting.ts";
import type { KnownFacility } from "../../servicing/facility.ts";
import { statementAsPosted } from "../../servicing/as-posted.ts";
import { postings } from "../../servicing/postings.ts";
import { restate } from "../../servicing/restate.ts";
import { entryReceipt } from "../../servicing/entry-receipt.ts";
import { amountText } from "../amount.ts";
import type { ExitCode } from "../exit.ts";
import { jsonText, moneyJson, receiptJson } from "../json.ts";
import { type AskOptions, dayAsked, knownAt, loadKnown, orStop, parsedDay, parsedMonth } from "../load.ts";
import { columns, styled, type Terminal } from "../terminal.ts";
import { warnUnconfirmed } from "../tree.ts";
import { misuse } from "../use.ts";

/** The days of which postings are asked: those posted from `--from` to `--to`, both counted. */
export type PostingOptions = AskOptions & { readonly from?: string; readonly to?: string; readonly knownAt?: string };

type Booked = {
  readonly facility: KnownFacility;
  readonly made: readonly Posting[];
  readonly through: IsoDate;
};

async function bookedFor(name: string, options: PostingOptions): Promise<Booked> {
  const { knownAt: moment = options.known } = options;
  const facility = await loadKnown(name, moment === undefined ? options : { ...options, known: moment });
  const last = options.to ?? options.on;
  const through = last === undefined ? dayAsked(undefined, facility) : parsedDay("--to", last);
  const made = orStop(postings(facility, facility.knownAt, through)).filter(({ postedOn }) => postedOn <= through);
  return { facility, made, through };
}

/** `conformed postings FACILITY`: the books as they were made, every difference with its label and its cause. */
export async function postingsCommand(terminal: Terminal, name: string, options: PostingOptions): Promise<ExitCode> {
  const { facility, made, through } = await bookedFor(name, options);
  warnUnconfirmed(terminal, facility);
  const from = options.from === undefined ? undefined : parsedDay("--from", options.from);
  const shown = from === undefined ? made : made.filter(({ postedOn }) => postedOn >= from);
  const owed = money(facility.file.currency, owedInBooks(made));
  if (options.json === true) {
    terminal.out(
      jsonText({
        facility: facility.file.id,
        from: from ?? null,
        to: through,
        postings: shown.map(postingJson),
        balances: balancesJson(facility, made),
        owed: moneyJson(owed),
      }),
    );
    return 0;
  }
  terminal.out(styled(terminal, "bold", `${facility.file.title}: postings to ${through}`));
  const rows = shown.flatMap((posting) => {
    const { postedOn, valueOn, description, cite, cause, legs } = posting;
    const [first, ...rest] = legs.map(({ account, amount }) => [account, amountText(amount)]);
    const words = cite === "" ? cause : cite;
    return [
      [
        postedOn,
        postedOn === valueOn ? "" : `due ${valueOn}`,
        description,
        ...(first ?? ["", ""]),
        words,
        differenceText(posting),
      ],
      ...rest.map(([account = "", amount = ""]) => ["", "", "", account, amount, "", ""]),
    ];
  });
  terminal.out(columns(rows, [4]));
  terminal.out("");
  terminal.out(`Owed on the loans in these books: ${amountText(owed)}`);
  return 0;
}

/** `conformed statement FACILITY --month M --as-posted`: the month as entered, each difference with its cause. */
export async function postedStatementCommand(
  terminal: Terminal,
  name: string,
  options: AskOptions & { readonly month: string },
): Promise<ExitCode> {
  const facility = await loadKnown(name, options);
  warnUnconfirmed(terminal, facility);
  const posted = orStop(statementAsPosted(facility, parsedMonth(options.month)));
  const { month, opensOn, closesOn, opening, lines, closing, balances } = posted;
  if (options.json === true) {
    terminal.out(
      jsonText({
        facility: facility.file.id,
        month,
        opensOn,
        opening: moneyJson(opening),
        lines: lines.map(({ posting, amount }) => ({ amount: moneyJson(amount), ...postingJson(posting) })),
        closesOn,
        closing: moneyJson(closing),
        balances: balances.map(({ account, balance }) => ({ account, balance: moneyJson(balance) })),
      }),
    );
    return 0;
  }
  terminal.out(styled(terminal, "bold", `${facility.file.title}: statement for ${month}, as posted`));
  const rows = [
    [opensOn, "Owed on the loans", amountText(opening), ""],
    ...lines.map(({ posting, amount }) => {
      const due = posting.valueOn === posting.postedOn ? "" : `, due ${posting.valueOn}`;
      return [
        posting.postedOn,
        `${posting.description}${due}`,
        amountText(amount),
        differenceText(posting) || posting.cite,
      ];
    }),
    [closesOn, "Owed on the loans", amountText(closing), ""],
    ...balances.map(({ account, balance }) => ["", `  of which ${account}`, amountText(balance), ""]),
  ];
  terminal.out(columns(rows, [2]));
  return 0;
}

function differenceText({ difference }: Posting): string {
  return difference === undefined ? "" : `${difference.label} (${difference.causes.join(", ")})`;
}

function postingJson(posting: Posting) {
  const { postedOn, valueOn, knownAt: at, kind, description, cite, cause, legs, difference } = posting;
  return {
    postedOn,
    valueOn,
    knownAt: at,
    kind,
    description,
    clause: cite,
    cause,
    difference: difference === undefined ? null : { label: difference.label, causes: [...difference.causes] },
    legs: legs.map(({ account, amount }) => ({ account, amount: moneyJson(amount) })),
    receipt: receiptJson(entryReceipt(posting)),
  };
}

function balancesJson({ file }: KnownFacility, made: readonly Posting[]) {
  return [...balancesOf(made)].map(([account, minor]) => ({
    account,
    balance: moneyJson(money(file.currency, minor)),
  }));
}

/** `conformed journal FACILITY --format hledger|beancount`: the same postings for other programs of account. */
export async function journalCommand(
  terminal: Terminal,
  name: string,
  options: PostingOptions & { readonly format: string },
): Promise<ExitCode> {
  const form = journalForms.find((each) => each === options.format);
  if (form === undefined) throw misuse({ code: "use.journal_form_unknown", format: options.format });
  const { facility, made, through } = await bookedFor(name, options);
  warnUnconfirmed(terminal, facility);
  const journal = journalOf(form, facility.file.title, made);
  const owed = money(facility.file.currency, owedInBooks(made));
  const json = {
    facility: facility.file.id,
    format: form,
    to: through,
    balances: balancesJson(facility, made),
    journal,
    receipt: receiptJson(figure(`Owed on ${through} in these books`, moneyJson(owed), made.map(entryReceipt))),
  };
  terminal.out(options.json === true ? jsonText(json) : journal.trimEnd());
  return 0;
}

/** `conformed restate FACILITY --known-at A --against B`: each line that differs between two moments, and why. */
export async function restateCommand(
  terminal: Terminal,
  name: string,
  options: AskOptions & { readonly knownAt: string; readonly against?: string },
): Promise<ExitCode> {
  const [from, to] = [knownAt(options.knownAt), options.against === undefined ? everything : knownAt(options.against)];
  // Of what is asked, all that was known by either moment must have been allowed.
  const facility = await loadKnown(
    name,
    from < to ? { ...options, ...against(options.against) } : { ...options, known: options.knownAt },
  );
  warnUnconfirmed(terminal, facility);
  const through = dayAsked(options.on, facility);
  const { before, after, lines, learned } = orStop(restate(facility, from, to, through));
  const by = money(after.currency, after.minor - before.minor);
  if (options.json === true) {
    terminal.out(
      jsonText({
        facility: facility.file.id,
        on: through,
        knownAt: from,
        against: to,
        owedBefore: moneyJson(before),
        owedAfter: moneyJson(after),
        by: moneyJson(by),
        lines: lines.map(({ receipt, before: was, after: is, by: moved, ...line }) => ({
          ...line,
          before: moneyJson(was),
          after: moneyJson(is),
          by: moneyJson(moved),
          receipt: receiptJson(receipt),
        })),
        learned: learned.map(receiptJson),
      }),
    );
    return 0;
  }
  terminal.out(styled(terminal, "bold", `${facility.file.title}: the account to ${through}, restated`));
  const rows = lines.map(({ on, description, before: was, after: is, by: moved, clause, clauseBefore }) => {
    const cite = clause === clauseBefore || clauseBefore === "" ? clause : `${clauseBefore} → ${clause}`;
    return [on, description, amountText(was), amountText(is), amountText(moved), cite];
  });
  terminal.out(columns([...rows, ["", "Owed", amountText(before), amountText(after), amountText(by), ""]], [2, 3, 4]));
  if (learned.length > 0) terminal.out("\nLearned between the two moments:");
  for (const { label, cite = "", value = "" } of learned) terminal.out(`  ${value}  ${label}  [${cite}]`);
  return 0;
}

function against(moment: string | undefined): { known?: string } {
  return moment === undefined ? {} : { known: moment };
}
