/** What a command ends with: 0 all is well, 1 there are findings, 2 it was used wrongly or given something unusable. */
export type ExitCode = 0 | 1 | 2;

/** Ends a command with sentences for the person, told on the error output. */
export class Stop extends Error {
  readonly code: ExitCode;
  readonly sentences: readonly string[];

  constructor(code: ExitCode, sentences: readonly string[]) {
    super(sentences.join("\n"));
    this.code = code;
    this.sentences = sentences;
  }
}
