import type { Target } from "../acts/target.ts";
import type { Where } from "./where.ts";

/** A stretch of an instruction: the words from one position to another. */
export type Stretch = { readonly from: number; readonly to: number };

/** What a phrase of an instruction names. */
export type Named =
  /** Words as quoted, or a figure that needs no marks; `each` where all of them are meant. */
  | { readonly is: "words"; readonly inner: Stretch; readonly each: boolean }
  /** A mark of punctuation by its name. */
  | { readonly is: "mark"; readonly mark: string; readonly inner: Stretch }
  /** Parts, definitions, sentences or tables as they stand. */
  | { readonly is: "targets"; readonly targets: readonly Target[] }
  /** The text put in place: what it is called, the labels it brings, the term it defines, the title it goes by. */
  | {
      readonly is: "text";
      readonly noun: string;
      readonly labels: readonly string[];
      readonly term?: string;
      readonly title?: string;
    }
  /** Attachments by name; `own` where they are those of the amending paper. */
  | { readonly is: "attachments"; readonly names: readonly string[]; readonly own: boolean };

/** What a phrase names as far as has been read, where that stands, and where its words end. */
export type Found = { readonly named: Named; readonly where: Where; readonly to: number };
