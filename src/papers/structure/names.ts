import { allMatches } from "../text/match.ts";

/**
 * A name that a paper gives to something in passing: `Northern Finance Company ("Northern")`.
 *
 * Shape: `term` is the name; `means` the words before it that it stands for; `members` the clauses it gathers, such as
 * (a), (b) and (c), when it says so. Positions are in the text that was searched.
 */
export type NamedTerm = {
  readonly term: string;
  readonly means: string;
  readonly members: readonly string[];
  readonly from: number;
  readonly to: number;
};

/** A party to a paper with the short names the paper gives it. */
export type PaperParty = {
  readonly name: string;
  readonly shortNames: readonly string[];
  readonly formerly: readonly string[];
};

// Brackets that hold a name, with brackets such as those of "(a)" allowed inside; or a sentence that gives a name.
const bracketed = /\(((?:[^()]|\([^()]*\))*"[^"()]+"(?:[^()]|\([^()]*\))*)\)/g;
const sentence =
  /(?:^|[.;] )([^.;]{5,300}?) (?:is|are) (?:(?:collectively |herein )?(?:called|referred to (?:herein )?as) )?(?:the )?("[^"]+")(?=\.|$)/g;

const mayBeGiven = / (?:is|are) (?:(?:collectively |herein )?(?:called|referred to (?:herein )?as) )?(?:the )?"/;

/** The names given in brackets and quotation marks in a text, in their order. */
export function namedTermsIn(text: string): NamedTerm[] {
  if (!text.includes('"')) return [];
  const inBrackets = allMatches(bracketed, text).map((match) => ({ match, inner: match[1] ?? "" }));
  const inSentences = allMatches(sentence, text, mayBeGiven).map((match) => ({
    match,
    inner: match[0],
  }));
  return [...inBrackets, ...inSentences].flatMap(({ match, inner }) => {
    const [from, to] = [match.index, match.index + match[0].length];
    const means = text.slice(Math.max(0, from - 400), from).trim();
    return allMatches(/"([^"]+)"/g, inner).map(([, term = ""]) => ({
      term: term.replace(/[,.]$/, ""),
      means: phraseBefore(means),
      members: membersIn(inner),
      from,
      to,
    }));
  });
}

// `the indebtedness referred to in clauses (a), (b), and (c) is referred to herein as the "…"`
function membersIn(inner: string): string[] {
  const list = /\bclauses? ((?:\([a-z]+\)(?:,? and |,? or |, )?)+)/.exec(inner)?.[1] ?? "";
  return allMatches(/\([a-z]+\)/g, list).map(([member]) => member);
}

// The nearest run of words before a bracket, back to a comma, a bracket or the start of the sentence.
function phraseBefore(before: string): string {
  const clause =
    /(?:^|(?<!\b[Nn][Oo])[.;(]\s+|\b(?:between|among|and|(?<!(?:amended|modified|supplemented|restated) )by) )((?:(?!\b(?:between|among)\b)[^.;()]|(?<=\b[Nn][Oo])\.|\.(?=,| [a-z]|\w)){2,200})$/.exec(
      before,
    )?.[1];
  return (clause ?? before).trim();
}

// `eBay` and `iWatt` are names, too. A page of capitals is no name: words and their number have an end.
const nameWord = "(?:[A-Z]|[a-z]{1,2}[A-Z])[\\w&.'/-]{0,60}";
const nameEnding =
  "(?:,? (?:(?:Inc|INC|Ltd|LTD|Corp|CORP)\\.?|N\\.A\\.|L\\.P\\.|LLC|L\\.L\\.C\\.|National Association|NATIONAL ASSOCIATION))?";
const properName = `${nameWord}(?: (?:of |the |and |& )?${nameWord}){0,24}${nameEnding}`;
const organized = '(?: (?:duly )?(?:organized|existing|formed|incorporated) [^()";]{3,80})?';
const body = "(?:corporation|company|association|partnership|bank|trust)";
const descriptor = `(?:,? an? (?:[A-Z]?[a-z]+ ){0,6}?${body}${organized})?`;
const former = `(?:,?(?: which was)? (?:formerly|then) (?:known as |named |called )?(${properName}),?)?`;
const alias = `(?: \\((?:f/k/a|formerly known as) (${properName})\\))?`;
const partyPattern = new RegExp(`\\b(${properName})${alias}${descriptor}${former},? ?\\(([^()]*"[^()]*)\\)`, "g");
const notAParty =
  /\b(?:Documents|DOCUMENTS|CONSENT|CONFIRMATION|Acceptance|Agreements?|Amendments?|Supplements?|Dates?|Loans?|Notes?|Guarant(?:y|ee)|Waiver|Exhibit|Rate|Commission)\b|\b(?:AGREEMENT|AMENDMENT|SUPPLEMENT|WAIVER)\b|^(?:(?:(?:Administrative|Collateral) )?(?:Agent|Company|Lender|Borrower|Bank)s?(?: and )?){1,3}$/;

// A state by whose law a company is made, and a place at which something stands.
const ofPlace = /\blaws of (?:the )?(?:(?:[Ss]tate|[Cc]ommonwealth) of )?$|\b(?:at|in|near) $/;

// A company that a party took over.
const predecessor = /\b(?:successor(?:[ -](?:by|in)[ -](?:merger|interest))? (?:of|to|with)|formerly) $/i;

/** The parties named in an opening such as `between A ("X") and B, formerly known as C ("Y")`. */
export function partiesIn(opening: string): PaperParty[] {
  return allMatches(partyPattern, opening)
    .filter(({ 1: name = "", index }) => {
      const before = opening.slice(Math.max(0, index - 40), index);
      // `Northern Bank, Columbus, Ohio (the "Bank")`: where a party sits.
      const isPlace = !name.includes(" ") && /\b[A-Z][a-z]+, $/.test(before);
      return !notAParty.test(name) && !isPlace && !ofPlace.test(before) && !predecessor.test(before);
    })
    .map(([, name = "", once, formerly = once, brackets = ""]) => ({
      name: name.replace(/^(?:AND|BY) (?=[A-Z])/, "").trim(),
      shortNames: allMatches(/"([^"]+)"/g, brackets.split(";")[0] ?? "").map(([, short = ""]) =>
        short.replace(/[,.]$/, ""),
      ),
      formerly: formerly === undefined ? [] : [formerly],
    }));
}
