/** What a command ends with: 0 all is well, 1 there are findings, 2 it was used wrongly or given something unusable. */
export type ExitCode = 0 | 1 | 2;

/** A sentence for the person, and the code of the failure that it tells. A remark on other failures has no code. */
export type Told = { readonly code?: string; readonly sentence: string };

/** Ends a command with sentences for the person, told on the error output. */
export class Stop extends Error {
  readonly exitCode: ExitCode;
  readonly told: readonly Told[];

  constructor(exitCode: ExitCode, told: readonly Told[]) {
    super(told.map(({ sentence }) => sentence).join("\n"));
    this.exitCode = exitCode;
    this.told = told;
  }
}
