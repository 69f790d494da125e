import type { RateGround } from "./term.ts";

const daysWords = /\b[a-z-]+ \((\d+)\) (?:calendar )?days'?|\b(\d+) (?:calendar )?days'?/;

/** Reads one ground of the higher rate; `undefined` when the words are neither of the known grounds. */
export function readGround(clause: string, words: string): RateGround | undefined {
  if (/\bin excess of\b|\bexcess(?:es)?\b/.test(words)) return excessGround(clause, words);
  const triggers: ("termination" | "nonRenewal" | "eventOfDefault")[] = [];
  if (/\btermination\b/i.test(words)) triggers.push("termination");
  if (/\bnon-?renewal\b/i.test(words)) triggers.push("nonRenewal");
  if (/\bEvent of Default\b/.test(words)) triggers.push("eventOfDefault");
  if (triggers.length === 0) return undefined;
  const determinedBy =
    /\b(?:as )?determined by ([A-Z]\w+)|\b(?:as|in the determination of) ([A-Z]\w+)(?: (?:shall )?determines?)?\b/.exec(
      words,
    );
  const by = determinedBy?.[1] ?? determinedBy?.[2];
  return {
    ground: "default",
    clause,
    triggers,
    ...(by === undefined ? {} : { continuingAsDeterminedBy: by }),
    untilPaidInFull: /\bpaid(?: and satisfied)? in full\b/.test(words),
    survivesJudgment: /\bjudgment\b/.test(words),
  };
}

function excessGround(clause: string, words: string): RateGround | undefined {
  const days = daysWords.exec(words);
  const noticeDays = Number(days?.[1] ?? days?.[2]);
  if (Number.isNaN(noticeDays)) return undefined;
  const channels = (["telephonic", "written"] as const).filter((channel) => words.includes(channel));
  const spoken = /\btelephone|\boral/.test(words) && !channels.includes("telephonic") ? (["telephonic"] as const) : [];
  const inWriting = /\bin writing\b/.test(words) && !channels.includes("written") ? (["written"] as const) : [];
  return { ground: "excess", clause, noticeDays, channels: [...channels, ...spoken, ...inWriting] };
}
