declare const brand: unique symbol;

/** Marks a primitive with the name of what it means, so that two strings or two numbers cannot be swapped. */
export type Brand<Name extends string> = { readonly [brand]: Name };
