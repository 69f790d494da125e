import type { ServicingFailure } from "../../src/cli/say.ts";
import { happening, paperText } from "../cli/program.ts";
import type { AvailabilityFailure } from "../../src/cli/say-collateral.ts";
import type { GuardCode } from "./guards.ts";
import type { LetterCode } from "./letters.ts";
import { asking, type Meeting, trying } from "./meeting.ts";
import { finds } from "./saltmarsh.ts";

const letter = "letter-2002-10-31";

/** The text of a paper with some of its words changed. */
function reworded(paper: string, from: RegExp, to: string): string {
  const text = paperText(paper);
  if (!from.test(text)) throw new Error(`${paper} does not say ${String(from)}`);
  return text.replace(from, to);
}

const fee = { type: "FeeCharged", instrument: letter, clause: "6", amount: "80,000.00" };
const loan = { type: "EurodollarLoanMade", loan: "E9", amount: "1.00", rate: "4%", periodEndsOn: "2003-02-01" };
const term = {
  type: "TermLoanMade",
  loan: "T1",
  instrument: "accounts-agreement",
  clause: "2.1",
  amount: "2.00",
  maturesOn: "2003-02-01",
};
// A rate at an option, on a clause that is in force, in a facility that has made Eurodollar Rate Loans only.
const sofr = {
  loans: "SOFR Loans",
  paper: "accounts-agreement",
  provision: "2.4",
  index: "SOFR",
  kind: "daily_simple",
  margin: "1.75%",
  calendars: ["us_government_securities"],
};
const termSofr = { ...sofr, kind: "term", breakage: true };
const grid = {
  id: "applicable-margin",
  title: "Applicable Margin",
  paper: "accounts-agreement",
  provision: "2.4",
  loans: "Prime Rate Loans",
  index: "Prime Rate",
  metric: "leverage",
  every: "quarter",
  from: "2003-03-31",
  dueDays: 45,
  late: "highest",
  wrong: "true_up",
  initially: "IV",
  levels: [{ name: "I", margin: "1%" }],
};
const optionLoan = {
  type: "OptionLoanMade",
  loan: "S1",
  option: "SOFR Loans",
  amount: "1,000.00",
  periodEndsOn: "2003-01-21",
};
const fixing = happening("sofr-2002-12-20", "2002-12-20", {
  type: "IndexPublished",
  index: "SOFR",
  rate: "1.25%",
  publisher: "a bank",
});
const outstanding = [fixing, happening("s1", "2002-12-20", { ...optionLoan, loan: "S0" })];
const elected = { type: "RateElected", from: "2002-12-05", electedBy: "Congress" };
const ended = { type: "AgreementTerminated", terminatedBy: "LPC" };
const unfeed = { omit: ["amendment-fee-charged"] };

