import type { RedlineSide } from "../../documents/redline-copy.ts";
import { redlineCopy } from "../../documents/redline-copy.ts";
import { redlineText } from "../../documents/text.ts";
import { writeRedline } from "../../documents/write.ts";
import { pendingInstruments } from "../../servicing/statement.ts";
import type { Withheld } from "../../agreement/confirm.ts";
import type { Standing } from "../../agreement/reading.ts";
import { comparedBy, knownBy, standingOn } from "../../servicing/facility.ts";
import type { ExitCode } from "../exit.ts";
import { anyJson, jsonText } from "../json.ts";
import { type AskOptions, dayAsked, knownAt, loadFacility, parsedDay } from "../load.ts";
import type { Terminal } from "../terminal.ts";
import { documentForms, outFile, type OutOptions, writeOut } from "../write-out.ts";

type RedlineOptions = AskOptions & OutOptions & { readonly fromOn: string; readonly fromKnown?: string };

/**
 * `conformed redline FACILITY --from-on D`: what changed in the agreement between two days, each as known at a moment.
 * Without `--from-known` both are asked with the same knowledge. A file holds the whole agreement, the terminal only
 * what changed.
 */
export async function redlineCommand(terminal: Terminal, name: string, options: RedlineOptions): Promise<ExitCode> {
  const file = outFile(options, documentForms);
  const earlier = parsedDay("--from-on", options.fromOn);
  const open = await loadFacility(name, options);
  const asked = { from: options.fromKnown ?? options.known, to: options.known };
  const [before, after] = [knownBy(open, knownAt(asked.from)), knownBy(open, knownAt(asked.to))];
  const { agreement, withheld } = comparedBy(before, after);
  const withholding = (standing: Standing, from: Withheld | undefined): Standing =>
    from === undefined ? standing : { ...standing, withheld: from };
  const copy = redlineCopy({
    title: open.file.title,
    agreement,
    from: {
      standing: withholding(standingOn(before, earlier), withheld[0]),
      pending: pendingInstruments(before),
      ...momentOf(asked.from),
    },
    to: {
      standing: withholding(standingOn(after, dayAsked(options.on, after)), withheld[1]),
      pending: pendingInstruments(after),
      ...momentOf(asked.to),
    },
  });
  if (file !== undefined) writeOut(file, await writeRedline(copy, file.form));
  if (options.json === true) terminal.out(jsonText(anyJson({ facility: open.file.id, ...copy })));
  else terminal.out(file === undefined ? redlineText(copy, "changed").trimEnd() : `Wrote ${file.path}.`);
  return 0;
}

function momentOf(known: string | undefined): Pick<RedlineSide, "knownAt"> {
  return known === undefined ? {} : { knownAt: knownAt(known) };
}