/** One way to meet each failure of the desk and of its figures. A code without one does not compile. */
export const desk: {
  readonly [Code in Exclude<ServicingFailure["code"], GuardCode | AvailabilityFailure["code"] | LetterCode>]: Meeting;
} = {
  "happening.instrument_unknown": trying("A fee of an exhibit that the letter does not have", {
    ...fee,
    instrument: `${letter}/exhibit-b`,
  }),
  "happening.provision_unknown": trying("A default under a covenant that is not there", {
    type: "DefaultOccurred",
    id: "net worth",
    maturity: "matured",
    causes: [{ kind: "covenant", paper: "covenant-supplement", provision: "IV(z)", testedOn: "2002-12-05" }],
  }),
  "reading.act_not_in_question": finds("A finding of an act that is not there", { act: "7" }),
  "reading.words_differ": finds("A finding of other words", { form: "@ shall pay @ a fee" }),
  "reading.not_offered": finds("A reading that the grammar does not offer", { choice: "overlay" }),
  "servicing.began_already": trying("A second balance brought forward", {
    type: "BalanceBroughtForward",
    amount: "1.00",
  }),
  "servicing.begins_later": trying("An advance before servicing begins", {
    on: "2002-10-01",
    type: "AdvanceMade",
    amount: "1.00",
  }),
  "servicing.not_begun": asking(
    "A balance where none was brought forward",
    { omit: ["brought-forward-2002-10-31"] },
    "balance",
  ),
  "loan.unknown": trying("A request to continue a loan that was never made", {
    type: "ContinuationRequested",
    loan: "E7",
    requestedBy: "LPC",
  }),
  "loan.made_already": trying("A second loan of one name", { ...loan, on: "2002-10-20", loan: "E1" }),
  "loan.instalment_out_of_order": trying("A term loan that matures with its last instalment", {
    ...term,
    instalments: [{ on: "2003-02-01", amount: "1.00" }],
  }),
  "loan.instalments_exceed_it": trying("A term loan whose instalments repay more than it", {
    ...term,
    instalments: [{ on: "2003-01-15", amount: "2.50" }],
  }),
  "loan.period_ends_before_it_begins": trying("An Interest Period of no days", {
    ...loan,
    on: "2002-10-20",
    periodEndsOn: "2002-10-20",
  }),
  "loan.kind_not_available": trying("A Eurodollar Rate Loan after they were stopped", loan),
  "loan.conversion_not_available": trying("A conversion asked for by the borrower after they were stopped", {
    type: "ConversionRequested",
    amount: "1.00",
    requestedBy: "LPC",
  }),
  "collection.exceeds_balance": trying("A collection of more than is owed", {
    type: "CollectionApplied",
    amount: "99,000,000.00",
  }),
  "collection.unknown": trying("The return of an item that was never collected", {
    type: "CollectionReturned",
    collection: "collection-2002-11-21",
    amount: "1.00",
  }),
  "collection.returned_beyond": trying("The return of more than was collected", {
    type: "CollectionReturned",
    collection: "collection-2002-11-20",
    amount: "750,000.01",
  }),
  "collection.clears_before_it_is_applied": trying("Proceeds that clear on the day they are credited", {
    type: "CollectionApplied",
    amount: "1.00",
    clearsOn: "2002-12-20",
  }),
  "agreement.ended_already": trying("A facility that is ended twice", ended, {
    happenings: [happening("ended", "2002-12-18", ended)],
  }),
  "agreement.ended": trying(
    "An advance that is asked for after the facility was ended",
    { type: "AdvanceRequested", amount: "1.00", requestedBy: "LPC" },
    { happenings: [happening("ended", "2002-12-18", ended)] },
  ),
  "posting.month_closed": trying(
    "An advance recorded on a day of which the books are closed",
    { type: "AdvanceMade", amount: "1.00" },
    { happenings: [happening("closed", "2002-12-19", { type: "MonthClosed", through: "2002-12-31" })] },
  ),
  "rate.occurrence_unknown": trying("The higher rate elected on a default that nobody reported", {
    ...elected,
    ground: "event_of_default",
    occurrence: "net worth",
  }),
  "rate.no_higher_rate": trying("The higher rate elected from before the letter that gives it", {
    ...elected,
    from: "2002-10-01",
    ground: "non_renewal",
  }),
  "rate.not_the_elector": trying("The higher rate elected by the borrower", {
    ...elected,
    electedBy: "LPC",
    ground: "non_renewal",
  }),
  "fee.clause_unknown": trying("A fee charged under another clause", { ...fee, clause: "7" }),
  "fee.settled_already": trying("A fee charged a second time", fee),
  "fee.not_yet_payable": trying("A fee of a letter that is not in effect", fee, {
    omit: [...unfeed.omit, "exhibit-a-received-lpc"],
  }),
  "fee.amount_differs": trying("Another amount than the fee", { ...fee, amount: "60,000.00" }, unfeed),
  "fee.may_not_be_charged": trying("A fee charged that may only be paid", fee, {
    ...unfeed,
    papers: {
      [letter]: reworded(
        "2002-10-31-letter-amendment",
        /Congress\s+may, instead of being paid the fee, elect to charge it to LPC's loan\s+account\. /,
        "",
      ),
    },
  }),
  "happening.names_nothing": trying("A cure of a default that nobody knows of", {
    type: "DefaultCured",
    occurrence: "net worth",
  }),
  "happening.name_taken": trying(
    "A second waiver of one name",
    { type: "WaiverGiven", id: "w1", givenBy: "Congress", form: "written", scope: "class" },
    {
      happenings: [
        happening("first", "2002-12-19", {
          type: "WaiverGiven",
          id: "w1",
          givenBy: "Congress",
          form: "written",
          scope: "class",
        }),
      ],
    },
  ),
  "figures.named_twice": trying("A certificate that gives a figure twice", {
    type: "FiguresReported",
    asOf: "2002-11-30",
    figures: [
      { name: "current assets", value: "14,900,000" },
      { name: "current assets", value: "14,800,000" },
    ],
  }),
  "figures.from_the_future": trying("A certificate delivered before its day", {
    type: "FiguresReported",
    asOf: "2002-12-31",
    figures: [],
  }),
  "terms.conflict": asking(
    "An agreement that counts days in two ways",
    {
      papers: {
        "accounts-agreement": reworded(
          "1990-01-11-accounts-financing-agreement",
          /3\.5 Lawful Maximum\. /,
          "$&Interest is computed on a 365 day year and actual days elapsed. ",
        ),
      },
    },
    "rate",
  ),
  "terms.missing": asking(
    "An agreement that does not say how days are counted",
    {
      papers: {
        "accounts-agreement": reworded(
          "1990-01-11-accounts-financing-agreement",
          /three hundred sixty \(360\) day year and actual days elapsed/,
          "year",
        ),
      },
    },
    "balance",
  ),
  "rate.no_clause": asking("A rate for a day before any paper gives one", {}, "rate", "--on", "1990-06-01"),
  "rate.loans_not_told_apart": asking(
    "A rate that a letter gives to new loans only",
    {
      papers: {
        "letter-2002-10-31": reworded(
          "2002-10-31-letter-amendment",
          /The definition of "Interest Rate" set out/,
          'As to Loans made on or after November 1, 2002, the definition of "Interest Rate" set out',
        ),
      },
    },
    "rate",
    "--on",
    "2002-11-10",
  ),
  "rate.out_of_bounds": trying("An index of 1000 per cent", {
    type: "IndexPublished",
    index: "Prime Rate",
    rate: "1000%",
    publisher: "a bank",
  }),
  "rate.published_twice": trying("A second value of an index for one day", {
    on: "2002-11-07",
    type: "IndexPublished",
    index: "Prime Rate",
    rate: "4.50%",
    publisher: "a bank",
  }),
  "rate.option_unknown": trying("A loan of a kind for which no rate is entered", optionLoan),
  "rate.fixing_missing": asking(
    "Interest on a loan at an index of which no value was published for the day that counts",
    { rateOptions: [sofr], happenings: [happening("s1", "2002-12-20", optionLoan)] },
    "balance",
    "--on",
    "2002-12-22",
  ),
  "calendar.year_not_known": trying(
    "A loan whose period ends in a year of which no holiday is known",
    { ...optionLoan, periodEndsOn: "2046-01-20" },
    { rateOptions: [sofr] },
  ),
  "loan.period_ends_on_no_business_day": trying(
    "A period that ends on a holiday",
    { ...optionLoan, periodEndsOn: "2003-01-20" },
    { rateOptions: [sofr] },
  ),
  "loan.business_days_unknown": trying("A term loan whose payments move, where no clause says what a Business Day is", {
    ...term,
    instalments: [],
    paymentDays: "following",
  }),
  "loan.converted_beyond": trying(
    "More converted than is owed at the Prime Rate",
    { ...optionLoan, madeBy: "conversion", amount: "90,000,000.00" },
    { rateOptions: [sofr] },
  ),
  "loan.repaid_beyond": trying(
    "More repaid of a loan than is owed of it",
    { type: "LoanPrepaid", loan: "S0", amount: "2,000.00" },
    { rateOptions: [sofr], happenings: outstanding },
  ),
  "loan.redeployment_needed": trying(
    "A loan repaid early without the rate at which it can be lent again",
    { type: "LoanPrepaid", loan: "S0", amount: "1,000.00" },
    { rateOptions: [termSofr], happenings: outstanding },
  ),
  "rate.no_fixing": asking(
    "A rate for a day before the first value of the index",
    { omit: ["prime-2001-12-12", "prime-2002-11-07"] },
    "rate",
    "--on",
    "2002-11-10",
  ),
  "rate.no_level": asking(
    "A pricing grid that begins at a level it does not have",
    { pricing: [grid] },
    "rate",
    "--on",
    "2002-11-10",
  ),
  "rate.no_statute": asking(
    "A judgment read by statute, under a law whose statute is not known",
    {
      settings: { rateAfterJudgment: "statute" },
      papers: { "letter-2002-10-31": reworded("2002-10-31-letter-amendment", /State of New York/, "State of Ohio") },
      happenings: [happening("judgment", "2003-01-06", { type: "JudgmentEntered" })],
    },
    "balance",
    "--on",
    "2003-01-10",
  ),
  "statement.before_servicing_begins": asking(
    "A statement for a month before servicing begins",
    {},
    "statement",
    "--month",
    "2002-09",
  ),
};
